import { expect, it } from 'vitest';
import { anEvent } from './samples';
import { aRecord, DAY, OWNER, SITE_WIDE, STRANGER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { revoke } from '../../../src/tokens/lifecycle';
import type { TokenRecord } from '../../../src/tokens/record';
import type { OpenStores, StoresStage } from './stage';

export function listsContract(open: OpenStores): void {
  const issued = (seed: number, age: number, change = {}, grant = {}) =>
    aRecord(
      { grant: { issuedAt: NOW - age * DAY, expiresAt: NOW - age * DAY + 30 * DAY, ...grant }, ...change },
      seed,
    );
  const records = [
    issued(1, 3, { name: 'to' }, { effects: ['write', 'read'] }),
    issued(2, 1, { name: 'Étude' }),
    issued(3, 2, { ownerId: STRANGER, name: 'Top' }),
    aRecord({ grant: { reach: SITE_WIDE, issuedAt: NOW, expiresAt: NOW + DAY, effects: ['delete'] } }, 4),
    issued(5, 200, { state: 'revoked', endedAt: NOW - 199 * DAY }),
    issued(6, 300, { state: 'revoked' }),
  ];
  const filled = async (): Promise<StoresStage> => {
    const stage = open();
    for (const [seed, record] of records.entries())
      await stage.ledger.createToken(record, anEvent({ locator: record.locator }, seed + 1, NOW + seed));
    return stage;
  };
  const seedsIn = (found: readonly TokenRecord[]): unknown =>
    found.map(({ locator }) => records.findIndex((record) => record.locator === locator) + 1);
  const seedsOf = (found: Awaited<ReturnType<StoresStage['tokens']['list']>>): unknown =>
    found.ok && seedsIn(found.value.records);
  const seedsOfMany = (found: Awaited<ReturnType<StoresStage['tokens']['findMany']>>): unknown =>
    found.ok && seedsIn(found.value);

  it.each([
    ['all, newest first', { by: 'all' }, [4, 2, 3, 1, 5, 6]],
    ['one owner’s', { by: 'owner', ownerId: OWNER }, [4, 2, 1, 5, 6]],
    ['another owner’s', { by: 'owner', ownerId: STRANGER }, [3]],
    ['nobody’s', { by: 'owner', ownerId: 'nobody' }, []],
    ['a project’s', { by: 'project', projectId: '10001' }, [2, 3, 1, 5, 6]],
    ['site-wide ones', { by: 'project', projectId: 'site' }, [4]],
    ['all of a span, both ends in it', { by: 'all', issued: { from: NOW - 2 * DAY, to: NOW - DAY } }, [2, 3]],
    ['all from a time on', { by: 'all', issued: { from: NOW - DAY } }, [4, 2]],
    ['all up to a time', { by: 'all', issued: { to: NOW - 200 * DAY } }, [5, 6]],
    [
      'one owner’s of a span',
      { by: 'owner', ownerId: OWNER, issued: { from: NOW - 3 * DAY, to: NOW - DAY } },
      [2, 1],
    ],
    ['a project’s of a span', { by: 'project', projectId: '10001', issued: { to: NOW - 200 * DAY } }, [5, 6]],
    ['those whose name begins so', { by: 'name', start: 'to' }, [1, 3]],
    ['those whose name begins so, in any case', { by: 'name', start: 'TOP' }, [3]],
    ['those whose name begins so, however its accents are written', { by: 'name', start: 'E\u0301' }, [2]],
    ['none, for a name that nobody gave', { by: 'name', start: 'op' }, []],
    ['in a state, soonest end first', { by: 'state', state: 'active', ends: {} }, [4, 1, 3, 2]],
    [
      'in a state, ending in a span',
      { by: 'state', state: 'active', ends: { from: NOW + 27 * DAY, to: NOW + 28 * DAY } },
      [1, 3],
    ],
    [
      'in a state, ending from a time on',
      { by: 'state', state: 'active', ends: { from: NOW + 29 * DAY } },
      [2],
    ],
    [
      'ended long ago, oldest first',
      { by: 'state', state: 'revoked', ends: { to: NOW - 90 * DAY - 1 } },
      [6, 5],
    ],
    [
      'revoked, by when they were, and not by their last day',
      { by: 'state', state: 'revoked', ends: { from: NOW - 199 * DAY, to: NOW - 199 * DAY } },
      [5],
    ],
    ['ended up to the very moment', { by: 'state', state: 'revoked', ends: { to: NOW - 270 * DAY } }, [6]],
    [
      'ended before the very moment',
      { by: 'state', state: 'revoked', ends: { to: NOW - 270 * DAY - 1 } },
      [],
    ],
    [
      'one owner’s living ones, soonest to end first',
      { by: 'holder', ownerId: OWNER, state: 'active', ends: { from: NOW + 1 } },
      [4, 1, 2],
    ],
    ['of a power, soonest end first', { by: 'power', state: 'active', power: 'delete', ends: {} }, [4, 3, 2]],
    ['of another power', { by: 'power', state: 'active', power: 'write', ends: {} }, [1]],
    ['of a power, in another state', { by: 'power', state: 'revoked', power: 'delete', ends: {} }, [6, 5]],
    [
      'of a power, ending in a span',
      { by: 'power', state: 'active', power: 'delete', ends: { to: NOW + DAY } },
      [4],
    ],
  ] as const)('are %s', async (_what, query, seeds) => {
    const { tokens } = await filled();
    expect(seedsOf(await tokens.list(query, { limit: 100 }))).toEqual(seeds);
  });

  it('come in pages that together are the whole, with no cursor at the end', async () => {
    const { tokens } = await filled();
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await tokens.list({ by: 'all' }, { limit: 4, cursor });
      seen.push(seedsOf(page));
      cursor = page.ok ? page.value.cursor : undefined;
    } while (cursor !== undefined && seen.length < 9);
    expect(seen.flat()).toEqual([4, 2, 3, 1, 5, 6]);
  });

  it('go on after what was shown, also where that is no more in the list', async () => {
    const { tokens, ledger } = await filled();
    const query = { by: 'state', state: 'active', ends: {} } as const;
    const first = await tokens.list(query, { limit: 2 });
    const shown = first.ok ? first.value.records : [];
    for (const [at, record] of shown.entries())
      await ledger.replaceToken(revoke(record, { by: OWNER, at: NOW }), anEvent({}, 50 + at));
    const cursor = first.ok ? first.value.cursor : undefined;
    expect(seedsOf(await tokens.list(query, { limit: 2, cursor }))).toEqual([3, 2]);
  });

  it('are found by their locators, in the order asked for; what is not there is left out', async () => {
    const stage = await filled();
    const locators = [5, 0, 3].map((at) => records[at]!.locator);
    const absent = aRecord({}, 77).locator;
    expect(seedsOfMany(await stage.tokens.findMany([locators[0]!, absent, ...locators.slice(1)]))).toEqual([
      6, 1, 4,
    ]);
    expect(await stage.tokens.findMany([])).toEqual({ ok: true, value: [] });
    await stage.corrupt({ locator: locators[1]! });
    expect(seedsOfMany(await stage.tokens.findMany(locators))).toEqual([6, 4]);
  });

  it('are found by a hundred locators at once', async () => {
    const stage = open();
    const many = Array.from({ length: 100 }, (_, at) => aRecord({}, at + 1));
    for (const [at, record] of many.entries())
      await stage.ledger.createToken(record, anEvent({ locator: record.locator }, at + 1));
    const found = await stage.tokens.findMany(many.map(({ locator }) => locator));
    expect(found).toEqual({ ok: true, value: many });
  });

  it('leave out what cannot be read, so that it hides nothing else', async () => {
    const stage = await filled();
    await stage.corrupt({ locator: records[1]!.locator });
    expect(seedsOf(await stage.tokens.list({ by: 'all' }, { limit: 100 }))).toEqual([4, 3, 1, 5, 6]);
  });

  it.each([
    ['everything, newest first', {}, 6],
    ['one kind', { by: { type: 'token.issued' } }, 6],
    ['another kind', { by: { type: 'policy.changed' } }, 0],
    ['one actor', { by: { actorId: OWNER } }, 6],
    ['one token', { by: { locator: records[2]!.locator } }, 1],
    ['from a time on', { from: NOW + 4 }, 2],
    ['up to a time', { to: NOW + 1 }, 2],
    ['between two times', { from: NOW + 1, to: NOW + 3 }, 3],
  ] as const)('of the trail are %s', async (_what, query, count) => {
    const { audit } = await filled();
    const page = await audit.page({ ...query, limit: 100 });
    const times = page.ok ? page.value.events.map(({ at }) => at) : [];
    expect(times).toHaveLength(count);
    expect(times.toSorted((left, right) => right - left)).toEqual(times);
  });

  it('of the trail have a rewritten event in the place of the one with its id, found by what it says now', async () => {
    const { audit } = await filled();
    const page = await audit.page({ limit: 2 });
    const [first, second] = page.ok ? page.value.events : [];
    expect(await audit.put([{ ...second!, actorId: 'another' }])).toMatchObject({ ok: true });
    expect(await audit.page({ limit: 2 })).toMatchObject({
      value: { events: [first, { ...second!, actorId: 'another' }] },
    });
    expect(await audit.page({ by: { actorId: 'another' }, limit: 9 })).toMatchObject({
      value: { events: [{ id: second!.id }] },
    });
    expect(await audit.put([])).toMatchObject({ ok: true });
  });

  it('of the trail can be rid of what is older than a time', async () => {
    const { audit } = await filled();
    expect(await audit.eraseBefore(NOW + 2)).toEqual({ ok: true, value: 2 });
    expect(await audit.eraseBefore(NOW + 2)).toEqual({ ok: true, value: 0 });
    const page = await audit.page({ limit: 100 });
    expect(page.ok && page.value.events.map(({ at }) => at - NOW)).toEqual([5, 4, 3, 2]);
  });

  it('of the trail keep an event as it was written', async () => {
    const stage = open();
    const event = anEvent({
      type: 'request.denied',
      operation: undefined,
      refusal: 'read-only',
      requestId: 'r',
    });
    await stage.audit.append(event);
    const page = await stage.audit.page({ limit: 1 });
    expect(page.ok && page.value.events).toEqual([JSON.parse(JSON.stringify(event))]);
  });
}
