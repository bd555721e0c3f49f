/** docs/policy-changes.md is what the gateway does, rule by rule. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { previewPolicy } from '../../src/console/preview-policy';
import { serve } from '../../src/gateway/serve';
import { INITIAL_RULES, type Rules } from '../../src/policy/rules';
import { KEEPABLE, transitionsAfter, type Existing } from '../../src/policy/transitions';
import { anEvent, aPolicy, aRecord, DAY, rules, type EventChange } from '../support/builders';
import { consoleWorld } from '../support/console-world';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';
import { rowsOf } from '../support/markdown-table';
import { NOW } from '../support/fixed-times';
import { POLICY_CHANGE_CASES, type PolicyChangeCase } from './policy-change-cases';

const ROWS = rowsOf(readFileSync('docs/policy-changes.md', 'utf8'), 'rule').map((row) => ({
  rule: plain(row['rule']) as keyof Rules,
  calls: plain(row['calls']),
  refusal: plain(row['refusal']),
  mayBeKept: plain(row['may be kept']) === 'yes',
  preview: plain(row['preview']),
}));
function plain(cell = ''): string {
  return cell.replaceAll('`', '');
}

const KEEP: Existing = { kind: 'keep', until: NOW + 5 * DAY };
/** Saved an hour ago: after the token was issued. */
const SAVED = NOW - 3_600_000;

function worldAfter(
  { before, grant, record, after }: PolicyChangeCase,
  existing: Existing = { kind: 'apply' },
): GatewayWorld {
  const both = { ...before, ...after };
  const transitions = transitionsAfter([], {
    before: rules(before),
    after: rules(both),
    existing,
    at: SAVED,
  });
  if (transitions === 'full') throw new Error('one change is not too many');
  // Jira names the owner among nobody.
  return gatewayWorld({
    token: { ...record, ...(grant ? { grant } : {}) },
    policy: { ...aPolicy(both), transitions },
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

/** What the preview tells of the one token before the change is saved. */
async function previewed({ before, grant, record, after }: PolicyChangeCase) {
  const token = aRecord({ ...record, ...(grant ? { grant } : {}) });
  const world = consoleWorld({ records: [token], policy: aPolicy(before) });
  const { locator, ownerId } = token;
  world.usages.usages.set(locator, formatUsage(newUsage(locator, ownerId, token.grant.issuedAt)));
  const tally = { active: 1, paused: 0, siteWide: 0, mayChange: 1, mayDelete: 1, expiring: 0 };
  world.storage.stored.census = { finished: { countedAt: NOW, tally, owners: 1, leavers: [ownerId] } };
  const preview = await previewPolicy({ rules: rules({ ...before, ...after }) }, world.ports);
  if (!preview.ok) throw new Error(JSON.stringify(preview.error));
  return preview.value;
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

  it.each(ROWS)('says how the preview tells of a narrower $rule: $preview', async ({ rule, preview }) => {
    const one = POLICY_CHANGE_CASES[rule];
    const { hits, touched } = await previewed(one);
    const counted = Object.entries(touched).flatMap(([key, count]) => (count === 0 ? [] : [key]));
    expect(hits.flatMap(({ rules }) => rules)).toEqual(preview === 'named' ? [rule] : []);
    expect(counted.includes(one.counted ?? '')).toBe(preview === 'counted');
    if (preview !== 'counted') expect(counted).toEqual([]);
    expect(['named', 'counted', 'said']).toContain(preview);
  });
});
