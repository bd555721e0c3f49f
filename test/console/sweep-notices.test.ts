import { describe, expect, it } from 'vitest';
import { sweep } from '../../src/console/sweep/sweep';
import type { NoticeRule } from '../../src/policy/notice-rule';
import { days, aPolicy, aRecord, DAY, OWNER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';

const PLACE: NoticeRule = { kind: 'issue', projectId: '10009' };
const HOUR = 3_600_000;
const ending = (inDays: number, seed = 1, change = {}) =>
  aRecord({ grant: { expiresAt: NOW + inDays * DAY }, ...change }, seed);
const worldOf = (records = [ending(14)], rules: Parameters<typeof aPolicy>[0] = { notice: PLACE }) =>
  consoleWorld({ records, policy: aPolicy(rules) });
async function outcomeOf(world: ConsoleWorld): Promise<unknown> {
  const outcome = (await sweep(world.ports)).find(({ step }) => step === 'notices')!;
  return 'count' in outcome ? outcome.count : 'code' in outcome ? outcome.code : outcome.bug;
}
const comments = ({ told }: ConsoleWorld) => [...told.issues.values()].map((issue) => issue.comments);
const warned = ({ storage }: ConsoleWorld) =>
  storage.events.flatMap((event) => (event.type === 'token.warned' ? [event.days] : []));

describe('a token that ends soon', () => {
  it('has one issue 14 days before, a comment at 7 and one at 1, however often the sweep runs', async () => {
    const world = worldOf();
    const seen: unknown[] = [];
    for (let hour = 0; hour < 14 * 24; hour += 6) {
      await outcomeOf(world);
      world.clock.advance(6 * HOUR);
      seen.push(comments(world)[0]);
    }
    expect(world.told.issues.size).toBe(1);
    expect(seen.indexOf(1)).toBe(28);
    expect(seen.indexOf(2)).toBe(52);
    expect(comments(world)).toEqual([2]);
    expect(warned(world)).toEqual([14, 7, 1]);
  });

  it('is told of by locator, owner and day: nothing that its owner wrote is handed on', async () => {
    const record = ending(10);
    const world = worldOf([record]);
    await outcomeOf(world);
    expect([...world.told.issues.values()][0]?.words).toEqual({
      locator: record.locator,
      ownerId: OWNER,
      endsAt: NOW + 10 * DAY,
    });
  });

  it('is told of by the day that the policy leaves it', async () => {
    const record = ending(10, 1, { grant: { issuedAt: NOW - 20 * DAY, expiresAt: NOW + 10 * DAY } });
    const world = worldOf([record], {
      notice: PLACE,
      lifetimeDaysMax: days(25),
      lifetimeDaysDefault: days(20),
    });
    await outcomeOf(world);
    expect([...world.told.issues.values()][0]?.words.endsAt).toBe(NOW + 5 * DAY);
    expect(warned(world)).toEqual([7]);
  });

  it.each<[string, ReturnType<typeof aRecord>, Parameters<typeof aPolicy>[0]]>([
    ['without the rule', ending(1), {}],
    ['where tokens are off', ending(1), { notice: PLACE, tokensOn: false }],
    ['with time enough', ending(15), { notice: PLACE }],
    ['once it has ended', ending(0), { notice: PLACE }],
    ['while it is paused', ending(1, 1, { state: 'paused' }), { notice: PLACE }],
    ['once it is revoked', ending(1, 1, { state: 'revoked' }), { notice: PLACE }],
  ])('is not told of %s', async (_what, record, rules) => {
    const world = worldOf([record], rules);
    expect(await outcomeOf(world)).toBe(0);
    expect(world.journal.calls.filter((name) => /^(board|notices\.(read|save))/.test(name))).toEqual([]);
  });
});

describe('a run that dies or fails at any call', () => {
  const place = async (world: ConsoleWorld): Promise<number> => {
    await sweep(world.ports);
    return world.journal.calls.length;
  };

  it('is made up for by the next ones, with one issue and one comment a step', async () => {
    const calls = await place(worldOf());
    for (let at = 1; at <= calls; at += 1)
      for (const fault of ['refuse', 'throw'] as const) {
        const world = worldOf();
        world.journal.faultAt = (_name, now) => (now === at ? fault : undefined);
        await sweep(world.ports);
        world.journal.faultAt = () => undefined;
        for (let run = 0; run < 3; run += 1) await sweep(world.ports);
        expect([world.told.issues.size, comments(world)]).toEqual([1, [0]]);
      }
  });

  it('after the issue was made, its answer lost: it is found, not made again', async () => {
    const world = worldOf();
    const { board } = world.ports;
    const lost = {
      ...board,
      createIssue: async (...told: Parameters<typeof board.createIssue>) => {
        await board.createIssue(...told);
        return { ok: false, error: 'unknown' } as const;
      },
    };
    await sweep({ ...world.ports, board: lost });
    expect(await outcomeOf(world)).toBe(1);
    expect(world.told.issues.size).toBe(1);
  });

  it('makes three issues at most, even where every answer is lost and nothing is ever found', async () => {
    const world = worldOf();
    const { board } = world.ports;
    const blind = {
      ...board,
      findIssue: () => Promise.resolve({ ok: true, value: undefined } as const),
      createIssue: async (...told: Parameters<typeof board.createIssue>) => {
        await board.createIssue(...told);
        return { ok: false, error: 'unknown' } as const;
      },
    };
    for (let run = 0; run < 9; run += 1) await sweep({ ...world.ports, board: blind });
    expect(world.told.issues.size).toBe(3);
  });

  it('while Jira does not answer the search makes nothing, and no try is counted', async () => {
    const world = worldOf();
    world.journal.faultAt = failing('refuse', 'board.findIssue');
    for (let run = 0; run < 5; run += 1) expect(await outcomeOf(world)).toBe('NOTICE_UNANSWERED');
    world.journal.faultAt = () => undefined;
    expect(await outcomeOf(world)).toBe(1);
  });

  it('of one token keeps none of the others from theirs', async () => {
    const world = worldOf([ending(3, 1), ending(4, 2), ending(5, 3)]);
    let met = 0;
    world.journal.faultAt = (name) =>
      name === 'board.createIssue' && (met += 1) === 1 ? 'refuse' : undefined;
    expect(await outcomeOf(world)).toBe('NOTICE_UNANSWERED');
    expect(world.told.issues.size).toBe(2);
    expect(await outcomeOf(world)).toBe(1);
  });
});

describe('what was told', () => {
  it('counts as told where somebody deleted the issue: no other is made', async () => {
    const world = worldOf([ending(8)]);
    await outcomeOf(world);
    world.told.issues.clear();
    world.clock.advance(2 * DAY);
    expect(await outcomeOf(world)).toBe(1);
    expect(world.told.issues.size).toBe(0);
  });

  it('that cannot be read is left alone', async () => {
    const record = ending(8);
    const world = worldOf([record]);
    world.told.stored.set(record.locator, 'text');
    expect(await outcomeOf(world)).toBe('fake');
    expect(world.told.issues.size).toBe(0);
  });

  it('is erased with the token', async () => {
    const record = ending(-91, 1, { grant: { issuedAt: NOW - 200 * DAY, expiresAt: NOW - 91 * DAY } });
    const world = worldOf([record]);
    world.told.stored.set(record.locator, { v: 1, told: 1 });
    await sweep(world.ports);
    expect([world.told.stored.size, world.storage.stored.tokens.size]).toEqual([0, 0]);
  });
});
