/** Composes what stands under the host: storage in memory or in a file, the small Jira or a real site. */
import { createRealJira, type RealJiraAccount } from './host/real-jira';
import type { CreateWorld } from './host/world';
import { createJira } from './jira/create-jira';
import { defaultBehaviour } from './kvs/behaviour';
import { createKvs } from './kvs/create-kvs';
import { parseEntities } from './kvs/entities';
import { openFileStore } from './kvs/file-store';
import { createMemoryStore } from './kvs/memory-store';

export interface WorldOptions {
  /** The database file; absent: memory. */
  readonly file?: string;
  /** A real site's account; absent: the small Jira. */
  readonly account?: RealJiraAccount;
}

export const createWorld =
  ({ file, account }: WorldOptions): CreateWorld =>
  ({ clock, storage }) => {
    const behaviour = defaultBehaviour();
    const kvs = createKvs({
      store: file === undefined ? createMemoryStore() : openFileStore(file),
      clock,
      entities: parseEntities(storage),
      behaviour,
    });
    if (account !== undefined) return { kvs, jira: createRealJira(account), behaviours: { kvs: behaviour } };
    const jira = createJira({ clock });
    return { kvs, jira, admin: jira, content: jira, behaviours: { kvs: behaviour, jira: jira.behaviour } };
  };
