import type { Result } from '../../base/result';

/** Why a step stopped: a code of the platform's or of ours, for the log. */
export interface StepFailure {
  readonly code: string;
}

/** How many records a step changed, made, told of or erased. */
export type StepResult = Result<number, StepFailure>;

/** What a step did with one page: each of its items stands for itself. */
export interface PageDone {
  readonly count: number;
  /** The first that failed. */
  readonly failure?: StepFailure | undefined;
}

/** Acts on each in turn; one that fails keeps none of the others. */
export async function actOnEach<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<StepResult>,
): Promise<PageDone> {
  let count = 0;
  let failure: StepFailure | undefined;
  for (const item of items) {
    const acted = await act(item);
    if (acted.ok) count += acted.value;
    else failure ??= acted.error;
  }
  return { count, failure };
}
