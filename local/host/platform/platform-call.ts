/** A call of the app to the platform, parsed, on its way to what stands in for it. */
import * as z from 'zod';
import type { CallRecord } from '../records';

/** `meta` of `__forge_fetch__` (api/out/api/fetch.js:21-45; forge-platform.md §2.3). */
export const MetaSchema = z.looseObject({
  type: z.string(),
  provider: z.enum(['app', 'user', 'none']).optional(),
  remote: z.string().optional(),
  accountId: z.string().optional(),
  contextAri: z.string().optional(),
});

export type FetchMeta = z.infer<typeof MetaSchema>;

/** A platform call after parsing. */
export interface PlatformCall {
  readonly meta: FetchMeta;
  readonly method: string;
  /** Exactly as the app sent it. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A call on its way to storage or Jira: what is recorded of it, and what it does. */
export interface Errand {
  readonly target: 'kvs' | 'jira' | 'atlassian';
  /** What a fault is matched with, where the path alone does not tell calls apart. */
  readonly matched?: string;
  readonly record: CallRecord;
  effect(): Promise<Response>;
}
