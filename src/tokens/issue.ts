import { fail, ok, type Result } from '../base/result';
import type { Random } from '../base/random';
import { DAY_MS, type Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import type { Ceiling } from '../policy/ceiling';
import type { Reach } from '../policy/grant';
import { problem, type Problem } from '../policy/problem';
import { daysFor } from '../policy/rules';
import { digestOf } from './digest';
import type { TokenRecord } from './record';
import type { Secret } from './secret';
import { drawLocator, drawSecret } from './token';

/** What a person asks for. Already parsed; whether it may be granted is said here. */
export interface TokenRequest {
  readonly ownerId: string;
  readonly name: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly reach: Reach;
  /** Whole days; absent: the policy's default for these effects. */
  readonly days: number | undefined;
}

export interface IssuedToken {
  readonly record: TokenRecord;
  readonly secret: Secret;
}

/** Pure: request ∩ ceiling → a new record and its secret, or every problem at once. Nothing is trimmed silently. */
export function issue(
  request: TokenRequest,
  ceiling: Ceiling,
  { now, random }: { readonly now: Instant; readonly random: Random },
): Result<IssuedToken, readonly Problem[]> {
  const problems = problemsWith(request, ceiling);
  if (problems.length > 0) return fail(problems);
  const secret = drawSecret(random);
  const days = request.days ?? daysFor(ceiling.rules.lifetimeDaysDefault, request.effects);
  const { ownerId, name, purpose, scopes, effects, reach } = request;
  const record: TokenRecord = {
    locator: drawLocator(random),
    digest: digestOf(secret),
    ownerId,
    issuerId: ownerId,
    name,
    purpose,
    grant: { scopes, effects, reach, issuedAt: now, expiresAt: now + days * DAY_MS },
    state: 'active',
    version: 1,
  };
  return ok({ record, secret });
}

/** Everything that stands between a request and its token today. Empty: it may be issued. */
export function problemsWith(request: TokenRequest, ceiling: Ceiling): readonly Problem[] {
  if (!ceiling.tokensOn)
    return [
      problem('', 'tokens-off', 'Tokens are switched off on this site. A Jira admin can switch them on.'),
    ];
  return [
    ...scopeProblems(request, ceiling),
    ...effectProblems(request, ceiling),
    ...reachProblems(request, ceiling),
    ...dayProblems(request, ceiling),
  ];
}

const scopeProblems = ({ scopes }: TokenRequest, ceiling: Ceiling): readonly Problem[] =>
  scopes.length === 0
    ? [problem('scopes', 'scope-none', 'Choose at least one scope.')]
    : scopes.flatMap((scope, index) =>
        ceiling.scopes.has(scope)
          ? []
          : [problem(`scopes.${index}`, 'scope-over-policy', 'Your Jira admins do not allow this scope.')],
      );

const effectProblems = ({ effects }: TokenRequest, ceiling: Ceiling): readonly Problem[] =>
  effects.length === 0
    ? [problem('effects', 'effect-none', 'Choose at least one effect: read, write, delete or manage.')]
    : effects.flatMap((effect, index) =>
        ceiling.effects.has(effect)
          ? []
          : [
              problem(
                `effects.${index}`,
                'read-only',
                'Your Jira admins allow tokens that read, nothing more.',
              ),
            ],
      );

const reachProblems = ({ reach }: TokenRequest, ceiling: Ceiling): readonly Problem[] =>
  reach.kind === 'site' && !ceiling.siteWideTokens
    ? [problem('reach', 'site-wide-off', 'Your Jira admins allow tokens that are bound to a project only.')]
    : [];

function dayProblems({ days, effects }: TokenRequest, ceiling: Ceiling): readonly Problem[] {
  const most = effects.length > 0 ? daysFor(ceiling.rules.lifetimeDaysMax, effects) : 0;
  return days !== undefined && effects.length > 0 && days > most
    ? [
        problem(
          'days',
          'lifetime-over-max',
          `Your Jira admins allow at most ${most} days for a token with these powers.`,
        ),
      ]
    : [];
}
