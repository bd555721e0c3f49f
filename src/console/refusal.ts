import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Problem } from '../policy/problem';
import type { ApprovalCause, ConsoleRefusal, ConsoleRefusalCode, PolicyView, Reply } from './contract';

/** Why a use case says no: a refusal, or the faults of its payload. */
export type No = { readonly refusal: ConsoleRefusal } | { readonly problems: readonly Problem[] };

export type Outcome<Value> = Result<Value, No>;

export const refuse = (code: ConsoleRefusalCode): { readonly ok: false; readonly error: No } =>
  fail({ refusal: { code } });

export const refuseStale = (newer: PolicyView): { readonly ok: false; readonly error: No } =>
  fail({ refusal: { code: 'policy-stale', newer } });

export const refuseUnapproved = (
  causes: readonly ApprovalCause[],
): { readonly ok: false; readonly error: No } => fail({ refusal: { code: 'approval-needed', causes } });

export const object = (problems: readonly Problem[]): { readonly ok: false; readonly error: No } =>
  fail({ problems });

/** Storage failed: nothing is known, so nothing is done. */
export const refuseStore = ({ reason }: StoreFailure): { readonly ok: false; readonly error: No } =>
  refuse(REFUSALS[reason]);

const REFUSALS: Readonly<Record<StoreFailure['reason'], ConsoleRefusalCode>> = {
  'storage-unavailable': 'storage-unavailable',
  'record-unreadable': 'internal',
  // A cursor that is none of ours is a page that is newer or older than the app.
  'cursor-refused': 'entry-unknown',
};

/** Outcome → what goes to the page. */
export const replyOf = <Value>(outcome: Outcome<Value>): Reply<Value> =>
  outcome.ok ? ok(outcome.value) : { ok: false, ...outcome.error };
