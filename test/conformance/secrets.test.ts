/** After traffic of every kind, allowed, refused and broken: what must never be written down or answered is nowhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../local/jira/seed/demo-site';
import { badRequests } from './support/bad-requests';
import { breakThings, CANARY, useCanaries } from './support/canaries';
import { CLIENTS } from './support/clients';
import { partsOf } from './support/forge-token';
import { RECIPES } from './support/recipes';
import { PROJECT_WIDE, SITE_WIDE, WIDE } from './support/rules';
import { startSite, valueOf, type Said, type Site } from './support/site';
import { commentThrough } from './support/workflows';

const ATTRIBUTION = '/rest/api/3/issue/ABC-2/properties/scoped-tokens.last-change';

let site: Site;
let secrets: readonly string[];
/** Names and addresses of the demo site's people; the app's own name is no person's. */
let people: readonly string[];
let written: Readonly<Record<'logs' | 'kvs' | 'jiraCalls' | 'audit' | 'attribution', string>>;

const told = (...by: readonly Said['by'][]): string =>
  site.answers
    .filter((said) => by.includes(said.by))
    .map(({ text }) => text)
    .join('\n');

beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  const words = { name: CANARY.name, purpose: CANARY.purpose };
  const member = await site.issueToken('member', { ...PROJECT_WIDE, effects: ['read', 'write'], ...words });
  const admin = await site.issueToken('admin', { ...SITE_WIDE, ...words });
  people = await namesAndAddresses(admin.token);
  await site.gateway('/token/self', { token: admin.token });
  await useCanaries(site, member.token, admin.token);
  for (const { connect } of CLIENTS) {
    const script = connect(site.gatewayUrl, member.token);
    await script.comment('ABC-2', CANARY.body);
    await script.project('DEF').catch(() => undefined);
  }
  await breakThings(site, member.token);
  for (const { path, call } of badRequests(member.token)) await site.gateway(path, call);
  for (const recipe of RECIPES) {
    await site.restoreWithRoom();
    await site.gateway(...(await recipe.arrange(site)));
    await recipe.undo?.(site);
  }
  await site.restoreWithRoom();
  await site.switchOn(WIDE);
  for (const key of ['tokens/search', 'audit/search'] as const)
    valueOf(await site.invoke('admin-page', key, { user: 'admin', payload: { limit: 100 } }));
  valueOf(await site.invoke('project-page', 'token/list', { user: 'member', payload: {}, project: 'ABC' }));

  const issued = site.answers.flatMap(({ text }) =>
    [...text.matchAll(/"token":"(stj_[^"]+)"/g)].map(([, token = '']) => token),
  );
  secrets = [...new Set(issued)];
  const dump = await site.dump();
  written = {
    logs: JSON.stringify(await site.logs()),
    kvs: JSON.stringify(dump),
    jiraCalls: JSON.stringify(await site.jiraCalls()),
    audit: JSON.stringify(dump.entities.filter(({ entity }) => entity === 'audit')),
    // The first two tokens are erased by now: a recipe let months pass.
    attribution: await attributionOf((await site.issueToken('member', PROJECT_WIDE)).token),
  };
});
afterAll(() => site.close());

/** What a changed issue bears of its token, as Jira has it: no token can read it. */
async function attributionOf(token: string): Promise<string> {
  await site.changeRules({ attributeInJira: true });
  await commentThrough(site, token, CANARY.body);
  const call = { as: { kind: 'app' }, scopes: ['read:jira-work'], method: 'GET', path: ATTRIBUTION } as const;
  const { status, body } = await site.host.state.jira.answer({ ...call, headers: {}, body: undefined });
  expect(status).toBe(200);
  return String(body);
}

async function namesAndAddresses(admin: string): Promise<readonly string[]> {
  const overview = await site.control<{ people: readonly { alias: string; displayName: string }[] }>(
    'GET /site',
  );
  const names = overview.people.filter(({ alias }) => alias !== 'app').map(({ displayName }) => displayName);
  const { status, body } = await site.gateway('/rest/api/3/users/search?maxResults=50', { token: admin });
  expect(status).toBe(200);
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
    const { logs, kvs, attribution } = written;
    expect(logs + kvs + attribution + refusals).not.toContain(CANARY[kind]);
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

it('a changed issue bears ids alone', () => {
  const { value } = JSON.parse(written.attribution) as { value: Readonly<Record<string, string>> };
  expect(value).toEqual({
    token: expect.stringMatching(/^[0-9A-Za-z]{16}$/) as string,
    owner: ACCOUNT_IDS.member,
    operation: 'POST /rest/api/3/issue/{issueIdOrKey}/comment',
    requestId: expect.stringMatching(/^[0-9A-Za-z]{20}$/) as string,
    at: expect.stringMatching(/^\d{4}-/) as string,
  });
});

it('only the token itself is told its own name, by GET /token/self', () => {
  expect(told('gateway')).toContain(CANARY.name);
});

it('the app logged lines of ids and codes, and not one bug', async () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    request: [
      ...[
        'log',
        'requestId',
        'locator',
        'operation',
        'status',
        'refusal',
        'storeCode',
        'usageCode',
        'tookMs',
      ],
    ],
    sweep: [
      'log',
      'expired',
      'erased',
      'unused',
      'ownerLeft',
      'projectGone',
      'privacy',
      'notices',
      'census',
      'bulks',
      'traffic',
      'ordersLapsed',
      'ordersErased',
      'audit',
      'privacy',
      'audit',
    ],
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
