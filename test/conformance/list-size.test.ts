/** A page of any list of both pages costs the same calls of storage and of Jira, however much there is. `npm run bench` shows it at 100,000. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantMany } from './support/plant-many';
import { WIDE } from './support/rules';
import { startSite, type Site } from './support/site';

/** Both more than the app reads for one page of a list that holds little of what is asked for. */
const SIZES = [400, 2_000] as const;
/** The policy, what is frozen, and three pages of the list, each with its use in four batches: what the dearest may cost at any size. */
const CALLS_MOST = 17;

const LISTS = [
  ...[
    ...[
      'all',
      'active',
      'expiring',
      'can-delete',
      'site-wide',
      'unused',
      'owner-left',
      'service',
      'orphaned',
    ],
    ...['denied', 'broader-than-used', 'reused', 'revoked'],
  ].map((list) => ['admin-page', 'tokens/search', { list }] as const),
  ['admin-page', 'tokens/search', { scope: 'write:epic:jira-software' }],
  ['admin-page', 'tokens/search', { name: 'job 1' }],
  ['admin-page', 'orders/search', {}],
  ['admin-page', 'bulk/list', {}],
  ['admin-page', 'audit/search', {}],
  ['admin-page', 'audit/search', { type: 'token.reused' }],
  ['project-page', 'token/list', {}],
  ['project-page', 'token/backed', {}],
  ['project-page', 'order/list', {}],
  ['project-page', 'orders/search', {}],
] as const;

interface Cost {
  readonly kvs: number;
  readonly jira: number;
  readonly shown: number;
}

async function costOf(site: Site, [page, key, payload]: (typeof LISTS)[number]): Promise<Cost> {
  await site.forgetCalls();
  const call = { user: page === 'admin-page' ? 'admin' : 'lead', project: 'ABC', payload };
  const { body } = await site.invokeRaw(page, key, call);
  const reply = JSON.parse(body) as { ok: boolean; value?: Record<string, unknown> };
  if (!reply.ok) throw new Error(body);
  const rows = Object.values(reply.value ?? {}).find(Array.isArray) as readonly unknown[];
  return { kvs: (await site.kvsCalls()).length, jira: (await site.jiraCalls()).length, shown: rows.length };
}

describe('a page of a list', () => {
  const sites: Site[] = [];
  const costs = new Map<string, readonly Cost[]>();
  beforeAll(async () => {
    for (const size of SIZES) {
      const site = await startSite();
      sites.push(site);
      await site.switchOn({ ...WIDE, approval: { ...WIDE.approval, approvers: 'project-admins' } });
      plantMany(site, size);
      await site.control('POST /people/leaver', { active: false });
      // Counts the tokens and finds who left: the list of theirs rests on it.
      await site.control('POST /run/sweep');
      for (const list of LISTS) {
        const name = JSON.stringify(list);
        costs.set(name, [...(costs.get(name) ?? []), await costOf(site, list)]);
      }
    }
  }, 120_000);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each(LISTS.map((list) => [`${list[0]} ${list[1]}`, JSON.stringify(list[2]), list] as const))(
    'costs the same among few and many: %s %s',
    (_key, _what, list) => {
      const [few, many] = costs.get(JSON.stringify(list)) ?? [];
      expect(many).toEqual(few);
      expect(many?.kvs).toBeLessThanOrEqual(CALLS_MOST);
    },
  );
});
