import { describe, expect, it } from 'vitest';
import { hearOfProject } from '../../src/console/sweep/hear-of-project';
import { sweep } from '../../src/console/sweep/sweep';
import { readAnyToken } from '../../src/console/read-token';
import type { ProjectRef } from '../../src/policy/grant';
import { ABC, aRecord, DAY, SITE_WIDE, XYZ } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { failing } from '../support/journal';

const bound = (seed: number, projects: readonly ProjectRef[] = [ABC], change = {}) =>
  aRecord({ grant: { reach: { kind: 'projects', projects } }, ...change }, seed);

function worldOf(
  records: readonly ReturnType<typeof aRecord>[],
  said: { missing?: readonly string[]; ownersBrowse?: boolean } = {},
): ConsoleWorld {
  const { missing = [ABC.id], ownersBrowse = false } = said;
  return consoleWorld({ records, projectsMissing: missing, people: ownersBrowse ? {} : { rights: [] } });
}
async function outcomeOf(world: ConsoleWorld): Promise<unknown> {
  const outcome = (await sweep(world.ports)).find(({ step }) => step === 'projectGone')!;
  return 'count' in outcome ? outcome.count : 'code' in outcome ? outcome.code : outcome.bug;
}
const statesIn = ({ storage }: ConsoleWorld): readonly unknown[] =>
  [...storage.stored.tokens.values()].map((stored) => (stored as { state: string }).state);

describe('a project that was deleted without a word', () => {
  const records = () => [
    bound(1),
    bound(2, [ABC], { state: 'paused' }),
    bound(3, [ABC, XYZ]),
    bound(4, [XYZ]),
    aRecord({ grant: { reach: SITE_WIDE } }, 5),
  ];

  it('ends, after three days of looks, the tokens that had no other, once', async () => {
    const world = worldOf(records());
    expect(await outcomeOf(world)).toBe(0);
    world.clock.advance(3 * DAY - 1);
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events).toEqual([]);
    world.clock.advance(1);
    expect(await outcomeOf(world)).toBe(2);
    expect(statesIn(world)).toEqual(['revoked', 'revoked', 'active', 'active', 'active']);
    expect(world.storage.events).toMatchObject(
      Array(2).fill({ type: 'token.revoked', as: 'app', because: 'project-gone', actorId: 'app' }),
    );
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events).toHaveLength(2);
  });

  it('ends the others once their last project is gone, too', async () => {
    const world = worldOf(records(), { missing: [ABC.id, XYZ.id] });
    await outcomeOf(world);
    world.clock.advance(3 * DAY);
    expect(await outcomeOf(world)).toBe(4);
    expect(statesIn(world)).toEqual(['revoked', 'revoked', 'revoked', 'revoked', 'active']);
  });

  it('was hidden where it is shown again: the wait begins anew', async () => {
    const world = worldOf(records());
    await outcomeOf(world);
    world.clock.advance(2 * DAY);
    world.missed.missing.clear();
    await outcomeOf(world);
    world.missed.missing.add(ABC.id);
    world.clock.advance(2 * DAY);
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events).toEqual([]);
  });

  it('is only hidden from the app where the owner may browse it', async () => {
    const world = worldOf(records(), { ownersBrowse: true });
    await outcomeOf(world);
    world.clock.advance(30 * DAY);
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events.filter(({ type }) => type !== 'token.expired')).toEqual([]);
  });

  it('is hidden where so many others are, too: nothing is noted and nothing ended', async () => {
    const many = Array.from({ length: 11 }, (_, at) => ({ id: String(20_000 + at), key: `P${at}` }));
    const world = worldOf(
      many.map((project, seed) => bound(seed + 1, [project])),
      { missing: many.map(({ id }) => id) },
    );
    for (let days = 0; days < 2; days += 1) {
      expect(await outcomeOf(world)).toBe('PROJECTS_HIDDEN');
      world.clock.advance(5 * DAY);
    }
    expect(world.missed.stored.missed).toBeUndefined();
    expect(world.storage.events).toEqual([]);
  });

  it.each([
    ['projects.findMissing', 'JIRA_UNANSWERED'],
    ['people.findRights', 'JIRA_UNANSWERED'],
    ['missedProjects.read', 'UNREACHABLE'],
    ['ledger.replaceToken', 'UNREACHABLE'],
    ['tokens.findMany', 'UNREACHABLE'],
  ])('ends nothing while %s fails, and is found by the next run', async (call, code) => {
    const world = worldOf([bound(1)]);
    await outcomeOf(world);
    world.clock.advance(3 * DAY);
    world.journal.faultAt = failing('refuse', call);
    expect(await outcomeOf(world)).toBe(code);
    expect(world.storage.events).toEqual([]);
    world.journal.faultAt = () => undefined;
    expect(await outcomeOf(world)).toBe(1);
  });

  it('ends a token once where two sweeps run at once', async () => {
    const world = worldOf([bound(1)]);
    await outcomeOf(world);
    world.clock.advance(3 * DAY);
    await Promise.all([sweep(world.ports), sweep(world.ports)]);
    expect(world.storage.events).toHaveLength(1);
  });

  it('is looked for in a thousand tokens a run, a hundred to a question', async () => {
    const world = worldOf(
      Array.from({ length: 1_050 }, (_, seed) => bound(seed + 1)),
      { missing: [] },
    );
    await outcomeOf(world);
    expect(world.journal.calls.filter((name) => name === 'projects.findMissing')).toHaveLength(10);
    expect(world.positions.get('projects')).toBeDefined();
    await outcomeOf(world);
    expect(world.positions.get('projects')).toBeUndefined();
  });
});

