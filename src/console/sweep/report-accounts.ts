import { fail, ok, type Result } from '../../base/result';
import { placeAfter, roundAt, type PrivacyPlace, type PrivacyRound } from '../../tokens/privacy-round';
import type { ConsolePorts } from '../ports';
import { confirmLeavers } from './end-leavers';
import { readAccountPage, type AccountPage } from './account-pages';
import type { PageDone, StepFailure, StepResult } from './step';

/** Lists of up to 100 records each. */
const PAGES_MAX = 10;
/** No further page is begun after so many changes. */
const ENOUGH = 50;

/** What was learnt in this run: an account that several records name is reported once. */
type Known = Map<string, 'closed' | 'open'>;

/**
 * Once in seven days, over as many runs as it takes: tells Atlassian which account ids are stored, and where it says that an account is
 * closed, revokes or hands over its tokens and puts a fixed word in the place of its id. Jira is asked as well: an account that it
 * shows as active is left alone. Returns how many records were changed. A page that could not be reported is met again by the next run.
 */
export async function reportAccounts(ports: ConsolePorts): Promise<StepResult> {
  const stored = await ports.privacyRounds.read();
  if (!stored.ok) return stored;
  const round = roundAt(stored.value, ports.clock.now());
  if (round.place === undefined) return ok(0);
  // Saved before anything is reported: a run that dies must not begin a round every hour.
  const begun = await ports.privacyRounds.save(round);
  return begun.ok ? walk(round, round.place, ports) : begun;
}

async function walk(round: PrivacyRound, from: PrivacyPlace, ports: ConsolePorts): Promise<StepResult> {
  const known: Known = new Map();
  let place: PrivacyPlace | undefined = from;
  let done: PageDone = { count: 0 };
  for (let pages = 0; pages < PAGES_MAX && place !== undefined; pages += 1) {
    const page = await readAccountPage(place, ports);
    if (!page.ok) {
      // A cursor that is no longer taken must not stop every run to come.
      await ports.privacyRounds.save({ ...round, place: { list: place.list } });
      return page;
    }
    const { count, failure, isReported } = await actOn(page.value, known, ports);
    done = { count: done.count + count, failure };
    if (isReported) place = placeAfter(place, page.value.cursor);
    if (failure !== undefined || done.count >= ENOUGH) break;
  }
  const saved = await ports.privacyRounds.save({ ...round, place });
  if (done.failure !== undefined) return fail(done.failure);
  return saved.ok ? ok(done.count) : saved;
}

async function actOn(
  page: AccountPage,
  known: Known,
  ports: ConsolePorts,
): Promise<PageDone & { readonly isReported: boolean }> {
  const closed = await findClosed(page.accountIds, known, ports);
  if (!closed.ok) return { count: 0, failure: closed.error, isReported: false };
  const done = closed.value.size === 0 ? { count: 0 } : await page.forget(closed.value);
  return { ...done, isReported: true };
}

async function findClosed(
  accountIds: readonly string[],
  known: Known,
  ports: ConsolePorts,
): Promise<Result<ReadonlySet<string>, StepFailure>> {
  const asked = accountIds.filter((id) => !known.has(id));
  if (asked.length > 0) {
    const told = await ports.accountReports.findClosed(asked, ports.clock.now());
    if (!told.ok) return fail({ code: 'PRIVACY_UNANSWERED' });
    const gone = await confirmLeavers(told.value, ports);
    if (!gone.ok) return gone;
    for (const id of asked) known.set(id, gone.value.includes(id) ? 'closed' : 'open');
  }
  return ok(new Set(accountIds.filter((id) => known.get(id) === 'closed')));
}
