import { describe, expect, test } from 'vitest';
import type { Reply, Revocations, RevocationsView, TokenView } from '../../../src/console/contract';
import { frozenOf, frozenWords } from '../../../static/admin/tokens/token-words';
import { revokeBatches, type RevokedRow } from '../../../static/admin/tokens/revoke-batches';
import {
  filtersOf,
  formOf,
  searchOf,
  withFilters,
  withoutFilter,
  withoutFilters,
  type Looking,
} from '../../../static/admin/tokens/search';

const LOOKING: Looking = { list: 'active', projectId: '10000', projectKey: 'ABC' };

describe('filters of tokens', () => {
  test('are sent as they are shown; empty ones are not sent', () => {
    const form = { ...formOf(LOOKING), name: ' nightly ', issuedFrom: '2026-11-01', issuedTo: '2026-11-30' };
    const looking = withFilters(LOOKING, form);
    expect(searchOf(looking, 50, 'next')).toEqual({
      list: 'active',
      projectId: '10000',
      name: 'nightly',
      issuedFrom: '2026-11-01T00:00:00.000Z',
      issuedTo: '2026-11-30T23:59:59.999Z',
      limit: 50,
      cursor: 'next',
    });
    expect(formOf(looking)).toEqual({ ...form, name: 'nightly' });
  });

  test('are each told in words and taken away one by one', () => {
    const looking: Looking = { ...LOOKING, effect: 'delete' };
    expect(filtersOf(looking).map(({ words }) => words)).toEqual(['project ABC', 'may Delete']);
    expect(withoutFilter(looking, 'effect')).toEqual(LOOKING);
    expect(withoutFilters(looking)).toEqual({ list: 'active' });
  });
});

describe('a frozen token in the list', () => {
  const entry = (what: 'writes' | 'all', until?: string) => ({
    ...{
      id: what,
      of: { kind: 'site' } as const,
      what,
      reason: 'r',
      at: '2026-11-01T00:00:00.000Z',
      by: 'a',
    },
    ...(until === undefined ? {} : { until }),
  });

  test('is marked by the widest of what hits it', () => {
    expect(frozenOf({ state: 'active', frozen: [entry('writes')] })).toBe('writes');
    expect(frozenOf({ state: 'paused', frozen: [entry('writes'), entry('all')] })).toBe('all');
    expect(frozenOf({ state: 'active' })).toBeUndefined();
    expect(frozenOf({ state: 'revoked', frozen: [entry('all')] })).toBeUndefined();
  });

  test('says what stops it and until when', () => {
    expect(frozenWords({ frozen: [entry('all')] })).toBe(
      'All tokens of this site: nothing is allowed. Until a Jira admin thaws it.',
    );
  });
});

describe('revoking many tokens', () => {
  const token = {} as TokenView;
  const locators = Array.from({ length: 60 }, (_, index) => `t${index}`);
  const granted = ({ locators: some }: Revocations): Promise<Reply<RevocationsView>> =>
    Promise.resolve({ ok: true, value: { rows: some.map((locator) => ({ locator, token })) } });

  test('sends 25 at a time and tells of each', async () => {
    const sent: number[] = [];
    const told: number[] = [];
    const rows = await revokeBatches(
      (batch) => {
        sent.push(batch.locators.length);
        expect(batch).toMatchObject({ because: 'leaked', note: 'why' });
        return granted(batch);
      },
      { locators, because: 'leaked', note: 'why' },
      (so) => told.push(so.length),
    );
    expect(sent).toEqual([25, 25, 10]);
    expect(told).toEqual([25, 50, 60]);
    expect(rows.map(({ locator }) => locator)).toEqual(locators);
  });

  test('goes on after a batch that failed, and tells which tokens live on', async () => {
    let calls = 0;
    const rows: readonly RevokedRow[] = await revokeBatches(
      (batch) => {
        calls += 1;
        return calls === 2
          ? Promise.resolve({ ok: false, refusal: { code: 'storage-unavailable' } })
          : granted(batch);
      },
      { locators, because: 'unused' },
      () => undefined,
    );
    expect(
      rows.filter(({ refusal }) => refusal === 'storage-unavailable').map(({ locator }) => locator),
    ).toEqual(locators.slice(25, 50));
  });

  test('tells the one token of a batch that was refused', async () => {
    const rows = await revokeBatches(
      () =>
        Promise.resolve({
          ok: true,
          value: {
            rows: [
              { locator: 'a', token },
              { locator: 'b', refusal: { code: 'token-unknown' } },
            ],
          },
        }),
      { locators: ['a', 'b'], because: 'other' },
      () => undefined,
    );
    expect(rows).toEqual([{ locator: 'a' }, { locator: 'b', refusal: 'token-unknown' }]);
  });
});
