import { describe, expect, it } from 'vitest';
import type { Budgets, RateBudgets } from '../../src/policy/budgets';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import type { Limits } from '../../src/policy/limits';
import type { Rules } from '../../src/policy/rules';
import { headerDigestOf } from '../../src/tokens/digest';
import { aPolicy, aProvenRecord, anEvent, type EventChange } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';

const { locator } = aProvenRecord().record;
const VALUE = 'a-second-secret-of-Zebediah';
const worldOf = (limits: Limits, rules: Partial<Rules> = {}): GatewayWorld =>
  gatewayWorld({ token: { limits }, policy: aPolicy(rules) });
const ask = (world: GatewayWorld, change: EventChange = {}): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const codeOf = ({ body = '' }: Answer): string | undefined => /problems\/([\w-]+)"/.exec(body)?.[1];
const from = (...entries: readonly string[]): EventChange => ({ headers: { 'X-Forwarded-For': entries } });
const WRITE: EventChange = { method: 'PUT', body: '{"fields":{"summary":"x"}}' };

describe('addresses', () => {
  const OFFICE = ['203.0.113.0/24'];
  it.each<[string, Limits, Partial<Rules>, EventChange, string | undefined]>([
    ['the token’s, from within', { ipRanges: OFFICE }, {}, from('203.0.113.7'), undefined],
    ['the token’s, from elsewhere', { ipRanges: OFFICE }, {}, from('198.51.100.1'), 'ip-denied'],
    ['the site’s, from within', {}, { ipRanges: OFFICE }, from('203.0.113.7'), undefined],
    ['the site’s, from elsewhere', {}, { ipRanges: OFFICE }, from('198.51.100.1'), 'ip-denied'],
    [
      'both, from one of them',
      { ipRanges: ['10.0.0.0/8'] },
      { ipRanges: OFFICE },
      from('203.0.113.7'),
      'ip-denied',
    ],
    [
      'with a claim before the platform’s',
      { ipRanges: OFFICE },
      {},
      from('203.0.113.7', '198.51.100.1'),
      'ip-denied',
    ],
    [
      'with a claim in the same value',
      { ipRanges: OFFICE },
      {},
      from('203.0.113.7, 198.51.100.1'),
      'ip-denied',
    ],
    ['without any', { ipRanges: OFFICE }, {}, {}, 'ip-denied'],
    ['with an empty one', { ipRanges: OFFICE }, {}, from('203.0.113.7', ''), 'ip-denied'],
    [
      'under two spellings',
      { ipRanges: OFFICE },
      {},
      { headers: { 'X-Forwarded-For': '198.51.100.1', 'x-forwarded-for': '203.0.113.7' } },
      'ip-denied',
    ],
    ['of IPv6', { ipRanges: ['2001:db8::/32'] }, {}, from('2001:db8::7'), undefined],
    ['of IPv4 in IPv6', { ipRanges: OFFICE }, {}, from('::ffff:203.0.113.7'), undefined],
  ])('%s', async (...[, limits, rules, change, code]) => {
    const world = worldOf(limits, { trustClientAddress: true, ...rules });
    const answer = await ask(world, change);
    expect([answer.statusCode, codeOf(answer)]).toEqual([code ? 403 : 200, code]);
    if (code) expect(world.jira.calls).toEqual([]);
  });

  it('are never believed where the platform is not known to tell them', async () => {
    for (const [limits, rules] of [
      [{ ipRanges: ['0.0.0.0/0', '::/0'] }, {}],
      [{}, { ipRanges: ['0.0.0.0/0', '::/0'] }],
    ] as const) {
      const answer = await ask(worldOf(limits, rules), from('203.0.113.7'));
      expect(codeOf(answer)).toBe('ip-denied');
      expect(answer.body).toContain('set-up check');
    }
  });

  it('keep even what the token is from others', async () => {
    const world = worldOf({ ipRanges: OFFICE }, { trustClientAddress: true });
    const self = (change: EventChange) => ask(world, { path: '/token/self', ...change });
    expect(codeOf(await self(from('198.51.100.1')))).toBe('ip-denied');
    expect((await self(from('203.0.113.7'))).statusCode).toBe(200);
  });
});

