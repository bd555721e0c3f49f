import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../src/audit/event';
import { aPolicy, aRecord, OWNER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
import { DOWN, openForge } from './forge-stage';
import { storesContract } from './stores-contract';

const record = aRecord();
const event = auditEvent({ type: 'token.erased', locator: record.locator, ownerId: OWNER }, OWNER, {
  at: NOW,
  random: seededRandom(),
});
const isAudit = (body: unknown): boolean => JSON.stringify(body).includes('"entityName":"audit"');

describe('the adapters over @forge/kvs', () => {
  storesContract(openForge);

  it('read record and policy in one call', async () => {
    const { authority, calls } = openForge();
    await authority.read(record.locator);
    expect(calls).toEqual(['/api/v1/batch/get']);
  });

  it.each<[string, unknown]>([
    ['nothing', { successfulKeys: [], failedKeys: [] }],
    [
      'the policy alone',
      {
        successfulKeys: [],
        failedKeys: [{ key: 'site', entityName: 'policy', error: { code: 'KEY_NOT_FOUND', message: '' } }],
      },
    ],
    [
      'the token alone',
      {
        successfulKeys: [],
        failedKeys: [
          { key: record.locator, entityName: 'token', error: { code: 'KEY_NOT_FOUND', message: '' } },
        ],
      },
    ],
    [
      'another error',
      {
        successfulKeys: [],
        failedKeys: ['token', 'policy'].map((entityName) => ({
          key: entityName === 'token' ? record.locator : 'site',
          entityName,
          error: { code: 'TOO_MANY_REQUESTS', message: '' },
        })),
      },
    ],
    [
      'the same key of another entity',
      {
        successfulKeys: [{ key: record.locator, entityName: 'audit', value: {} }],
        failedKeys: [{ key: 'site', entityName: 'policy', error: { code: 'KEY_NOT_FOUND', message: '' } }],
      },
    ],
  ])('take a batch that answers %s for a failure, never for an absence', async (_what, body) => {
    const { authority, answerWith } = openForge();
    answerWith(() => ({ status: 200, body }));
    expect((await authority.read(record.locator)).ok).toBe(false);
  });

  it.each([[500], [429], [403], [200]])(
    'take a broken answer with status %i for a failure',
    async (status) => {
      const { authority, policies, tokens, answerWith } = openForge();
      answerWith(() => ({ status, body: 'no object' }));
      const answers = await Promise.all([
        authority.read(record.locator),
        policies.read(),
        tokens.find(record.locator),
      ]);
      // A 200 that is no object has no `value`: read as absent by @forge/kvs itself.
      expect(answers.slice(0, status === 200 ? 1 : 3).map(({ ok }) => ok)).not.toContain(true);
    },
  );

  it('erase the record again where its event fails', async () => {
    const stage = openForge();
    stage.answerWith((path, body) => (path === '/api/v1/entity/set' && isAudit(body) ? DOWN : undefined));
    expect((await stage.ledger.createToken(record, event)).ok).toBe(false);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
  });

  it('tell of a failure where neither the event nor the erasure gets through; what is left was never told to anyone', async () => {
    const stage = openForge();
    stage.answerWith((path, body) =>
      path === '/api/v1/batch/delete' || (path === '/api/v1/entity/set' && isAudit(body)) ? DOWN : undefined,
    );
    expect((await stage.ledger.createToken(record, event)).ok).toBe(false);
    stage.answerWith(() => undefined);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
  });

  it('change policy and event in one call, so that no crash comes between', async () => {
    const stage = openForge();
    await stage.ledger.savePolicy(aPolicy({}, 1), event);
    expect(stage.calls).toEqual(['/api/v1/entity/set', '/api/v1/transaction']);
  });

  it('keep the code of a failure and none of its words', async () => {
    const { tokens, answerWith } = openForge();
    answerWith(() => ({
      status: 429,
      body: { code: 'RATE_LIMIT_EXCEEDED', message: `key ${record.locator}` },
    }));
    expect(await tokens.find(record.locator)).toEqual({
      ok: false,
      error: { reason: 'storage-unavailable', code: 'RATE_LIMIT_EXCEEDED' },
    });
  });

  it('remember tag keys by installation', async () => {
    const { tagKeyStore } = await import('../../../src/forge/tag-key-store');
    const memory = new Map();
    openForge();
    const one = await tagKeyStore('one', memory, seededRandom(1)).ensure();
    await tagKeyStore('one', memory, seededRandom(1)).find(NOW);
    openForge();
    const other = await tagKeyStore('other', memory, seededRandom(2)).find(NOW, '1');
    expect(one.ok && one.value.keys.size).toBe(1);
    expect(other).toEqual({ ok: true, value: undefined });
  });

  // DEFECT: token-store.ts ignores failedKeys of batchDelete: the sweep counts and audits as erased what is still there.
  it.fails('do not call erased what the batch says it could not delete', async () => {
    const { tokens, answerWith } = openForge();
    const failed = {
      key: record.locator,
      entityName: 'token',
      error: { code: 'TOO_MANY_REQUESTS', message: '' },
    };
    answerWith(() => ({ status: 200, body: { successfulKeys: [], failedKeys: [failed] } }));
    expect((await tokens.erase([record.locator])).ok).toBe(false);
  });
});
