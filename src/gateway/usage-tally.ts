import type { StoreFailure } from '../base/store-failure';
import type { Result } from '../base/result';
import type { Instant } from '../base/time';
import type { Random } from '../base/random';
import {
  callCounts,
  dayOf,
  denialCounts,
  joinCounts,
  type Call,
  type UsageCounts,
  type UsageDelta,
} from '../audit/usage';
import type { UsageStore } from '../audit/usage-store';
import { joinTraffic, trafficOf, TRAFFIC_SHARDS, type Traffic } from '../audit/usage-traffic';
import { randomBase62 } from '../tokens/base62';
import type { Locator } from '../tokens/token';
import { Tally, type Batch } from './tally';

const TOKENS_MAX = 1_000;
const DAYS_MAX = 100;

/** A token whose secret matched. */
export interface CountedToken {
  readonly locator: Locator;
  readonly ownerId: string;
  readonly issuedAt: Instant;
}

type TokenCounts = Omit<UsageDelta, 'mark'>;

/** One flush: whose, when, and where to. */
export interface Flush {
  readonly installation: string;
  readonly locator: Locator;
  readonly at: Instant;
  readonly usages: UsageStore;
  readonly tellBug: (bug: unknown) => void;
}

/**
 * What this warm container counted and has not yet written. Storage is written with the first call of a token that the container sees
 * and then with the next one a minute after; a first denial has a minute of its own. So a token costs a container one usage write a
 * minute, and one more where it is denied; the site's traffic costs the same once more; the calls in between cost none. Calls of one
 * token also write what others of the installation left, up to four.
 *
 * The bound: a container that ends loses what it counted since it last wrote (at most a minute of calls, and those after the last
 * write when no call follows); beyond 1,000 tokens it forgets the one written longest ago. Nothing is counted twice while fewer than
 * twelve other containers write to the same record between a write whose answer was lost and its repetition.
 */
export class UsageTally {
  readonly #tokens = new Tally<TokenCounts>(joinTokens, TOKENS_MAX);
  readonly #traffic = new Tally<Traffic>(joinTraffic, DAYS_MAX);
  readonly #container: string;
  readonly #shard: number;

  constructor(random: Random) {
    this.#container = randomBase62(random, 10);
    this.#shard = (random.bytes(1)[0] ?? 0) % TRAFFIC_SHARDS;
  }

  noteCall(installation: string, token: CountedToken, call: Call): void {
    this.#note(installation, token, callCounts(call), false);
    this.#noteTraffic(installation, trafficOf(call.at, { calls: 1, denied: 0 }), false);
  }

  /** Beside the call's own note: that it was denied, and why. */
  noteDenial(installation: string, token: CountedToken, denial: { at: Instant; refusal: string }): void {
    this.#note(installation, token, denialCounts(denial), true);
    this.#noteTraffic(installation, trafficOf(denial.at, { calls: 0, denied: 1 }), true);
  }

  /**
   * Writes what is due, side by side. Never fails: what could not be written is kept for a later flush, and the first failure's code
   * is returned for the log.
   */
  async flush({ installation, locator, at, usages, tellBug }: Flush): Promise<string | undefined> {
    const mark = (seq: number) => ({ container: this.#container, seq });
    const counted = this.#tokens
      .takeDue(installation, locator, at)
      .map((batch) =>
        settled(this.#tokens, batch, () => usages.add({ ...batch.counts, mark: mark(batch.seq) }), tellBug),
      );
    const shard = this.#shard;
    const traffic = this.#traffic
      .takeDue(installation, dayOf(at), at)
      .map((batch) =>
        settled(
          this.#traffic,
          batch,
          () => usages.addTraffic({ ...batch.counts, shard, mark: mark(batch.seq) }),
          tellBug,
        ),
      );
    const codes = await Promise.all([...counted, ...traffic]);
    return codes.find((code) => code !== undefined);
  }

  #note(
    installation: string,
    { locator, ownerId, issuedAt }: CountedToken,
    counts: UsageCounts,
    isUrgent: boolean,
  ): void {
    this.#tokens.note(installation, locator, { locator, ownerId, issuedAt, counts }, isUrgent);
  }

  #noteTraffic(installation: string, traffic: Traffic, isUrgent: boolean): void {
    this.#traffic.note(installation, traffic.day, traffic, isUrgent);
  }
}

const joinTokens = (one: TokenCounts, other: TokenCounts): TokenCounts => ({
  ...one,
  counts: joinCounts(one.counts, other.counts),
});

/** Undefined once it is written; else why not. */
async function settled<Counts>(
  tally: Tally<Counts>,
  batch: Batch<Counts>,
  write: () => Promise<Result<void, StoreFailure>>,
  tellBug: (bug: unknown) => void,
): Promise<string | undefined> {
  try {
    const written = await write();
    tally.settle(batch, written.ok);
    return written.ok ? undefined : written.error.code;
  } catch (bug) {
    tally.settle(batch, false);
    tellBug(bug);
    return 'BUG';
  }
}