describe('a required header', () => {
  const limits: Limits = { header: { name: 'x-token-key', digest: headerDigestOf(VALUE) } };
  it('lets through who sends it, in any case of its name, and goes no further', async () => {
    const world = worldOf(limits);
    expect((await ask(world, { headers: { 'X-TOKEN-Key': VALUE } })).statusCode).toBe(200);
    expect(JSON.stringify(world.jira.calls)).not.toContain(VALUE);
    expect(JSON.stringify([world.lines, world.storage.events])).not.toContain(VALUE);
  });

  it('is one answer, to the byte, where it is absent, wrong, empty or repeated', async () => {
    const world = worldOf(limits);
    const answers = await Promise.all(
      [{}, { 'x-token-key': 'wrong' }, { 'x-token-key': '' }, { 'x-token-key': [VALUE, VALUE] }].map(
        (headers) => ask(world, { headers }),
      ),
    );
    const plain = answers.map(({ statusCode, body = '' }) => [
      statusCode,
      body.replace(/urn:request:\w+/, ''),
    ]);
    expect(new Set(plain.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(codeOf(answers[0]!)).toBe('header-required');
    expect(world.jira.calls).toEqual([]);
  });
});

describe('hours', () => {
  it('refuse outside, with the time of the next opening, and not what the token is', async () => {
    // NOW is a Monday.
    const world = worldOf({ hours: { timeZone: 'UTC', days: ['tue'], from: '08:00', to: '18:00' } });
    const answer = await ask(world);
    expect(codeOf(answer)).toBe('outside-hours');
    const opens = Date.parse('2026-10-13T08:00:00Z');
    expect(answer.headers['Retry-After']).toEqual([String(Math.ceil((opens - NOW) / 1_000))]);
    expect(answer.body).toContain('2026-10-13T08:00:00.000Z');
    expect(world.jira.calls).toEqual([]);
    expect((await ask(world, { path: '/token/self' })).statusCode).toBe(200);
    world.clock.advance(opens - NOW);
    expect((await ask(world)).statusCode).toBe(200);
  });
});

describe('budgets', () => {
  it('are told with every answer, spent by what goes through, and by nothing else', async () => {
    const world = worldOf({ budgets: { requestsPerHour: 3, writesPerDay: 1, uses: 1_000 } });
    const left = (answer: Answer) => answer.headers['Token-Limit-Hour']?.[0]?.split(';')[1];
    expect(left(await ask(world))).toBe('remaining=2');
    expect(left(await ask(world, { path: '/rest/api/3/issue/XYZ-1' }))).toBe('remaining=2');
    expect(left(await ask(world, { path: '/token/self' }))).toBe('remaining=2');
    const written = await ask(world, WRITE);
    expect(left(written)).toBe('remaining=1');
    expect(written.headers['Token-Limit-Writes-Day']?.[0]).toMatch(/^1;remaining=0;reset=\d+$/);
    expect(written.headers['Token-Limit-Uses']).toEqual(['1000;remaining=998']);
    expect(codeOf(await ask(world, WRITE))).toBe('budget-exceeded');
    expect(left(await ask(world))).toBe('remaining=0');
    const sent = world.jira.calls.length;
    const refused = await ask(world);
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, 'budget-exceeded']);
    expect(Number(refused.headers['Retry-After']?.[0])).toBeGreaterThan(0);
    expect(world.jira.calls).toHaveLength(sent);
    expect(Object.keys(refused.headers).some((name) => /^x-?ratelimit/i.test(name))).toBe(false);
  });

  it('of uses are over for good', async () => {
    const world = worldOf({ budgets: { uses: 1 } });
    expect((await ask(world)).statusCode).toBe(200);
    world.clock.advance(86_400_000);
    const refused = await ask(world);
    expect([refused.statusCode, codeOf(refused), refused.headers['Retry-After']]).toEqual([
      403,
      'budget-exceeded',
      undefined,
    ]);
  });

  it('of the site hold for every token', async () => {
    const world = worldOf({}, { budgets: { requestsPerHour: 1 } });
    expect((await ask(world)).statusCode).toBe(200);
    expect(codeOf(await ask(world))).toBe('budget-exceeded');
  });

  it.each<[Budgets, RateBudgets, string]>([
    [{ requestsPerHour: 1 }, { requestsPerHour: 2 }, 'token.budgets'],
    [{ requestsPerHour: 2 }, { requestsPerHour: 1 }, 'policy.budgets'],
    [{ requestsPerHour: 1 }, { requestsPerHour: 1 }, 'policy.budgets'],
    [{ uses: 1 }, { requestsPerHour: 9 }, 'token.budgets'],
    [{ uses: 9 }, { requestsPerDay: 1 }, 'policy.budgets'],
  ])('name whose they are that are used up: %j of the token, %j of the site', async (own, site, rule) => {
    const world = worldOf({ budgets: own }, { budgets: site });
    await ask(world);
    const { body } = await ask(world);
    expect(JSON.parse(body ?? '')).toMatchObject({ decidedBy: rule });
    expect(body?.includes('Jira admins')).toBe(rule === 'policy.budgets');
  });

  it('that cannot be read refuse a token that has one, and no other', async () => {
    const world = worldOf({ budgets: { uses: 1 } });
    world.storage.stored.budgets.set(locator, { uses: 'many' });
    expect(codeOf(await ask(world))).toBe('internal');
    const other = worldOf({});
    other.storage.stored.budgets.set(locator, { uses: 'many' });
    expect((await ask(other)).statusCode).toBe(200);
  });

  it('that cannot be written refuse once no more may be held', async () => {
    const world = worldOf({ budgets: { uses: 1 } });
    world.spent.journal.faultAt = () => 'refuse';
    expect(codeOf(await ask(world))).toBe('storage-unavailable');
    expect(world.jira.calls.filter(({ path }) => path.startsWith('/rest/api/3/issue/ABC-1'))).toEqual([]);
  });

  it('far from their end cost one wait and no write a call', async () => {
    const world = worldOf({ budgets: { requestsPerHour: 10_000 } });
    await ask(world);
    const before = [world.spent.journal.calls.length, world.usages.journal.calls.length];
    world.journal.calls.length = 0;
    for (let each = 0; each < 100; each += 1) expect((await ask(world)).statusCode).toBe(200);
    expect([world.spent.journal.calls.length, world.usages.journal.calls.length]).toEqual(before);
    expect(new Set(world.journal.calls.filter((name) => !name.startsWith('jira')))).toEqual(
      new Set(['authority.read']),
    );
  });

  it('of a token without any cost nothing at all', async () => {
    const world = worldOf({});
    await ask(world);
    expect(world.spent.journal.calls).toEqual([]);
  });
});

describe('what a token is told of itself', () => {
  it('are its limits and what is left, and nothing of the header but its name', async () => {
    const world = worldOf({
      header: { name: 'x-token-key', digest: headerDigestOf(VALUE) },
      budgets: { requestsPerHour: 5 },
    });
    const { body = '' } = await ask(world, { path: '/token/self', headers: { 'x-token-key': VALUE } });
    expect(JSON.parse(body)).toMatchObject({
      granted: { limits: { header: 'x-token-key', budgets: { requestsPerHour: 5 } } },
      today: { budgets: [{ key: 'requestsPerHour', limit: 5, remaining: 5 }] },
    });
    expect(body).not.toContain(headerDigestOf(VALUE));
  });
});

describe('a token that is lost', () => {
  it('can be ended from anywhere, at any time, without its header and over its budget', async () => {
    const world = worldOf({
      header: { name: 'x-token-key', digest: headerDigestOf(VALUE) },
      ipRanges: ['203.0.113.0/24'],
      hours: { timeZone: 'UTC', days: ['tue'], from: '08:00', to: '18:00' },
    });
    expect((await ask(world, { method: 'POST', path: '/token/leaked' })).statusCode).toBe(200);
  });
});
