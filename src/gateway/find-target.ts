/**
 * What does this request touch, and what may the token's owner do there? Both are asked of Jira side by side, as far as the second
 * can be asked before the first is answered.
 */
import { ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import type { Findings } from '../policy/decide';
import { judgeReach } from '../policy/judge-reach';
import type { ReachToday } from '../policy/hold';
import { needsOf, type Standing } from '../policy/standing';
import type { Target } from '../policy/target';
import type { ReadyRequest } from './ready-request';
import type { Refusal } from './refusal';
import { askStanding, type StandingPorts } from './standing/ask-standing';
import { aim, type Aim } from './target/aim';
import { barFast } from './target/bar-fast';
import { browseNeeds, guessNeeds } from './target/guess-needs';
import { place } from './target/place';
import { typeCustomValues } from './target/type-custom-values';

/** A request with its permissions complete, and what was found out about it. */
export interface Found {
  readonly request: ReadyRequest;
  readonly findings: Findings;
}

export async function findTarget(
  ready: ReadyRequest,
  reach: ReachToday,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Found, Refusal>> {
  const aimed = aim(ready, reach);
  const located = await locate(aimed, reach, ports, now);
  if (!located.ok) return located;
  const { request, target, guessed } = located.value;
  // What is out of reach costs no question about its owner: `decide` denies it whatever the standing is.
  if (judgeReach(reach, request, target)) return ok({ request, findings: { target, standing: NOT_ASKED } });
  // What could not be told a moment ago is not asked again.
  if (guessed && guessed.kind !== 'known') return ok({ request, findings: { target, standing: guessed } });
  const needs = [...needsOf(request.permissions, target), ...browseNeeds(target, reach)];
  const standing = await askStanding(needs, ports, now);
  return standing.ok ? ok({ request, findings: { target, standing: standing.value } }) : standing;
}

const NOT_ASKED: Standing = { kind: 'unknown', why: 'no-answer' };

interface Located {
  /** With the permissions that its custom fields ask for. */
  readonly request: ReadyRequest;
  readonly target: Target;
  /** What was learnt of the owner meanwhile. */
  readonly guessed?: Standing;
}

/** What was aimed at, placed by Jira. Standing that can be guessed to be needed is asked for meanwhile, and remembered. */
async function locate(
  aimed: Aim,
  reach: ReachToday,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Located, Refusal>> {
  const settled = (target: Target): Result<Located, Refusal> => ok({ request: aimed.request, target });
  if (aimed.kind === 'settled') return settled(aimed.target);
  const barred = barFast(aimed.names.named, reach);
  if (barred) return settled({ kind: barred });
  const typed = await typeCustomValues(aimed.names.customValues, ports, now);
  if (!typed.ok) return typed;
  if ('part' in typed.value) return settled({ kind: 'unresolved', where: 'body', part: typed.value.part });
  const named = [...aimed.names.named, ...typed.value.named];
  const permissions = [...new Set([...aimed.request.permissions, ...typed.value.permissions])];
  const at = { ...aimed, named, request: { ...aimed.request, permissions } };

  const [guessed, placed] = await Promise.all([
    askStanding(guessNeeds(at, reach, ports, now), ports, now),
    place(at, reach, ports, now),
  ]);
  if (!placed.ok) return placed;
  return guessed.ok ? ok({ request: at.request, target: placed.value, guessed: guessed.value }) : guessed;
}
