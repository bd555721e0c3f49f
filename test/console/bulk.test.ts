/** Orders for many: judged once, placed some at a time, each row once, whatever dies in between. */
import { describe, expect, it } from 'vitest';
import type { BulkReportView, BulkView, RowJudgementsView } from '../../src/console/contract';
import { sweep } from '../../src/console/sweep/sweep';
import { parseOrder } from '../../src/tokens/order-record';
import { ABC, ADMIN, DAY, OWNER, STRANGER } from '../support/builders';
import { accountOf } from '../support/bulks';
import {
  asks,
  member,
  refused,
  SECOND_ADMIN,
  typesOf,
  valueOf,
  worldOf,
  type World,
} from '../support/order-world';

const ID = 'DraftDraftDraftDraft';
const ref = { id: ID };
const order = { name: 'Report', scopes: ['read:jira-work'], projectIds: [ABC.id] };
const rowsOf = (count: number): { accountId: string; name?: string; projectKeys?: string[] }[] =>
  Array.from({ length: count }, (_none, row) => ({ accountId: accountOf(row) }));
const draft = (rows: readonly object[] = rowsOf(30)) => ({ justification: 'A report each', order, rows });
const start = (rows?: readonly object[], mode = 'possible') => ({ ...draft(rows), id: ID, mode });
const ordersIn = ({ storage }: World) =>
  [...storage.stored.orders.values()].map((stored) => parseOrder(stored)!);
const step = async (world: World) => valueOf<BulkView>(await world.onSite('bulk/step', ref));

async function toItsEnd(world: World): Promise<BulkView> {
  for (let calls = 0; calls < 100; calls += 1) {
    const bulk = await step(world);
    if (bulk.state !== 'running') return bulk;
  }
  throw new Error('it does not end');
}

describe('a list', () => {
  it('is judged row by row before anything is written', async () => {
    const world = worldOf({ people: { left: ['gone'] } });
    const rows = [
      { accountId: 'one' },
      { accountId: 'one' },
      { accountId: 'someone@example.com' },
      { accountId: 'gone' },
      { accountId: 'two', name: ' ' },
      { accountId: 'three', projectKeys: ['ABC', 'xyz'] },
      { accountId: 'four', projectKeys: ['NONE'] },
    ];
    expect(valueOf<RowJudgementsView>(await world.onSite('bulk/judge', draft(rows)))).toEqual({
      rows: 7,
      faults: [
        { row: 2, fault: 'account-duplicate' },
        { row: 3, fault: 'account-malformed' },
        { row: 4, fault: 'account-inactive' },
        { row: 5, fault: 'name-malformed' },
        { row: 7, fault: 'project-unknown' },
      ],
    });
    expect(world.storage.stored.bulks.size).toBe(0);
  });

  it('keeps no e-mail address of a row at fault', async () => {
    const world = worldOf();
    await world.onSite('bulk/start', start([{ accountId: 'someone@example.com' }, { accountId: 'one' }]));
    expect(JSON.stringify([...world.storage.stored.bulkRows.values()])).not.toContain('@');
  });

  it('names projects in its rows or in the template, or the row is at fault', async () => {
    const world = worldOf();
    const bare = {
      ...start([{ accountId: 'one' }, { accountId: 'two', projectKeys: ['XYZ'] }]),
      order: { ...order, projectIds: [] },
    };
    expect(await world.onSite('bulk/judge', bare)).toMatchObject({
      value: { faults: [{ row: 1, fault: 'project-none' }] },
    });
    await world.onSite('bulk/start', bare);
    await toItsEnd(world);
    expect(ordersIn(world)).toMatchObject([
      { ownerId: 'two', wish: { reach: { projects: [{ key: 'XYZ' }] } } },
    ]);
  });

  it.each<[string, object, object]>([
    [
      'all or nothing, with a row at fault',
      start([{ accountId: 'a' }, { accountId: 'a' }], 'all'),
      { code: 'rows-at-fault' },
    ],
    ['of which no row may have an order', start([{ accountId: '@' }]), { code: 'rows-none' }],
    ['of 1,001 rows', start(rowsOf(1_001)), { path: 'rows' }],
    ['over the policy', { ...start(), order: { ...order, days: 400 } }, { code: 'lifetime-over-max' }],
  ])('%s is not started', async (_what, payload, problem) => {
    const world = worldOf();
    expect(await world.onSite('bulk/start', payload)).toMatchObject({ problems: [problem] });
    expect([world.storage.stored.bulks.size, typesOf(world)]).toEqual([0, []]);
  });

  it('does not give its starter what needs somebody else’s approval', async () => {
    const world = worldOf({ policy: asks({ needs: 'always' }) });
    const reply = await world.onSite('bulk/judge', draft([{ accountId: ADMIN }, { accountId: OWNER }]));
    expect(reply).toMatchObject({ value: { faults: [{ row: 1, fault: 'own-order' }] } });
  });
});