describe('Jira’s event of a deletion', () => {
  it('is not waited for: the tokens that had no other project end now, and again nothing', async () => {
    const world = worldOf([bound(1), bound(2, [ABC, XYZ])]);
    expect(await hearOfProject(ABC.id, world.ports)).toEqual({ ok: true, value: 1 });
    expect(await hearOfProject(ABC.id, world.ports)).toEqual({ ok: true, value: 0 });
    expect(statesIn(world)).toEqual(['revoked', 'active']);
  });

  it('is not believed: a project that Jira shows is there', async () => {
    const world = worldOf([bound(1)], { missing: [] });
    expect(await hearOfProject(ABC.id, world.ports)).toEqual({ ok: true, value: 0 });
    expect(world.storage.events).toEqual([]);
    expect(world.missed.stored.missed).toBeUndefined();
  });

  it('spares the sweep its wait, for tokens that are listed under another project', async () => {
    const world = worldOf([bound(1, [XYZ, ABC])], { missing: [ABC.id, XYZ.id] });
    await hearOfProject(XYZ.id, world.ports);
    expect(statesIn(world)).toEqual(['active']);
    await hearOfProject(ABC.id, world.ports);
    expect(await outcomeOf(world)).toBe(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'of which call %i fails or dies: heard again, the token ends once',
    async (place) => {
      for (const fault of ['refuse', 'throw'] as const) {
        const world = worldOf([bound(1)]);
        world.journal.faultAt = (_name, at) => (at === place ? fault : undefined);
        await hearOfProject(ABC.id, world.ports).catch(() => undefined);
        world.journal.faultAt = () => undefined;
        expect((await hearOfProject(ABC.id, world.ports)).ok).toBe(true);
        expect(statesIn(world)).toEqual(['revoked']);
        expect(world.storage.events).toHaveLength(1);
      }
    },
  );
});

describe('a token’s detail', () => {
  it('names the projects that Jira does not show, and says nothing where Jira does not tell', async () => {
    const record = bound(1, [ABC, XYZ]);
    const world = worldOf([record]);
    const read = async () => {
      const detail = await readAnyToken({ locator: record.locator }, world.ports);
      return detail.ok && detail.value.projectsMissing;
    };
    expect(await read()).toEqual(['ABC']);
    world.journal.faultAt = failing('refuse', 'projects.findMissing');
    expect(await read()).toBeUndefined();
  });
});
