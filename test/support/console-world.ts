import type { Actor, ProjectActor, Standings } from '../../src/console/actor';
import type { ConsolePorts } from '../../src/console/ports';
import { fail, ok } from '../../src/base/result';
import type { ProjectRef } from '../../src/policy/grant';
import type { Policy } from '../../src/policy/policy';
import type { TokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, aPolicy, OWNER, tagKeys } from './builders';
import { fakeClock, NOW, type FakeClock } from './fixed-times';
import { aJournal, type Journal } from './journal';
import { memoryStorage, type MemoryStorage } from './memory-storage';
import { memoryTagKeys } from './memory-tag-keys';
import { seededRandom } from './random';

export interface ConsoleWorld {
  readonly ports: ConsolePorts;
  readonly storage: MemoryStorage;
  readonly journal: Journal;
  readonly clock: FakeClock;
}

export interface ConsoleScript {
  readonly records?: readonly TokenRecord[];
  /** Undefined: nobody ever saved one. */
  readonly policy?: Policy | undefined;
}

/** Everything one page action meets, over fakes. */
export function consoleWorld(script: ConsoleScript = {}): ConsoleWorld {
  const journal = aJournal();
  const clock = fakeClock(NOW);
  const storage = memoryStorage(
    { records: script.records ?? [], policy: 'policy' in script ? script.policy : aPolicy() },
    journal,
  );
  const random = seededRandom(5);
  const { policies, tokens, ledger, audit, gateway } = storage;
  const keys = memoryTagKeys({ keys: tagKeys() }, journal, random);
  const ports = { policies, tokens, ledger, audit, gateway, tagKeys: keys, clock, random };
  return { ports, storage, journal, clock };
}

export const anAdmin: Actor = { accountId: ADMIN, isJiraAdmin: true };
export const aMember: ProjectActor = { accountId: OWNER, isJiraAdmin: false, project: ABC };
export const anAdminMember: ProjectActor = { ...aMember, accountId: ADMIN, isJiraAdmin: true };

/** What Jira says of the person: `unknown` where it does not say. */
export const standingsOf = (said: {
  readonly admin?: boolean | 'unknown';
  readonly project?: ProjectRef | 'hidden' | 'unknown';
}): Standings => ({
  isJiraAdmin: () => Promise.resolve(said.admin === 'unknown' ? fail('unknown') : ok(said.admin ?? false)),
  findProject: () =>
    Promise.resolve(
      said.project === 'unknown'
        ? fail('unknown')
        : ok(said.project === 'hidden' ? undefined : (said.project ?? ABC)),
    ),
});
