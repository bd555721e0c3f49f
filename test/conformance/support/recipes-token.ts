import { expect } from 'vitest';
import { valueOf, type Site } from './site';
import { garble, partsOf, reforge } from './forge-token';
import { plantToken } from './plant';
import type { Recipe } from './recipes';
import { SITE_WIDE, WIDE, WRITER } from './rules';

export const READ_ISSUE = '/rest/api/3/issue/ABC-2';

/** A member's token for ABC on a site with the widest policy. */
export async function memberToken(site: Site): Promise<{ token: string; locator: string }> {
  await site.switchOn(WIDE);
  const { token, view } = await site.issueToken('member', WRITER);
  return { token, locator: view.locator };
}

/** An admin's token for everything. */
export async function adminToken(site: Site): Promise<string> {
  await site.switchOn(WIDE);
  return (await site.issueToken('admin', SITE_WIDE)).token;
}

const invalid = (cause: string, wrong: (token: string) => readonly string[]): Recipe => ({
  code: 'token-invalid',
  cause,
  arrange: async (site) => {
    const { token } = await memberToken(site);
    return [READ_ISSUE, { headers: wrong(token) }];
  },
});
const bearer = (token: string): readonly string[] => ['Authorization', `Bearer ${token}`];
const basic = (pair: string): readonly string[] => [
  'Authorization',
  `Basic ${Buffer.from(pair).toString('base64')}`,
];

const planted = (code: string, cause: string, details: object, rest: object = {}): Recipe => ({
  code,
  cause,
  arrange: async (site) => {
    const { token, locator } = await memberToken(site);
    plantToken(site, locator, (stored) => ({
      ...stored,
      ...rest,
      details: { ...stored.details, ...details },
    }));
    return [READ_ISSUE, { token }];
  },
});

export const TOKEN_RECIPES: readonly Recipe[] = [
  { code: 'token-missing', cause: 'no Authorization header', arrange: () => Promise.resolve([READ_ISSUE]) },
  {
    code: 'token-missing',
    cause: 'no Authorization header at /token/self',
    arrange: () => Promise.resolve(['/token/self']),
  },
  invalid('another scheme', (token) => ['Authorization', `Token ${token}`]),
  invalid('an empty header', () => ['Authorization', '']),
  invalid('a scheme without a token', () => ['Authorization', 'Bearer ']),
  invalid('a bare token', (token) => ['Authorization', token]),
  invalid('junk', () => bearer('junk')),
  invalid('a typing fault: the check digits do not fit', (token) => bearer(`${token.slice(0, -1)}~`)),
  invalid('a forged tag', (token) =>
    bearer(reforge(token, { tag: `1${garble(partsOf(token).tag.slice(1))}` })),
  ),
  invalid('a tag of a key version that is none', (token) =>
    bearer(reforge(token, { tag: `Z${partsOf(token).tag.slice(1)}` })),
  ),
  invalid('a wrong secret under a true tag', (token) =>
    bearer(reforge(token, { secret: garble(partsOf(token).secret) })),
  ),
  invalid('another locator under a borrowed tag', (token) =>
    bearer(reforge(token, { locator: garble(partsOf(token).locator) })),
  ),
  invalid('Basic with the token as the user name', (token) => basic(`${token}:password`)),
  invalid('Basic that is no base64', () => ['Authorization', 'Basic %%%']),
  {
    code: 'token-invalid',
    cause: 'a token that was erased long after its end',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      await site.clock({ advanceDays: 30 + 90 + 1 });
      // One run erases a bounded page, oldest end first.
      while ((await site.dump()).entities.some(({ key }) => key === locator))
        await site.control('POST /run/sweep');
      return [READ_ISSUE, { token }];
    },
  },
  {
    code: 'token-expired',
    cause: 'its last day is over',
    arrange: async (site) => {
      const { token } = await memberToken(site);
      await site.clock({ advanceDays: 30 });
      return [READ_ISSUE, { token }];
    },
  },
  {
    code: 'token-revoked',
    cause: 'its owner revoked it',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      valueOf(await site.revoke('member', locator));
      return [READ_ISSUE, { token }];
    },
  },
  {
    code: 'token-revoked',
    cause: 'an admin revoked it',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      valueOf(await site.invoke('admin-page', 'token/revoke', { user: 'admin', payload: { locator } }));
      return ['/token/self', { token }];
    },
  },
  {
    code: 'token-paused',
    cause: 'its owner paused it',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      const call = { user: 'member', payload: { locator }, project: 'ABC' };
      valueOf(await site.invoke('project-page', 'token/pause', call));
      return [READ_ISSUE, { token }];
    },
  },
  {
    code: 'token-paused',
    cause: 'an admin paused it',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      valueOf(await site.invoke('admin-page', 'token/pause', { user: 'admin', payload: { locator } }));
      return ['/token/self', { token }];
    },
  },
  {
    code: 'token-revoked',
    cause: 'a script ended it with itself',
    arrange: async (site) => {
      const { token } = await memberToken(site);
      expect((await site.gateway('/token/revoke', { token, method: 'POST' })).status).toBe(200);
      return ['/token/revoke', { token, method: 'POST' }];
    },
  },
  {
    code: 'request-malformed',
    cause: 'a revocation by the token with a reason of no list',
    tells: /was not ended/,
    arrange: async (site) => {
      const { token } = await memberToken(site);
      return ['/token/revoke', { token, method: 'POST', json: { reason: 'why not' } }];
    },
  },
  planted('not-yet-valid', 'a record says so (no page can ask for it yet: planted)', {
    notBeforeAt: Date.parse('2100-01-01T00:00:00Z'),
  }),
];
