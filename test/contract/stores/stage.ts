import type { AuditLog } from '../../../src/audit/log';
import type { SpentStore } from '../../../src/audit/spent-store';
import type { UsageStore } from '../../../src/audit/usage-store';
import type { BulkStore } from '../../../src/console/bulk-ports';
import type { Ledger } from '../../../src/console/ports';
import type { AuthorityStore } from '../../../src/gateway/authenticate';
import type { FreezeStore, PolicyStore, RuleBookStore } from '../../../src/policy/store';
import type { OrderStore } from '../../../src/tokens/order-store';
import type { TokenStore } from '../../../src/tokens/store';
import type { TagKeyStore } from '../../../src/tokens/tag-key';

/** The storage ports of one installation, empty, and what only a test may do to what is under them. */
export interface StoresStage {
  readonly tokens: TokenStore;
  readonly orders: OrderStore;
  readonly bulks: BulkStore;
  readonly policies: PolicyStore;
  readonly freezes: FreezeStore;
  readonly ruleBooks: RuleBookStore;
  readonly authority: AuthorityStore;
  readonly ledger: Ledger;
  readonly audit: AuditLog;
  readonly usages: UsageStore;
  readonly spent: SpentStore;
  /** The tag keys as another warm container sees them, with the randomness of this seed. */
  readonly container: (seed: number) => TagKeyStore;
  /** Puts something unreadable in the record's place. */
  readonly corrupt: (what: Corruptible) => Promise<void>;
  /** From now on every call fails; `undefined`: all work again. */
  readonly down: (isDown: boolean) => void;
  /** How often the tag keys were read from storage. */
  readonly tagKeyReads: () => number;
}

export type Corruptible =
  | 'policy'
  | 'freeze'
  | 'project-rules'
  | 'tag-keys'
  | { readonly locator: string }
  | { readonly orderOf: string }
  | { readonly usageOf: string }
  | { readonly spentOf: string }
  | { readonly trafficOf: string };

export type OpenStores = () => StoresStage;
