import { expect } from 'vitest';
import type { Effect } from '../../src/catalogue/operation';
import type { Denial } from '../../src/policy/decision';
import type { Grant } from '../../src/policy/grant';
import type { Rules } from '../../src/policy/rules';
import type { Target, Unresolved } from '../../src/policy/target';
import { ABC, DAY, days, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

export const GET_ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';
const EDIT_ISSUE = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const DELETE_ISSUE = 'DELETE /rest/api/3/issue/{issueIdOrKey}';
const GET_PROJECT = 'GET /rest/api/3/project/{projectIdOrKey}';
const PRIORITIES = 'GET /rest/api/3/priority';
const BOARD = 'GET /rest/agile/1.0/board/{boardId}';
export const OURS: Target = { kind: 'issue', project: ABC };
const OUTSIDE = { reason: 'project-outside', decidedBy: 'token.projects' } as const;

export interface Row {
  readonly what: string;
  readonly grant?: Partial<Grant>;
  readonly rules?: Partial<Rules>;
  readonly operation?: string;
  /** Where the body asks for more than the operation does. */
  readonly effect?: Effect;
  readonly target?: Target;
  readonly denial?: Denial;
}

const unresolved = (where: Unresolved): Denial => ({
  reason: 'target-unresolved',
  decidedBy: 'token.projects',
  where,
});
const readOnly = (decidedBy: 'token.effects' | 'policy.readOnly', effect: 'write' | 'delete'): Denial => ({
  reason: 'read-only',
  decidedBy,
  effect,
});
const narrowed = (
  decidedBy: 'policy.scopes' | 'policy.siteWideTokens' | 'policy.lifetimeDaysMax',
  scopes: string[] = [],
): Denial => ({
  reason: 'policy-narrowed',
  decidedBy,
  scopes,
});

/** Every verdict of `decide`, at least one row a reason: without `denial` it is allowed. */
export const ROWS: readonly Row[] = [
  { what: 'a read within everything' },
  { what: 'an edit within everything', operation: EDIT_ISSUE },
  { what: 'a classic scope alone', grant: { scopes: ['read:jira-work'] } },
  {
    what: 'the granular set alone',
    grant: { scopes: ['read:priority:jira'] },
    rules: { scopes: ['read:priority:jira'] },
    operation: PRIORITIES,
    target: { kind: 'site-metadata' },
  },
  {
    what: 'a last moment',
    grant: { issuedAt: NOW - 2 * DAY + 1 },
    rules: { lifetimeDaysMax: days(2), lifetimeDaysDefault: days(1) },
  },
  { what: 'site metadata, read', operation: PRIORITIES, target: { kind: 'site-metadata' } },
  { what: 'its project by key', operation: GET_PROJECT, target: { kind: 'project', named: 'ABC' } },
  {
    what: 'its project by key in small letters',
    operation: GET_PROJECT,
    target: { kind: 'project', named: 'abc' },
  },
  { what: 'its project by id', operation: GET_PROJECT, target: { kind: 'project', named: '10001' } },
  {
    what: 'its project under a new key, as Jira says',
    target: { kind: 'issue', project: { id: '10001', key: 'NEW' } },
  },
  { what: 'anything, site-wide', grant: { reach: SITE_WIDE }, target: { kind: 'any' } },
  { what: 'a read under a read-only policy', rules: { readOnly: true } },
  { what: 'an edit that deletes within, to a token that may', operation: EDIT_ISSUE, effect: 'delete' },

  {
    what: 'tokens off',
    rules: { tokensOn: false },
    denial: { reason: 'tokens-off', decidedBy: 'policy.tokensOn' },
  },
  {
    what: 'a life cut short',
    grant: { issuedAt: NOW - 2 * DAY },
    rules: { lifetimeDaysMax: days(2), lifetimeDaysDefault: days(1) },
    denial: narrowed('policy.lifetimeDaysMax'),
  },
  {
    what: 'the shortest life of its effects',
    grant: { issuedAt: NOW - 2 * DAY },
    rules: { lifetimeDaysMax: { ...days(9), manage: 2 }, lifetimeDaysDefault: days(1) },
    denial: narrowed('policy.lifetimeDaysMax'),
  },
  {
    what: 'site-wide no more',
    grant: { reach: SITE_WIDE },
    rules: { siteWideTokens: false },
    target: { kind: 'any' },
    denial: narrowed('policy.siteWideTokens'),
  },
  {
    what: 'a scope it lacks',
    grant: { scopes: ['read:jira-user'] },
    denial: { reason: 'scope-missing', decidedBy: 'token.scopes', scopes: ['read:jira-work'] },
  },
  {
    what: 'no scope at all',
    grant: { scopes: [] },
    denial: { reason: 'scope-missing', decidedBy: 'token.scopes', scopes: ['read:jira-work'] },
  },
  {
    what: 'a scope that neither it nor the policy has',
    grant: { scopes: ['read:jira-user'] },
    rules: { scopes: ['read:jira-user'] },
    denial: { reason: 'scope-missing', decidedBy: 'policy.scopes', scopes: ['read:jira-work'] },
  },
  {
    what: 'a scope that it lacks and nobody gets, beside one it holds and the policy took back',
    grant: { scopes: ['read:project:jira'] },
    rules: { scopes: [] },
    denial: { reason: 'scope-missing', decidedBy: 'policy.scopes', scopes: ['read:jira-work'] },
  },
  {
    what: 'half a granular set',
    grant: { scopes: ['read:board-scope:jira-software'] },
    operation: BOARD,
    target: { kind: 'any' },
    denial: { reason: 'scope-missing', decidedBy: 'token.scopes', scopes: expect.any(Array) as never },
  },
  {
    what: 'a scope the app lacks',
    operation: 'POST /rest/api/3/redact',
    target: { kind: 'any' },
    denial: { reason: 'scope-missing', decidedBy: 'app.scopes', scopes: expect.any(Array) as never },
  },
  {
    what: 'closed to apps',
    operation: 'PUT /rest/api/3/mypreferences/locale',
    target: { kind: 'any' },
    denial: { reason: 'closed-to-apps', decidedBy: 'app.scopes' },
  },
  {
    what: 'our own webhooks',
    operation: 'POST /rest/api/3/webhook',
    target: { kind: 'any' },
    grant: { reach: SITE_WIDE },
    denial: { reason: 'closed-to-apps', decidedBy: 'app.scopes' },
  },
  {
    what: 'our own webhooks, whatever scopes it holds',
    operation: 'POST /rest/api/3/webhook',
    target: { kind: 'any' },
    grant: { reach: SITE_WIDE, scopes: [] },
    rules: { scopes: [], readOnly: true },
    denial: { reason: 'closed-to-apps', decidedBy: 'app.scopes' },
  },
  {
    what: 'a scope taken off the list',
    rules: { scopes: ['read:jira-user'] },
    denial: narrowed('policy.scopes', ['read:jira-work']),
  },
  {
    what: 'a granular scope taken off the list',
    grant: { scopes: ['read:priority:jira'] },
    rules: { scopes: ['read:jira-user'] },
    operation: PRIORITIES,
    target: { kind: 'site-metadata' },
    denial: narrowed('policy.scopes', ['read:priority:jira']),
  },
  {
    what: 'an effect it lacks',
    grant: { effects: ['read', 'write'] },
    operation: DELETE_ISSUE,
    denial: readOnly('token.effects', 'delete'),
  },
  {
    what: 'a read-only policy',
    rules: { readOnly: true },
    operation: EDIT_ISSUE,
    denial: readOnly('policy.readOnly', 'write'),
  },
  {
    what: 'a read-only policy, to a token that lacks the effect as well: nobody gets it',
    grant: { effects: ['read'] },
    rules: { readOnly: true },
    operation: EDIT_ISSUE,
    denial: readOnly('policy.readOnly', 'write'),
  },
  {
    what: 'an edit that deletes within, to a token that may write',
    grant: { effects: ['read', 'write'] },
    operation: EDIT_ISSUE,
    effect: 'delete',
    denial: readOnly('token.effects', 'delete'),
  },
  {
    what: 'an edit that deletes within, to a site-wide token that may write',
    grant: { effects: ['read', 'write'], reach: SITE_WIDE },
    operation: EDIT_ISSUE,
    effect: 'delete',
    target: { kind: 'any' },
    denial: readOnly('token.effects', 'delete'),
  },
  {
    what: 'an edit that deletes within, under a read-only policy',
    rules: { readOnly: true },
    operation: EDIT_ISSUE,
    effect: 'delete',
    denial: readOnly('policy.readOnly', 'delete'),
  },
  {
    what: 'a read, to a token that may only write',
    grant: { effects: ['write'] },
    denial: { reason: 'read-only', decidedBy: 'token.effects', effect: 'read' },
  },
  {
    what: 'site metadata, changed',
    operation: 'POST /rest/api/3/issueLinkType',
    target: { kind: 'site-metadata' },
    denial: OUTSIDE,
  },
  {
    what: 'another project',
    operation: GET_PROJECT,
    target: { kind: 'project', named: 'XYZ' },
    denial: OUTSIDE,
  },
  {
    what: 'another project’s id',
    operation: GET_PROJECT,
    target: { kind: 'project', named: '10002' },
    denial: OUTSIDE,
  },
  {
    what: 'its id with a zero before it',
    operation: GET_PROJECT,
    target: { kind: 'project', named: '010001' },
    denial: OUTSIDE,
  },
  {
    what: 'a project with no name',
    operation: GET_PROJECT,
    target: { kind: 'project', named: '' },
    denial: OUTSIDE,
  },
  {
    what: 'a key with a letter beyond ASCII that capitals make an S',
    grant: { reach: { kind: 'projects', projects: [{ id: '10003', key: 'SUN' }] } },
    operation: GET_PROJECT,
    target: { kind: 'project', named: 'ſun' },
    denial: OUTSIDE,
  },
  {
    what: 'a key with a letter beyond ASCII that capitals make an I',
    grant: { reach: { kind: 'projects', projects: [{ id: '10003', key: 'ICE' }] } },
    operation: GET_PROJECT,
    target: { kind: 'project', named: 'ıce' },
    denial: OUTSIDE,
  },
  { what: 'an issue elsewhere', target: { kind: 'issue', project: XYZ }, denial: OUTSIDE },
  {
    what: 'an issue elsewhere under its key',
    target: { kind: 'issue', project: { id: '10002', key: 'ABC' } },
    denial: OUTSIDE,
  },
  { what: 'a foreign key', target: { kind: 'foreign-key' }, denial: OUTSIDE },
  {
    what: 'an absent issue',
    target: { kind: 'absent-issue' },
    denial: { reason: 'target-absent', decidedBy: 'token.projects' },
  },
  ...(['resolve', 'query', 'body', 'jql', 'respfilter', 'self', 'deny'] as const).map((where): Row => ({
    what: `unresolved, by ${where}`,
    target: { kind: 'unresolved', where },
    denial: unresolved(where),
  })),
  { what: 'nobody looked', target: { kind: 'any' }, denial: unresolved('deny') },
];
