import { expect } from 'vitest';
import type { Denial } from '../../src/policy/decision';
import type { Unresolved } from '../../src/policy/target';
import { ABC, DAY, days, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import {
  EDIT_ISSUE,
  DELETE_ISSUE,
  GET_PROJECT,
  PRIORITIES,
  BOARD,
  places,
  ANYWHERE,
  type Row,
} from './decide-rows';

const OUTSIDE = { reason: 'project-outside', decidedBy: 'token.projects' } as const;
const unresolved = (where: Unresolved | 'beyond-standing', part?: string): Denial => ({
  reason: 'target-unresolved',
  decidedBy: 'token.projects',
  where,
  part,
});
const readOnly = (decidedBy: 'token.effects' | 'policy.readOnly', effect: 'write' | 'delete'): Denial => ({
  reason: 'read-only',
  decidedBy,
  effect,
});
const narrowed = (
  decidedBy: 'policy.scopes' | 'policy.siteWideTokens' | 'policy.lifetimeDaysMax' | 'policy.transitions',
  scopes: string[] = [],
): Denial => ({
  reason: 'policy-narrowed',
  decidedBy,
  scopes,
});

/** What `decide` denies for the grant, the policy and the target: at least one row a reason. */
export const DENIED_ROWS: readonly Row[] = [
  {
    what: 'tokens off',
    rules: { tokensOn: false },
    denial: { reason: 'tokens-off', decidedBy: 'policy.tokensOn' },
  },
  {
    what: 'stopped with all that are older than a change',
    stopsAt: NOW,
    denial: narrowed('policy.transitions'),
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
    target: ANYWHERE,
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
    target: ANYWHERE,
    denial: { reason: 'scope-missing', decidedBy: 'token.scopes', scopes: expect.any(Array) as never },
  },
  {
    what: 'a granular set of which the policy gives but one scope',
    grant: { scopes: [] },
    rules: { scopes: ['read:board-scope:jira-software'] },
    operation: BOARD,
    target: ANYWHERE,
    denial: {
      reason: 'scope-missing',
      decidedBy: 'policy.scopes',
      scopes: ['read:board-scope:jira-software', 'read:issue-details:jira'],
    },
  },
  {
    what: 'a scope the app lacks',
    operation: 'POST /rest/api/3/redact',
    target: ANYWHERE,
    denial: { reason: 'scope-missing', decidedBy: 'app.scopes', scopes: expect.any(Array) as never },
  },
  {
    what: 'closed to apps',
    operation: 'PUT /rest/api/3/mypreferences/locale',
    target: ANYWHERE,
    denial: { reason: 'closed-to-apps', decidedBy: 'app.scopes' },
  },
  {
    what: 'our own webhooks',
    operation: 'POST /rest/api/3/webhook',
    target: ANYWHERE,
    grant: { reach: SITE_WIDE },
    denial: { reason: 'closed-to-apps', decidedBy: 'app.scopes' },
  },
  {
    what: 'our own webhooks, whatever scopes it holds',
    operation: 'POST /rest/api/3/webhook',
    target: ANYWHERE,
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
    what: 'a scope it lacks, by the name under which the policy gives it',
    grant: { scopes: [] },
    rules: { scopes: ['read:priority:jira'] },
    operation: PRIORITIES,
    target: { kind: 'site-metadata' },
    denial: { reason: 'scope-missing', decidedBy: 'token.scopes', scopes: ['read:priority:jira'] },
  },
  {
    what: 'an operation that it was not issued for',
    grant: { operations: { kind: 'only', ids: [GET_PROJECT] } },
    denial: { reason: 'operation-not-allowed', decidedBy: 'token.operations' },
  },
  {
    what: 'an operation that the policy does not list',
    rules: { operations: { kind: 'only', ids: [GET_PROJECT] } },
    denial: { reason: 'operation-not-allowed', decidedBy: 'policy.operations' },
  },
  {
    what: 'an operation that neither lists: nobody gets it',
    grant: { operations: { kind: 'only', ids: [] } },
    rules: { operations: { kind: 'only', ids: [] } },
    denial: { reason: 'operation-not-allowed', decidedBy: 'policy.operations' },
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
    target: ANYWHERE,
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
  { what: 'another project', operation: GET_PROJECT, target: places([XYZ.id]), denial: OUTSIDE },
  {
    what: 'its project and another',
    operation: GET_PROJECT,
    target: places([ABC.id, XYZ.id]),
    denial: OUTSIDE,
  },
  { what: 'its project by its key, which is no id', target: places([ABC.key]), denial: OUTSIDE },
  { what: 'its id with a zero before it', target: places(['010001']), denial: OUTSIDE },
  { what: 'a project with no name', target: places(['']), denial: OUTSIDE },
  { what: 'an issue elsewhere', target: places([], { '502': XYZ.id }), denial: OUTSIDE },
  {
    what: 'an issue elsewhere beside its own',
    target: places([], { '501': ABC.id, '502': XYZ.id }),
    denial: OUTSIDE,
  },
  {
    what: 'its project, and an issue elsewhere',
    target: places([ABC.id], { '502': XYZ.id }),
    denial: OUTSIDE,
  },
  { what: 'an issue in no project', target: places([], { '501': '' }), denial: OUTSIDE },
  { what: 'what is shown to be outside', target: { kind: 'outside' }, denial: OUTSIDE },
  {
    what: 'what is shown to be outside, site-wide',
    grant: { reach: SITE_WIDE },
    target: { kind: 'outside' },
    denial: OUTSIDE,
  },
  { what: 'the owner themselves, changed', operation: EDIT_ISSUE, target: { kind: 'self' }, denial: OUTSIDE },
  {
    what: 'an absent issue',
    target: { kind: 'absent-issue' },
    denial: { reason: 'target-absent', decidedBy: 'token.projects' },
  },
  ...(['path', 'resolve', 'query', 'body', 'jql', 'respfilter', 'self', 'deny'] as const).map(
    (where): Row => ({
      what: `unresolved, by ${where}`,
      target: { kind: 'unresolved', where },
      denial: unresolved(where),
    }),
  ),
  {
    what: 'unresolved, site-wide',
    grant: { reach: SITE_WIDE },
    target: { kind: 'unresolved', where: 'body', part: 'fields.x' },
    denial: unresolved('body', 'fields.x'),
  },
  { what: 'places without any place', target: places([]), denial: unresolved('deny') },
  {
    what: 'places without any place, site-wide',
    grant: { reach: SITE_WIDE },
    target: places([]),
    denial: unresolved('deny'),
  },
  { what: 'nothing that can be named', target: ANYWHERE, denial: unresolved('deny') },
  {
    what: 'a change of what shows only in the reply',
    operation: EDIT_ISSUE,
    target: { kind: 'in-reply' },
    denial: unresolved('deny'),
  },
  {
    what: 'a change of what shows only in the reply, site-wide',
    grant: { reach: SITE_WIDE },
    operation: EDIT_ISSUE,
    target: { kind: 'in-reply' },
    denial: unresolved('deny'),
  },
  {
    what: 'beyond what anybody’s standing can be asked for, site-wide and by an admin',
    grant: { reach: SITE_WIDE },
    operation: 'GET /rest/api/3/filter/{id}',
    target: ANYWHERE,
    denial: unresolved('beyond-standing'),
  },
];
