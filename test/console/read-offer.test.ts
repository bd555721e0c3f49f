/** What may be asked for, and that asking obeys the same: the page's offer is no guard. */
import { describe, expect, it } from 'vitest';
import { fail } from '../../src/base/result';
import type { ProjectActor, Standings } from '../../src/console/actor';
import { projectEntries } from '../../src/console/entries';
import { readOffer } from '../../src/console/read-offer';
import { searchProjects } from '../../src/console/search-projects';
import type { Offer } from '../../src/console/contract';
import type { Rules } from '../../src/policy/rules';
import { ABC, ADMIN, aPolicy, aRecord, DAY, days, OWNER, STRANGER, XYZ } from '../support/builders';
import {
  aMember,
  anAdminMember,
  consoleWorld,
  standingsOf,
  type ConsoleScript,
} from '../support/console-world';
import type { TokenRecord } from '../../src/tokens/record';
import { EXPIRED, NOW } from '../support/fixed-times';
import { GATEWAY_URL } from '../support/memory-storage';

const anyone = standingsOf({ rights: ['BROWSE_PROJECTS'] });
const projectAdmin = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });
const silent = standingsOf({ rights: 'unknown' });

async function offer(
  change: Partial<Rules> = {},
  {
    actor = aMember,
    standings = anyone,
    ...script
  }: ConsoleScript & { actor?: ProjectActor; standings?: Standings } = {},
): Promise<Offer> {
  const found = await readOffer(actor, standings, consoleWorld({ ...script, policy: aPolicy(change) }).ports);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** Orders over the page's entry, as a page would that does not care for its offer. */
async function order(
  change: Partial<Rules>,
  {
    actor = aMember,
    standings = anyone,
    ...script
  }: ConsoleScript & { actor?: ProjectActor; standings?: Standings } = {},
  payload: object = {},
) {
  const { ports, storage } = consoleWorld({ ...script, policy: aPolicy(change) });
  const held = storage.stored.tokens.size;
  const asking = { ...standings, isJiraAdmin: () => standingsOf({ admin: actor.isJiraAdmin }).isJiraAdmin() };
  const reply = await projectEntries(ports)['token/issue'](
    { name: 'n', scopes: ['read:jira-work'], ...payload },
    { accountId: actor.accountId, projectId: ABC.id },
    asking,
  );
  if (reply.ok) return 'issued';
  expect([storage.stored.tokens.size, storage.events]).toEqual([held, []]);
  return 'problems' in reply
    ? reply.problems.map(({ path, code }) => `${path}: ${code}`).join()
    : reply.refusal.code;
}

describe('an offer', () => {
  it('says what may be asked for here today', async () => {
    const found = await offer({ readOnly: true, scopes: ['read:jira-work'], siteWideTokens: true });
    expect(found).toMatchObject({
      tokensOn: true,
      project: ABC,
      effects: ['read'],
      readOnly: true,
      siteWide: false,
      tokensHeld: 0,
      endingSoon: [],
      gatewayUrl: GATEWAY_URL,
    });
    const allowed = found.scopes.filter(({ isAllowed }) => isAllowed).map(({ name }) => name);
    expect(allowed).toContain('read:jira-work');
    expect(allowed).toContain('read:comment:jira');
    expect(allowed).not.toContain('write:jira-work');
    expect(allowed).not.toContain('read:jira-user');
  });

  it('offers no scope that could not be issued, and every one that could', async () => {
    const change = { scopes: ['read:jira-work', 'read:sprint:jira-software'] };
    const { scopes } = await offer(change);
    for (const { name, isAllowed } of scopes)
      expect(await order(change, {}, { scopes: [name] }), name).toBe(
        isAllowed ? 'issued' : 'scopes.0: scope-over-policy',
      );
  });

  it.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
  ])(
    'offers site-wide to an admin (%s) where the policy says so (%s): %s',
    async (isAdmin, siteWideTokens, offered) => {
      const found = await offer({ siteWideTokens }, { actor: isAdmin ? anAdminMember : aMember });
      expect([found.siteWide, found.isJiraAdmin]).toEqual([offered, isAdmin]);
    },
  );

  it.each<[string, Partial<Rules>, Offer['purposes'][number]['barredBy']]>([
    ['comment-bot', { readOnly: true }, 'readOnly'],
    ['sync', { scopes: ['read:jira-work'] }, 'scopes'],
    ['report', { operations: { kind: 'only', ids: ['POST /rest/api/3/issue'] } }, 'operations'],
    ['report', {}, undefined],
  ])('bars the purpose %s under %j: %s', async (key, change, rule) => {
    expect((await offer(change)).purposes.find((purpose) => purpose.key === key)?.barredBy).toBe(rule);
  });

  it('tells what the person may do here, and leaves it out where Jira does not', async () => {
    const { ownRights = [] } = await offer({}, { standings: standingsOf({ rights: ['CREATE_ISSUES'] }) });
    expect(ownRights.filter(({ held }) => held).map(({ permission }) => permission)).toEqual([
      'CREATE_ISSUES',
    ]);
    expect(await offer({}, { standings: silent })).not.toHaveProperty('ownRights');
  });

  it('is none where Jira does not say whether the person may ask', async () => {
    const { ports } = consoleWorld({ policy: aPolicy({ mayAsk: { kind: 'project-admins' } }) });
    expect(await readOffer(aMember, silent, ports)).toMatchObject({
      error: { refusal: { code: 'standing-unknown' } },
    });
  });
});

