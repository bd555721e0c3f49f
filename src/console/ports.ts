import type { AuditEvent } from '../audit/event';
import type { AuditLog } from '../audit/log';
import type { UsageStore } from '../audit/usage-store';
import type { Random } from '../base/random';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Clock } from '../base/time';
import type { Freeze } from '../policy/freeze';
import type { Policy } from '../policy/policy';
import type { FreezeStore, PolicyStore } from '../policy/store';
import type { OrderStore } from '../tokens/order-store';
import type { TokenRecord } from '../tokens/record';
import type { TokenStore } from '../tokens/store';
import type { TagKeyStore } from '../tokens/tag-key';
import type { BulkLedger, BulkStore } from './bulk-ports';
import type { CensusStore, People } from './census-ports';
import type { OrderLedger } from './order-ports';
import type { OwnGateway } from './own-gateway';
import type { SetUpPorts } from './set-up-ports';
import type { SweepPositions } from './sweep/ports';

/** Changes, each saved together with the event that tells of it. */
export interface Ledger extends OrderLedger, BulkLedger {
  /** Saves `next` if the stored revision is still `next.revision - 1`; otherwise says `stale`. Both or nothing is written. */
  savePolicy(next: Policy, event: AuditEvent): Promise<Result<'saved' | 'stale', StoreFailure>>;
  /** As `savePolicy`. */
  saveFreeze(next: Freeze, event: AuditEvent): Promise<Result<'saved' | 'stale', StoreFailure>>;
  /** Saves `next` if the stored version is still `next.version - 1`; otherwise says `stale`. Both or nothing is written. */
  replaceToken(next: TokenRecord, event: AuditEvent): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /** As `replaceToken`, and only if the record of its use has this version still: otherwise `stale`, for it is being used. */
  replaceUnused(
    next: TokenRecord,
    event: AuditEvent,
    usageVersion: number,
  ): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /**
   * Says `exists` and writes nothing where the locator is taken. The record becomes active together with its event, or not at all;
   * where the app dies before that, what is left is dormant, and its secret was never told to anybody.
   */
  createToken(record: TokenRecord, event: AuditEvent): Promise<Result<'created' | 'exists', StoreFailure>>;
}

/** The address that scripts put in front of a Jira path. */
export interface GatewayAddress {
  find(): Promise<Result<string, StoreFailure>>;
}

/** All that the use cases need of the world, besides who is asking. */
export interface ConsolePorts extends SetUpPorts {
  readonly policies: PolicyStore;
  readonly freezes: FreezeStore;
  readonly tokens: TokenStore;
  readonly orders: OrderStore;
  readonly bulks: BulkStore;
  readonly tagKeys: TagKeyStore;
  readonly ledger: Ledger;
  readonly audit: AuditLog;
  readonly usages: UsageStore;
  readonly census: CensusStore;
  readonly people: People;
  readonly sweepPositions: SweepPositions;
  readonly gateway: GatewayAddress;
  readonly ownGateway: OwnGateway;
  readonly clock: Clock;
  readonly random: Random;
}
