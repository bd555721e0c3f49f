import { auditEvent } from '../audit/event';
import { newUsage } from '../audit/usage';
import { ok } from '../base/result';
import type { Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import type { AdminPower } from '../policy/admin-power';
import { approvalNeeded } from '../policy/approval';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import type { ProjectRef, Reach } from '../policy/grant';
import { kindsOf } from '../policy/limits';
import type { OperationLimit } from '../policy/operation-limit';
import { problem, type Problem } from '../policy/problem';
import { daysFor, type Rules } from '../policy/rules';
import { problemsWith, type TokenRequest } from '../tokens/issue';
import type { Wish } from '../tokens/order';
import type { TokenRecord } from '../tokens/record';
import type { ProjectActor, Standings } from './actor';
import { findBarredProjects, rulesWithin } from './barred-projects';
import type { IssuedTokenView } from './contract';
import { limitsToIssue, type HeaderToSend, type LimitsDraft } from './limits-order';
import { findAsking, type Asking } from './may-ask';
import { mintToken, startUsage } from './mint-token';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, refuseUnapproved, type Outcome } from './refusal';
import { viewRow } from './token-rows';

/** A parsed `TokenOrder`: the form as it was filled in. */
export interface OrderForm {
  readonly name: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: 'project' | 'site';
  /** Projects beside the page's own, as Jira has just shown them to the person who asks. */
  readonly further?: readonly ProjectRef[] | undefined;
  readonly days?: number | undefined;
  readonly mayRotate?: boolean | undefined;
  /** Powers over tokens themselves. */
  readonly admin?: readonly AdminPower[] | undefined;
  /** Not valid before this time. */
  readonly validFrom?: Instant | undefined;
  readonly limits?: LimitsDraft | undefined;
}

/** Who asks for a token, what Jira says of them when asked, and the world. */
export interface Asker {
  readonly actor: ProjectActor;
  readonly standings: Standings;
  readonly ports: ConsolePorts;
}

/** What somebody may have by today's policy, though perhaps not without approval. */
export interface Judged {
  readonly wish: Wish;
  readonly rules: Rules;
  readonly ceiling: Ceiling;
  /** A required header with its value, to be shown with the token. */
  readonly header: HeaderToSend | undefined;
}

/** May this person have this token today, approval apart? Every problem at once, as far as one need not wait for another. */
export async function judgeOrder(form: OrderForm, asker: Asker): Promise<Outcome<Judged>> {
  const { actor, ports } = asker;
  const forAdmins = actor.isJiraAdmin ? [] : adminProblems(form);
  if (forAdmins.length > 0) return object(forAdmins);
  const [policy, book] = await Promise.all([ports.policies.read(), ports.ruleBooks.read()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);

  const { rules } = policy.value;
  const asking = await findAsking(rules, book.value, asker);
  if (!asking.ok) return asking.error === 'unknown' ? refuse('standing-unknown') : refuseStore(asking.error);
  if (rules.tokensOn && asking.value.barredBy !== undefined)
    return object([barrierProblem(asking.value.barredBy, rules)]);

  const { limits, header } = limitsToIssue(form.limits, ports.random);
  const reach = reachOf(form, actor);
  const within = rulesWithin(rules, book.value, reach);
  const wish: Wish = { ...wishOf(form, reach, within), limits };
  const ids = wish.reach.kind === 'site' || !rules.tokensOn ? [] : wish.reach.projects.map(({ id }) => id);
  /** The page's own project has no place in the form. */
  const placeOf = (id: string): string => (id === ids[0] ? '' : `projectIds.${ids.indexOf(id) - 1}`);
  const basis = { rules, book: book.value, placeOf };
  const barred = await findBarredProjects({ ids, effects: wish.effects }, basis, asker);
  if (!barred.ok) return refuse('standing-unknown');
  if (barred.value.length > 0) return object(barred.value);

  const ceiling = ceilingOf(within);
  const problems = problemsWith({ ...wish, ownerId: actor.accountId }, ceiling);
  return problems.length > 0 ? object(problems) : ok({ wish, rules, ceiling, header });
}

const adminProblems = ({ reach, admin = [] }: OrderForm): readonly Problem[] => {
  if (reach === 'site') return [problem('reach', 'site-wide-for-admins')];
  return admin.length > 0 ? [problem('admin', 'admin-for-admins')] : [];
};

/** The reply is the only time the token leaves the app. What needs approval is not issued here, whatever the page sends. */
export async function issueToken(form: OrderForm, asker: Asker): Promise<Outcome<IssuedTokenView>> {
  const { actor, ports } = asker;
  const judged = await judgeOrder(form, asker);
  if (!judged.ok) return judged;
  const { wish, rules, ceiling, header } = judged.value;
  const causes = approvalNeeded(wish, rules);
  if (causes.length > 0) return refuseUnapproved(causes);
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);

  const request: TokenRequest = { ...wish, ownerId: actor.accountId };
  const minted = await mintToken(request, ceiling, ports, (record) =>
    ports.ledger.createToken(record, issuedEvent(record, ports)),
  );
  if (!minted.ok) return minted;
  const { record, token } = minted.value;
  await startUsage(record, ports);
  const view = viewFresh(record, ceiling, ports);
  return ok({ token, view, gatewayUrl: address.value, ...(header ? { header } : {}) });
}

export const issuedEvent = (record: TokenRecord, { random }: ConsolePorts, orderId?: string) => {
  const { scopes, effects, operations, reach, admin, mayRotate, issuedAt, expiresAt } = record.grant;
  return auditEvent(
    {
      type: 'token.issued',
      ...{ locator: record.locator, scopes, effects, operations, reach, expiresAt },
      ...(record.limits ? { limits: kindsOf(record.limits) } : {}),
      ...(admin ? { admin } : {}),
      ...(mayRotate === true ? { mayRotate } : {}),
      ...(record.notBeforeAt === undefined ? {} : { notBeforeAt: record.notBeforeAt }),
      ...(orderId === undefined ? {} : { orderId }),
    },
    record.ownerId,
    { at: issuedAt, random },
  );
};

/** A token that nobody has used yet. */
export const viewFresh = (record: TokenRecord, ceiling: Ceiling, { clock }: ConsolePorts) =>
  viewRow(record, {
    ceiling,
    now: clock.now(),
    usages: new Map([[record.locator, newUsage(record.locator, record.ownerId, record.grant.issuedAt)]]),
  });

const barrierProblem = (barrier: NonNullable<Asking['barredBy']>, rules: Rules): Problem =>
  barrier === 'mayAsk'
    ? problem('', 'may-not-ask')
    : problem('', 'tokens-held', { max: rules.tokensPerPersonMax });

const wishOf = (
  { reach: _choice, further: _refs, validFrom, limits: _draft, ...form }: OrderForm,
  reach: Reach,
  { lifetimeDaysDefault }: Rules,
): Wish => ({
  ...form,
  days: form.days ?? daysFor(lifetimeDaysDefault, form.effects),
  notBeforeAt: validFrom,
  reach,
});

const reachOf = ({ reach, further = [] }: OrderForm, { project }: ProjectActor): Reach =>
  reach === 'site' ? { kind: 'site' } : { kind: 'projects', projects: [project, ...further] };
