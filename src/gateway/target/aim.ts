/** What a request aims at, as far as it says so itself: the verdict of its operation, carried out. Pure. */
import type { ReachToday } from '../../policy/hold';
import { isGlobal } from '../../policy/standing';
import type { Target, Unresolved } from '../../policy/target';
import type { ReadyRequest } from '../ready-request';
import { bindQuery } from './bind-query';
import type { Named, Names } from './named';
import { namesOf } from './names-of';

/** `request`: with the token's projects where it named none and would have been answered for all, its permissions complete. */
export type Aim =
  /** Nothing is to be asked of Jira to know the target. */
  | { readonly kind: 'settled'; readonly request: ReadyRequest; readonly target: Target }
  | {
      readonly kind: 'named';
      readonly request: ReadyRequest;
      readonly names: Names;
      readonly mode: AimMode;
    };

/** What is aimed at, with what its custom values name. */
export type AimedAt = Extract<Aim, { readonly kind: 'named' }> & { readonly named: readonly Named[] };

/**
 * - `place`: Jira places all that is named, before anything is sent.
 * - `verify`: a plain read of one thing, which Jira's own reply places before a byte of it is returned.
 * - `confine`: the reply is confined to the projects; what is named beside (a board, an epic) is placed before.
 */
export type AimMode = 'place' | 'verify' | 'confine';

export function aim(ready: ReadyRequest, reach: ReachToday): Aim {
  const { kind } = ready.operation.locator;
  if (kind === 'global') return { kind: 'settled', request: ready, target: { kind: 'site-metadata' } };
  if (kind === 'self') return { kind: 'settled', request: ready, target: { kind: 'self' } };
  if (kind !== 'deny') return aimAtNamed(ready, reach);
  return reach.kind === 'site'
    ? { kind: 'settled', request: ready, target: { kind: 'site' } }
    : unresolved(ready, 'deny');
}

function aimAtNamed(ready: ReadyRequest, reach: ReachToday): Aim {
  const bound = bindQuery(ready, reach);
  if (!bound.ok) return unresolved(ready, 'query', bound.error.param);
  const names = namesOf(bound.value);
  if (!names.ok) return unresolved(ready, names.error.where, names.error.part);
  // Nobody names so many: each would cost a part of a question before anything is known.
  if (names.value.named.length > NAMES_MAX) return unresolved(ready, 'body');
  const permissions = [...new Set([...ready.permissions, ...names.value.permissions])];
  const request = { ...bound.value, permissions };
  const named = { kind: 'named', request, names: names.value } as const;
  const mode = modeOf(ready);
  if (reach.kind === 'projects') return { ...named, mode };
  const namesNothing = names.value.named.length + names.value.customValues.length === 0;
  if (mode !== 'place' || !namesNothing) return { ...named, mode };
  return onlyReads(ready) && permissions.every((one) => one === 'BROWSE_PROJECTS' || isGlobal(one))
    ? { ...named, mode: 'confine' }
    : unresolved(ready, 'query');
}

/** Jira's bulk operations take 1,000 issues; lists name some beside them. */
const NAMES_MAX = 1_100;

const onlyReads = ({ effects }: ReadyRequest): boolean => effects.every((effect) => effect === 'read');

const unresolved = (request: ReadyRequest, where: Unresolved, part?: string): Aim => ({
  kind: 'settled',
  request,
  target: { kind: 'unresolved', where, part },
});

const PLACED_BY_REPLY: ReadonlySet<string> = new Set([
  'GET /rest/api/3/issue/{issueIdOrKey}',
  'GET /rest/agile/1.0/issue/{issueIdOrKey}',
  'GET /rest/api/3/project/{projectIdOrKey}',
]);

/** How an operation whose verdict is to be carried out is aimed. */
export function modeOf(ready: ReadyRequest): AimMode {
  const { id, locator } = ready.operation;
  // With `updateHistory=true` even this leaves a mark, and must be placed before.
  if (PLACED_BY_REPLY.has(id) && onlyReads(ready)) return 'verify';
  return locator.kind === 'jql' || locator.kind === 'respfilter' ? 'confine' : 'place';
}
