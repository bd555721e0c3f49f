/** docs/policy-changes.md is what the gateway does, rule by rule. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serve } from '../../src/gateway/serve';
import { INITIAL_RULES, type Rules } from '../../src/policy/rules';
import { KEEPABLE, transitionsAfter, type Existing } from '../../src/policy/transitions';
import { anEvent, aPolicy, DAY, rules, type EventChange } from '../support/builders';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';
import { rowsOf } from '../support/markdown-table';
import { NOW } from '../support/fixed-times';
import { POLICY_CHANGE_CASES, type PolicyChangeCase } from './policy-change-cases';

const ROWS = rowsOf(readFileSync('docs/policy-changes.md', 'utf8'), 'rule').map((row) => ({
  rule: plain(row['rule']) as keyof Rules,
  calls: plain(row['calls']),
  refusal: plain(row['refusal']),
  mayBeKept: plain(row['may be kept']) === 'yes',
}));
function plain(cell = ''): string {
  return cell.replaceAll('`', '');
}

const KEEP: Existing = { kind: 'keep', until: NOW + 5 * DAY };
/** Saved an hour ago: after the token was issued. */
const SAVED = NOW - 3_600_000;

function worldAfter(
  { grant, after }: PolicyChangeCase,
  existing: Existing = { kind: 'apply' },
): GatewayWorld {
  const transitions = transitionsAfter([], { before: rules(), after: rules(after), existing, at: SAVED });
  if (transitions === 'full') throw new Error('one change is not too many');
  // Jira names the owner among nobody.
  return gatewayWorld({
    token: grant ? { grant } : {},
    policy: { ...aPolicy(after), transitions },
    mayUse: false,
  });
}

/** `passed`, or the code of the refusal. */
async function outcome({ ports, token }: GatewayWorld, call: EventChange = {}): Promise<string> {
  const { statusCode, body = '' } = await serve(
    anEvent({ ...call, authorization: `Bearer ${token}` }),
    ports,
  );
  return statusCode < 300 ? 'passed' : ((JSON.parse(body) as { type: string }).type.split('/').at(-1) ?? '');
}

describe('docs/policy-changes.md', () => {
  it('has exactly one row for each rule of the policy, and a case that shows it', () => {
    const keys = Object.keys(INITIAL_RULES).sort();
    expect(ROWS.map(({ rule }) => rule).sort()).toEqual(keys);
    expect(Object.keys(POLICY_CHANGE_CASES).sort()).toEqual(keys);
  });

  it('says of each rule whether it may be kept', () => {
    expect(
      ROWS.filter(({ mayBeKept }) => mayBeKept)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual([...KEEPABLE].sort());
  });

  it.each(ROWS)('says what a narrower $rule does to calls: $calls', async ({ rule, calls, refusal }) => {
    const one = POLICY_CHANGE_CASES[rule];
    expect(['refused', 'shortened', 'narrowed', 'unchanged']).toContain(calls);
    expect(await outcome(worldAfter({ ...one, after: {} }), one.call)).toBe('passed');
    expect(await outcome(worldAfter(one), one.call)).toBe(calls === 'unchanged' ? 'passed' : refusal);
    if (calls === 'narrowed') expect(await outcome(worldAfter(one), one.other)).toBe('passed');
  });

  it.each(ROWS.filter(({ calls }) => calls !== 'unchanged'))(
    'says whether a narrower $rule is kept from older tokens where the admin chose that',
    async ({ rule, refusal, mayBeKept }) => {
      const one = POLICY_CHANGE_CASES[rule];
      const world = worldAfter(one, KEEP);
      expect(await outcome(world, one.call)).toBe(mayBeKept ? 'passed' : refusal);
      world.clock.advance(5 * DAY);
      expect(await outcome(world, one.call)).toBe(refusal);
    },
  );
});
