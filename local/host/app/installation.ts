/** One app, installed on one site, in one environment: the ids that Forge hands to the app. */
import { createHash } from 'node:crypto';
import type { JiraSite } from '../../ports';
import type { AppManifest } from './manifest';

export interface Installation {
  readonly appId: string;
  readonly environmentId: string;
  readonly installationId: string;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly contextAri: string;
  /** `installation` as handlers get it in their second argument. */
  readonly asContext: InstallationContext;
}

export interface InstallationContext {
  readonly ari: { readonly installationId: string; toString(): string };
  readonly contexts: readonly { readonly cloudId: string; toString(): string }[];
}

/** The same ids for the same app on the same site, on every start. */
export function installOn(site: JiraSite, appId: string): Installation {
  const { cloudId, siteUrl } = site;
  const installationId = uuidOf(`installation ${appId} ${cloudId}`);
  const contextAri = `ari:cloud:jira::site/${cloudId}`;
  const ari = { installationId, toString: () => `ari:cloud:ecosystem::installation/${installationId}` };
  return {
    appId,
    environmentId: uuidOf(`environment ${appId}`),
    installationId,
    cloudId,
    siteUrl,
    contextAri,
    asContext: { ari, contexts: [{ cloudId, toString: () => contextAri }] },
  };
}

/** The app's own permissions under the keys that Jira gives them (manifest-reference/modules/jira-global-permission). */
export const permissionsOf = (
  { appId, environmentId }: Installation,
  { appPermissions }: Pick<AppManifest, 'appPermissions'>,
) =>
  appPermissions.map(({ moduleKey, ...permission }) => ({
    ...permission,
    key: `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`,
  }));

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