describe('who may ask', () => {
  const rows: readonly (readonly [
    'everyone' | 'project-admins' | 'jira-admins',
    string,
    ProjectActor,
    Standings,
    boolean,
  ])[] = [
    ['everyone', 'a member', aMember, anyone, true],
    ['everyone', 'a project admin', aMember, projectAdmin, true],
    ['everyone', 'a Jira admin', anAdminMember, anyone, true],
    ['project-admins', 'a member', aMember, anyone, false],
    ['project-admins', 'a project admin', aMember, projectAdmin, true],
    ['project-admins', 'a Jira admin', anAdminMember, anyone, true],
    ['jira-admins', 'a member', aMember, anyone, false],
    ['jira-admins', 'a project admin', aMember, projectAdmin, false],
    ['jira-admins', 'a Jira admin', anAdminMember, anyone, true],
  ];

  it.each(rows)('%s: %s', async (kind, _who, ...[actor, standings, may]) => {
    const mayAsk = { kind };
    expect((await offer({ mayAsk }, { actor, standings })).barredBy).toBe(may ? undefined : 'mayAsk');
    expect(await order({ mayAsk }, { actor, standings })).toBe(may ? 'issued' : ': may-not-ask');
  });

  it('is asked of Jira at each order, and unknown is no', async () => {
    expect(await order({ mayAsk: { kind: 'project-admins' } }, { standings: silent })).toBe(
      'standing-unknown',
    );
  });

  const adminOfAbc: Standings = {
    ...standingsOf({ rights: (id) => (id === ABC.id ? ['ADMINISTER_PROJECTS'] : ['BROWSE_PROJECTS']) }),
    findProject: (id) =>
      Promise.resolve({ ok: true, value: [ABC, XYZ].find((project) => project.id === id) }),
  };

  it('is judged for each project of a token: the admin of one gets none for another', async () => {
    const payload = { projectIds: [XYZ.id] };
    expect(await order({ mayAsk: { kind: 'project-admins' } }, { standings: adminOfAbc }, payload)).toBe(
      'projectIds.0: may-not-ask',
    );
    expect(await order({ mayAsk: { kind: 'project-admins' } }, { standings: adminOfAbc })).toBe('issued');
    expect(await order({ mayAsk: { kind: 'everyone' } }, { standings: adminOfAbc }, payload)).toBe('issued');
    expect(
      await order(
        { mayAsk: { kind: 'project-admins' } },
        { standings: adminOfAbc, actor: anAdminMember },
        payload,
      ),
    ).toBe('issued');
  });

  it('is unknown where Jira does not say it of one of the projects', async () => {
    const standings: Standings = {
      ...adminOfAbc,
      findRights: (id, permissions) =>
        id === ABC.id ? adminOfAbc.findRights(id, permissions) : Promise.resolve(fail('unknown')),
    };
    expect(await order({ mayAsk: { kind: 'project-admins' } }, { standings }, { projectIds: [XYZ.id] })).toBe(
      'standing-unknown',
    );
  });
});

