import type { Denial } from '../../src/policy/decision';
import { ABC, aRuleBook, DAY, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { EDIT_ISSUE, GET_ISSUE, OURS, places, SEARCH, type Row } from './decide-rows';

const BOTH = { kind: 'projects' as const, projects: [ABC, XYZ] };
const OFF: Denial = { reason: 'policy-narrowed', decidedBy: 'project-rule.tokensOn', scopes: [] };
const OLD: Denial = { reason: 'policy-narrowed', decidedBy: 'project-rule.lifetimeDaysMax', scopes: [] };
const READS: Denial = { reason: 'read-only', decidedBy: 'project-rule.readOnly', effect: 'write' };
const OTHERS: Denial = { reason: 'operation-not-allowed', decidedBy: 'project-rule.operations' };
const scopes = (...lost: readonly string[]): Denial => ({
  reason: 'policy-narrowed',
  decidedBy: 'project-rule.scopes',
  scopes: lost,
});

const off = aRuleBook([XYZ, { tokensOn: false }]);
const readOnly = aRuleBook([XYZ, { readOnly: true }]);
const IN_XYZ = places([], { '502': XYZ.id });
const classic = ['read:jira-work', 'write:jira-work'];

/** What a project's own rules keep from a token, and what of it passes nevertheless. */
export const RULED_ROWS: readonly Row[] = [
  {
    what: 'its only project lets no token in: metadata too',
    projectRules: aRuleBook([ABC, { tokensOn: false }]),
    target: { kind: 'site-metadata' },
    denial: OFF,
  },
  { what: 'a rule of another project', projectRules: off },
  {
    what: 'one of its projects lets no token in, and the other is read',
    grant: { reach: BOTH },
    projectRules: off,
  },
  {
    what: 'one of its projects lets no token in, and is read',
    grant: { reach: BOTH },
    projectRules: off,
    target: IN_XYZ,
    denial: OFF,
  },
  {
    what: 'one of two that are touched lets no token in',
    grant: { reach: BOTH },
    projectRules: off,
    target: places([ABC.id, XYZ.id]),
    denial: OFF,
  },
  { what: 'a site-wide token elsewhere', grant: { reach: SITE_WIDE }, projectRules: off },
  {
    what: 'a site-wide token there',
    grant: { reach: SITE_WIDE },
    projectRules: off,
    target: IN_XYZ,
    denial: OFF,
  },
  {
    what: 'a site-wide token where nobody can tell',
    grant: { reach: SITE_WIDE },
    projectRules: off,
    target: { kind: 'site' },
    denial: OFF,
  },
  {
    what: 'what a site-wide token’s listing is of',
    grant: { reach: SITE_WIDE },
    operation: SEARCH,
    projectRules: off,
    target: { kind: 'in-reply', beside: [{ id: '502', projectId: XYZ.id }] },
    denial: OFF,
  },
  { what: 'a read of a project that is only read', projectRules: aRuleBook([ABC, { readOnly: true }]) },
  {
    what: 'a write to a project that is only read',
    operation: EDIT_ISSUE,
    projectRules: aRuleBook([ABC, { readOnly: true }]),
    denial: READS,
  },
  {
    what: 'a write beside a project that is only read',
    grant: { reach: BOTH },
    operation: EDIT_ISSUE,
    projectRules: readOnly,
  },
  {
    what: 'a read where nobody can tell, while a project is only read',
    grant: { reach: SITE_WIDE },
    projectRules: readOnly,
    target: { kind: 'site' },
  },
  {
    what: 'a write where nobody can tell, while a project is only read',
    grant: { reach: SITE_WIDE },
    operation: EDIT_ISSUE,
    projectRules: readOnly,
    target: { kind: 'site' },
    denial: READS,
  },
  {
    what: 'the last moment that the project lets it live',
    grant: { issuedAt: NOW - 2 * DAY + 1 },
    projectRules: aRuleBook([ABC, { lifetimeDaysMax: 2 }]),
  },
  {
    what: 'older than the project lets it be',
    grant: { issuedAt: NOW - 2 * DAY },
    projectRules: aRuleBook([ABC, { lifetimeDaysMax: 2 }]),
    denial: OLD,
  },
  {
    what: 'a scope that the project leaves',
    projectRules: aRuleBook([ABC, { scopes: ['read:jira-work'] }]),
  },
  {
    what: 'a scope that the project has taken',
    grant: { scopes: classic },
    operation: EDIT_ISSUE,
    projectRules: aRuleBook([ABC, { scopes: ['read:jira-work'] }]),
    denial: scopes('write:jira-work'),
  },
  {
    what: 'no scope at all',
    grant: { scopes: classic },
    projectRules: aRuleBook([ABC, { scopes: [] }]),
    denial: scopes('read:jira-work'),
  },
  {
    what: 'an operation that the project leaves',
    projectRules: aRuleBook([ABC, { operations: { kind: 'only', ids: [GET_ISSUE] } }]),
  },
  {
    what: 'an operation that the project has taken',
    operation: EDIT_ISSUE,
    projectRules: aRuleBook([ABC, { operations: { kind: 'only', ids: [GET_ISSUE] } }]),
    denial: OTHERS,
  },
  {
    what: 'what the site forbids as well is the site’s to tell',
    rules: { readOnly: true },
    operation: EDIT_ISSUE,
    projectRules: aRuleBook([ABC, { readOnly: true }]),
    denial: { reason: 'read-only', decidedBy: 'policy.readOnly', effect: 'write' },
  },
  {
    what: 'two projects, each for its own reason: the first is told',
    grant: { reach: BOTH },
    operation: EDIT_ISSUE,
    target: OURS,
    projectRules: aRuleBook([ABC, { readOnly: true }], [XYZ, { tokensOn: false }]),
    denial: READS,
  },
];
