/** Two acts in every order in which their storage calls can meet; and acts of which any storage call dies. */
import { describe, expect, it } from 'vitest';
import type { IssuedTokenView, ProjectRuleView } from '../../src/console/contract';
import type { Answer } from '../../src/gateway/answer';
import type { TokenRecord } from '../../src/tokens/record';
import { approve, type Order } from '../../src/tokens/order';
import { parseToken } from '../../src/tokens/token';
import { anEvent as aTold } from '../contract/stores/samples';
import { ABC, ADMIN, anOrder } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { admin, asks, valueOf } from '../support/order-world';
import { meet, mishap, openStage, ordersUpTo, tokenIn, type Fate, type Stage } from './support/meeting';

type Act<Given> = (stage: Stage, given: Given) => Promise<unknown>;

/** Looks at what came of two acts in each order; each is given a world of its own. */
async function inEveryOrder<Given>(
  [from, calls]: readonly [number, number],
  set: (stage: Stage) => Promise<Given>,
  acts: readonly [Act<Given>, Act<Given>],
  look: (came: { stage: Stage; given: Given; said: readonly unknown[] }) => Promise<void>,
): Promise<void> {
  for (const order of ordersUpTo(calls, from)) {
    const stage = openStage();
    const given = await set(stage);
    const [one, other] = acts;
    const said = await meet([() => one(stage, given), () => other(stage, given)], order);
    await look({ stage, given, said });
  }
}

const isOk = (said: unknown): boolean =>
  (said as { ok?: boolean }).ok === true || (said as Partial<Answer>).statusCode === 200;
const toldIn = (said: readonly unknown[]): readonly string[] => said.flatMap((one) => tokenIn(one) ?? []);
const works = async (stage: Stage, token: string): Promise<boolean> => isOk(await stage.send(token));

async function recordsIn({ tokens }: Stage): Promise<readonly TokenRecord[]> {
  const listed = await tokens.list({ by: 'all', issued: {} }, { limit: 100 });
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value.records.filter(({ state }) => state !== 'dormant');
}
async function orderIn({ orders }: Stage, id: string): Promise<Order> {
  const found = await orders.find(id);
  if (!found.ok || !found.value) throw new Error('no order');
  return found.value;
}

async function waiting(stage: Stage): Promise<Order> {
  await stage.savePolicy(asks());
  const order = anOrder();
  await stage.ledger.createOrder(order, aTold({}, 50));
  return order;
}
async function approved(stage: Stage): Promise<Order> {
  await stage.savePolicy(asks());
  const order = anOrder();
  const next = approve(order, order.wish, { by: ADMIN, at: NOW, selfApproval: false });
  if (!next.ok) throw new Error(next.error);
  await stage.ledger.createOrder(next.value, aTold({}, 50));
  return next.value;
}
async function issued(stage: Stage, more: object = {}): Promise<IssuedTokenView> {
  await stage.savePolicy(asks({ needs: 'never' }));
  const order = { name: 'n', scopes: ['read:jira-work'], days: 20, mayRotate: true, ...more };
  return valueOf(await stage.onProject('token/issue', order));
}
/** Rotated by itself, long enough ago that it may be told another secret. */
async function rotated(stage: Stage): Promise<IssuedTokenView> {
  const token = await issued(stage);
  await stage.send(token.token, 'POST', '/token/rotate');
  stage.clock.advance(11_000);
  return token;
}

const claim = (stage: Stage, { id }: Order) => stage.onProject('order/claim', { id });
const withdraw = (stage: Stage, { id }: Order) => stage.onProject('order/withdraw', { id });
const takeBack = (stage: Stage, { id }: Order) => stage.onSite('order/take-back', { id, note: 'no' });
const approveIt = (stage: Stage, { id }: Order) => stage.onSite('order/approve', { id });
const approveLess = (stage: Stage, { id }: Order) => stage.onSite('order/approve', { id, days: 3 });
const rotateOnPage = (stage: Stage, { view }: IssuedTokenView) =>
  stage.onProject('token/rotate', { locator: view.locator });
const rotateItself = (stage: Stage, { token }: IssuedTokenView) => stage.send(token, 'POST', '/token/rotate');
const revoke = (stage: Stage, { view }: IssuedTokenView) =>
  stage.onProject('token/revoke', { locator: view.locator });
const extend = (stage: Stage, { view }: IssuedTokenView) =>
  stage.onProject('token/extend', { locator: view.locator, days: 60 });

