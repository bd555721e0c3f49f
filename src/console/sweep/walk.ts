import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import type { SweepWalk } from '../../tokens/sweep-position';
import type { SweepPositions } from './ports';
import type { PageDone, StepFailure, StepResult } from './step';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor?: string | undefined;
}

/** A list that is walked a few pages a run, and from its beginning again once it was walked to its end. */
export interface Walk<Item> {
  readonly name: SweepWalk;
  /** The bound of the list where it is walked anew. */
  readonly before: Instant;
  readonly pagesMax: number;
  /** No further page is begun after so many. */
  readonly enough: number;
  readonly list: (before: Instant, cursor: string | undefined) => Promise<Result<Page<Item>, StepFailure>>;
  /** Must judge each item itself: what is listed may be old. */
  readonly act: (items: readonly Item[]) => Promise<PageDone>;
}

/**
 * Goes on with a walk from where the last run stopped. A page in which something failed ends the run and is not met again before the
 * next walk: one record that always fails must not keep all behind it from their turn.
 */
export async function goOn<Item>(walk: Walk<Item>, positions: SweepPositions): Promise<StepResult> {
  const stopped = await positions.read(walk.name);
  if (!stopped.ok) return stopped;
  const before = stopped.value?.before ?? walk.before;
  let cursor = stopped.value?.cursor;
  let done: PageDone = { count: 0 };
  for (let pages = 0; pages < walk.pagesMax; pages += 1) {
    const page = await walk.list(before, cursor);
    if (!page.ok) {
      // A cursor that is no longer taken must not stop every run to come.
      await positions.save(walk.name, undefined);
      return page;
    }
    const { count, failure } = await walk.act(page.value.items);
    done = { count: done.count + count, failure };
    ({ cursor } = page.value);
    if (cursor === undefined || failure !== undefined || done.count >= walk.enough) break;
  }
  const saved = await positions.save(walk.name, cursor === undefined ? undefined : { before, cursor });
  if (done.failure !== undefined) return fail(done.failure);
  return saved.ok ? ok(done.count) : saved;
}
