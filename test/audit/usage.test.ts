import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callCounts,
  countInto,
  dayOf,
  denialCounts,
  idleSince,
  joinCounts,
  newUsage,
  type UsageCounts,
} from '../../src/audit/usage';
import { formatUsage, parseUsage } from '../../src/audit/usage-record';
import { countTraffic, joinTraffic, parseTraffic, trafficOf } from '../../src/audit/usage-traffic';
import { aRecord, DAY, OWNER } from '../support/builders';
import { NOW } from '../support/fixed-times';

const { locator } = aRecord();
const GET = 'GET /rest/api/3/field';
const aCall = (at: number, change: Partial<Parameters<typeof callCounts>[0]> = {}): UsageCounts =>
  callCounts({ at, client: 'curl 8.4.0', operation: GET, isLive: true, ...change });
const all = (counts: readonly UsageCounts[]): UsageCounts => counts.reduce(joinCounts);
const sum = (rows: readonly { readonly calls: number }[]): number =>
  rows.reduce((total, { calls }) => total + calls, 0);
const delta = (counts: UsageCounts, seq = 1, container = 'one') => ({
  locator,
  ownerId: OWNER,
  issuedAt: NOW - DAY,
  counts,
  mark: { container, seq },
});

describe('the usage of a token', () => {
  it('tells its last use and the client of its last call, in whatever order they come', () => {
    const early = aCall(NOW, { client: 'browser' });
    const late = aCall(NOW + 1, { client: 'axios 1.6.0' });
    for (const counts of [joinCounts(early, late), joinCounts(late, early)])
      expect(counts).toMatchObject({ lastUsedAt: NOW + 1, lastClient: 'axios 1.6.0' });
  });

  it('does not call a dead token used, but tells that somebody holds it, and with what', () => {
    const counts = joinCounts(aCall(NOW), aCall(NOW + 5, { isLive: false, client: 'Wget 1.21' }));
    expect(counts).toMatchObject({ lastUsedAt: NOW, lastDeadCallAt: NOW + 5, lastClient: 'Wget 1.21' });
  });

  it('counts a denial with its call, once', () => {
    const counts = joinCounts(aCall(NOW), denialCounts({ at: NOW, refusal: 'read-only' }));
    expect(counts).toMatchObject({
      lastDeniedAt: NOW,
      days: [{ day: '2026-10-12', calls: 1, denied: 1 }],
      refusals: [{ code: 'read-only', calls: 1, lastAt: NOW }],
    });
    expect(counts.operations).toHaveLength(1);
  });

  it('keeps 15 days, the last ones, oldest first', () => {
    const counts = all(Array.from({ length: 20 }, (_, day) => aCall(NOW + ((day * 7) % 20) * DAY)));
    expect(counts.days.map(({ day }) => day)).toEqual(
      Array.from({ length: 15 }, (_, day) => dayOf(NOW + (5 + day) * DAY)),
    );
  });

  it('parts days at midnight in UTC', () => {
    const midnight = Date.UTC(2026, 9, 13);
    const counts = joinCounts(aCall(midnight - 1), aCall(midnight));
    expect(counts.days.map(({ day }) => day)).toEqual(['2026-10-12', '2026-10-13']);
  });

  it('keeps the 20 operations used last, and counts the others together', () => {
    const counts = all(
      Array.from({ length: 25 }, (_, place) => aCall(NOW + place, { operation: `op ${place}` })),
    );
    expect(counts.operations.map(({ operation }) => operation)).toEqual(
      Array.from({ length: 20 }, (_, place) => `op ${24 - place}`),
    );
    expect(counts.otherCalls).toBe(5);
  });

  it('counts a call of no known operation among the others', () => {
    expect(aCall(NOW, { operation: undefined })).toMatchObject({ operations: [], otherCalls: 1 });
  });

  it('loses no call and stays small, whatever is joined in whatever order', () => {
    const call = fc.record({
      at: fc.integer({ min: NOW, max: NOW + 10 * DAY }),
      operation: fc.option(
        fc.integer({ max: 60, min: 0 }).map((place) => `op ${place}`),
        { nil: undefined },
      ),
      refusal: fc.option(fc.constantFrom('read-only', 'project-outside'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 120 }), (calls) => {
        const counts = all(
          calls.map(({ at, operation, refusal }) => {
            const one = aCall(at, { operation });
            return refusal === undefined ? one : joinCounts(one, denialCounts({ at, refusal }));
          }),
        );
        const denied = calls.filter(({ refusal }) => refusal !== undefined).length;
        expect(sum(counts.days)).toBe(calls.length);
        expect(counts.days.reduce((total, day) => total + day.denied, 0)).toBe(denied);
        expect(sum(counts.refusals)).toBe(denied);
        expect(sum(counts.operations) + counts.otherCalls).toBe(calls.length);
        expect(counts.operations.length).toBeLessThanOrEqual(20);
        expect(counts.lastUsedAt).toBe(Math.max(...calls.map(({ at }) => at)));
      }),
    );
  });
});

