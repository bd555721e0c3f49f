import type { Actor, NamedProject, ProjectActor, Standings } from '../../src/console/actor';
import type { ConsolePorts } from '../../src/console/ports';
import { fail, ok } from '../../src/base/result';
import type { ProjectRef } from '../../src/policy/grant';
import type { Policy } from '../../src/policy/policy';
import type { RuleBook } from '../../src/policy/project-rules';
import type { Order } from '../../src/tokens/order';
import type { TokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, aPolicy, OWNER, tagKeys, XYZ } from './builders';
import { fakeClock, NOW, type FakeClock } from './fixed-times';
import { aJournal, type Journal } from './journal';
import { fakeOwnGateway, fakeReach, type FakeOwnGateway, type ReachScript } from './fake-reach';
import { memoryPrivacy, type MemoryPrivacy } from './memory-privacy';
import { memoryProjects, type MemoryProjects } from './memory-projects';
import { memoryNotices, type MemoryNotices } from './memory-notices';
import { memoryMemberships, type FakeMemberships, type MembershipAnswer } from './memory-memberships';
import { memorySetUp, type MemorySetUp } from './memory-set-up';
import { memoryStorage, type MemoryStorage } from './memory-storage';
import { memoryPeople, type PeopleScript } from './memory-people';
import { memorySweepPositions, type MemorySweepPositions } from './memory-sweep-positions';
import { memoryTagKeys } from './memory-tag-keys';
import { memorySpent } from './memory-spent';
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
  readonly memberships: FakeMemberships;
  readonly positions: MemorySweepPositions['positions'];
  readonly missed: MemoryProjects;
  readonly told: MemoryNotices;
  readonly privacy: MemoryPrivacy;
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
  /** Ids of projects that Jira does not show the app. */
  readonly projectsMissing?: readonly string[];
  readonly ruleBook?: RuleBook;
  readonly members?: MembershipAnswer;
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
      ruleBook: script.ruleBook,
    },
    journal,
    usages.versionOf,
  );
  const random = seededRandom(5);
  const told = memoryNotices(journal);
  const missed = memoryProjects(script.projectsMissing ?? [], journal);
  const memberships = memoryMemberships(script.members, journal);
  const { policies, freezes, ruleBooks, tokens, orders, bulks, ledger, audit, gateway } = storage;
  const keys = memoryTagKeys({ keys: tagKeys() }, journal, random);
  const ownGateway = fakeOwnGateway();
  const setUp = memorySetUp(journal);
  const reach = fakeReach(script.reach);
  const people = memoryPeople(script.people, journal);
  const { store: sweepPositions, positions } = memorySweepPositions(journal);
  const privacy = memoryPrivacy(journal);
  const ports = {
    policies,
    freezes,
    ruleBooks,
    memberships,
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
    projects: missed.projects,
    missedProjects: missed.missedProjects,
    board: told.board,
    notices: told.notices,
    sweepPositions,
    accountReports: privacy.accountReports,
    privacyRounds: privacy.privacyRounds,
    usages: usages.store,
    spent: memorySpent(storage.stored.budgets, journal).store,
    census: storage.census,
  };
  return {
    ports,
    storage,
    journal,
    clock,
    ownGateway,
    setUp,
    usages,
    positions,
    missed,
    told,
    memberships,
    privacy,
  };
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
  readonly groups?: readonly { readonly id: string; readonly name: string }[] | 'unknown';
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
  searchGroups: ({ text, ids }) =>
    Promise.resolve(
      said.groups === 'unknown'
        ? fail('unknown')
        : ok((said.groups ?? []).filter(({ id, name }) => ids.includes(id) || name.includes(text))),
    ),
  searchProjects: () =>
    Promise.resolve(said.projects === 'unknown' ? fail('unknown') : ok(said.projects ?? [])),
});
