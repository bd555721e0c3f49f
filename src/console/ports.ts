import type { AuditEvent } from '../audit/event';
import type { AuditLog } from '../audit/log';
import type { SpentStore } from '../audit/spent-store';
import type { TokenLedger } from '../audit/token-ledger';
import type { UsageStore } from '../audit/usage-store';
import type { Random } from '../base/random';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Clock } from '../base/time';
import type { Freeze } from '../policy/freeze';
import type { Policy } from '../policy/policy';
import type { Memberships } from '../policy/memberships';
import type { RuleBook } from '../policy/project-rules';
import type { FreezeStore, PolicyStore, RuleBookStore } from '../policy/store';
import type { OrderStore } from '../tokens/order-store';
import type { TokenRecord } from '../tokens/record';
import type { TokenStore } from '../tokens/store';
import type { TagKeyStore } from '../tokens/tag-key';
import type { BulkLedger, BulkStore } from './bulk-ports';
import type { CensusStore, People } from './census-ports';
import type { MissedProjectsStore, Projects } from './project-ports';
import type { NoticeBoard, NoticeStore } from './notice-ports';
import type { OrderLedger } from './order-ports';
import type { OwnGateway } from './own-gateway';
import type { AccountReports, PrivacyRounds } from './privacy-ports';
import type { SetUpPorts } from './set-up-ports';
import type { SweepPositions } from './sweep/ports';

/** Changes, each saved together with the event that tells of it. */
export interface Ledger extends TokenLedger, OrderLedger, BulkLedger {
  /** Saves `next` if the stored revision is still `next.revision - 1`; otherwise says `stale`. Both or nothing is written. */
  savePolicy(next: Policy, event: AuditEvent): Promise<Result<'saved' | 'stale', StoreFailure>>;
  /** As `savePolicy`. */
  saveFreeze(next: Freeze, event: AuditEvent): Promise<Result<'saved' | 'stale', StoreFailure>>;
  /** As `savePolicy`. */
  saveRuleBook(next: RuleBook, event: AuditEvent): Promise<Result<'saved' | 'stale', StoreFailure>>;
  /**
   * Says `exists` and writes nothing where the locator is taken. The record becomes active together with its event, or not at all;
   * where the app dies before that, what is left is dormant, and its secret was never told to anybody.
   */
  createToken(record: TokenRecord, event: AuditEvent): Promise<Result<'created' | 'exists', StoreFailure>>;
}

/** The address that scripts put in front of a Jira path. */
export interface GatewayAddress {
  /** Makes one where there is none. */
  find(): Promise<Result<string, StoreFailure>>;
  /** Every address that leads to the gateway; none is made. */
  list(): Promise<Result<readonly string[], StoreFailure>>;
  /** From now on the platform answers whoever calls it, not the app. One that is gone already is a failure. */
  erase(address: string): Promise<Result<void, StoreFailure>>;
  /** Makes another, whatever there is. */
  create(): Promise<Result<string, StoreFailure>>;
}

/** What is needed to look at tokens, policy and audit trail and to change a token: all that `/admin/v1/…` is given as well. */
export interface TokenPorts {
  readonly policies: PolicyStore;
  readonly freezes: FreezeStore;
  readonly tokens: TokenStore;
  readonly ledger: Ledger;
  readonly audit: AuditLog;
  readonly usages: UsageStore;
  readonly census: CensusStore;
  readonly people: People;
  readonly clock: Clock;
  readonly random: Random;
}

/** All that the use cases need of the world, besides who is asking. */
export interface ConsolePorts extends SetUpPorts, TokenPorts {
  readonly orders: OrderStore;
  readonly bulks: BulkStore;
  readonly spent: SpentStore;
  readonly ruleBooks: RuleBookStore;
  readonly memberships: Memberships;
  readonly tagKeys: TagKeyStore;
  readonly projects: Projects;
  readonly missedProjects: MissedProjectsStore;
  readonly board: NoticeBoard;
  readonly notices: NoticeStore;
  readonly sweepPositions: SweepPositions;
  readonly accountReports: AccountReports;
  readonly privacyRounds: PrivacyRounds;
  readonly gateway: GatewayAddress;
  readonly ownGateway: OwnGateway;
}
