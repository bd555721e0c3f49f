/** The report of account ids over a script, and how far it has come, over a value that a test may set. */
import { fail, ok } from '../../src/base/result';
import type { AccountReports, PrivacyRounds } from '../../src/console/privacy-ports';
import { parsePrivacyRound } from '../../src/tokens/privacy-round';
import { enter, type Journal } from './journal';

export interface MemoryPrivacy {
  readonly accountReports: AccountReports;
  readonly privacyRounds: PrivacyRounds;
  /** Accounts that are closed; a test changes it as it goes. */
  readonly closed: Set<string>;
  /** What was reported, in order. */
  readonly reported: string[];
  readonly stored: { round: unknown };
}

export function memoryPrivacy(journal: Journal): MemoryPrivacy {
  const closed = new Set<string>();
  const reported: string[] = [];
  const stored: { round: unknown } = { round: undefined };
  return {
    closed,
    reported,
    stored,
    accountReports: {
      // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
      async findClosed(accountIds) {
        if (enter(journal, 'accountReports.findClosed')) return fail('unknown');
        reported.push(...accountIds);
        return ok(accountIds.filter((id) => closed.has(id)));
      },
    },
    privacyRounds: {
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      read: async () => enter(journal, 'privacyRounds.read') ?? ok(parsePrivacyRound(stored.round)),
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      async save(round) {
        const down = enter(journal, 'privacyRounds.save');
        if (down) return down;
        stored.round = JSON.parse(JSON.stringify(round));
        return ok(undefined);
      },
    },
  };
}
