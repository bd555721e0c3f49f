import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../src/audit/event';
import { aPolicy, aRecord, OWNER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
import type { TagKeyMemory } from '../../../src/forge/tag-key-store';
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

  it.each([[500], [429], [403]])('take an answer with status %i for a failure', async (status) => {
    const { authority, policies, tokens, answerWith } = openForge();
    answerWith(() => ({ status, body: 'no object' }));
    const answers = await Promise.all([
      authority.read(record.locator),
      policies.read(),
      tokens.find(record.locator),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false]);
  });

  // DEFECT: a reply of storage without `value` is taken for an absence (the initial policy, no such token), and a batch without its
  // lists throws. Both end in a deny, but CONTRIBUTING has storage's replies parsed at the edge, and unreadable is never absent.
  it.fails.each<[string, (stage: ReturnType<typeof openForge>) => Promise<{ readonly ok: boolean }>]>([
    ['policies.read', ({ policies }) => policies.read()],
    ['tokens.find', ({ tokens }) => tokens.find(record.locator)],
    ['authority.read', ({ authority }) => authority.read(record.locator)],
  ])('%s takes a reply that is no answer for a failure', async (_name, ask) => {
    const stage = openForge();
    stage.answerWith(() => ({ status: 200, body: {} }));
    expect((await ask(stage)).ok).toBe(false);
  });

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

  it('keep the first tag keys where a slow container makes them too', async () => {
    const stage = openForge();
    const first = await stage.container(1).ensure();
    let reads = 0;
    stage.answerWith((path) =>
      path === '/api/v1/secret/get' && (reads += 1) === 1
        ? { status: 404, body: { code: 'KEY_NOT_FOUND', message: '' } }
        : undefined,
    );
    expect(await stage.container(2).ensure()).toEqual(first);
  });

  it('remember tag keys by installation', async () => {
    const { tagKeyStore } = await import('../../../src/forge/tag-key-store');
    const memory: TagKeyMemory = new Map();
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