describe('an order, in whatever order the calls meet', () => {
  it.each([
    ['claimed', claim],
    ['withdrawn', withdraw],
    ['taken back', takeBack],
  ])('claimed against %s becomes one token that works and is told of, or none', async (_what, other) => {
    await inEveryOrder([6, 9], approved, [claim, other], async ({ stage, given, said }) => {
      const tokens = toldIn(said);
      expect(said.filter(isOk)).toHaveLength(1);
      expect(await recordsIn(stage)).toHaveLength(tokens.length);
      expect((await orderIn(stage, given.id)).state === 'claimed').toBe(tokens.length === 1);
      expect((await stage.told()).filter((type) => type === 'token.issued')).toHaveLength(tokens.length);
      for (const token of tokens) expect(await works(stage, token)).toBe(true);
    });
  });

  it.each([
    ['withdrawn', withdraw],
    ['approved for less', approveLess],
  ])('approved against %s: each change is told of once', async (_what, other) => {
    await inEveryOrder([0, 4], waiting, [approveIt, other], async ({ stage, given, said }) => {
      const changes = said.filter(isOk).length;
      expect((await stage.told()).filter((type) => type.startsWith('order.'))).toHaveLength(changes);
      expect((await orderIn(stage, given.id)).version).toBe(1 + changes);
    });
  });
});

describe('a token, in whatever order the calls meet', () => {
  it.each([
    ['first', issued],
    ['again', rotated],
  ])('rotated by its owner against itself: one secret works (%s)', async (_time, set) => {
    await inEveryOrder(
      [0, 5],
      (stage) => set(stage),
      [rotateOnPage, rotateItself],
      async ({ stage, said }) => {
        const working = await Promise.all(toldIn(said).map((token) => works(stage, token)));
        expect(working.filter(Boolean)).toHaveLength(1);
      },
    );
  });

  it.each([
    ['rotated', rotateItself],
    ['given more days', extend],
  ])('%s against revoked stays revoked', async (_what, act) => {
    await inEveryOrder(
      [0, 4],
      (stage) => issued(stage),
      [act, revoke],
      async ({ stage, given }) => {
        expect(await works(stage, given.token)).toBe(false);
        const [record] = (await recordsIn(stage)).filter(({ locator }) => locator === given.view.locator);
        expect(record?.state).toBe('revoked');
      },
    );
  });

  it('and its successor, of one use between them, are let through once by two containers', async () => {
    const last = async (stage: Stage) => {
      const { token } = await issued(stage, { limits: { budgets: { uses: 1 } } });
      return { token, next: tokenIn(await stage.send(token, 'POST', '/token/rotate')) ?? '' };
    };
    const read = (stage: Stage, token: string) => stage.send(token, 'GET', '/rest/api/3/issue/ABC-1');
    const acts = [
      (stage: Stage, { token }: { token: string }) => read(stage, token),
      (stage: Stage, { next }: { next: string }) => read(stage, next),
    ] as const;
    await inEveryOrder([0, 5], last, acts, ({ said }) => {
      expect(said.filter(isOk)).toHaveLength(1);
      return Promise.resolve();
    });
  });
});

it('the rules of a project, changed against taken away: each change is told of, and none is lost', async () => {
  const as = { accountId: ADMIN, standings: admin };
  const ruled = async (stage: Stage): Promise<ProjectRuleView> => {
    await stage.savePolicy(asks());
    const payload = { revision: 0, rules: { readOnly: true } };
    return valueOf(await stage.onProject('project-rule/change', payload, as));
  };
  const drop = (stage: Stage) => stage.onSite('project-rule/drop', { projectId: ABC.id });
  const save = (stage: Stage, { revision }: ProjectRuleView) =>
    stage.onProject('project-rule/change', { revision, rules: { tokensOn: false } }, as);
  await inEveryOrder([0, 4], ruled, [drop, save], async ({ stage }) => {
    const book = await stage.ruleBooks.read();
    expect(await stage.told()).toHaveLength(book.ok ? book.value.revision : -1);
  });
});

describe('any storage call of it', () => {
  const FATES: readonly Fate[] = ['dies', 'is-lost'];

  it.each(FATES)('%s: a claim gives its owner one token, then or when they ask again', async (fate) => {
    for (let at = 0, isOver = false; !isOver; at += 1) {
      const stage = openStage();
      const order = await approved(stage);
      const first = await mishap(() => claim(stage, order), { at, fate });
      ({ isOver } = first);
      const tokens = toldIn([first.value, await claim(stage, order)]);
      expect([at, tokens.length]).toEqual([at, 1]);
      expect(await recordsIn(stage)).toMatchObject([{ locator: parseToken(tokens[0]!)?.locator }]);
      expect(await works(stage, tokens[0]!)).toBe(true);
    }
  });

  it.each(FATES)(
    '%s: a rotation leaves one secret that works, then or when it is asked for again',
    async (fate) => {
      for (let at = 0, isOver = false; !isOver; at += 1) {
        const stage = openStage();
        const token = await issued(stage);
        const first = await mishap(() => rotateItself(stage, token), { at, fate });
        ({ isOver } = first);
        stage.clock.advance(11_000);
        const tokens = toldIn([first.value, await rotateItself(stage, token)]);
        const working = await Promise.all(tokens.map((one) => works(stage, one)));
        expect([at, working.filter(Boolean).length]).toEqual([at, 1]);
        expect(await recordsIn(stage)).toHaveLength(2);
      }
    },
  );
});
