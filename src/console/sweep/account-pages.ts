/** Pages of what names people, for the report of account ids: whom they name, and how one that is closed is taken out of them. */
import { accountsOfEvent, forgetInEvent } from '../../audit/forget';
import { APP_ACTOR, auditEvent, type AuditFact } from '../../audit/event';
import { ok, type Result } from '../../base/result';
import { accountsAmong, type Accounts } from '../../policy/account';
import { accountsOfFreeze, forgetInFreeze, forgetInPolicy, forgetInRuleBook } from '../../policy/forget';
import { accountsOfOrder, accountsOfToken, forgetInOrder } from '../../tokens/forget';
import type { OrderState } from '../../tokens/order';
import type { PrivacyPlace } from '../../tokens/privacy-round';
import type { ConsolePorts } from '../ports';
import { forgetTokens } from './forget-tokens';
import { actOnEach, type PageDone, type StepFailure, type StepResult } from './step';

const TOKENS_LIMIT = 50;
const ORDERS_LIMIT = 50;
const EVENTS_LIMIT = 100;

export interface AccountPage {
  /** Each once. */
  readonly accountIds: readonly string[];
  readonly cursor?: string | undefined;
  /** Counts the records that were changed. May be repeated: what names none of them stays as it is. */
  readonly forget: (closed: Accounts) => Promise<PageDone>;
}

type ReadPage = Promise<Result<AccountPage, StepFailure>>;

/** One page, read through an index; what is changed is read again by key, or compared with what was read. */
export function readAccountPage(place: PrivacyPlace, ports: ConsolePorts): ReadPage {
  const { list, cursor } = place;
  if (list === 'tokens') return readTokens(cursor, ports);
  if (list === 'settings') return readSettings(ports);
  return list === 'audit' ? readEvents(cursor, ports) : readOrders(list, cursor, ports);
}

async function readTokens(cursor: string | undefined, ports: ConsolePorts): ReadPage {
  const page = await ports.tokens.list({ by: 'all' }, { limit: TOKENS_LIMIT, cursor });
  if (!page.ok) return page;
  const { records } = page.value;
  return ok({
    accountIds: accountsAmong(records.flatMap(accountsOfToken)),
    cursor: page.value.cursor,
    forget: (closed) => forgetTokens(records, closed, ports),
  });
}

/** An open order is left alone: it ends by itself within days, and the round after that finds it ended. */
async function readOrders(state: OrderState, cursor: string | undefined, ports: ConsolePorts): ReadPage {
  const { orders, ledger } = ports;
  const page = await orders.list({ by: 'lapse', state, lapses: {} }, { limit: ORDERS_LIMIT, cursor });
  if (!page.ok) return page;
  const listed = page.value.orders;
  return ok({
    accountIds: accountsAmong(listed.flatMap(accountsOfOrder)),
    cursor: page.value.cursor,
    forget: (closed) =>
      actOnEach(listed, async (order) => {
        const isOpen = order.state === 'waiting' || order.state === 'approved';
        if (isOpen || !namesAny(accountsOfOrder(order), closed)) return ok(0);
        const event = forgottenEvent({ where: 'order', orderId: order.id }, ports);
        return countOf(await ledger.replaceOrder(forgetInOrder(order, closed), event));
      }),
  });
}

async function readSettings(ports: ConsolePorts): ReadPage {
  const [policy, freeze, book] = await Promise.all([
    ports.policies.read(),
    ports.freezes.read(),
    ports.ruleBooks.read(),
  ]);
  if (!policy.ok) return policy;
  if (!freeze.ok) return freeze;
  if (!book.ok) return book;
  const { ledger } = ports;
  const savings = (closed: Accounts): readonly (() => Promise<StepResult>)[] => [
    async () => {
      const next = forgetInPolicy(policy.value, closed);
      return next
        ? countOf(await ledger.savePolicy(next, forgottenEvent({ where: 'policy' }, ports)))
        : ok(0);
    },
    async () => {
      const next = forgetInFreeze(freeze.value, closed);
      return next
        ? countOf(await ledger.saveFreeze(next, forgottenEvent({ where: 'freeze' }, ports)))
        : ok(0);
    },
    async () => {
      const next = forgetInRuleBook(book.value, closed);
      const event = forgottenEvent({ where: 'project-rules' }, ports);
      return next ? countOf(await ledger.saveRuleBook(next, event)) : ok(0);
    },
  ];
  return ok({
    accountIds: accountsAmong([
      policy.value.changedBy,
      ...accountsOfFreeze(freeze.value),
      ...book.value.projects.map(({ changedBy }) => changedBy),
    ]),
    forget: (closed) => actOnEach(savings(closed), (save) => save()),
  });
}

async function readEvents(cursor: string | undefined, { audit }: ConsolePorts): ReadPage {
  const page = await audit.page({ limit: EVENTS_LIMIT, cursor });
  if (!page.ok) return page;
  const { events } = page.value;
  return ok({
    accountIds: accountsAmong(events.flatMap(accountsOfEvent)),
    cursor: page.value.cursor,
    forget: async (closed) => {
      const named = events.filter((event) => namesAny(accountsOfEvent(event), closed));
      const rewritten = await audit.put(named.map((event) => forgetInEvent(event, closed)));
      return rewritten.ok ? { count: named.length } : { count: 0, failure: rewritten.error };
    },
  });
}

const namesAny = (ids: readonly (string | undefined)[], closed: Accounts): boolean =>
  ids.some((id) => id !== undefined && closed.has(id));

type Forgotten = Omit<Extract<AuditFact, { readonly type: 'account.forgotten' }>, 'type'>;

const forgottenEvent = (what: Forgotten, { clock, random }: ConsolePorts) =>
  auditEvent({ type: 'account.forgotten', ...what }, APP_ACTOR, { at: clock.now(), random });

/** Stale: somebody changed it meanwhile, and the next round looks again. */
const countOf = (saved: Result<string, StepFailure>): StepResult =>
  saved.ok ? ok(saved.value === 'stale' ? 0 : 1) : saved;
