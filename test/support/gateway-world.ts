import { adminApi } from '../../src/admin-api/answer-admin';
import { BudgetTally } from '../../src/gateway/budget-tally';
import { DenialMemory } from '../../src/gateway/denial-memory';
import { Known } from '../../src/gateway/known';
import type { GatewayPorts, RequestLine } from '../../src/gateway/ports';
import { UsageTally } from '../../src/gateway/usage-tally';
import type { StandingPorts } from '../../src/gateway/standing/ask-standing';
import type { ProjectRef } from '../../src/policy/grant';
import type { Freeze } from '../../src/policy/freeze';
import type { Policy } from '../../src/policy/policy';
import type { RuleBook } from '../../src/policy/project-rules';
import type { TagKeys } from '../../src/tokens/tag-key';
import { ABC, aPolicy, aProvenRecord, OWNER, tagKeys, tokenOf, XYZ, type RecordChange } from './builders';
import { fakeClock, NOW, type FakeClock } from './fixed-times';
import { fakeJira, type FakeIssue, type FakeJira, type JiraScript } from './fake-jira';
import { aJournal, type Journal } from './journal';
import { memoryPeople } from './memory-people';
import { memoryMemberships, type FakeMemberships, type MembershipAnswer } from './memory-memberships';
import { memorySetUp } from './memory-set-up';
import { memoryStorage, type MemoryStorage } from './memory-storage';
import { memoryTagKeys } from './memory-tag-keys';
import { memorySpent, type MemorySpent } from './memory-spent';
import { memoryUsages, type MemoryUsages } from './memory-usages';
import { seededRandom } from './random';

export interface WorldScript {
  readonly token?: RecordChange;
  /** Undefined: nobody ever saved one. */
  readonly policy?: Policy | undefined;
  readonly freeze?: Freeze;
  readonly ruleBook?: RuleBook;
  /** What Jira says when it is asked whether the owner's tokens may be used. */
  readonly mayUse?: MembershipAnswer;
  readonly jira?: JiraScript;
  readonly keys?: TagKeys | undefined;
  readonly seed?: number;
}

/** Everything one request meets, over fakes, with one token in it. */
export interface GatewayWorld {
  readonly ports: GatewayPorts;
  readonly token: string;
  readonly secret: string;
  readonly storage: MemoryStorage;
  readonly usages: MemoryUsages;
  readonly spent: MemorySpent;
  readonly journal: Journal;
  readonly jira: FakeJira;
  readonly memberships: FakeMemberships;
  readonly clock: FakeClock;
  readonly lines: RequestLine[];
  readonly bugs: unknown[];
}

export const CLOUD_ID = '35273b54-3f06-40d2-880f-dd28cf8daafa';
export const INSTALLATION = `ari:cloud:jira::site/${CLOUD_ID}`;

/** A third project, for what is neither the token's nor its neighbour's. */
export const DEF: ProjectRef = { id: '10003', key: 'DEF' };

/** ABC-1 (501) and ABC-2 (511, subtask of ABC-1) are in ABC, XYZ-1 (502) in XYZ; ABC-9 (509) has moved to XYZ and is XYZ-9 there. */
export const ISSUES: readonly FakeIssue[] = [
  { id: '501', key: 'ABC-1', project: ABC, subtasks: ['511'] },
  { id: '511', key: 'ABC-2', project: ABC },
  { id: '502', key: 'XYZ-1', project: XYZ },
  { id: '509', key: 'XYZ-9', project: XYZ, formerly: ['ABC-9'] },
];
export const SITE: JiraScript = { issues: ISSUES, projects: [ABC, XYZ, DEF] };

/** What the app's own questions need, for tests of one step alone. The owner may do everything unless the script says what not. */
export const standingPorts = (
  script: JiraScript = {},
  known: Known = new Known(),
): StandingPorts & { readonly jira: FakeJira } => ({
  jira: fakeJira({ ...SITE, ...script }),
  known,
  installation: INSTALLATION,
  ownerId: OWNER,
});

export function gatewayWorld(script: WorldScript = {}): GatewayWorld {
  const journal = aJournal();
  const clock = fakeClock(NOW);
  const proven = aProvenRecord(script.token);
  const keys = 'keys' in script ? script.keys : tagKeys();
  const usages = memoryUsages();
  const storage = memoryStorage(
    {
      records: [proven.record],
      policy: 'policy' in script ? script.policy : aPolicy(),
      freeze: script.freeze,
      ruleBook: script.ruleBook,
    },
    journal,
    usages.versionOf,
  );
  const jira = fakeJira({ ...SITE, ...script.jira }, journal);
  const memberships = memoryMemberships(script.mayUse, journal);
  const lines: RequestLine[] = [];
  const bugs: unknown[] = [];
  const random = seededRandom(script.seed ?? 3);
  const spent = memorySpent(storage.stored.budgets);
  const ports: GatewayPorts = {
    authority: storage.authority,
    tagKeys: memoryTagKeys({ keys }, journal, random),
    jira,
    audit: storage.audit,
    admin: adminApi({ ...storage, people: memoryPeople({}, journal), usages: usages.store, clock, random }),
    ledger: storage.ledger,
    tokens: storage.tokens,
    seen: memorySetUp(journal),
    denials: new DenialMemory(),
    usages: usages.store,
    tally: new UsageTally(seededRandom(4)),
    spent: spent.store,
    budgets: new BudgetTally(seededRandom(6)),
    known: new Known(),
    memberships,
    log: { request: (line) => void lines.push(line), bug: (bug) => void bugs.push(bug) },
    clock,
    random,
    site: { cloudId: CLOUD_ID, installation: INSTALLATION },
  };
  return {
    ports,
    token: tokenOf(proven, keys ?? tagKeys()),
    secret: proven.secret.reveal(),
    storage,
    usages,
    spent,
    journal,
    jira,
    memberships,
    clock,
    lines,
    bugs,
  };
}
