import { fault, type Fault } from './faults';
import { TTL_MAX_DAYS } from './limits';
import type { Ttl } from './requests';

const UNIT_MS: ReadonlyMap<unknown, number> = new Map([
  ['SECONDS', 1_000],
  ['MINUTES', 60_000],
  ['HOURS', 3_600_000],
  ['DAYS', 86_400_000],
]);
const MAX_MS = TTL_MAX_DAYS * 86_400_000;

/** Milliseconds of a time to live, at most a year (storage-reference/kvs-api, Time-to-live). */
export function parseTtl({ value, unit }: Ttl): number | Fault {
  const unitMs = UNIT_MS.get(unit);
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0)
    return fault('INVALID_TTL', `TTL value must be a positive integer, received: ${String(value)}`);
  if (unitMs === undefined)
    return fault('INVALID_TTL', `TTL unit must be one of ${[...UNIT_MS.keys()].join(', ')}`);
  if (value * unitMs > MAX_MS) return fault('INVALID_TTL', 'TTL must not exceed one year');
  return value * unitMs;
}
