import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../src/audit/event';
import { aPolicy, aRecord, OWNER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
import { INITIAL_POLICY } from '../../../src/policy/policy';
import type { TagKeyMemory } from '../../../src/forge/tag-key-store';
import { DOWN, openForge } from './forge-stage';
import { storesContract } from './stores-contract';

const record = aRecord();
const event = auditEvent({ type: 'token.erased', locator: record.locator, ownerId: OWNER }, OWNER, {
  at: NOW,
  random: seededRandom(),
});
const CREATE = '/api/v1/entity/set';
/** Makes a token active and tells of it. */
const ACTIVATE = '/api/v1/transaction';

describe('the adapters over @forge/kvs', () => {
  storesContract(openForge);

  it('read record, policy and what is frozen in one call', async () => {
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
      'record and policy, but not what is frozen',
      {
        successfulKeys: [],
        failedKeys: [
          { key: record.locator, entityName: 'token', error: { code: 'KEY_NOT_FOUND', message: '' } },
          { key: 'site', entityName: 'policy', error: { code: 'KEY_NOT_FOUND', message: '' } },
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

  const notFound = (key: string, entityName: string) => ({
    key,
    entityName,
    error: { code: 'KEY_NOT_FOUND', message: '' },
  });
  const bothAbsent = [notFound(record.locator, 'token'), notFound('site', 'policy')];

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no failures', { successfulKeys: [] }],
    ['no successes', { failedKeys: bothAbsent }],
    [
      'a failure without its error',
      { successfulKeys: [], failedKeys: bothAbsent.map(({ key }) => ({ key })) },
    ],
    ['texts for lists', { successfulKeys: '', failedKeys: '' }],
    ['a list', []],
  ])('take a batch that is no answer for a failure: %s', async (_what, body) => {
    const { authority, answerWith } = openForge();
    answerWith(() => ({ status: 200, body }));
    expect(await authority.read(record.locator)).toMatchObject({
      ok: false,
      error: { reason: 'record-unreadable' },
    });
  });

  // @forge/kvs gives undefined for both. The gateway asks by batch (above); the pages get the initial policy, with tokens off, and
  // cannot save over a newer one by mistake, for saving is on condition of the revision.
  it('cannot tell a reply to a single read without a value from an absence: both open nothing', async () => {
    const { policies, tokens, answerWith } = openForge();
    answerWith(() => ({ status: 200, body: {} }));
    expect(await policies.read()).toEqual({ ok: true, value: INITIAL_POLICY });
    expect(INITIAL_POLICY.rules.tokensOn).toBe(false);
    expect(await tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
  });

  it('erase a record whose creation was made and its answer lost: nobody was told its secret', async () => {
    const stage = openForge();
    stage.loseAnswersTo((path) => path === CREATE);
    expect((await stage.ledger.createToken(record, event)).ok).toBe(false);
    stage.loseAnswersTo(() => false);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await stage.audit.page({ limit: 100 })).toEqual({ ok: true, value: { events: [] } });
  });

  it('erase a record that was made active, and the answer lost', async () => {
    const stage = openForge();
    stage.loseAnswersTo((path) => path === ACTIVATE);
    expect((await stage.ledger.createToken(record, event)).ok).toBe(false);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
  });

  it('erase nothing that was there before: a taken locator is no lost answer', async () => {
    const stage = openForge();
    await stage.ledger.createToken(record, event);
    await stage.ledger.createToken(record, event);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(stage.calls).not.toContain('/api/v1/batch/delete');
  });

  it('erase the record again where its event fails', async () => {
    const stage = openForge();
    stage.answerWith((path) => (path === ACTIVATE ? DOWN : undefined));
    expect((await stage.ledger.createToken(record, event)).ok).toBe(false);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
  });

  it('tell of a failure where neither the event nor the erasure gets through; what is left is dormant, and was never told to anyone', async () => {
    const stage = openForge();
    stage.answerWith((path) => (path === '/api/v1/batch/delete' || path === ACTIVATE ? DOWN : undefined));
    expect((await stage.ledger.createToken(record, event)).ok).toBe(false);
    stage.answerWith(() => undefined);
    expect(await stage.tokens.find(record.locator)).toEqual({
      ok: true,
      value: { ...record, state: 'dormant', version: 0 },
    });
    expect(await stage.audit.page({ limit: 100 })).toEqual({ ok: true, value: { events: [] } });
  });

  it('make a token active in the call that tells of it, so that no crash comes between', async () => {
    const stage = openForge();
    const seen: unknown[] = [];
    stage.answerWith((path, body) => {
      if (path === CREATE) seen.push(body);
      return undefined;
    });
    await stage.ledger.createToken(record, event);
    expect(stage.calls).toEqual([CREATE, ACTIVATE]);
    expect(seen).toMatchObject([{ entityName: 'token', value: { state: 'dormant' } }]);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
  });

  it('take a token that somebody changed before it was active for a failure, and erase it', async () => {
    const stage = openForge();
    stage.answerWith((path) =>
      path === ACTIVATE
        ? { status: 400, body: { code: 'CONDITIONAL_CHECK_FAILED', message: '' } }
        : undefined,
    );
    expect(await stage.ledger.createToken(record, event)).toMatchObject({ ok: false });
    stage.answerWith(() => undefined);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
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

  it.each([
    [
      ['TOO_MANY_REQUESTS'],
      { ok: false, error: { reason: 'storage-unavailable', code: 'TOO_MANY_REQUESTS' } },
    ],
    [
      ['KEY_NOT_FOUND', 'UNKNOWN_ERROR'],
      { ok: false, error: { reason: 'storage-unavailable', code: 'UNKNOWN_ERROR' } },
    ],
    [['KEY_NOT_FOUND'], { ok: true, value: undefined }],
    [[], { ok: true, value: undefined }],
  ])('call erased what is gone, and nothing that the batch could not delete: %j', async (codes, outcome) => {
    const { tokens, answerWith } = openForge();
    const failedKeys = codes.map((code) => ({
      key: record.locator,
      entityName: 'token',
      error: { code, message: '' },
    }));
    answerWith(() => ({ status: 200, body: { successfulKeys: [], failedKeys } }));
    expect(await tokens.erase([record.locator])).toEqual(outcome);
  });
});
