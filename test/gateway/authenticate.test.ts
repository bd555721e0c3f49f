import { describe, expect, it } from 'vitest';
import { authenticate, type AuthorityStore } from '../../src/gateway/authenticate';
import { fail } from '../../src/base/result';
import type { TagKeyStore } from '../../src/tokens/tag-key';
import { aPolicy, aProvenRecord, tagKeys, tokenOf, type RecordChange } from '../support/builders';
import { EXPIRED, EXPIRING, NOW } from '../support/fixed-times';
import { aJournal, failing } from '../support/journal';
import { memoryStorage } from '../support/memory-storage';
import { memoryTagKeys } from '../support/memory-tag-keys';
import { seededRandom } from '../support/random';
import { unusable } from '../support/unusable';

const TOKEN = tokenOf(aProvenRecord());
const ANOTHER = aProvenRecord({}, 8);

const stage = (change: RecordChange = {}) => {
  const journal = aJournal();
  const { record } = aProvenRecord(change);
  const { authority, stored } = memoryStorage({ records: [record], policy: aPolicy() }, journal);
  const keys = memoryTagKeys({ keys: tagKeys() }, journal, seededRandom());
  return { journal, authority, stored, tagKeys: keys, record };
};
const bearer = (token: string): string => `Bearer ${token}`;

describe('no record is read', () => {
  it.each([
    ['without Authorization', undefined, 'token-missing'],
    ['for junk', 'Bearer junk', 'token-invalid'],
    ['for another scheme', 'Negotiate YII=', 'token-invalid'],
    [
      'for wrong check digits',
      bearer(TOKEN.slice(0, -1) + (TOKEN.endsWith('0') ? '1' : '0')),
      'token-invalid',
    ],
  ])('%s, nor a key', async (_what, authorization, code) => {
    const ports = {
      authority: unusable<AuthorityStore>('authority'),
      tagKeys: unusable<TagKeyStore>('tagKeys'),
    };
    expect(await authenticate(authorization, ports, NOW)).toEqual(fail({ refusal: { code } }));
  });

  it.each([
    ['for a forged tag', tokenOf(ANOTHER, tagKeys(99))],
    [
      'for a key version that nobody has',
      tokenOf(ANOTHER, { current: '2', keys: new Map([['2', new Uint8Array(32)]]) }),
    ],
    ['for a token of another installation', tokenOf(aProvenRecord(), tagKeys(12))],
  ])('%s', async (_what, token) => {
    const { tagKeys: keys } = stage();
    const ports = { authority: unusable<AuthorityStore>('authority'), tagKeys: keys };
    expect(await authenticate(bearer(token), ports, NOW)).toEqual(
      fail({ refusal: { code: 'token-invalid' } }),
    );
  });

  it('where no token was ever issued', async () => {
    const keys = memoryTagKeys({ keys: undefined }, aJournal(), seededRandom());
    const ports = { authority: unusable<AuthorityStore>('authority'), tagKeys: keys };
    expect(await authenticate(bearer(TOKEN), ports, NOW)).toEqual(
      fail({ refusal: { code: 'token-invalid' } }),
    );
  });

  it('where the keys cannot be read: then nothing is known', async () => {
    const { journal, tagKeys: keys } = stage();
    journal.faultAt = failing('refuse', 'tagKeys.find');
    const ports = { authority: unusable<AuthorityStore>('authority'), tagKeys: keys };
    expect(await authenticate(bearer(TOKEN), ports, NOW)).toEqual(
      fail({ refusal: { code: 'storage-unavailable' }, storeCode: 'UNREACHABLE' }),
    );
  });
});

describe('a well-tagged token', () => {
  it('costs one read of record and policy together, and no key read once the keys are remembered', async () => {
    const { journal, ...ports } = stage();
    for (let request = 0; request < 3; request += 1) await authenticate(bearer(TOKEN), ports, NOW);
    expect(journal.calls).toEqual(['tagKeys.find', 'authority.read', 'authority.read', 'authority.read']);
  });

  it('is live with the right secret', async () => {
    const { record, ...ports } = stage();
    const authenticated = await authenticate(bearer(TOKEN), ports, NOW);
    expect(authenticated.ok && authenticated.value.live.record).toEqual(record);
    expect(authenticated.ok && authenticated.value.policy).toEqual(aPolicy());
  });

  it.each([
    ['unknown', {}, tokenOf(ANOTHER)],
    ['with a wrong secret', {}, tokenOf({ record: aProvenRecord().record, secret: ANOTHER.secret })],
    [
      'revoked, with a wrong secret',
      { state: 'revoked' },
      tokenOf({ record: aProvenRecord().record, secret: ANOTHER.secret }),
    ],
    [
      'expired, with a wrong secret',
      { grant: { expiresAt: EXPIRED } },
      tokenOf({ record: aProvenRecord().record, secret: ANOTHER.secret }),
    ],
  ] as const)('that is %s is told nothing, and nothing is told of it', async (_what, change, token) => {
    expect(await authenticate(bearer(token), stage(change), NOW)).toEqual(
      fail({ refusal: { code: 'token-invalid' } }),
    );
  });

  it.each([
    ['revoked', { state: 'revoked' }, 'token-revoked'],
    ['paused', { state: 'paused' }, 'token-paused'],
    ['expired', { grant: { expiresAt: EXPIRED } }, 'token-expired'],
    ['early', { notBeforeAt: EXPIRING }, 'not-yet-valid'],
  ] as const)(
    'that is %s is told so by its secret, and may be named in the trail',
    async (_what, change, code) => {
      const { record, ...ports } = stage(change);
      expect(await authenticate(bearer(TOKEN), ports, NOW)).toMatchObject(
        fail({ refusal: { code }, proven: record }),
      );
    },
  );

  it.each([
    ['unreadable', 'token'],
    ['without a readable policy', 'policy'],
  ])('that is %s is refused as a fault of ours', async (_what, corrupt) => {
    const { stored, record, ...ports } = stage();
    if (corrupt === 'token') stored.tokens.set(record.locator, { ...record, digest: 'x' });
    else Object.assign(stored, { policy: { revision: 1 } });
    expect(await authenticate(bearer(TOKEN), ports, NOW)).toEqual(
      fail({ refusal: { code: 'internal' }, storeCode: 'fake' }),
    );
  });
});
