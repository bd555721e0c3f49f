/** What the sweep writes into Jira of tokens that end soon. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectId } from './support/recipes-freeze';
import { WIDE } from './support/rules';
import { startSite, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  const notice = { kind: 'issue', projectId: await projectId(site, 'DEF') } as const;
  await site.switchOn({ ...WIDE, notice });
});

const NAME = 'Zebediah counts the beans';
const sweep = () => site.control('POST /run/sweep');
const writes = async () =>
  (await site.jiraCalls()).filter(({ method, status }) => method === 'POST' && status === 201);
const paths = async () => (await writes()).map(({ path }) => path.replace(/\d+/g, 'n'));
const issue = (days = 14) => site.issueToken('member', { name: NAME, days });

describe('a token that ends soon', () => {
  it('has one issue for its owner, found by its locator, and comments; nothing the owner wrote is in it', async () => {
    const { view } = await issue();
    const { token } = await site.issueToken('admin', { reach: 'site', days: 30 });
    for (let run = 0; run < 2; run += 1) await sweep();
    await site.clock({ advanceDays: 7 });
    for (let run = 0; run < 2; run += 1) await sweep();
    await site.clock({ advanceDays: 6 });
    for (let run = 0; run < 2; run += 1) await sweep();
    expect(await paths()).toEqual([
      '/rest/api/n/issue',
      '/rest/api/n/issue/n/comment',
      '/rest/api/n/issue/n/comment',
    ]);
    const jql = encodeURIComponent(`summary ~ "\\"${view.locator}\\""`);
    const found = await site.gateway(`/rest/api/3/search/jql?jql=${jql}&fields=*all`, { token });
    expect(found.body).toContain(view.locator);
    expect(found.body).toContain(view.ownerId);
    expect(found.body).not.toContain('Zebediah counts');
    const trail = await site.invokeRaw('admin-page', 'audit/search', { user: 'admin', payload: {} });
    expect(trail.body.match(/token\.warned/g)).toHaveLength(3);
  });

  it.each(['before', 'after'] as const)(
    'has one issue, whichever call of the sweep’s the process dies %s',
    async (die) => {
      await issue();
      for (const match of ['/search/jql', 'POST /rest/api/3/issue', '/api/v1/set', '/api/v1/transaction']) {
        const target = match.startsWith('/api/v1') ? 'kvs' : 'jira';
        for (const after of [0, 1]) {
          await site.fault({ target, match, die, after, times: 1 });
          await sweep().catch(() => undefined);
          await site.clearFaults();
        }
      }
      await sweep();
      const made = (await site.jiraCalls()).filter(
        ({ path, method, reached }) => path === '/rest/api/3/issue' && method === 'POST' && reached,
      );
      expect(made).toHaveLength(1);
    },
  );

  it('is left alone where the project of the rule is not there: the sweep goes on', async () => {
    await site.changeRules({ notice: { kind: 'issue', projectId: '999999' } });
    await issue();
    for (let run = 0; run < 5; run += 1) await sweep();
    expect(await paths()).toEqual([]);
    expect((await site.logs()).map(({ message }) => message).join()).toMatch(/NOTICE_(REFUSED|UNANSWERED)/);
  });
});
