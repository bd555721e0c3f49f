/** Choices for older tokens at saving: who sees what of them, and what is refused. */
import { describe, expect, it } from 'vitest';
import { adminEntries } from '../../src/console/entries';
import { changePolicy, readPolicy } from '../../src/console/change-policy';
import { listOwnTokens } from '../../src/console/list-tokens';
import { previewPolicy } from '../../src/console/preview-policy';
import { readOwnToken } from '../../src/console/read-token';
import type { Existing } from '../../src/policy/transitions';
import type { Rules } from '../../src/policy/rules';
import { ADMIN, aRecord, DAY, days, rules } from '../support/builders';
import { aMember, anAdmin, consoleWorld, standingsOf, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const OLD = aRecord({ name: 'old', grant: { expiresAt: NOW + 60 * DAY } }, 1);
const keep = (until: number): Existing => ({ kind: 'keep', until: NOW + until * DAY });

async function save(world: ConsoleWorld, change: Partial<Rules>, existing?: unknown): Promise<unknown> {
  const read = await readPolicy(world.ports);
  if (!read.ok) throw new Error('no policy');
  const { revision, rules: today } = read.value;
  return adminEntries(world.ports)['policy/change'](
    { revision, rules: { ...today, ...change }, ...(existing === undefined ? {} : { existing }) },
    { accountId: ADMIN, projectId: undefined },
    standingsOf({ admin: true }),
  );
}
const at = (day: number): string => new Date(NOW + day * DAY).toISOString();

describe('a change kept from older tokens', () => {
  it('is told to their owner: until when, and what goes then', async () => {
    const world = consoleWorld({ records: [OLD] });
    await save(
      world,
      { readOnly: true, lifetimeDaysMax: days(20), lifetimeDaysDefault: days(5) },
      {
        kind: 'keep',
        until: at(10),
      },
    );
    const read = await readOwnToken({ locator: OLD.locator }, aMember, world.ports);
    expect(read).toMatchObject({
      ok: true,
      value: {
        token: { keptUntil: at(10), endsAt: at(19) },
        effects: [{ today: true }, { today: true }, { today: true }, { today: true }],
        losesWhenKeptNoMore: {
          kinds: ['narrowed'],
          rules: ['readOnly'],
          effectsLost: ['write', 'delete', 'manage'],
        },
      },
    });
    const list = await listOwnTokens({ limit: 10 }, aMember, world.ports);
    expect(list).toMatchObject({ value: { tokens: [{ keptUntil: at(10) }] } });
    world.clock.advance(10 * DAY);
    const then = await readOwnToken({ locator: OLD.locator }, aMember, world.ports);
    expect(then).toMatchObject({ value: { effects: [{ today: true }, { today: false }, {}, {}] } });
    expect(then).not.toHaveProperty('value.token.keptUntil');
  });

  it('shows in the policy until it is over, and is told in the audit trail', async () => {
    const world = consoleWorld({ records: [OLD] });
    await save(world, { readOnly: true }, { kind: 'keep', until: at(10) });
    expect(await readPolicy(world.ports)).toMatchObject({
      value: { transitions: [{ kind: 'keep', issuedBefore: at(0), until: at(10), rules: ['readOnly'] }] },
    });
    expect(world.storage.events.at(-1)).toMatchObject({ type: 'policy.changed', existing: keep(10) });
    world.clock.advance(10 * DAY);
    expect(await readPolicy(world.ports)).not.toHaveProperty('value.transitions');
  });

  it('is what a preview begins from: a save that holds at once would take it away', async () => {
    const world = consoleWorld({ records: [OLD] });
    await save(world, { readOnly: true }, { kind: 'keep', until: at(10) });
    const preview = await previewPolicy({ rules: rules({ readOnly: true }) }, world.ports);
    expect(preview).toMatchObject({ value: { hits: [{ name: 'old', kinds: ['narrowed'] }] } });
  });
});

describe('a stop', () => {
  it('is told to owners, who are warned of that end', async () => {
    const world = consoleWorld({ records: [OLD] });
    await save(world, {}, { kind: 'stop', at: at(10) });
    const list = await listOwnTokens({ limit: 10 }, aMember, world.ports);
    expect(list).toMatchObject({ value: { tokens: [{ stopsAt: at(10), endsAt: at(10) }] } });
    world.clock.advance(11 * DAY);
    const then = await listOwnTokens({ limit: 10 }, aMember, world.ports);
    expect(then).toMatchObject({ value: { tokens: [{ stoppedBy: 'transition' }] } });
  });
});

describe('a choice', () => {
  it.each([
    [{ kind: 'keep', until: at(0) }, 'existing.until', 'not-in-future'],
    [{ kind: 'keep', until: at(91) }, 'existing.until', 'transition-too-long'],
    [{ kind: 'stop', at: at(-1) }, 'existing.at', 'not-in-future'],
    [{ kind: 'stop', at: at(91) }, 'existing.at', 'transition-too-long'],
    [{ kind: 'keep' }, 'existing.until', 'malformed'],
    [{ kind: 'keep', until: at(5), at: at(5) }, 'existing.at', 'unknown-key'],
    [{ kind: 'forget' }, 'existing.kind', 'malformed'],
    ['keep', 'existing', 'malformed'],
  ])('%j is refused, and nothing is saved', async (existing, path, code) => {
    const world = consoleWorld({ records: [OLD] });
    expect(await save(world, { readOnly: true }, existing)).toMatchObject({
      ok: false,
      problems: [{ path, code }],
    });
    expect(world.storage.events).toEqual([]);
  });

  it('of a fourth change to keep is refused; one that holds at once is not', async () => {
    const world = consoleWorld();
    const changes = [{ readOnly: true }, { siteWideTokens: false }, { lifetimeDaysMax: days(200) }];
    for (const change of changes)
      expect(await save(world, change, { kind: 'keep', until: at(10) })).toMatchObject({ ok: true });
    const scopes = ['read:jira-work'];
    expect(await save(world, { scopes }, { kind: 'keep', until: at(10) })).toMatchObject({
      problems: [{ path: 'existing', code: 'transitions-full' }],
    });
    expect(await save(world, { scopes })).toMatchObject({ ok: true });
    expect(await readPolicy(world.ports)).not.toHaveProperty('value.transitions');
  });

  it('made at a revision that is no longer today’s is refused like any change', async () => {
    const world = consoleWorld();
    const [one, other] = await Promise.all(
      [keep(5), keep(9)].map((existing) =>
        changePolicy({ revision: 1, rules: rules({ readOnly: true }), existing }, anAdmin, world.ports),
      ),
    );
    expect([one?.ok, other?.ok].sort()).toEqual([false, true]);
    expect(await readPolicy(world.ports)).toMatchObject({ value: { transitions: [{ kind: 'keep' }] } });
  });
});
