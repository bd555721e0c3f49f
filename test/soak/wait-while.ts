import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MS = 250;

/** Waits so long, or until it is over. */
export async function waitWhile(ms: number, isOver: () => boolean): Promise<void> {
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt && !isOver()) await delay(LOOK_MS);
}
