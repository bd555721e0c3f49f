/** The value at `part` (0 the smallest, 0.5 the median) of the sorted figures. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((left, right) => left - right);
  const value = sorted[Math.floor(part * (sorted.length - 1))];
  if (value === undefined) throw new Error('no figures');
  return value;
}

export const smallest = (figures: readonly number[]): number => quantile(figures, 0);
export const median = (figures: readonly number[]): number => quantile(figures, 0.5);
