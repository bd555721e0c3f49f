/** What every implementation of the storage ports promises: the fakes of the tests and the adapters of the app alike. */
import { describe, expect, it } from 'vitest';
import { anEvent, policyAt, eventsIn, DOWN } from './samples';
import { ABC, aFreeze, aRecord, aRuleBook, anOrder } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import type { OpenStores, StoresStage } from './stage';
import { listsContract } from './lists-contract';
import { forOthersContract } from './for-others-contract';
import { freezeContract } from './freeze-contract';
import { aRotation, rotationContract } from './rotation-contract';
import { ruleBookContract } from './rule-book-contract';
import { ordersContract } from './orders-contract';
import { policyContract } from './policy-contract';
import { aTaking, spentContract, spentDelta } from './spent-contract';
import { tagKeysContract } from './tag-keys-contract';
import { tokensContract } from './tokens-contract';
import { aDelta, trafficDelta, usageContract } from './usage-contract';
import { newUsage } from '../../../src/audit/usage';

export function storesContract(open: OpenStores): void {
  describe('tokens', () => tokensContract(open));
  describe('rotation', () => rotationContract(open));
  describe('orders', () => ordersContract(open));
  forOthersContract(open);
  describe('the policy', () => policyContract(open));
  describe('what is frozen', () => freezeContract(open));
  describe('the rules of projects', () => ruleBookContract(open));
  describe('lists', () => listsContract(open));
  describe('usage', () => usageContract(open));
  describe('what was spent', () => spentContract(open));
  describe('tag keys', () => tagKeysContract(open));
  describe('a cursor that is none of the list’s', () => {
    const page = { limit: 2, cursor: 'garbled' };
    it.each<[string, (stage: StoresStage) => Promise<unknown>]>([
      ['tokens.list', ({ tokens }) => tokens.list({ by: 'all' }, page)],
      ['tokens.list of bots', ({ tokens }) => tokens.list({ by: 'service' }, page)],
      ['orders.list', ({ orders }) => orders.list({ by: 'state', state: 'waiting' }, page)],
      ['bulks.list', ({ bulks }) => bulks.list({ by: 'started' }, page)],
      ['audit.page', ({ audit }) => audit.page(page)],
      ['usages.unusedSince', ({ usages }) => usages.unusedSince({ before: NOW, ...page })],
      ['usages.deniedSince', ({ usages }) => usages.deniedSince({ after: NOW, ...page })],
    ])('is refused as such, and is no failure of storage: %s', async (_name, list) => {
      expect(await list(open())).toMatchObject({ ok: false, error: { reason: 'cursor-refused' } });
    });
  });

  describe('whatever is asked of a storage that is down', () => {
    it.each<[string, (stage: StoresStage) => Promise<unknown>]>([
      ['tokens.find', ({ tokens }) => tokens.find(aRecord().locator)],
      ['tokens.list', ({ tokens }) => tokens.list({ by: 'all' }, { limit: 1 })],
      ['tokens.erase', ({ tokens }) => tokens.erase([aRecord().locator])],
      ['policies.read', ({ policies }) => policies.read()],
      ['authority.read', ({ authority }) => authority.read(aRecord().locator)],
      ['ledger.savePolicy', ({ ledger }) => ledger.savePolicy(policyAt(1), anEvent())],
      ['freezes.read', ({ freezes }) => freezes.read()],
      ['ruleBooks.read', ({ ruleBooks }) => ruleBooks.read()],
      ['ledger.saveRuleBook', ({ ledger }) => ledger.saveRuleBook(aRuleBook([ABC, {}]), anEvent())],
      ['ledger.saveFreeze', ({ ledger }) => ledger.saveFreeze(aFreeze(), anEvent())],
      ['ledger.replaceToken', ({ ledger }) => ledger.replaceToken(aRecord({ version: 2 }), anEvent())],
      ['ledger.replaceTokens', ({ ledger }) => ledger.replaceTokens([aRecord({ version: 2 })], [anEvent()])],
      ['ledger.rotateToken', ({ ledger }) => ledger.rotateToken(aRotation(), anEvent())],
      ['ledger.createToken', ({ ledger }) => ledger.createToken(aRecord(), anEvent())],
      ['orders.find', ({ orders }) => orders.find('o')],
      ['orders.findMany', ({ orders }) => orders.findMany(['o'])],
      ['orders.list', ({ orders }) => orders.list({ by: 'state', state: 'waiting' }, { limit: 1 })],
      ['orders.erase', ({ orders }) => orders.erase(['o'])],
      ['ledger.createOrder', ({ ledger }) => ledger.createOrder(anOrder(), anEvent())],
      ['ledger.replaceOrder', ({ ledger }) => ledger.replaceOrder(anOrder({ version: 2 }), anEvent())],
      ['ledger.claimOrder', ({ ledger }) => ledger.claimOrder(anOrder({ version: 2 }), aRecord(), anEvent())],
      [
        'ledger.claimExtension',
        ({ ledger }) => ledger.claimExtension(anOrder({ version: 2 }), aRecord({ version: 2 }), anEvent()),
      ],
      ['audit.append', ({ audit }) => audit.append(anEvent())],
      ['audit.page', ({ audit }) => audit.page({ limit: 1 })],
      ['audit.put', ({ audit }) => audit.put([anEvent()])],
      ['audit.eraseBefore', ({ audit }) => audit.eraseBefore(1)],
      ['tokens.findMany', ({ tokens }) => tokens.findMany([aRecord().locator])],
      ['usages.find', ({ usages }) => usages.find([aRecord().locator])],
      ['usages.start', ({ usages }) => usages.start(newUsage(aRecord().locator, 'owner', NOW))],
      ['usages.add', ({ usages }) => usages.add(aDelta())],
      ['usages.unusedSince', ({ usages }) => usages.unusedSince({ before: NOW, limit: 1 })],
      ['usages.deniedSince', ({ usages }) => usages.deniedSince({ after: NOW, limit: 1 })],
      ['usages.findTraffic', ({ usages }) => usages.findTraffic(['2026-10-12'])],
      ['usages.addTraffic', ({ usages }) => usages.addTraffic(trafficDelta())],
      ['usages.erase', ({ usages }) => usages.erase([aRecord().locator])],
      ['spent.find', ({ spent }) => spent.find(aRecord().locator)],
      ['spent.add', ({ spent }) => spent.add(spentDelta())],
      ['spent.take', ({ spent }) => spent.take(aTaking())],
      ['spent.erase', ({ spent }) => spent.erase([aRecord().locator])],
      ['tagKeys.find', ({ container }) => container(1).find(NOW)],
      ['tagKeys.ensure', ({ container }) => container(1).ensure()],
    ])('%s: is a failure, never an absence', async (_name, ask) => {
      const stage = open();
      stage.down(true);
      expect(await ask(stage)).toMatchObject(DOWN);
      stage.down(false);
      expect(await eventsIn(stage)).toBe(0);
      expect(await stage.tokens.find(aRecord().locator)).toEqual({ ok: true, value: undefined });
    });
  });
}