describe('how many tokens a person may have', () => {
  const held = (count: number, change = {}) =>
    Array.from({ length: count }, (_, at) => aRecord(change, at + 1));
  const ended = [
    aRecord({ state: 'revoked' }, 101),
    aRecord({ grant: { expiresAt: EXPIRED } }, 102),
    aRecord({ ownerId: STRANGER }, 103),
  ];

  it.each([
    ['fewer than allowed', held(2), undefined],
    ['as many as allowed', held(3), 'tokensPerPersonMax'],
    ['as many, some of them paused', [...held(2), aRecord({ state: 'paused' }, 9)], 'tokensPerPersonMax'],
    ['fewer, beside ended ones and others’', [...held(2), ...ended], undefined],
  ] as const)('with %s', async (_what, records, barredBy) => {
    const found = await offer({ tokensPerPersonMax: 3 }, { records });
    expect([found.barredBy, found.tokensHeld]).toEqual([barredBy, barredBy ? 3 : 2]);
    expect(await order({ tokensPerPersonMax: 3 }, { records })).toBe(barredBy ? ': tokens-held' : 'issued');
  });

  it('holds for Jira admins as well, and over all projects', async () => {
    const records = [aRecord({ ownerId: ADMIN, grant: { reach: { kind: 'projects', projects: [XYZ] } } })];
    expect(await order({ tokensPerPersonMax: 1 }, { records, actor: anAdminMember })).toBe(': tokens-held');
  });

  it('says the most, so that the words can', async () => {
    const { ports } = consoleWorld({ records: held(1), policy: aPolicy({ tokensPerPersonMax: 1 }) });
    const reply = await projectEntries(ports)['token/issue'](
      { name: 'n', scopes: ['read:jira-work'] },
      { accountId: OWNER, projectId: ABC.id },
      anyone,
    );
    expect(reply).toMatchObject({ problems: [{ path: '', code: 'tokens-held', facts: { max: 1 } }] });
  });

  it('finds living ones behind more than a page of ended ones', async () => {
    const records = [
      ...held(2, { grant: { issuedAt: NOW - 9 * DAY } }),
      ...Array.from({ length: 250 }, (_, at) => aRecord({ state: 'revoked' }, 500 + at)),
    ];
    expect(await order({ tokensPerPersonMax: 2 }, { records })).toBe(': tokens-held');
  });
});

describe('projects to choose from', () => {
  const projects = [{ ...ABC, name: 'Alpha' }];

  it('are those that Jira shows to the person', async () => {
    expect(await searchProjects({ text: 'a' }, standingsOf({ projects }))).toEqual({
      ok: true,
      value: { projects },
    });
  });

  it('are unknown where Jira does not say', async () => {
    expect(await searchProjects({ text: 'a' }, standingsOf({ projects: 'unknown' }))).toMatchObject({
      error: { refusal: { code: 'standing-unknown' } },
    });
  });
});

describe('tokens that end soon', () => {
  const ending = (seed: number, inDays: number, change = {}) =>
    aRecord({ grant: { expiresAt: NOW + inDays * DAY }, name: `t${seed}`, ...change }, seed);
  const endingFor = async (records: readonly TokenRecord[], change = {}) => {
    const { ports } = consoleWorld({ records, policy: aPolicy(change) });
    const read = await readOffer(aMember, standingsOf({}), ports);
    return read.ok ? read.value.endingSoon.map(({ name }) => name) : read.error;
  };

  it('are told, soonest first: the person’s own, active, within 14 days', async () => {
    const records = [
      ending(1, 13),
      ending(2, 15),
      ending(3, 1),
      ending(4, 14),
      ending(5, 2, { state: 'paused' }),
      ending(6, 2, { ownerId: STRANGER }),
      ending(7, 0),
      ending(8, 2, { state: 'revoked' }),
    ];
    expect(await endingFor(records)).toEqual(['t3', 't1', 't4']);
  });

  it('are those that today’s policy ends', async () => {
    const shorter = { lifetimeDaysMax: days(5), lifetimeDaysDefault: days(5) };
    expect(await endingFor([ending(1, 300)], shorter)).toEqual(['t1']);
  });

  it('are ten at most', async () => {
    expect(await endingFor(Array.from({ length: 12 }, (_, seed) => ending(seed + 1, 3)))).toHaveLength(10);
  });
});
