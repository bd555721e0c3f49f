import type { Clock } from '../base/time';
import type { Random } from '../base/random';
import type { AuditLog } from '../audit/log';
import type { TokenLedger } from '../audit/token-ledger';
import type { SpentStore } from '../audit/spent-store';
import type { UsageStore } from '../audit/usage-store';
import type { AdminApi } from './admin/admin-port';
import type { AuthenticationPorts } from './authenticate';
import type { BudgetTally } from './budget-tally';
import type { DenialMemory } from './denial-memory';
import type { SeenStore } from './echo';
import type { Memberships } from '../policy/memberships';
import type { Jira } from './jira';
import type { Known } from './known';
import type { TokenStore } from '../tokens/store';
import type { UsageTally } from './usage-tally';

/** The site that is served, from the invocation's context. */
export interface Site {
  /** Absent where the platform did not tell: then `/ex/jira/{cloudId}` is refused. */
  readonly cloudId: string | undefined;
  /** Keys whatever outlives a request: a warm container may serve several installations. */
  readonly installation: string;
}

/** What goes to the app's log: one line a request, of ids and codes alone. */
export interface RequestLine {
  readonly requestId: string;
  readonly locator?: string | undefined;
  readonly operation?: string | undefined;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly refusal?: string | undefined;
  readonly storeCode?: string | undefined;
  /** The platform's code, where the call could not be counted yet: the answer is the same. */
  readonly usageCode?: string | undefined;
  readonly tookMs: number;
}

export interface GatewayLog {
  request(line: RequestLine): void;
  /** A bug, by its class and the place it was thrown from. Never its message, which may hold content. */
  bug(bug: unknown, requestId: string): void;
}

/** All that one request needs of the world. */
export interface GatewayPorts extends AuthenticationPorts {
  readonly jira: Jira;
  readonly audit: AuditLog;
  readonly admin: AdminApi;
  readonly ledger: TokenLedger;
  /** Lags by seconds: nothing is allowed by it. */
  readonly tokens: Pick<TokenStore, 'list'>;
  readonly seen: SeenStore;
  readonly denials: DenialMemory;
  readonly usages: UsageStore;
  readonly tally: UsageTally;
  readonly spent: SpentStore;
  readonly budgets: BudgetTally;
  readonly known: Known;
  readonly memberships: Memberships;
  readonly log: GatewayLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly site: Site;
}
