import type { Actor, NamedProject, ProjectActor, Standings } from '../../src/console/actor';
import type { ConsolePorts } from '../../src/console/ports';
import { fail, ok } from '../../src/base/result';
import type { ProjectRef } from '../../src/policy/grant';
import type { Policy } from '../../src/policy/policy';
import type { Order } from '../../src/tokens/order';
import type { TokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, aPolicy, OWNER, tagKeys, XYZ } from './builders';
import { fakeClock, NOW, type FakeClock } from './fixed-times';
import { aJournal, type Journal } from './journal';
import { fakeOwnGateway, fakeReach, type FakeOwnGateway, type ReachScript } from './fake-reach';
import { memorySetUp, type MemorySetUp } from './memory-set-up';
import { memoryStorage, type MemoryStorage } from './memory-storage';
import { memoryPeople, type PeopleScript } from './memory-people';
import { memorySweepPositions, type MemorySweepPositions } from './memory-sweep-positions';
import { memoryTagKeys } from './memory-tag-keys';
import { memoryUsages, type MemoryUsages } from './memory-usages';
import { seededRandom } from './random';

export interface ConsoleWorld {
  readonly ports: ConsolePorts;
  readonly storage: MemoryStorage;
  readonly journal: Journal;
  readonly clock: FakeClock;
  readonly ownGateway: FakeOwnGateway;
  readonly setUp: MemorySetUp;
  readonly usages: MemoryUsages;
  readonly positions: MemorySweepPositions['positions'];
}

export interface ConsoleScript {
  readonly records?: readonly TokenRecord[];
  readonly orders?: readonly Order[];
  /** Undefined: nobody ever saved one. */
  readonly policy?: Policy | undefined;
  /** What Jira and the platform say of the installation itself. */
  readonly reach?: ReachScript;
  /** What Jira says of people when the app asks. */
  readonly people?: PeopleScript;
}

/** Everything one page action meets, over fakes. */
export function consoleWorld(script: ConsoleScript = {}): ConsoleWorld {
  const journal = aJournal();
  const clock = fakeClock(NOW);
  const usages = memoryUsages(journal);
  const storage = memoryStorage(
    {
      records: script.records ?? [],
      orders: script.orders ?? [],
      policy: 'policy' in script ? script.policy : aPolicy(),
    },
    journal,
    usages.versionOf,
  );
  const random = seededRandom(5);
  const { policies, freezes, tokens, orders, bulks, ledger, audit, gateway } = storage;
  const keys = memoryTagKeys({ keys: tagKeys() }, journal, random);
  const ownGateway = fakeOwnGateway();
  const setUp = memorySetUp(journal);
  const reach = fakeReach(script.reach);
  const people = memoryPeople(script.people, journal);
  const { store: sweepPositions, positions } = memorySweepPositions(journal);
  const ports = {
    policies,
    freezes,
    tokens,
    orders,
    bulks,
    ledger,
    audit,
    gateway,
    tagKeys: keys,
    clock,
    random,
    ownGateway,
    setUp,
    reach,
    people,
    sweepPositions,
    usages: usages.store,
    census: storage.census,
  };
  return { ports, storage, journal, clock, ownGateway, setUp, usages, positions };
}

export const anAdmin: Actor = { accountId: ADMIN, isJiraAdmin: true };
export const aMember: ProjectActor = { accountId: OWNER, isJiraAdmin: false, project: ABC };
export const anAdminMember: ProjectActor = { ...aMember, accountId: ADMIN, isJiraAdmin: true };

/** What Jira says of the person: `unknown` where it does not say. */
export const standingsOf = (said: {
  readonly admin?: boolean | 'unknown';
  readonly project?: ProjectRef | 'hidden' | 'unknown';
  /** Permissions held in every project; or by project id. */
  readonly rights?: readonly string[] | ((projectId: string) => readonly string[]) | 'unknown';
  readonly projects?: readonly NamedProject[] | 'unknown';
}): Standings => ({
  isJiraAdmin: () => Promise.resolve(said.admin === 'unknown' ? fail('unknown') : ok(said.admin ?? false)),
  findProject: () =>
    Promise.resolve(
      said.project === 'unknown'
        ? fail('unknown')
        : ok(said.project === 'hidden' ? undefined : (said.project ?? ABC)),
    ),
  findProjectsByKey: (keys) =>
    Promise.resolve(
      said.project === 'unknown'
        ? fail('unknown')
        : ok([ABC, XYZ].filter(({ key }) => keys.some((one) => one.toUpperCase() === key))),
    ),
  findRights: (projectId, permissions) => {
    if (said.rights === 'unknown') return Promise.resolve(fail('unknown'));
    const held = typeof said.rights === 'function' ? said.rights(projectId) : (said.rights ?? permissions);
    return Promise.resolve(ok(new Map(permissions.map((key) => [key, held.includes(key)]))));
  },
  searchProjects: () =>
    Promise.resolve(said.projects === 'unknown' ? fail('unknown') : ok(said.projects ?? [])),
});
