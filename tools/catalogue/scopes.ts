import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Listed } from './list-operations';

type Scopes = readonly string[] | undefined;

export interface ScopeSets {
  readonly classic: Scopes;
  readonly granular: Scopes;
}

/** Every scope name a Forge manifest may hold: Atlassian's own list, as `forge lint` uses it. */
export function readKnownScopes(): ReadonlySet<string> {
  // By path, because the package does not export it.
  const file = new URL('../../node_modules/@forge/manifest/out/scopes/shipyard-scopes.json', import.meta.url);
  return new Set(z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))));
}

/** docs/decisions/0003-scopes.md. Throws on a scope that `known` lacks. */
export function scopeSetsOf({ id, documented }: Listed, known: ReadonlySet<string>): ScopeSets {
  const sets = documented['x-atlassian-oauth2-scopes'];
  const found = sets === undefined ? fromSecurity(documented.security) : fromStates(sets);
  for (const scope of [...(found.classic ?? []), ...(found.granular ?? [])]) {
    if (!known.has(scope)) throw new Error(`${id}: unknown scope ${scope}`);
  }
  return { classic: sorted(found.classic), granular: sorted(found.granular) };
}

/** All Current or all Beta. An empty Current beside a listed Beta counts for nothing: only the Beta set opens the operation. */
function fromStates(sets: readonly { state: string; scopes: readonly string[] }[]): ScopeSets {
  const listed = (state: string): Scopes => sets.find((set) => set.state === state)?.scopes;
  const [current, beta] = [listed('Current'), listed('Beta')];
  const nothingListed = isEmpty(current ?? []) && isEmpty(beta ?? []);
  if (nothingListed) return { classic: [], granular: undefined };
  return { classic: unlessEmpty(current), granular: unlessEmpty(beta) };
}

/** One set only; the names tell its kind. */
function fromSecurity(
  security: readonly Readonly<Record<string, readonly string[]>>[] | undefined,
): ScopeSets {
  const scopes = security?.find((requirement) => 'OAuth2' in requirement)?.OAuth2;
  if (scopes === undefined) return { classic: undefined, granular: undefined };
  return scopes.some(isGranular)
    ? { classic: undefined, granular: scopes }
    : { classic: scopes, granular: undefined };
}

/** `read:issue:jira` has a third part, `read:jira-work` has none. */
const isGranular = (scope: string): boolean => scope.split(':').length > 2;
const isEmpty = (scopes: readonly string[]): boolean => scopes.length === 0;
const unlessEmpty = (scopes: Scopes): Scopes =>
  scopes === undefined || isEmpty(scopes) ? undefined : scopes;
const sorted = (scopes: Scopes): Scopes => (scopes === undefined ? undefined : [...new Set(scopes)].sort());
