/** Stored records that no page can make yet: written straight into the host's storage, as another version of the app would. */
import { WIDE } from './rules';
import type { Site } from './site';

interface StoredToken {
  readonly details: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

export function plantToken(site: Site, locator: string, edit: (stored: StoredToken) => unknown): void {
  const { kvs } = site.host.state;
  const found = kvs.dump().entities.find(({ entity, key }) => entity === 'token' && key === locator);
  if (found === undefined) throw new Error(`no token ${locator}`);
  const value = edit(found.value as StoredToken);
  const answer = kvs.answer('/api/v1/entity/set', { entityName: 'token', key: locator, value });
  if (answer.status >= 300) throw new Error(`not planted: ${JSON.stringify(answer)}`);
}

/** In place of the policy: one with a rule that this version does not know, and so cannot carry out. */
export function plantUnreadablePolicy(site: Site): void {
  const value = {
    revision: 1,
    changedAt: 0,
    changedBy: 'nobody',
    rules: { ...WIDE, scopes: [...WIDE.scopes], ruleOfTomorrow: true },
  };
  const answer = site.host.state.kvs.answer('/api/v1/entity/set', {
    entityName: 'policy',
    key: 'site',
    value,
  });
  if (answer.status >= 300) throw new Error(`not planted: ${JSON.stringify(answer)}`);
}

/** In place of the freeze: one with a kind that this version does not know. */
export function plantUnreadableFreeze(site: Site): void {
  const value = { revision: 1, changedAt: 0, entries: [{ id: 'x', of: { kind: 'group' } }] };
  const answer = site.host.state.kvs.answer('/api/v1/entity/set', {
    entityName: 'freeze',
    key: 'site',
    value,
  });
  if (answer.status >= 300) throw new Error(`not planted: ${JSON.stringify(answer)}`);
}

/** As if nothing had ever been frozen. Jira hears nothing of it. */
export function dropFreeze(site: Site): void {
  const answer = site.host.state.kvs.answer('/api/v1/entity/delete', { entityName: 'freeze', key: 'site' });
  if (answer.status >= 300) throw new Error(`not dropped: ${JSON.stringify(answer)}`);
}

/** As if the record of a token's use had not been made when the token was issued. */
export function dropUsage(site: Site, locator: string): void {
  const answer = site.host.state.kvs.answer('/api/v1/entity/delete', { entityName: 'usage', key: locator });
  if (answer.status >= 300) throw new Error(`not dropped: ${JSON.stringify(answer)}`);
}

/** As if no project had ever had rules. Jira hears nothing of it. */
export function dropProjectRules(site: Site): void {
  const key = { entityName: 'project-rules', key: 'site' };
  const answer = site.host.state.kvs.answer('/api/v1/entity/delete', key);
  if (answer.status >= 300) throw new Error(`not dropped: ${JSON.stringify(answer)}`);
}

export function plantUnreadableRules(site: Site): void {
  const value = { revision: 1, changedAt: 0, projects: [{ rules: { onlyOnMondays: true } }] };
  const record = { entityName: 'project-rules', key: 'site', value };
  const answer = site.host.state.kvs.answer('/api/v1/entity/set', record);
  if (answer.status >= 300) throw new Error(`not planted: ${JSON.stringify(answer)}`);
}
