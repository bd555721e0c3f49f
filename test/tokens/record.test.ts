import { describe, expect, it } from 'vitest';
import { formatTokenRecord, parseTokenRecord } from '../../src/tokens/record';
import { formatTagKeys, parseTagKeys } from '../../src/tokens/tag-key';
import { ABC, ADMIN, aRecord, aProvenRecord, SITE_WIDE, tagKeys, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

const stored = (change: object = {}, details: object = {}): unknown => {
  const form = formatTokenRecord(aRecord());
  return JSON.parse(JSON.stringify({ ...form, ...change, details: { ...form.details, ...details } }));
};

describe('a token record', () => {
  it.each([
    ['active', {}],
    ['site-wide', { grant: { reach: SITE_WIDE } }],
    ['revoked', { state: 'revoked', endedAt: NOW, endedBy: 'a', version: 3 }],
    [
      'revoked for a reason',
      { state: 'revoked', endedAt: NOW, endedBy: 'a', endedBecause: 'leaked', endedNote: 'n', version: 3 },
    ],
    ['limited to operations', { grant: { operations: { kind: 'only', ids: ['GET /rest/api/3/field'] } } }],
    [
      'that administers tokens',
      { grant: { reach: SITE_WIDE, scopes: [], admin: ['tokens:read', 'audit:read'] } },
    ],
    ['early', { notBeforeAt: NOW }],
    ['not active yet, as it is created', { state: 'dormant', version: 0 }],
    [
      'paused, with all that may be said of it',
      { state: 'paused', pause: { at: NOW, by: ADMIN, as: 'admin', because: 'suspicious', note: 'n' } },
    ],
    ['revoked with itself', { state: 'revoked', endedAt: NOW, endedAs: 'token', endedBecause: 'leaked' }],
  ] as const)('is read back as it was stored: %s', (_what, change) => {
    const record = aRecord(change);
    expect(parseTokenRecord(JSON.parse(JSON.stringify(formatTokenRecord(record))))).toEqual(record);
  });

  it('holds neither the secret nor anything that looks like a token', () => {
    const { record, secret } = aProvenRecord();
    const text = JSON.stringify(formatTokenRecord(record));
    expect(text).not.toContain(secret.reveal());
    expect(text).not.toMatch(/stj_/);
  });

  it.each([
    ['its project', { kind: 'projects' as const, projects: [ABC, XYZ] }, '10001'],
    ['site', SITE_WIDE, 'site'],
  ])('is listed under %s', (_what, reach, home) => {
    expect(formatTokenRecord(aRecord({ grant: { reach } })).project).toBe(home);
  });

  it.each([
    [['read'], 'read'],
    [['read', 'write'], 'write'],
    [['write', 'manage'], 'manage'],
    [['delete', 'manage', 'read'], 'delete'],
  ] as const)('that may %j is listed by the most harmful: %s', (effects, power) => {
    expect(formatTokenRecord(aRecord({ grant: { effects } })).power).toBe(power);
  });

  it.each([
    ['Nightly', 'nightly'],
    ['ÉTUDE', 'étude'],
    ['E\u0301tude', 'étude'],
    ['', '-'],
  ])('of the name %j is found by %j', (name, key) => {
    expect(formatTokenRecord(aRecord({ name })).nameKey).toBe(key);
  });

  // No page and no parser makes one; storage would refuse an entity without the attribute.
  it('of no project is listed under none', () => {
    expect(formatTokenRecord(aRecord({ grant: { reach: { kind: 'projects', projects: [] } } })).project).toBe(
      'none',
    );
  });

  it.each([
    ['an unknown state', stored({ state: 'Active' })],
    ['no state', stored({ state: undefined })],
    ['a short digest', stored({ digest: 'ab' })],
    ['a digest and more', stored({ digest: `${'a'.repeat(64)}b` })],
    ['more and a digest', stored({ digest: `-${'a'.repeat(64)}` })],
    ['a digest of other letters', stored({ digest: 'g'.repeat(64) })],
    ['a digest in capitals', stored({ digest: 'A'.repeat(64) })],
    ['an empty digest', stored({ digest: '' })],
    ['another locator form', stored({ locator: 'x' })],
    ['no owner', stored({ ownerId: '' })],
    ['no end', stored({ expiresAt: null })],
    ['an end in words', stored({ expiresAt: '2099-01-01' })],
    ['a negative version', stored({ version: -1 })],
    ['half a version', stored({ version: 0.5 })],
    ['no details', { ...(stored() as object), details: undefined }],
    ['an unknown effect', stored({}, { effects: ['read', 'admin'] })],
    ['no effect', stored({}, { effects: [] })],
    ['no project', stored({}, { reach: { kind: 'projects', projects: [] } })],
    ['no word on its operations', stored({}, { operations: undefined })],
    ['operations of an unknown kind', stored({}, { operations: { kind: 'all' } })],
    ['operations without their list', stored({}, { operations: { kind: 'only' } })],
    ['an unknown reason', stored({}, { endedBecause: 'bored' })],
    ['an unknown reach', stored({}, { reach: { kind: 'everything' } })],
    ['a project without id', stored({}, { reach: { kind: 'projects', projects: [{ id: '', key: 'ABC' }] } })],
    ['a reach that says more', stored({}, { reach: { kind: 'site', but: ['ABC'] } })],
    [
      'a project that says more',
      stored({}, { reach: { kind: 'projects', projects: [{ ...ABC, board: '7' }] } }),
    ],
    [
      'a pause that says more',
      stored({ state: 'paused' }, { pause: { at: NOW, by: 'a', as: 'app', until: NOW } }),
    ],
    ['nothing', undefined],
    ['null', null],
    ['text', 'token'],
  ])('with %s is unreadable', (_what, form) => {
    expect(parseTokenRecord(form)).toBeUndefined();
  });
});

describe('tag keys', () => {
  const keyOf = (bytes: number): string => Buffer.alloc(bytes, 7).toString('base64');

  it('are read back as they were stored', () => {
    const parsed = parseTagKeys(JSON.parse(JSON.stringify(formatTagKeys(tagKeys()))));
    expect(parsed && [...parsed.keys].map(([version, key]) => [version, [...key]])).toEqual(
      [...tagKeys().keys].map(([version, key]) => [version, [...key]]),
    );
  });

  it.each([
    ['nothing', undefined],
    ['text', 'x'],
    ['no current key', { current: '2', keys: { '1': keyOf(32) } }],
    ['a version of two characters', { current: '12', keys: { '12': keyOf(32) } }],
    ['a key that is no base64', { current: '1', keys: { '1': '***' } }],
  ])('with %s are unreadable', (_what, form) => {
    expect(parseTagKeys(form)).toBeUndefined();
  });

  it.each([[0], [3], [31]])('of %i bytes are unreadable: everybody could make tags', (bytes) => {
    expect(parseTagKeys({ current: '1', keys: { '1': keyOf(bytes) } })).toBeUndefined();
  });

  it('of which one is short are unreadable, also where another is current', () => {
    expect(parseTagKeys({ current: '1', keys: { '1': keyOf(32), '2': keyOf(31) } })).toBeUndefined();
    expect(parseTagKeys({ current: '1', keys: { '1': keyOf(32), '2': keyOf(33) } })?.keys.size).toBe(2);
  });
});
