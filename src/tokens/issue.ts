import { fail, ok, type Result } from '../base/result';
import type { Random } from '../base/random';
import { DAY_MS, type Instant } from '../base/time';
import { missingScopes } from '../catalogue/missing-scopes';
import type { Effect } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import type { Ceiling } from '../policy/ceiling';
import type { AdminPower } from '../policy/admin-power';
import type { Reach } from '../policy/grant';
import type { Limits } from '../policy/limits';
import { limitProblems, startProblems } from '../policy/limits-problems';
import { permitsOperation, type OperationLimit } from '../policy/operation-limit';
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
  readonly operations: OperationLimit;
  readonly reach: Reach;
  /** Whether it may replace itself by a successor. Absent: no. */
  readonly mayRotate?: boolean | undefined;
  /** Powers over tokens themselves; absent: none. */
  readonly admin?: readonly AdminPower[] | undefined;
  /** Whole days from the issue; absent: the policy's default for these effects. */
  readonly days: number | undefined;
  readonly notBeforeAt?: Instant | undefined;
  readonly limits?: Limits | undefined;
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
  const days = request.days ?? daysFor(ceiling.rules.lifetimeDaysDefault, request.effects);
  const expiresAt = now + days * DAY_MS;
  const late = startProblems(request.notBeforeAt, { expiresAt });
  if (late.length > 0) return fail(late);
  const secret = drawSecret(random);
  const { ownerId, name, purpose, scopes, effects, operations, reach, admin = [] } = request;
  const rotation = request.mayRotate === true ? { mayRotate: true } : {};
  const record: TokenRecord = {
    locator: drawLocator(random),
    digest: digestOf(secret),
    ownerId,
    issuerId: ownerId,
    name,
    purpose,
    grant: {
      scopes,
      effects,
      operations,
      reach,
      ...(admin.length === 0 ? {} : { admin }),
      issuedAt: now,
      expiresAt,
      ...rotation,
    },
    ...(request.notBeforeAt === undefined ? {} : { notBeforeAt: request.notBeforeAt }),
    ...(request.limits === undefined ? {} : { limits: request.limits }),
    state: 'active',
    version: 1,
  };
  return ok({ record, secret });
}

/** Everything that stands between a request and its token today. Empty: it may be issued. */
export function problemsWith(request: TokenRequest, ceiling: Ceiling): readonly Problem[] {
  if (!ceiling.tokensOn) return [problem('', 'tokens-off')];
  return [
    ...scopeProblems(request, ceiling),
    ...effectProblems(request, ceiling),
    ...operationProblems(request, ceiling),
    ...reachProblems(request, ceiling),
    ...adminProblems(request, ceiling),
    ...dayProblems(request, ceiling),
    ...rotationProblems(request, ceiling),
    ...limitProblems(request.limits, ceiling),
  ];
}

const scopeProblems = ({ scopes, admin = [] }: TokenRequest, ceiling: Ceiling): readonly Problem[] =>
  scopes.length === 0 && admin.length === 0
    ? [problem('scopes', 'scope-none')]
    : scopes.flatMap((scope, index) =>
        ceiling.allowsScope(scope) ? [] : [problem(`scopes.${index}`, 'scope-over-policy')],
      );

const effectProblems = ({ effects }: TokenRequest, ceiling: Ceiling): readonly Problem[] =>
  effects.length === 0
    ? [problem('effects', 'effect-none')]
    : effects.flatMap((effect, index) =>
        ceiling.effects.has(effect) ? [] : [problem(`effects.${index}`, 'read-only')],
      );

function operationProblems({ operations, scopes }: TokenRequest, ceiling: Ceiling): readonly Problem[] {
  if (operations.kind === 'any') return [];
  if (operations.ids.length === 0) return [problem('operations', 'operation-none')];
  const known = new Map(listOperations().map((operation) => [operation.id, operation]));
  const held = new Set(scopes);
  return operations.ids.flatMap((id, index) => {
    const path = `operations.ids.${index}`;
    const operation = known.get(id);
    if (!operation) return [problem(path, 'operation-unknown')];
    if (!permitsOperation(ceiling.operations, id)) return [problem(path, 'operation-over-policy')];
    const missing = missingScopes(operation, held);
    return missing === 'closed-to-apps' || missing.length > 0
      ? [problem(path, 'operation-beyond-scopes')]
      : [];
  });
}

/** A token with admin powers alone touches nothing in Jira, so that the rule about site-wide tokens does not speak of it. */
const reachProblems = ({ reach, scopes, admin = [] }: TokenRequest, ceiling: Ceiling): readonly Problem[] =>
  reach.kind === 'site' && !ceiling.siteWideTokens && (scopes.length > 0 || admin.length === 0)
    ? [problem('reach', 'site-wide-off')]
    : [];

function adminProblems({ admin = [], reach }: TokenRequest, { rules }: Ceiling): readonly Problem[] {
  if (admin.length === 0) return [];
  if (!rules.adminTokens) return [problem('admin', 'admin-tokens-off')];
  return reach.kind === 'site' ? [] : [problem('admin', 'admin-in-project')];
}

const rotationProblems = ({ mayRotate }: TokenRequest, { rules }: Ceiling): readonly Problem[] =>
  mayRotate === true && !rules.selfRotation ? [problem('mayRotate', 'self-rotation-off')] : [];

function dayProblems({ days, effects }: TokenRequest, ceiling: Ceiling): readonly Problem[] {
  const most = effects.length > 0 ? daysFor(ceiling.rules.lifetimeDaysMax, effects) : 0;
  return days !== undefined && effects.length > 0 && days > most
    ? [problem('days', 'lifetime-over-max', { max: most })]
    : [];
}
