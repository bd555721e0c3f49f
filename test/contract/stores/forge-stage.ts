import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { createKvs } from '../../../local/kvs/create-kvs';
import { parseEntities } from '../../../local/kvs/entities';
import { createMemoryStore } from '../../../local/kvs/memory-store';
import type { Kvs, KvsAnswer } from '../../../local/ports';
import { fakeClock } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
// Sets the platform's globals before any adapter loads @forge/kvs.
import { connect, kvs } from '../kvs/forge-kvs';
import type { StoresStage } from './stage';

const [
  { auditLog },
  { authorityStore },
  { bulkStore },
  { freezeStore },
  { ledger },
  { orderStore },
  { policyStore },
  { ruleBookStore },
  { spentStore },
  { tagKeyStore },
  { tokenStore },
  { usageStore },
  keys,
] = await Promise.all([
  import('../../../src/forge/audit-log'),
  import('../../../src/forge/authority-store'),
  import('../../../src/forge/bulk-store'),
  import('../../../src/forge/freeze-store'),
  import('../../../src/forge/ledger'),
  import('../../../src/forge/order-store'),
  import('../../../src/forge/policy-store'),
  import('../../../src/forge/rule-book-store'),
  import('../../../src/forge/spent-store'),
  import('../../../src/forge/tag-key-store'),
  import('../../../src/forge/token-store'),
  import('../../../src/forge/usage-store'),
  import('../../../src/forge/keys'),
]);

const Manifest = z.object({ app: z.object({ storage: z.unknown() }) });
export const ENTITIES = parseEntities(
  Manifest.parse(parse(readFileSync('manifest.yml', 'utf8'))).app.storage,
);

export interface ForgeStage extends StoresStage {
  /** Answers in the platform's place; undefined: the storage answers. */
  readonly answerWith: (answer: (path: string, body: unknown) => KvsAnswer | undefined) => void;
  /** The storage does its work, and its answer gets lost. */
  readonly loseAnswersTo: (isLost: (path: string, body: unknown) => boolean) => void;
  /** Paths in the order they were called. */
  readonly calls: string[];
}

export const DOWN: KvsAnswer = { status: 503, body: { code: 'UNKNOWN_ERROR', message: 'down' } };

/** The real adapters and the real @forge/kvs, over the local storage with this app's manifest. */
export function openForge(): ForgeStage {
  const local = createKvs({ store: createMemoryStore(), clock: fakeClock(), entities: ENTITIES });
  const calls: string[] = [];
  let instead: (path: string, body: unknown) => KvsAnswer | undefined = () => undefined;
  let isLost: (path: string, body: unknown) => boolean = () => false;
  const seen: Kvs = {
    ...local,
    answer(path, body) {
      calls.push(path);
      const answer = instead(path, body) ?? local.answer(path, body);
      return isLost(path, body) ? DOWN : answer;
    },
  };
  connect(seen);
  return {
    tokens: tokenStore,
    orders: orderStore,
    bulks: bulkStore,
    policies: policyStore,
    freezes: freezeStore,
    ruleBooks: ruleBookStore,
    authority: authorityStore,
    ledger,
    audit: auditLog,
    usages: usageStore,
    spent: spentStore,
    calls,
    container: (seed) => tagKeyStore('installation', new Map(), seededRandom(seed)),
    async corrupt(what) {
      if (what === 'policy')
        await kvs.entity(keys.ENTITIES.policy).set(keys.POLICY_KEY, { revision: 1, rules: {} });
      else if (what === 'freeze')
        await kvs
          .entity(keys.ENTITIES.freeze)
          .set(keys.FREEZE_KEY, { revision: 1, changedAt: 0, entries: [{ of: 'all' }] });
      else if (what === 'project-rules')
        await kvs
          .entity(keys.ENTITIES.projectRules)
          .set(keys.PROJECT_RULES_KEY, { revision: 1, changedAt: 0, projects: [{ rules: 'all' }] });
      else if (what === 'tag-keys') await kvs.setSecret(keys.TAG_KEYS_KEY, { current: '2', keys: {} });
      else if ('spentOf' in what)
        await kvs.entity(keys.ENTITIES.budget).set(what.spentOf, { locator: what.spentOf });
      else if ('orderOf' in what)
        await kvs.entity(keys.ENTITIES.order).set(what.orderOf, { id: what.orderOf, state: 'waiting' });
      else if ('usageOf' in what)
        await kvs.entity(keys.ENTITIES.usage).set(what.usageOf, { locator: what.usageOf });
      else if ('trafficOf' in what)
        for (const shard of [0, 1, 2, 3])
          await kvs
            .entity(keys.ENTITIES.traffic)
            .set(keys.trafficKey(what.trafficOf, shard), { day: what.trafficOf });
      else
        await kvs.entity(keys.ENTITIES.token).set(what.locator, { locator: what.locator, state: 'active' });
    },
    down: (isDown) => (instead = () => (isDown ? DOWN : undefined)),
    answerWith: (answer) => (instead = answer),
    loseAnswersTo: (lost) => (isLost = lost),
    tagKeyReads: () => calls.filter((path) => path === '/api/v1/secret/get').length,
  };
}
