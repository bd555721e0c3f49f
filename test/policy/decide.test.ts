import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/catalogue/operation';
import { ceilingOf, endsAt } from '../../src/policy/ceiling';
import { decide, judgePowers } from '../../src/policy/decide';
import type { DecidingRule, Denial } from '../../src/policy/decision';
import type { Grant } from '../../src/policy/grant';
import type { Rules } from '../../src/policy/rules';
import type { Target } from '../../src/policy/target';
import { ABC, aGrant, anOperation, DAY, days, IN_ABC, rules, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

const GET_ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';
const EDIT_ISSUE = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const DELETE_ISSUE = 'DELETE /rest/api/3/issue/{issueIdOrKey}';
const GET_PROJECT = 'GET /rest/api/3/project/{projectIdOrKey}';
const PRIORITIES = 'GET /rest/api/3/priority';
const BOARD = 'GET /rest/agile/1.0/board/{boardId}';
const OURS: Target = { kind: 'issue', project: ABC };
const OUTSIDE = { reason: 'project-outside', decidedBy: 'token.projects' } as const;

interface Row {
  readonly what: string;
  readonly grant?: Partial<Grant>;
  readonly rules?: Partial<Rules>;
  readonly operation?: string;
  readonly target?: Target;
  readonly denial?: Denial;
}

const unresolved = (where: string): Denial => ({
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

const ROWS: readonly Row[] = [
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
  { what: 'JQL', target: { kind: 'unresolved', where: 'jql' }, denial: unresolved('jql') },
  { what: 'nobody looked', target: { kind: 'any' }, denial: unresolved('any') },
];

const judge = ({ grant, rules: change, operation = GET_ISSUE, target = OURS }: Row) => {
  const circumstances = { grant: aGrant(grant), ceiling: ceilingOf(rules(change)), now: NOW };
  const request: { operation: Operation } = { operation: anOperation(operation) };
  return { decision: decide(request, circumstances, target), request };
};

describe('allowed', () => {
  it.each(ROWS.filter(({ denial }) => denial === undefined))('$what', (row) => {
    const { decision, request } = judge(row);
    expect(decision).toEqual({ kind: 'allow', request });
  });
});

describe('denied', () => {
  it.each(ROWS.filter(({ denial }) => denial !== undefined))('$what', (row) => {
    expect(judge(row).decision).toEqual({ kind: 'deny', denial: row.denial });
  });

  it('by every rule and for every reason that there is', () => {
    const denials = ROWS.flatMap(({ denial }) => denial ?? []);
    const everyRule: Record<DecidingRule, true> = {
      'app.scopes': true,
      'policy.tokensOn': true,
      'policy.scopes': true,
      'policy.readOnly': true,
      'policy.siteWideTokens': true,
      'policy.lifetimeDaysMax': true,
      'token.scopes': true,
      'token.effects': true,
      'token.projects': true,
    };
    const everyReason: Record<Denial['reason'], true> = {
      'tokens-off': true,
      'policy-narrowed': true,
      'scope-missing': true,
      'read-only': true,
      'project-outside': true,
      'target-absent': true,
      'target-unresolved': true,
      'closed-to-apps': true,
    };
    expect([...new Set(denials.map(({ decidedBy }) => decidedBy))].sort()).toEqual(
      Object.keys(everyRule).sort(),
    );
    expect([...new Set(denials.map(({ reason }) => reason))].sort()).toEqual(Object.keys(everyReason).sort());
  });

  it('without a target where its powers do not suffice', () => {
    const circumstances = { grant: aGrant(), ceiling: ceilingOf(rules({ tokensOn: false })), now: NOW };
    expect(judgePowers({ operation: anOperation(GET_ISSUE) }, circumstances)).toEqual({
      reason: 'tokens-off',
      decidedBy: 'policy.tokensOn',
    });
  });
});

describe('a grant ends', () => {
  it.each([
    ['on its own day', { expiresAt: NOW + DAY }, 365, NOW + DAY],
    [
      'earlier, where the cap was lowered',
      { issuedAt: NOW - DAY, expiresAt: NOW + 29 * DAY },
      3,
      NOW + 2 * DAY,
    ],
    ['never later than issued, however high the cap', { issuedAt: NOW, expiresAt: NOW + 1 }, 365, NOW + 1],
  ])('%s', (_what, grant, cap, at) => {
    expect(
      endsAt(aGrant({ ...grant, reach: IN_ABC }), ceilingOf(rules({ lifetimeDaysMax: days(cap) }))),
    ).toBe(at);
  });
});
