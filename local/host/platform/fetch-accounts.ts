/** Atlassian's answer to an app that reports the accounts it stores (@forge/api, api/out/privacy/index.js; user-privacy-guidelines). */
import * as z from 'zod';
import type { AppManifest } from '../app/manifest';
import type { PlatformCall } from './platform-call';

export const ACCOUNT_STATES = ['closed', 'updated'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

const ACCOUNTS_MAX = 90;
const ReportSchema = z.object({
  accounts: z
    .array(z.object({ accountId: z.string().min(1), updatedAt: z.iso.datetime() }))
    .min(1)
    .max(ACCOUNTS_MAX),
});

interface ReportedTo {
  readonly manifest: AppManifest;
  readonly accountStates: ReadonlyMap<string, AccountState>;
}

/** 204 where there is nothing to tell. */
export function answerReport(
  { manifest, accountStates }: ReportedTo,
  { method, body }: PlatformCall,
): Response {
  if (method !== 'POST') return new Response(null, { status: 405 });
  if (!manifest.scopes.includes('report:personal-data')) return new Response(null, { status: 403 });
  const report = ReportSchema.safeParse(JSON.parse(body ?? 'null'));
  if (!report.success) return new Response(null, { status: 400 });
  const accounts = report.data.accounts.flatMap(({ accountId }) => {
    const status = accountStates.get(accountId);
    return status === undefined ? [] : [{ accountId, status }];
  });
  return accounts.length === 0 ? new Response(null, { status: 204 }) : Response.json({ accounts });
}
