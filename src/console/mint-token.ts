import { InvariantError } from '../base/invariant';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { newUsage } from '../audit/usage';
import type { Ceiling } from '../policy/ceiling';
import { issue, type TokenRequest } from '../tokens/issue';
import type { TokenRecord } from '../tokens/record';
import { formatToken } from '../tokens/token';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';

export interface Minted<Saved> {
  readonly record: TokenRecord;
  /** The token itself, for the reply and nothing else. */
  readonly token: string;
  readonly saved: Saved;
}

/** Writes a new record together with all that must come with it; `exists` where its locator is taken. */
export type Save<Saved> = (record: TokenRecord) => Promise<Result<Saved | 'exists', StoreFailure>>;

/** Two draws of 95 random bits do not meet; a third try means that something else is wrong. */
const TRIES_MAX = 3;

/** Draws a token for a request that the ceiling allows, and saves it. Problems where it does not. */
export async function mintToken<Saved extends string>(
  request: TokenRequest,
  ceiling: Ceiling,
  ports: ConsolePorts,
  save: Save<Saved>,
): Promise<Outcome<Minted<Saved>>> {
  const { random, clock } = ports;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const issued = issue(request, ceiling, { now: clock.now(), random });
    if (!issued.ok) return object(issued.error);
    const keys = await ports.tagKeys.ensure();
    if (!keys.ok) return refuseStore(keys.error);

    const { record, secret } = issued.value;
    const token = formatToken(record.locator, secret, keys.value);
    if (token === undefined) throw new InvariantError('tag keys without their current version');
    const saved = await save(record);
    if (!saved.ok) return refuseStore(saved.error);
    if (saved.value !== 'exists') return ok({ record, token, saved: saved.value });
  }
  return refuse('internal');
}

/** Where this fails the token is used all the same: its first call makes the record. */
export const startUsage = ({ locator, ownerId, grant }: TokenRecord, { usages }: ConsolePorts) =>
  usages.start(newUsage(locator, ownerId, grant.issuedAt));
