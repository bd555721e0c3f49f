import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Problem } from '../policy/problem';
import type { ConsoleRefusal, ConsoleRefusalCode, PolicyView, Reply } from './contract';

/** Why a use case says no: a refusal, or the faults of its payload. */
export type No = { readonly refusal: ConsoleRefusal } | { readonly problems: readonly Problem[] };

export type Outcome<Value> = Result<Value, No>;

const TEXTS: Readonly<Record<ConsoleRefusalCode, string>> = {
  'not-signed-in': 'Sign in to Jira first.',
  'not-jira-admin': 'Only Jira admins may do this.',
  'project-not-visible': 'You may not see this project, or it does not exist.',
  'standing-unknown': 'Jira did not tell what you may do. Try again in a moment.',
  'policy-stale': 'Someone else has changed the policy since you opened it. Compare, then save again.',
  'token-unknown': 'There is no such token here.',
  'token-changed': 'Someone else has changed this token at the same moment. Look at it again.',
  'storage-unavailable':
    'The app’s storage did not answer. If you were saving, it may or may not have been saved: reload, look, then try again.',
  'entry-unknown': 'This page is newer or older than the app. Reload it.',
  internal: 'The app failed. Nothing more was done.',
};

export const refuse = (code: ConsoleRefusalCode): { readonly ok: false; readonly error: No } =>
  fail({ refusal: { code, text: TEXTS[code] } });

export const refuseStale = (newer: PolicyView): { readonly ok: false; readonly error: No } =>
  fail({ refusal: { code: 'policy-stale', text: TEXTS['policy-stale'], newer } });

export const object = (problems: readonly Problem[]): { readonly ok: false; readonly error: No } =>
  fail({ problems });

/** Storage failed: nothing is known, so nothing is done. */
export const refuseStore = ({ reason }: StoreFailure): { readonly ok: false; readonly error: No } =>
  refuse(reason === 'storage-unavailable' ? reason : 'internal');

/** Outcome → what goes to the page. */
export const replyOf = <Value>(outcome: Outcome<Value>): Reply<Value> =>
  outcome.ok ? ok(outcome.value) : { ok: false, ...outcome.error };
