/** What people choose operations from by hand: for a token, and for the rules of a project. */
import { describe, expect, it } from 'vitest';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { listOrderOperations, listRuleOperations } from '../../src/console/operation-choices';
import { orderToken } from '../../src/console/order-token';
import { operationsWish, ruleOperationsWish, tokenOrder } from '../../src/console/payloads';
import { searchGroupsHere } from '../../src/console/search-groups';
import { NO_RULES, type ProjectRules } from '../../src/policy/project-rules';
import type { Rules } from '../../src/policy/rules';
import { ABC, aPolicy, aRuleBook } from '../support/builders';
import { aMember, anAdminMember, consoleWorld, standingsOf } from '../support/console-world';

const CREATE = 'POST /rest/api/3/issue';
const READ = 'GET /rest/api/3/issue/{issueIdOrKey}';
const DELETE = 'DELETE /rest/api/3/issue/{issueIdOrKey}';
const WORK = { scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] } as const;

const world = (site: Partial<Rules> = {}, project: Partial<ProjectRules> = {}) => {
  const policy = aPolicy({ tokensOn: true, readOnly: false, scopes: APP_SCOPES, ...site });
  return consoleWorld({ policy, ruleBook: aRuleBook([ABC, { ...NO_RULES, ...project }]) });
};
const forOrder = async (
  wish: Parameters<typeof listOrderOperations>[0],
  { ports }: ReturnType<typeof world>,
): Promise<readonly string[]> => {
  const listed = await listOrderOperations(wish, aMember, ports);
  return listed.ok ? listed.value.map(({ id }) => id) : [];
};

describe('the operations for a token', () => {
  it('are those that its scopes open whole and its effects allow', async () => {
    const both = await forOrder(WORK, world());
    expect(both).toEqual(expect.arrayContaining([CREATE, READ]));
    expect(both).not.toContain(DELETE);
    const reading = await forOrder({ ...WORK, scopes: ['read:jira-work'] }, world());
    expect(reading).toContain(READ);
    expect(reading).not.toContain(CREATE);
    expect(await forOrder({ ...WORK, effects: ['read'] }, world())).not.toContain(CREATE);
  });

  it.each<[string, Partial<Rules>, Partial<ProjectRules>]>([
    ['the site’s list', { operations: { kind: 'only', ids: [READ] } }, {}],
    ['the site’s reading only', { readOnly: true }, {}],
    ['the site’s scopes', { scopes: ['read:jira-work'] }, {}],
    ['the project’s list', {}, { operations: { kind: 'only', ids: [READ] } }],
    ['the project’s reading only', {}, { readOnly: true }],
    ['the project’s scopes', {}, { scopes: ['read:jira-work'] }],
  ])('leave out what %s takes', async (_what, site, project) => {
    const listed = await forOrder(WORK, world(site, project));
    expect(listed).toContain(READ);
    expect(listed).not.toContain(CREATE);
  });

  it('can each be ordered: a token is issued with as many of them as there may be', async () => {
    const site = world();
    const ids = (await forOrder(WORK, site)).slice(0, 100);
    const order = tokenOrder().parse({ name: 'picked', ...WORK, operations: { kind: 'only', ids } });
    const issued = await orderToken(order, aMember, standingsOf({}), site.ports);
    expect(issued).toMatchObject({ ok: true, value: { view: { operations: { kind: 'only', ids } } } });
  });

  it('cannot be asked for with more scopes than a token may have', () => {
    const scopes = Array.from({ length: 101 }, (_, at) => `read:x${at}`);
    expect(operationsWish().safeParse({ scopes, effects: ['read'] }).success).toBe(false);
    expect(operationsWish().safeParse({ scopes: scopes.slice(1), effects: ['read'] }).success).toBe(true);
    expect(operationsWish().safeParse({ scopes: [], effects: ['own'] }).success).toBe(false);
  });
});

const projectAdmin = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });
const forRule = async (scopes: readonly string[] | null, { ports }: ReturnType<typeof world>) => {
  const listed = await listRuleOperations({ scopes }, { actor: aMember, standings: projectAdmin }, ports);
  return listed.ok ? listed.value.map(({ id }) => id) : [];
};

describe('the operations for the rules of a project', () => {
  it('are all that the site allows, whatever the project says of them today', async () => {
    const listed = await forRule(null, world({}, { operations: { kind: 'only', ids: [READ] } }));
    expect(listed).toEqual(expect.arrayContaining([CREATE, READ, DELETE]));
    expect(await forRule(null, world({ operations: { kind: 'only', ids: [READ] } }))).toEqual([READ]);
    expect(await forRule(null, world({ readOnly: true }))).not.toContain(CREATE);
  });

  it('are fewer with fewer scopes, and never more than the site’s', async () => {
    expect(await forRule(['read:jira-work'], world())).not.toContain(CREATE);
    expect(await forRule(APP_SCOPES, world({ scopes: ['read:jira-work'] }))).not.toContain(CREATE);
  });

  it.each([
    ['who does not administer the project', standingsOf({ rights: [] }), 'not-project-admin'],
    ['of whom Jira does not say', standingsOf({ rights: 'unknown' }), 'standing-unknown'],
  ])('and the groups are not shown to one %s', async (_who, standings, code) => {
    const { ports, journal } = world();
    const no = { error: { refusal: { code } } };
    const asker = { actor: aMember, standings };
    expect(await listRuleOperations({ scopes: null }, asker, ports)).toMatchObject(no);
    const asked = { text: '', ids: [] };
    expect(await searchGroupsHere(asked, aMember, { ...standings, searchGroups: unasked })).toMatchObject(no);
    expect(journal.calls).toEqual([]);
  });

  it('are shown to Jira admins, asked nothing more', async () => {
    const asker = { actor: anAdminMember, standings: standingsOf({ rights: 'unknown' }) };
    expect((await listRuleOperations({ scopes: null }, asker, world().ports)).ok).toBe(true);
  });

  it('are asked for with scopes or with null, never with neither', () => {
    expect(ruleOperationsWish().safeParse({ scopes: null }).success).toBe(true);
    expect(ruleOperationsWish().safeParse({}).success).toBe(false);
  });
});

const unasked = () => Promise.reject(new Error('Jira was asked for groups'));

describe('the groups for the rules of a project', () => {
  const groups = [{ id: 'g1', name: 'operations-team' }];

  it('are those that Jira shows to the person who looks', async () => {
    const standings = standingsOf({ rights: ['ADMINISTER_PROJECTS'], groups });
    expect(await searchGroupsHere({ text: 'oper', ids: [] }, aMember, standings)).toEqual({
      ok: true,
      value: { groups },
    });
  });

  it('are unknown where Jira does not say', async () => {
    const standings = standingsOf({ rights: ['ADMINISTER_PROJECTS'], groups: 'unknown' });
    expect(await searchGroupsHere({ text: '', ids: [] }, aMember, standings)).toMatchObject({
      error: { refusal: { code: 'standing-unknown' } },
    });
  });
});
