import type { LimitsOrder } from '../../../src/console/contract';
import type { SetUpView } from '../../../src/console/set-up-contract';
import { sendAsCurl } from './curl';
import type { Arranged, Recipe } from './recipes';
import { READ_ISSUE } from './recipes-token';
import { WIDE, WRITER } from './rules';
import { valueOf, type Site } from './site';

/** The platform tells addresses, the set-up check has seen it from outside, and an admin trusts it. */
export async function trustAddresses(site: Site): Promise<void> {
  await seeAddresses(site);
  await site.switchOn({ ...WIDE, trustClientAddress: true });
}

/** The platform tells addresses, and the set-up check has seen it from outside. */
export async function seeAddresses(site: Site): Promise<void> {
  await site.setSwitches({ clientIp: 'x-forwarded-for', clientAddress: '' });
  const view: SetUpView = valueOf(
    await site.invoke('admin-page', 'set-up/start', { user: 'admin', payload: undefined }),
  );
  for (const { line } of view.curls) await sendAsCurl(line);
}

// What these leave in the policy the next recipe replaces: each begins with rules of its own.
const limited = async (site: Site, limits: LimitsOrder): Promise<string> => {
  await site.switchOn(WIDE);
  return (await site.issueToken('member', { ...WRITER, limits })).token;
};
const spent = async (site: Site, token: string, calls: number): Promise<Arranged> => {
  for (let each = 0; each < calls; each += 1) await site.gateway(READ_ISSUE, { token });
  return [READ_ISSUE, { token }];
};

export const LIMIT_RECIPES: readonly Recipe[] = [
  {
    code: 'ip-denied',
    cause: 'a site rule, from elsewhere',
    decidedBy: 'policy.ipRanges',
    arrange: async (site) => {
      await trustAddresses(site);
      const { token } = await site.issueToken('member', WRITER);
      await site.changeRules({ ipRanges: ['203.0.113.0/24'] });
      return [READ_ISSUE, { token, headers: ['X-Forwarded-For', '203.0.113.7'] }];
    },
  },
  {
    code: 'ip-denied',
    cause: 'a site rule, where no address is known',
    decidedBy: 'policy.ipRanges',
    tells: /set-up check/,
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('member', WRITER);
      await site.changeRules({ ipRanges: ['0.0.0.0/0', '::/0'] });
      return [READ_ISSUE, { token, headers: ['X-Forwarded-For', '203.0.113.7'] }];
    },
  },
  {
    code: 'ip-denied',
    cause: 'a token’s own ranges, from elsewhere',
    decidedBy: 'token.ipRanges',
    arrange: async (site) => {
      await trustAddresses(site);
      const { token } = await site.issueToken('member', { ...WRITER, limits: { ipRanges: ['203.0.113.7'] } });
      return [READ_ISSUE, { token }];
    },
  },
  ...[[], ['X-Token-Key', 'another-value-than-that']].map((headers, place): Recipe => ({
    code: 'header-required',
    cause: place === 0 ? 'no header' : 'another value',
    decidedBy: 'token.header',
    arrange: async (site) => [
      READ_ISSUE,
      { token: await limited(site, { header: { name: 'X-Token-Key' } }), headers },
    ],
  })),
  {
    code: 'outside-hours',
    cause: 'the day after',
    decidedBy: 'token.hours',
    tells: /next begin at \d{4}-/,
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { view } = await site.issueToken('member', WRITER);
      const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })
        .format(Date.parse(view.issuedAt) + 2 * 86_400_000)
        .toLowerCase() as 'mon';
      const hours = { timeZone: 'UTC', days: [day], from: '00:00', to: '00:00' };
      return [READ_ISSUE, { token: await limited(site, { hours }) }];
    },
  },
  {
    code: 'budget-exceeded',
    cause: 'calls of an hour',
    decidedBy: 'token.budgets',
    status: 429,
    arrange: async (site) => spent(site, await limited(site, { budgets: { requestsPerHour: 2 } }), 2),
  },
  {
    code: 'budget-exceeded',
    cause: 'all uses',
    decidedBy: 'token.budgets',
    status: 403,
    arrange: async (site) => spent(site, await limited(site, { budgets: { uses: 1 } }), 1),
  },
  {
    code: 'budget-exceeded',
    cause: 'the site’s budget of changes',
    decidedBy: 'policy.budgets',
    status: 429,
    arrange: async (site) => {
      await site.switchOn({ ...WIDE, budgets: { writesPerDay: 1 } });
      const { token } = await site.issueToken('member', WRITER);
      const comment = { method: 'POST', json: { body: 'counted' }, token };
      await site.gateway('/rest/api/2/issue/ABC-2/comment', comment);
      return ['/rest/api/2/issue/ABC-2/comment', comment];
    },
  },
];
