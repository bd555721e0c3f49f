/** Traffic whose every word is recognisable: allowed, refused, and broken off in every way. */
import type { Site } from './site';
import { commentThrough, faultAt, MISHAPS, orderToken, readThrough } from './workflows';

/** Recognisable wherever it turns up. */
export const CANARY = {
  body: 'canaryBodyText',
  jql: 'canaryJqlText',
  brokenBody: 'canaryBrokenBody',
  query: 'canaryQueryValue',
  header: 'canaryHeaderValue',
  path: 'canaryPathSegment',
  userName: 'canary.person@example.org',
  name: 'canaryTokenName',
  purpose: 'canaryTokenPurpose',
} as const;
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
export async function useCanaries(site: Site, token: string, admin: string): Promise<void> {
  const basic = Buffer.from(`${CANARY.userName}:${token}`).toString('base64');
  const wrong = Buffer.from(`${CANARY.userName}:${CANARY.header}`).toString('base64');
  await site.gateway('/rest/api/3/issue/ABC-2', { headers: ['Authorization', `Basic ${basic}`] });
  await site.gateway('/rest/api/3/issue/ABC-2', { headers: ['Authorization', `Basic ${wrong}`] });
  await commentThrough(site, token, CANARY.body);
  await site.gateway('/rest/api/3/search/jql', {
    token: admin,
    method: 'POST',
    json: { jql: `summary ~ "${CANARY.jql}"` },
  });
  await searchForCanaries(site, token);
  await writeCanaries(site, token);
  await site.gateway(COMMENT, { token, method: 'POST', body: `{"body": ${CANARY.brokenBody}` });
  await site.gateway('/rest/api/3/issue/ABC-2', { token, method: 'DELETE', body: CANARY.body });
  await site.gateway(`/rest/api/3/issue/ABC-2?os_password=${CANARY.query}`, { token });
  await site.gateway(`/rest/api/3/issue/ABC-2?${CANARY.query}=1&${CANARY.query}=2`, { token });
  await site.gateway(`/rest/api/3/${CANARY.path}/${CANARY.path}`, { token });
  await site.gateway(`/rest/api/3/project/${CANARY.path}`, { token });
  const headers = [
    'Cookie',
    CANARY.header,
    'X-Other',
    CANARY.header,
    'User-Agent',
    CANARY.header,
    'Referer',
    CANARY.header,
  ];
  await site.gateway('/rest/api/3/field', { token, headers });
  await site.gateway('/rest/api/3/project/DEF', { token, headers });
}

/** JQL that is searched, and JQL that is refused for each of its faults. */
async function searchForCanaries(site: Site, token: string): Promise<void> {
  const faults = [
    '',
    ' =',
    ') OR (a = b',
    ' ~ 🚀',
    ' \u0007',
    ` ${'x'.repeat(17_000)}`,
    '('.repeat(80),
    '=#;',
  ];
  for (const fault of faults) {
    const jql = `summary ~ "${CANARY.jql}" AND ${CANARY.jql}${fault}`;
    await site.gateway('/rest/api/3/search/jql', { token, method: 'POST', json: { jql } });
    await site.gateway(`/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}`, { token });
    await site.gateway(`/rest/api/3/search/jql?jql=${CANARY.jql}&jql=${CANARY.jql}`, { token });
  }
  const found = { jql: `summary ~ "${CANARY.jql}"`, fields: [CANARY.jql] };
  await site.gateway('/rest/api/3/search/jql', { token, method: 'POST', json: found });
  await site.gateway('/rest/api/3/search/approximate-count', { token, method: 'POST', json: found });
}

/** Bodies whose every value is a canary: carried out, or refused for one part or another. */
async function writeCanaries(site: Site, token: string): Promise<void> {
  const put = (json: unknown, query = ''): Promise<unknown> =>
    site.gateway(`/rest/api/3/issue/ABC-3${query}`, { token, method: 'PUT', json });
  const { body } = CANARY;
  await put({ fields: { summary: body, description: null } });
  await put({ fields: { summary: body } }, '?notifyUsers=false');
  await put({ fields: { summary: body, parent: { key: body } } });
  await put({ fields: { summary: body, votes: body } });
  await put({ fields: { customfield_10014: body, customfield_99999: { [body]: body } } });
  await put({ update: { labels: [{ add: body }, { copy: body }] } });
  await put({ properties: [{ key: `scoped-tokens.${body}`, value: body }] });
  await put([body]);
  await put(body);
  const post = (path: string, json: unknown): Promise<unknown> =>
    site.gateway(path, { token, method: 'POST', json });
  for (const project of [{ key: 'ABC' }, { key: 'DEF' }, { id: '10001' }, { key: body }])
    await post('/rest/api/3/issue', { fields: { project, issuetype: { name: 'Task' }, summary: body } });
  await post('/rest/api/3/issueLink', {
    inwardIssue: { key: 'ABC-2' },
    outwardIssue: { key: 'DEF-1' },
    comment: { body },
  });
}

export async function breakThings(site: Site, token: string): Promise<void> {
  for (const mishap of MISHAPS) {
    for (const match of ['/batch/get', '/entity/set', '/secret/get', '/transaction'])
      await site.fault(faultAt({ what: '', target: 'kvs', match }, mishap));
    await orderToken(site, CANARY.name);
    await readThrough(site, token);
    await commentThrough(site, token, CANARY.body);
    await site.clearFaults();
    const matches = [
      'POST /rest/',
      '?fields=project',
      'permissions/check',
      'user?accountId',
      'level+is',
      'bulkfetch',
    ];
    for (const match of matches) {
      await site.coldStart();
      await site.fault(faultAt({ what: '', target: 'jira', match }, mishap));
      await commentThrough(site, token, CANARY.body);
      await readThrough(site, token);
      await site.gateway('/rest/api/3/search/jql', {
        token,
        method: 'POST',
        json: { jql: `text ~ ${CANARY.jql}` },
      });
      await site.clearFaults();
    }
  }
}
