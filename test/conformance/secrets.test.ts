/** After traffic of every kind, allowed, refused and broken: what must never be written down or answered is nowhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badRequests } from './support/bad-requests';
import { CLIENTS } from './support/clients';
import { partsOf } from './support/forge-token';
import { RECIPES } from './support/recipes';
import { PROJECT_WIDE, SITE_WIDE, WIDE } from './support/rules';
import { startSite, valueOf, type Said, type Site } from './support/site';
import { commentThrough, faultAt, MISHAPS, orderToken, readThrough } from './support/workflows';

/** Recognisable wherever it turns up. */
const CANARY = {
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

let site: Site;
let secrets: readonly string[];
/** Names and addresses of the demo site's people; the app's own name is no person's. */
let people: readonly string[];
let written: Readonly<Record<'logs' | 'kvs' | 'jiraCalls' | 'audit', string>>;

const told = (...by: readonly Said['by'][]): string =>
  site.answers
    .filter((said) => by.includes(said.by))
    .map(({ text }) => text)
    .join('\n');

async function useCanaries(token: string, admin: string): Promise<void> {
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
  await site.gateway('/rest/api/3/search/jql', { token, method: 'POST', json: { jql: CANARY.jql } });
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

async function breakThings(token: string): Promise<void> {
  for (const mishap of MISHAPS) {
    for (const match of ['/batch/get', '/entity/set', '/secret/get', '/transaction'])
      await site.fault(faultAt({ what: '', target: 'kvs', match }, mishap));
    await orderToken(site, CANARY.name);
    await readThrough(site, token);
    await commentThrough(site, token, CANARY.body);
    await site.clearFaults();
    await site.fault(faultAt({ what: '', target: 'jira', match: 'POST /rest/' }, mishap));
    await commentThrough(site, token, CANARY.body);
    await site.clearFaults();
  }
}

beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  const words = { name: CANARY.name, purpose: CANARY.purpose };
  const member = await site.issueToken('member', { ...PROJECT_WIDE, effects: ['read', 'write'], ...words });
  const admin = await site.issueToken('admin', { ...SITE_WIDE, ...words });
  await site.gateway('/token/self', { token: admin.token });
  await useCanaries(member.token, admin.token);
  for (const { connect } of CLIENTS) {
    const script = connect(site.gatewayUrl, member.token);
    await script.comment('ABC-2', CANARY.body);
    await script.project('DEF').catch(() => undefined);
  }
  await breakThings(member.token);
  for (const { path, call } of badRequests(member.token)) await site.gateway(path, call);
  for (const recipe of RECIPES) {
    await site.restore();
    await site.gateway(...(await recipe.arrange(site)));
  }
  await site.restore();
  await site.switchOn(WIDE);
  for (const key of ['tokens/search', 'audit/search'] as const)
    valueOf(await site.invoke('admin-page', key, { user: 'admin', payload: { limit: 100 } }));
  valueOf(await site.invoke('project-page', 'token/list', { user: 'member', payload: {}, project: 'ABC' }));

  const issued = site.answers.flatMap(({ text }) =>
    [...text.matchAll(/"token":"(stj_[^"]+)"/g)].map(([, token = '']) => token),
  );
  secrets = [...new Set(issued)];
  people = await namesAndAddresses(admin.token);
  const dump = await site.dump();
  written = {
    logs: JSON.stringify(await site.logs()),
    kvs: JSON.stringify(dump),
    jiraCalls: JSON.stringify(await site.jiraCalls()),
    audit: JSON.stringify(dump.entities.filter(({ entity }) => entity === 'audit')),
  };
});
afterAll(() => site.close());

async function namesAndAddresses(admin: string): Promise<readonly string[]> {
  const overview = await site.control<{ people: readonly { alias: string; displayName: string }[] }>(
    'GET /site',
  );
  const names = overview.people.filter(({ alias }) => alias !== 'app').map(({ displayName }) => displayName);
  const { body } = await site.gateway('/rest/api/3/users/search?maxResults=50', { token: admin });
  const addresses = [...body.matchAll(/[\w.]+@example\.com/g)].map(([address]) => address);
  return [...names, ...addresses, ...['ada', 'lea', 'max', 'oda', 'leo'].map((who) => `${who}@example.com`)];
}

const everythingWritten = (): string => Object.values(written).join('\n');

describe('a token’s secret', () => {
  it('is in the one reply that issued it and in no other answer', () => {
    expect(secrets.length).toBeGreaterThan(50);
    const answers = told('page', 'gateway', 'jira');
    for (const token of secrets) expect(answers.split(partsOf(token).secret)).toHaveLength(2);
  });

  it('is not stored, logged or sent to Jira', () => {
    const everything = everythingWritten();
    for (const token of secrets) expect(everything).not.toContain(partsOf(token).secret);
    expect(everything).not.toMatch(/stj_[0-9A-Za-z]+_/);
  });

  it('its digest is in no answer, log or Jira call', () => {
    const digests = [...written.kvs.matchAll(/"digest":"([0-9a-f]{64})"/g)].map(([, digest = '']) => digest);
    expect(digests.length).toBeGreaterThan(20);
    const elsewhere = [told('page', 'gateway', 'jira'), written.logs, written.jiraCalls, written.audit].join(
      '\n',
    );
    for (const digest of digests) expect(elsewhere).not.toContain(digest);
  });
});

it('the platform’s own secrets are nowhere', () => {
  const everything = everythingWritten() + told('page', 'gateway', 'jira');
  expect(everything).not.toMatch(/local-(context|proxy)-token-/);
  expect(everything).not.toContain(site.host.state.contextToken);
});

it('no person’s name or address is stored, logged, sent to Jira or told in the app’s own words', () => {
  const everything = everythingWritten() + told('page', 'gateway');
  expect(people.length).toBeGreaterThanOrEqual(10);
  for (const nameOrAddress of people) expect(everything).not.toContain(nameOrAddress);
});

it.each(['body', 'jql', 'brokenBody', 'query', 'header', 'path', 'userName'] as const)(
  'no caller’s %s is stored, logged or repeated in a refusal',
  (kind) => {
    // The name of a repeated parameter is told on purpose, to help: it is the caller's own and in a safe alphabet.
    const refusals = told('gateway').replaceAll(`Parameter: ${CANARY.query}.`, '');
    expect(written.logs + written.kvs + refusals).not.toContain(CANARY[kind]);
  },
);

it('the owner’s words for a token are not logged, audited, sent to Jira or told in a refusal', () => {
  const problems = site.answers.filter(({ by, text }) => by === 'gateway' && text.includes('/problems/'));
  const everything = [
    written.logs,
    written.audit,
    written.jiraCalls,
    ...problems.map(({ text }) => text),
  ].join('\n');
  expect(everything).not.toContain(CANARY.name);
  expect(everything).not.toContain(CANARY.purpose);
});

it('only the token itself is told its own name, by GET /token/self', () => {
  expect(told('gateway')).toContain(CANARY.name);
});

it('the app logged lines of ids and codes, and not one bug', async () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    request: ['log', 'requestId', 'locator', 'operation', 'status', 'refusal', 'storeCode', 'tookMs'],
    sweep: ['log', 'erased'],
  };
  const logs = await site.logs();
  expect(logs.length).toBeGreaterThan(200);
  for (const { source, message } of logs) {
    if (source === 'host') {
      expect(message).toMatch(/ died: a fault cut it$/);
      continue;
    }
    const line = JSON.parse(message) as { readonly log: string };
    expect(known[line.log], message).toEqual(expect.arrayContaining(Object.keys(line)));
  }
});
