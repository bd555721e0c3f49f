import { FROZEN_ROWS } from './decide-frozen-rows';
import { RULED_ROWS } from './decide-ruled-rows';
import { EMPTY_BOOK } from '../../src/policy/project-rules';
import { NO_HOLD } from '../../src/policy/hold';
import { describe, expect, it } from 'vitest';
import { ceilingOf, endsAt } from '../../src/policy/ceiling';
import { decide, judgePowers } from '../../src/policy/decide';
import type { Judged } from '../../src/policy/judged';
import type { DecidingRule, Denial } from '../../src/policy/decision';
import { needKey, SITE, type Standing, type Subject } from '../../src/policy/standing';
import type { Target } from '../../src/policy/target';
import { aGrant, anOperation, DAY, days, IN_ABC, rules } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { DENIED_ROWS } from './decide-denied-rows';
import { ALLOWED_ROWS, GET_ISSUE, OURS, type Row } from './decide-rows';
import { standingRows } from './decide-standing-rows';

const ROWS = [...ALLOWED_ROWS, ...DENIED_ROWS, ...standingRows(), ...FROZEN_ROWS, ...RULED_ROWS];

const judge = (row: Row) => {
  const { grant, rules: change, operation = GET_ISSUE, effect, permission, target = OURS } = row;
  const circumstances = {
    grant: aGrant(grant),
    ceiling: { ...ceilingOf(rules(change)), stopsAt: row.stopsAt },
    hold: row.hold ?? NO_HOLD,
    projectRules: row.projectRules ?? EMPTY_BOOK,
    now: NOW,
  };
  const judged = anOperation(operation);
  const permissions = [...judged.permissions, ...(permission ? [permission] : [])];
  const request: Judged = { operation: judged, effects: [effect ?? judged.effect], permissions };
  const standing = row.standing ?? allBut(row.lacking ?? [], permissions, target);
  return { decision: decide(request, circumstances, { target, standing }), request };
};

/** Jira's word on an owner who holds everything that could be asked for here, but for these. */
function allBut(lacking: readonly string[], permissions: readonly string[], target: Target): Standing {
  const subjects: readonly Subject[] =
    target.kind === 'places'
      ? [
          ...target.projects.map((id): Subject => ({ kind: 'project', id })),
          ...target.issues.map(({ id }): Subject => ({ kind: 'issue', id })),
        ]
      : [];
  const needs = permissions.flatMap((permission) =>
    [SITE, ...subjects].map((subject) => needKey({ permission, subject })),
  );
  return { kind: 'known', held: new Set(['ADMINISTER', ...needs].filter((need) => !lacking.includes(need))) };
}

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
      'policy.operations': true,
      'policy.siteWideTokens': true,
      'policy.lifetimeDaysMax': true,
      'policy.transitions': true,
      'token.scopes': true,
      'token.effects': true,
      'token.operations': true,
      'token.projects': true,
      'owner.standing': true,
      freeze: true,
      'project-rule.tokensOn': true,
      'project-rule.lifetimeDaysMax': true,
      'project-rule.scopes': true,
      'project-rule.readOnly': true,
      'project-rule.operations': true,
    };
    const everyReason: Record<Denial['reason'], true> = {
      frozen: true,
      'tokens-off': true,
      'policy-narrowed': true,
      'scope-missing': true,
      'read-only': true,
      'operation-not-allowed': true,
      'project-outside': true,
      'target-absent': true,
      'target-unresolved': true,
      'closed-to-apps': true,
      'owner-inactive': true,
      'owner-standing-unknown': true,
      'owner-lost-permission': true,
    };
    expect([...new Set(denials.map(({ decidedBy }) => decidedBy))].sort()).toEqual(
      Object.keys(everyRule).sort(),
    );
    expect([...new Set(denials.map(({ reason }) => reason))].sort()).toEqual(Object.keys(everyReason).sort());
  });

  it('without a target where its powers do not suffice', () => {
    const circumstances = {
      grant: aGrant(),
      ceiling: ceilingOf(rules({ tokensOn: false })),
      hold: NO_HOLD,
      projectRules: EMPTY_BOOK,
      now: NOW,
    };
    expect(judgePowers({ operation: anOperation(GET_ISSUE), effects: ['read'] }, circumstances)).toEqual({
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