describe('a bulk', () => {
  it('gives each row its order, tells of each, and is finished once', async () => {
    const world = worldOf();
    expect(await world.onSite('bulk/start', start(rowsOf(250)))).toMatchObject({
      value: { state: 'running', rows: 250, left: 250 },
    });
    expect(await toItsEnd(world)).toMatchObject({ state: 'finished', placed: 250, left: 0 });
    expect(new Set(ordersIn(world).map(({ ownerId }) => ownerId)).size).toBe(250);
    const types = typesOf(world);
    expect(types.filter((type) => type === 'order.placed-for')).toHaveLength(250);
    expect([types[0], types.at(-1)]).toEqual(['bulk.started', 'bulk.finished']);
    expect(await step(world)).toMatchObject({ state: 'finished', placed: 250 });
    expect(world.storage.events).toHaveLength(252);
  });

  it('that is started twice is started once; under another’s id there is none', async () => {
    const world = worldOf();
    await Promise.all([world.onSite('bulk/start', start()), world.onSite('bulk/start', start())]);
    await world.onSite('bulk/start', start());
    expect(typesOf(world)).toEqual(['bulk.started']);
    expect(await world.onSite('bulk/start', start(), SECOND_ADMIN)).toMatchObject(refused('bulk-unknown'));
    await toItsEnd(world);
    expect(ordersIn(world)).toHaveLength(30);
  });

  it('is worked off by two pages at once without giving any row two orders', async () => {
    const world = worldOf();
    await world.onSite('bulk/start', start(rowsOf(100)));
    await Promise.all([toItsEnd(world), toItsEnd(world), sweep(world.ports)]);
    expect(ordersIn(world)).toHaveLength(100);
    expect(typesOf(world).filter((type) => type === 'bulk.finished')).toHaveLength(1);
  });

  it.each(['refuse', 'throw'] as const)(
    'loses no row and doubles none, wherever storage fails (%s)',
    async (fault) => {
      const dry = worldOf();
      await dry.onSite('bulk/start', start());
      await toItsEnd(dry);
      const calls = dry.journal.calls.length;
      for (let place = 1; place <= calls; place += 1) {
        const world = worldOf();
        world.journal.faultAt = (_name, at) => (at === place ? fault : undefined);
        const started = await world.onSite('bulk/start', start()).catch(() => undefined);
        if (!started?.ok) valueOf(await world.onSite('bulk/start', start()));
        await world.onSite('bulk/step', ref).catch(() => undefined);
        await toItsEnd(world);
        expect(
          ordersIn(world)
            .map(({ ownerId }) => ownerId)
            .sort(),
          `call ${place}`,
        ).toEqual(rowsOf(30).map(({ accountId }) => accountId));
        expect(typesOf(world).filter((type) => type === 'bulk.started')).toHaveLength(1);
      }
    },
  );

  it('is cancelled: what is ordered stays, the rest never comes, and both are told', async () => {
    const world = worldOf();
    await world.onSite('bulk/start', start([...rowsOf(200), { accountId: '@' }]));
    await step(world);
    expect(await world.onSite('bulk/cancel', ref)).toMatchObject({
      value: { state: 'cancelled', placed: 100, refused: 1, left: 100 },
    });
    await world.onSite('bulk/cancel', ref);
    expect(await step(world)).toMatchObject({ state: 'cancelled', placed: 100 });
    expect(world.storage.events.filter(({ type }) => type === 'bulk.finished')).toMatchObject([
      { outcome: 'cancelled', placed: 100, refused: 1, left: 100, actorId: ADMIN },
    ]);
    const { rows } = valueOf<BulkReportView>(await world.onSite('bulk/read', ref));
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
    expect([count('placed'), count('left'), count('refused'), rows.length]).toEqual([100, 100, 1, 201]);
  });

  it('reports how each of its orders stands now', async () => {
    const world = worldOf({ people: { admins: [ADMIN] } });
    await world.onSite('bulk/start', start(rowsOf(120)));
    await toItsEnd(world);
    const placed = ordersIn(world).toSorted((one, other) => one.id.localeCompare(other.id));
    const [first, second] = placed;
    const page = (one: (typeof placed)[number] | undefined, key: 'order/claim' | 'order/withdraw') =>
      world.onProject(key, { id: one!.id }, member, one!.ownerId);
    expect((await page(first, 'order/claim')).ok).toBe(true);
    expect((await page(second, 'order/withdraw')).ok).toBe(true);
    const stand = async () =>
      valueOf<BulkReportView>(await world.onSite('bulk/read', ref)).rows.map((row) =>
        row.outcome === 'placed' ? row.order : row.outcome,
      );
    expect((await stand()).slice(0, 3)).toEqual(['claimed', 'withdrawn', 'approved']);
    expect((await stand()).at(-1)).toBe('approved');
    world.clock.advance(8 * DAY);
    expect((await stand()).slice(0, 3)).toEqual(['claimed', 'withdrawn', 'lapsed']);
  });

  it('whose page was closed is gone on with by the sweep, as long as its starter may', async () => {
    const world = worldOf({ people: { admins: [ADMIN] } });
    await world.onSite('bulk/start', start(rowsOf(300)));
    await sweep(world.ports);
    expect(ordersIn(world)).toHaveLength(200);
    await sweep(world.ports);
    expect(await step(world)).toMatchObject({ state: 'finished', placed: 300 });
  });

  it('stops with the sweep if its starter is no admin any more, and waits where Jira does not say', async () => {
    const world = worldOf({ people: { admins: [] } });
    await world.onSite('bulk/start', start());
    world.journal.faultAt = (name) => (name === 'people.isJiraAdmin' ? 'refuse' : undefined);
    expect((await sweep(world.ports)).find(({ step }) => step === 'bulks')).toMatchObject({
      code: 'JIRA_UNANSWERED',
    });
    expect(await world.onSite('bulk/list', {})).toMatchObject({ value: { bulks: [{ state: 'running' }] } });
    world.journal.faultAt = () => undefined;
    await sweep(world.ports);
    expect(await step(world)).toMatchObject({ state: 'stopped', placed: 0, left: 30 });
    expect(ordersIn(world)).toEqual([]);
  });

  it('is erased 90 days after its start, with its rows and with an event', async () => {
    const world = worldOf();
    await world.onSite('bulk/start', start());
    await toItsEnd(world);
    world.clock.advance(90 * DAY - 1);
    await sweep(world.ports);
    expect(world.storage.stored.bulks.size).toBe(1);
    world.clock.advance(1);
    await sweep(world.ports);
    expect([world.storage.stored.bulks.size, world.storage.stored.bulkRows.size]).toEqual([0, 0]);
    expect(typesOf(world)).toContain('bulk.erased');
  });

  it('makes orders that only their owners claim', async () => {
    const world = worldOf();
    await world.onSite('bulk/start', start([{ accountId: OWNER }]));
    await toItsEnd(world);
    const { id } = ordersIn(world)[0]!;
    expect(await world.onProject('order/claim', { id }, undefined, STRANGER)).toMatchObject(
      refused('order-unknown'),
    );
    expect((await world.onProject('order/claim', { id })).ok).toBe(true);
  });

  it('that is not there is refused', async () => {
    const world = worldOf();
    for (const key of ['bulk/step', 'bulk/cancel', 'bulk/read'] as const)
      expect(await world.onSite(key, ref)).toMatchObject(refused('bulk-unknown'));
  });
});
