/** A claim whose storage calls die or whose answers are lost: the order is claimed once, and no token is left that somebody could use unseen. */
import { describe, expect, it } from 'vitest';
import { approve, claim, type Order } from '../../../src/tokens/order';
import { ADMIN, anOrder, aRecord } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { DOWN, openForge } from './forge-stage';
import { anEvent } from './samples';

const CREATE = '/api/v1/entity/set';
const CLAIM = '/api/v1/transaction';
const READ = '/api/v1/entity/get';
const ERASE = '/api/v1/batch/delete';

const must = (result: { readonly ok: boolean; readonly value?: Order }): Order => {
  if (!result.ok || !result.value) throw new Error('the sample cannot be made');
  return result.value;
};
const order = anOrder();
const approved = must(approve(order, order.wish, { by: ADMIN, at: NOW, selfApproval: false }));
const record = aRecord();
const claimed = must(claim(approved, { locator: record.locator, at: NOW }));
const other = aRecord({}, 8);
const claimedWithOther = must(claim(approved, { locator: other.locator, at: NOW }));

async function opened() {
  const stage = openForge();
  await stage.ledger.createOrder(approved, anEvent({}, 2));
  stage.calls.length = 0;
  return stage;
}

describe('a claim', () => {
  it('writes the token dormant, then makes it active with the order and the event in one call', async () => {
    const stage = await opened();
    await stage.ledger.claimOrder(claimed, record, anEvent());
    expect(stage.calls).toEqual([CREATE, CLAIM]);
  });

  it.each([CREATE, CLAIM])('that dies at %s can be made again', async (dying) => {
    const stage = await opened();
    stage.answerWith((path) => (path === dying ? DOWN : undefined));
    expect((await stage.ledger.claimOrder(claimed, record, anEvent())).ok).toBe(false);
    stage.answerWith(() => undefined);
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: approved });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await stage.ledger.claimOrder(claimedWithOther, other, anEvent({}, 3))).toEqual({
      ok: true,
      value: 'claimed',
    });
  });

  it('that dies before anything can be tidied leaves a dormant token, and the order to be claimed', async () => {
    const stage = await opened();
    stage.answerWith((path) => (path === CREATE ? undefined : DOWN));
    expect((await stage.ledger.claimOrder(claimed, record, anEvent())).ok).toBe(false);
    stage.answerWith(() => undefined);
    expect(await stage.tokens.find(record.locator)).toMatchObject({ value: { state: 'dormant' } });
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: approved });
  });

  it('whose answer was lost has worked, and says so', async () => {
    const stage = await opened();
    stage.loseAnswersTo((path) => path === CLAIM);
    expect(await stage.ledger.claimOrder(claimed, record, anEvent())).toEqual({ ok: true, value: 'claimed' });
    stage.loseAnswersTo(() => false);
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: claimed });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
  });

  it('whose answer was lost, and that cannot look, takes its token back: the order is not claimed again', async () => {
    const stage = await opened();
    stage.loseAnswersTo((path) => path === CLAIM || path === READ);
    expect((await stage.ledger.claimOrder(claimed, record, anEvent())).ok).toBe(false);
    stage.loseAnswersTo(() => false);
    expect(stage.calls).toContain(ERASE);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await stage.ledger.claimOrder(claimedWithOther, other, anEvent({}, 3))).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.tokens.find(other.locator)).toEqual({ ok: true, value: undefined });
  });
});
