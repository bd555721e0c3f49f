import { ok, type Result } from '../../base/result';
import type { TokenRecord } from '../../tokens/record';
import type { People } from '../census-ports';

/** Whether somebody may become the owner of this token: one for the whole site is for Jira admins alone, as when it is asked for. */
export const mayOwn = async (
  { grant }: Pick<TokenRecord, 'grant'>,
  accountId: string,
  people: Pick<People, 'isJiraAdmin'>,
): Promise<Result<boolean, 'unknown'>> =>
  grant.reach.kind === 'site' ? people.isJiraAdmin(accountId) : ok(true);
