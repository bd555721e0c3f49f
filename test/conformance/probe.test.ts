import { afterAll, beforeAll, it } from 'vitest';
import { startSite, type Site } from './support/site';
import { PROJECT_WIDE, SITE_WIDE, WIDE, WRITER } from './support/rules';
let site: Site;
beforeAll(async () => { site = await startSite(); });
afterAll(() => site.close());
it('x', async () => {
  let t = performance.now(); const lap = (s: string) => { console.log(s, Math.round(performance.now() - t)); t = performance.now(); };
  await site.switchOn(WIDE); lap('on');
  const { token } = await site.issueToken('member', WRITER); lap('issue');
  const s = await site.issueToken('admin', SITE_WIDE); lap('issue');
  const p = await site.issueToken('member', PROJECT_WIDE);
  for (const [m, path, json] of [['GET','/rest/api/3/serverInfo'],['GET','/rest/api/3/field'],['GET','/rest/api/3/project/ABC'],['GET','/rest/api/3/issue/ABC-2'],['POST','/rest/api/2/issue/ABC-2/comment',{body:'hi'}],['GET','/rest/api/3/issue/ABC-2/transitions'],['POST','/rest/api/3/issue/ABC-3/transitions',{transition:{id:'21'}}]] as const) {
    const a = await site.gateway(path, { token, method: m, json }); lap(path); console.log(a.status, a.body.slice(0,150));
  }
  for (const d of [1000,2000,3000,4000,5000,6000,8000,20000,200000]) {
    const a = await site.gateway('/rest/api/3/issue/ABC-2', { token, method: 'PUT', headers: ['Content-Type','application/json'], body: `{"fields":{"customfield_10001":${'['.repeat(d)}${']'.repeat(d)}}}` });
    console.log(d, a.status, a.body.slice(0,200));
  }
  for (const [m, path, json] of [['POST','/rest/api/3/search/jql',{jql:'project in (ABC, DEF)',fields:['summary']}],['POST','/rest/api/2/search',{jql:'project in (ABC, DEF)'}],['GET','/rest/api/2/search?jql=project=ABC'],['GET','/rest/agile/1.0/board'],['GET','/rest/agile/1.0/board/1'],['GET','/rest/agile/1.0/issue/ABC-2'],['GET','/rest/api/3/bulk/issues/fields?issueIdsOrKeys=ABC-2'],['GET','/rest/api/2/bulk/issues/fields?issueIdsOrKeys=ABC-2'],['GET','/rest/api/3/myself']] as const) {
    const a = await site.gateway(path, { token: s.token, method: m, json }); console.log(path, a.status, a.body.slice(0,150));
  }
  void p;
  lap('..'); await site.reset(); lap('reset'); await site.switchOn(WIDE); lap('on after cold'); await site.issueToken('member'); lap('issue cold');
  console.log((await site.gateway('/token/self',{token:'x'})).status); lap('cold gw');
});
