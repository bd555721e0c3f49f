import type { GatewayPorts, RequestLine } from '../../src/gateway/ports';
import { DenialMemory } from '../../src/gateway/denial-memory';
import type { ProjectRef } from '../../src/policy/grant';
import type { Policy } from '../../src/policy/policy';
import type { TagKeys } from '../../src/tokens/tag-key';
import { ABC, aPolicy, aProvenRecord, tagKeys, tokenOf, XYZ, type RecordChange } from './builders';
import { fakeClock, NOW, type FakeClock } from './fixed-times';
import { fakeJira, type FakeJira, type JiraScript } from './fake-jira';
import { aJournal, type Journal } from './journal';
import { memoryStorage, type MemoryStorage } from './memory-storage';
import { memoryTagKeys } from './memory-tag-keys';
import { seededRandom } from './random';

export interface WorldScript {
  readonly token?: RecordChange;
  /** Undefined: nobody ever saved one. */
  readonly policy?: Policy | undefined;
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
  readonly journal: Journal;
  readonly jira: FakeJira;
  readonly clock: FakeClock;
  readonly lines: RequestLine[];
  readonly bugs: unknown[];
}

export const CLOUD_ID = '35273b54-3f06-40d2-880f-dd28cf8daafa';
export const INSTALLATION = `ari:cloud:jira::site/${CLOUD_ID}`;

/** ABC-1 and 501 are in ABC, XYZ-1 and 502 in XYZ; ABC-9 has moved to XYZ. */
export const ISSUES: Readonly<Record<string, ProjectRef>> = {
  'ABC-1': ABC,
  'abc-1': ABC,
  '501': ABC,
  'ABC-9': XYZ,
  'XYZ-1': XYZ,
  '502': XYZ,
};

export function gatewayWorld(script: WorldScript = {}): GatewayWorld {
  const journal = aJournal();
  const clock = fakeClock(NOW);
  const proven = aProvenRecord(script.token);
  const keys = 'keys' in script ? script.keys : tagKeys();
  const storage = memoryStorage(
    { records: [proven.record], policy: 'policy' in script ? script.policy : aPolicy() },
    journal,
  );
  const jira = fakeJira({ issues: ISSUES, ...script.jira }, journal);
  const lines: RequestLine[] = [];
  const bugs: unknown[] = [];
  const random = seededRandom(script.seed ?? 3);
  const ports: GatewayPorts = {
    authority: storage.authority,
    tagKeys: memoryTagKeys({ keys }, journal, random),
    jira,
    audit: storage.audit,
    denials: new DenialMemory(),
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
    journal,
    jira,
    clock,
    lines,
    bugs,
  };
}
