import type { Effect } from '../../src/catalogue/operation';
import type { Permission } from '../../src/catalogue/permission';
import type { Denial } from '../../src/policy/decision';
import type { Hold } from '../../src/policy/hold';
import type { Grant } from '../../src/policy/grant';
import type { RuleBook } from '../../src/policy/project-rules';
import type { Rules } from '../../src/policy/rules';
import type { Standing } from '../../src/policy/standing';
import type { Target } from '../../src/policy/target';
import { ABC, DAY, days, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

export const GET_ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';
export const EDIT_ISSUE = 'PUT /rest/api/3/issue/{issueIdOrKey}';
export const DELETE_ISSUE = 'DELETE /rest/api/3/issue/{issueIdOrKey}';
export const GET_PROJECT = 'GET /rest/api/3/project/{projectIdOrKey}';
export const SEARCH = 'GET /rest/api/3/search/jql';
export const MYSELF = 'GET /rest/api/3/myself';
export const EDIT_ROLE = 'PUT /rest/api/3/project/{projectIdOrKey}/role/{id}';
export const PRIORITIES = 'GET /rest/api/3/priority';
export const BOARD = 'GET /rest/agile/1.0/board/{boardId}';
export const places = (projects: readonly string[], issues: Record<string, string> = {}): Target => ({
  kind: 'places',
  projects,
  issues: Object.entries(issues).map(([id, projectId]) => ({ id, projectId })),
});
export const OURS = places([], { '501': ABC.id });
export const ANYWHERE: Target = { kind: 'site' };

export interface Row {
  readonly what: string;
  readonly grant?: Partial<Grant>;
  readonly rules?: Partial<Rules>;
  /** When a change of the policy stopped tokens of its age. */
  readonly stopsAt?: number;
  readonly operation?: string;
  /** Where the body asks for more than the operation does. */
  readonly effect?: Effect;
  /** Where the request asks for more of the owner than the operation does. */
  readonly permission?: Permission;
  readonly target?: Target;
  /** What the owner does not hold, in the form of `needKey`; everything else is held. */
  readonly lacking?: readonly string[];
  /** In place of a known standing. */
  readonly standing?: Standing;
  /** In place of nothing frozen. */
  readonly hold?: Hold;
  /** In place of projects without rules. */
  readonly projectRules?: RuleBook;
  readonly denial?: Denial;
}

/** What `decide` allows. */
export const ALLOWED_ROWS: readonly Row[] = [
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
    what: 'a granular name of what the policy opens by its classic one',
    grant: { scopes: ['read:priority:jira'] },
    rules: { scopes: ['read:jira-work'] },
    operation: PRIORITIES,
    target: { kind: 'site-metadata' },
  },
  {
    what: 'a classic name of what the policy opens by its granular one',
    grant: { scopes: ['read:jira-work'] },
    rules: { scopes: ['read:priority:jira'] },
    operation: PRIORITIES,
    target: { kind: 'site-metadata' },
  },
  {
    what: 'an operation that both lists name',
    grant: { operations: { kind: 'only', ids: [GET_ISSUE] } },
    rules: { operations: { kind: 'only', ids: [GET_PROJECT, GET_ISSUE] } },
  },
  {
    what: 'a last moment',
    grant: { issuedAt: NOW - 2 * DAY + 1 },
    rules: { lifetimeDaysMax: days(2), lifetimeDaysDefault: days(1) },
  },
  { what: 'site metadata, read', operation: PRIORITIES, target: { kind: 'site-metadata' } },
  { what: 'its project', operation: GET_PROJECT, target: places([ABC.id]) },
  {
    what: 'its project and an issue in it',
    operation: GET_PROJECT,
    target: places([ABC.id], { '501': ABC.id }),
  },
  {
    what: 'issues of both its projects',
    grant: { reach: { kind: 'projects', projects: [ABC, XYZ] } },
    target: places([], { '501': ABC.id, '502': XYZ.id }),
  },
  { what: 'the owner themselves', operation: MYSELF, target: { kind: 'self' } },
  { what: 'what shows in the reply, read', operation: SEARCH, target: { kind: 'in-reply' } },
  { what: 'any project, site-wide', grant: { reach: SITE_WIDE }, target: places([], { '502': XYZ.id }) },
  { what: 'nothing that can be named, site-wide', grant: { reach: SITE_WIDE }, target: ANYWHERE },
  {
    what: 'the rights of another project lost',
    lacking: ['BROWSE_PROJECTS issue 502', 'EDIT_ISSUES issue 501'],
  },
  {
    what: 'the administration of its project lost, and that of Jira held',
    operation: EDIT_ROLE,
    target: places([ABC.id]),
    lacking: ['ADMINISTER_PROJECTS project 10001'],
  },
  {
    what: 'the administration of Jira lost, and that of its project held',
    operation: EDIT_ROLE,
    target: places([ABC.id]),
    lacking: ['ADMINISTER'],
  },
  { what: 'a read under a read-only policy', rules: { readOnly: true } },
  { what: 'an edit that deletes within, to a token that may', operation: EDIT_ISSUE, effect: 'delete' },
];
