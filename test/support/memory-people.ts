/** People over a script: what Jira tells the app of accounts and of their rights. */
import { fail, ok } from '../../src/base/result';
import type { People } from '../../src/console/census-ports';
import { enter, type Journal } from './journal';

export interface PeopleScript {
  /** Accounts that were deactivated or deleted. */
  readonly left?: readonly string[];
  /** Permissions that everybody else holds; absent: all that are asked for. */
  readonly rights?: readonly string[];
  /** Jira's admins, of those who did not leave. */
  readonly admins?: readonly string[];
}

/** A call that fails, by the journal's word, is a Jira that does not say. */
export function memoryPeople(
  { left = [], rights, admins = [] }: PeopleScript = {},
  journal: Journal,
): People {
  // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
  const isDown = async (name: string): Promise<boolean> => enter(journal, name) !== undefined;
  return {
    async findLeavers(accountIds) {
      if (await isDown('people.findLeavers')) return fail('unknown');
      return ok(accountIds.filter((id) => left.includes(id)));
    },
    async isJiraAdmin(accountId) {
      if (await isDown('people.isJiraAdmin')) return fail('unknown');
      return ok(admins.includes(accountId) && !left.includes(accountId));
    },
    async findRights(accountId, _projectId, permissions) {
      if (await isDown('people.findRights')) return fail('unknown');
      if (left.includes(accountId)) return ok(undefined);
      return ok(new Map(permissions.map((key) => [key, (rights ?? permissions).includes(key)])));
    },
  };
}