describe('the record', () => {
  it('holds a delta once: the second time there is nothing to write', () => {
    const counted = countInto(undefined, delta(aCall(NOW)));
    expect(counted).toMatchObject({ version: 1 });
    expect(countInto(counted, delta(aCall(NOW)))).toBeUndefined();
    expect(countInto(counted, delta(aCall(NOW), 1, 'two'))).toMatchObject({ version: 2 });
    expect(countInto(counted, delta(aCall(NOW), 2))).toMatchObject({ version: 2 });
  });

  it('knows a repeated delta until twelve other containers have written', () => {
    const writeBy = (count: number) => {
      let usage = countInto(undefined, delta(aCall(NOW)));
      for (let other = 0; other < count; other += 1)
        usage = countInto(usage, delta(aCall(NOW), 1, `other ${other}`));
      return countInto(usage, delta(aCall(NOW)));
    };
    expect(writeBy(11)).toBeUndefined();
    expect(writeBy(12)).toBeDefined();
  });

  it('is idle since its issue until it is used', () => {
    const fresh = newUsage(locator, OWNER, NOW - DAY);
    expect(idleSince(fresh)).toBe(NOW - DAY);
    expect(idleSince(countInto(fresh, delta(aCall(NOW)))!)).toBe(NOW);
    expect(idleSince(countInto(fresh, delta(aCall(NOW, { isLive: false })))!)).toBe(NOW - DAY);
  });

  it('comes back from storage as it was', () => {
    const fresh = newUsage(locator, OWNER, NOW);
    const used = countInto(
      fresh,
      delta(joinCounts(aCall(NOW), denialCounts({ at: NOW, refusal: 'tokens-off' }))),
    )!;
    for (const usage of [fresh, used])
      expect(parseUsage(JSON.parse(JSON.stringify(formatUsage(usage))))).toEqual(usage);
  });

  it('stays under the 10 KB of one write unit when it is full', () => {
    const long = (place: number): string => `POST /rest/api/3/${'segment/'.repeat(10)}${place}`;
    const full = all(
      Array.from({ length: 60 }, (_, place) =>
        joinCounts(
          aCall(NOW + place * DAY, { operation: long(place) }),
          denialCounts({ at: NOW + place, refusal: `owner-standing-unknown-${place}` }),
        ),
      ),
    );
    let usage = countInto(undefined, delta(full))!;
    for (let other = 0; other < 20; other += 1)
      usage = countInto(usage, delta(full, 1, `container${other}`))!;
    expect(JSON.stringify(formatUsage(usage)).length).toBeLessThan(10_000);
  });

  it.each([undefined, null, {}, { locator }, { ...formatUsage(newUsage(locator, OWNER, NOW)), version: -1 }])(
    'that storage holds otherwise is unreadable: %j',
    (stored) => expect(parseUsage(stored)).toBeUndefined(),
  );
});

describe('the traffic of the site', () => {
  it('is counted by the hour in UTC, and joined by it', () => {
    const one = trafficOf(NOW, { calls: 1, denied: 0 });
    const next = trafficOf(NOW + 3_600_000, { calls: 0, denied: 1 });
    expect([next, one, one].reduce(joinTraffic)).toEqual({
      day: '2026-10-12',
      hours: [
        { hour: 9, calls: 2, denied: 0 },
        { hour: 10, calls: 0, denied: 1 },
      ],
    });
  });

  it('comes back from storage as it was, and holds a delta once', () => {
    const once = { ...trafficOf(NOW, { calls: 3, denied: 1 }), shard: 2, mark: { container: 'one', seq: 1 } };
    const record = countTraffic(undefined, once)!;
    expect(parseTraffic(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(countTraffic(record, once)).toBeUndefined();
  });

  it('that storage holds otherwise is unreadable', () => {
    expect(parseTraffic({ day: '2026-10-12', shard: 0, hours: [{ hour: 24 }] })).toBeUndefined();
  });
});
