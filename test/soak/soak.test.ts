/** The soak itself, in small: that it runs, and that it sees what it is there to see. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Findings } from './findings';
import { Flights } from './flights';
import { Known } from './known';
import { runSoak, type SoakPlan } from './run-soak';
import { judgeAdminAnswer } from './admin-calls';
import { judgeCalm } from './callers';
import type { Ended } from './desk';
import { learn } from './policy-desk';
import type { PolicyView } from '../../src/console/contract';
import { WIDE } from '../conformance/support/rules';
import { OPEN } from './soak-policy';
import { aToken, keptUntil, PLANTED, spentPurse } from './support/planted';
import { watchedJira } from './watched-jira';

describe('a soak of a few seconds', () => {
  const soak = (change: Partial<SoakPlan>) =>
    runSoak({
      root: path.resolve(import.meta.dirname, '..', '..'),
      ...{ tokens: 300, people: 30, runMs: 4_000, seed: 3 },
      say: () => undefined,
      ...change,
    });

  it(
    'finds every invariant kept, and calls that were let through and refused',
    { timeout: 120_000 },
    async () => {
      const { findings } = await soak({});
      expect(findings.violations).toEqual([]);
      expect(findings.of('Jira calls let through')).toBeGreaterThan(0);
      expect(findings.of('token records')).toBeGreaterThanOrEqual(300);
    },
  );

  it(
    'without storms finds that whatever everything allows was let through',
    { timeout: 120_000 },
    async () => {
      const { findings } = await soak({ isCalm: true });
      expect(findings.violations).toEqual([]);
      expect(findings.of('answered in calm weather')).toBeGreaterThan(0);
    },
  );
});

describe('what the soak must see', () => {
  const request = (path: string, id: number, headers: Readonly<Record<string, string>>) => ({
    as: { kind: 'app' } as const,
    scopes: [],
    method: 'GET',
    path,
    headers: { ...headers, 'accept-language': `x-soak-${id}` },
  });

  it.each(PLANTED)('%s', async (_, { token, policy, ruled, wish, asked, sent, headers }) => {
    const known = new Known(policy);
    known.ruled.settle(known.ruled.begin(ruled, performance.now()), performance.now());
    const flights = new Flights();
    const findings = new Findings();
    const flight = flights.begin({
      token,
      wish,
      method: 'GET',
      path: asked,
      isSearch: false,
    });
    const jira = watchedJira(
      {
        answer: () => Promise.resolve({ status: 200, headers: {}, body: '' }),
        site: () => Promise.reject(new Error('no site')),
      },
      () => ({ flights, known, findings }),
    );
    await jira.answer(request(sent, flight.id, headers));
    expect(findings.violations).toHaveLength(1);
  });
});

describe('a call that must be let through', () => {
  const LATER = Date.now() + 3_600_000;
  const kept = aToken({ bornAt: Date.now() - 1_000, mayWrite: true });
  const keeping = { ...OPEN, readOnly: true, left: [keptUntil(LATER, { readOnly: false })] };
  const held = aToken({
    mayWrite: true,
    limits: {
      purse: spentPurse({ uses: 9 }, { reads: 8 }),
      hours: { opensAt: 0, closesAt: LATER },
      notBeforeAt: 0,
    },
  });
  const refuse = (token: typeof kept, policy: typeof keeping): readonly string[] => {
    const known = new Known(policy);
    const findings = new Findings();
    const wish = { effect: 'write', project: 'ABC' } as const;
    const flight = new Flights().begin({ token, wish, method: 'PUT', path: '/', isSearch: false });
    judgeCalm({ findings, known }, { flight, by: 'gateway', what: 'read-only' });
    return findings.violations;
  };

  it('because a save has kept it, and is refused, is seen', () => {
    expect(refuse(kept, keeping)).toHaveLength(1);
    expect(refuse(aToken({ bornAt: LATER, mayWrite: true }), keeping)).toEqual([]);
  });

  it('because it is within its limits, and is refused, is seen', () => {
    expect(refuse(held, { ...OPEN, left: [] })).toHaveLength(1);
    // It was the last.
    expect(refuse(held, { ...OPEN, left: [] })).toEqual([]);
  });
});

describe('an answer of /admin/v1', () => {
  const span = { from: 0, to: performance.now(), wallFrom: Date.now(), wallTo: Date.now() };
  const look = (
    powers: readonly string[] | undefined,
    ended: Ended<unknown>,
    isCalm = true,
  ): readonly string[] => {
    const findings = new Findings();
    const desk = { known: new Known(OPEN), findings, weather: { wasCalm: () => isCalm } };
    judgeAdminAnswer(
      desk,
      { token: aToken({ projects: 'site', powers }), power: 'tokens:revoke', span },
      ended,
    );
    return findings.violations;
  };
  const VALUE = { kind: 'value', value: {} } as const;
  const NO = { kind: 'no', code: 'admin-power-missing' } as const;

  it('to a token that has not the power is seen', () => {
    expect(look(undefined, VALUE)).toHaveLength(1);
    expect(look(['tokens:read'], VALUE)).toHaveLength(1);
    expect(look(['tokens:revoke'], VALUE)).toEqual([]);
  });

  it('that refuses a token with the power is seen, but in a storm', () => {
    expect(look(['tokens:revoke'], NO)).toHaveLength(1);
    expect(look(['tokens:revoke'], NO, false)).toEqual([]);
    expect(look(['tokens:read'], NO)).toEqual([]);
  });
});

describe('a policy that is read', () => {
  const look = (change: Partial<PolicyView>): readonly string[] => {
    const findings = new Findings();
    learn({ known: new Known(OPEN), findings }, { revision: 1, rules: WIDE, ...change });
    return findings.violations;
  };

  it('and that nobody saved, or with a stop that nobody announced, is seen', () => {
    expect(look({})).toEqual([]);
    expect(look({ rules: { ...WIDE, readOnly: true } })).toHaveLength(1);
    const at = new Date().toISOString();
    expect(look({ transitions: [{ kind: 'stop', issuedBefore: at, at, hasCome: true }] })).toHaveLength(1);
  });
});
