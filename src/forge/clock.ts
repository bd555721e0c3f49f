import type { Clock } from '../base/time';

/** The platform's clock: the one place that reads it. */
export const clock: Clock = { now: () => Date.now() };
