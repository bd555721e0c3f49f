import { privacy } from '@forge/api';
import * as z from 'zod/mini';
import { chunksOf } from '../base/chunks';
import { once } from '../base/once';
import { fail, ok } from '../base/result';
import { formatInstant } from '../base/time';
import type { AccountReports } from '../console/privacy-ports';
import { withinMs } from './deadline';

const DEADLINE_MS = 10_000;
/** Accounts in one request (@forge/api, privacy); the package sends more than that all at once. */
const ACCOUNTS_MAX = 90;

const updates = once(() => z.array(z.object({ accountId: z.string(), status: z.string() })));

/**
 * AccountReports by `privacy.reportPersonalData`, which answers with the accounts that changed: `closed`, or `updated`, of which nothing
 * is cached here. Needs the scope `report:personal-data`. It rejects on any status but 200 and 204, 429 among them.
 */
export const accountReports: AccountReports = {
  async findClosed(accountIds, at) {
    const closed: string[] = [];
    const updatedAt = formatInstant(at);
    try {
      for (const chunk of chunksOf(accountIds, ACCOUNTS_MAX)) {
        const accounts = chunk.map((accountId) => ({ accountId, updatedAt }));
        const answer = updates().safeParse(await withinMs(DEADLINE_MS, privacy.reportPersonalData(accounts)));
        if (!answer.success) return fail('unknown');
        const gone = answer.data.filter(({ status }) => status === 'closed');
        closed.push(...gone.map(({ accountId }) => accountId).filter((id) => chunk.includes(id)));
      }
      return ok(closed);
    } catch {
      return fail('unknown');
    }
  },
};
