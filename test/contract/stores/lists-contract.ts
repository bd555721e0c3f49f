import { expect, it } from 'vitest';
import { anEvent } from './samples';
import { aRecord, DAY, OWNER, SITE_WIDE, STRANGER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import type { OpenStores, StoresStage } from './stage';

export function listsContract(open: OpenStores): void {
  const issued = (seed: number, age: number, change = {}) =>
    aRecord({ grant: { issuedAt: NOW - age * DAY, expiresAt: NOW - age * DAY + 30 * DAY }, ...change }, seed);
  const records = [
    issued(1, 3),
    issued(2, 1),
    issued(3, 2, { ownerId: STRANGER }),
    aRecord({ grant: { reach: SITE_WIDE, issuedAt: NOW, expiresAt: NOW + DAY } }, 4),
    issued(5, 200, { state: 'revoked' }),
    issued(6, 300, { state: 'revoked' }),
  ];
  const filled = async (): Promise<StoresStage> => {
    const stage = open();
    for (const [seed, record] of records.entries())
      await stage.ledger.createToken(record, anEvent({ locator: record.locator }, seed + 1, NOW + seed));
    return stage;
  };
  const seedsOf = (found: Awaited<ReturnType<StoresStage['tokens']['list']>>): unknown =>
    found.ok &&
    found.value.records.map(({ locator }) => records.findIndex((record) => record.locator === locator) + 1);

  it.each([
    ['all, newest first', { by: 'all' }, [4, 2, 3, 1, 5, 6]],
    ['one owner’s', { by: 'owner', ownerId: OWNER }, [4, 2, 1, 5, 6]],
    ['another owner’s', { by: 'owner', ownerId: STRANGER }, [3]],
    ['nobody’s', { by: 'owner', ownerId: 'nobody' }, []],
    ['a project’s', { by: 'project', projectId: '10001' }, [2, 3, 1, 5, 6]],
    ['site-wide ones', { by: 'project', projectId: 'site' }, [4]],
    [
      'ended long ago, oldest first',
      { by: 'state', state: 'revoked', expires: { to: NOW - 90 * DAY - 1 } },
      [6, 5],
    ],
    ['ended before the very moment', { by: 'state', state: 'revoked', expires: { to: NOW - 270 * DAY - 1 } }, []],
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
