/** The host's control surface, asked from the page. */
import type { SiteOverview } from '../../host/control/site-overview';

export type Site = SiteOverview;
export type Person = Site['people'][number];

export async function readSite(): Promise<Site> {
  const response = await fetch('/local/site');
  if (!response.ok) throw new Error(`GET /local/site answered ${response.status}`);
  return (await response.json()) as Site;
}

export interface InvokeCall {
  readonly moduleKey: string;
  readonly functionKey: string;
  readonly payload: unknown;
  /** Absent: anonymous. */
  readonly accountId: string | undefined;
  readonly projectKey: string | undefined;
}

/** What `invoke()` of @forge/bridge does: the resolver's value, or a rejection with the platform's reason. */
export async function invoke({
  moduleKey,
  functionKey,
  payload,
  accountId,
  projectKey,
}: InvokeCall): Promise<unknown> {
  const path = `/local/invoke/${encodeURIComponent(moduleKey)}/${encodeURIComponent(functionKey)}`;
  const query = projectKey === undefined ? '' : `?project=${encodeURIComponent(projectKey)}`;
  const response = await fetch(path + query, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(accountId === undefined ? {} : { 'x-local-user': accountId }),
    },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new Error(
    typeof answer === 'object' && answer !== null && 'error' in answer
      ? String(answer.error)
      : response.statusText,
  );
}
