/** The trail of governance over HTTP: each change has its event, with who did it and what was before and after, and no words of people. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AdminEntries, AuditEventView, OrderView } from '../../src/console/contract';
import { projectId } from './support/recipes-freeze';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
let ids: Readonly<Record<'admin' | 'member', string>>;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  const owner = async (user: string) => (await site.issueToken(user, WRITER)).view.ownerId;
  ids = { admin: await owner('admin'), member: await owner('member') };
});
afterAll(() => site.close());

/** What nobody but people may read. */
const WORDS = 'Zebediah';
const MINE = { user: 'member', project: 'ABC' } as const;

/** Of one type, newest first. */
async function told(type: string): Promise<readonly AuditEventView[]> {
  const search = { user: 'admin', payload: { type } };
  const { events } = valueOf<AdminEntries['audit/search']['value']>(
    await site.invoke('admin-page', 'audit/search', search),
  );
  return events;
}
const newest = async (type: string): Promise<AuditEventView | undefined> => (await told(type))[0];
const admin = (key: string, payload: object) => site.invokeRaw('admin-page', key, { user: 'admin', payload });

it('a change of the policy, with the whole rules before and after and the choice for older tokens', async () => {
  const { revision, rules } = await site.readPolicy();
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const change = { revision, rules: { ...rules, readOnly: true }, existing: { kind: 'keep', until } };
  await admin('policy/change', change);
  expect(await newest('policy.changed')).toMatchObject({
    actorId: ids.admin,
    facts: {
      revision: revision + 1,
      before: rules,
      after: { ...rules, readOnly: true },
      existing: { kind: 'keep', until: Date.parse(until) },
    },
  });
  await site.changeRules({ readOnly: false });
});

it('a change of a project’s rules, by whom and from what to what', async () => {
  const call = { user: 'lead', project: 'ABC' } as const;
  const desk = valueOf(
    await site.invoke('project-page', 'project-rule/read', { ...call, payload: undefined }),
  );
  const payload = { revision: desk.revision, rules: { ...desk.rules, lifetimeDaysMax: 7 } };
  const saved = valueOf(await site.invoke('project-page', 'project-rule/change', { ...call, payload }));
  expect(await newest('project-rule.changed')).toMatchObject({
    actorId: saved.changedBy,
    facts: {
      projectId: await projectId(site, 'ABC'),
      before: { lifetimeDaysMax: null },
      after: { lifetimeDaysMax: 7 },
    },
  });
  const back = { revision: saved.revision, rules: desk.rules };
  valueOf(await site.invoke('project-page', 'project-rule/change', { ...call, payload: back }));
});

it('an order, what was wished and what was approved of it, and the token that came of it', async () => {
  await site.changeRules({ approval: { ...WIDE.approval, needs: 'always' } });
  const order = { name: WORDS, scopes: WRITER.scopes ?? [], effects: WRITER.effects ?? [], days: 30 };
  const { id } = valueOf<OrderView>(
    await site.invoke('project-page', 'order/place', { ...MINE, payload: { justification: WORDS, order } }),
  );
  await admin('order/approve', { id, days: 5, note: WORDS });
  valueOf(await site.invoke('project-page', 'order/claim', { ...MINE, payload: { id } }));
  expect(await newest('order.placed')).toMatchObject({
    actorId: ids.member,
    facts: { orderId: id, days: 30, effects: ['read', 'write'] },
  });
  expect(await newest('order.approved')).toMatchObject({
    actorId: ids.admin,
    facts: { orderId: id, days: 5, narrowed: true },
  });
  expect(await newest('token.issued')).toMatchObject({ actorId: ids.member, facts: { orderId: id } });
  await site.changeRules({ approval: WIDE.approval });
});

it('a token that may rotate itself, and from when on', async () => {
  await site.changeRules({ selfRotation: true });
  const validFrom = new Date(Date.now() + 86_400_000).toISOString();
  await site.issueToken('member', { ...WRITER, mayRotate: true, validFrom });
  expect(await newest('token.issued')).toMatchObject({
    facts: { mayRotate: true, notBeforeAt: Date.parse(validFrom), scopes: WRITER.scopes },
  });
});

it('what a token lives through: more days, pause, resumption, rotation, early finish, end', async () => {
  const { view } = await site.issueToken('member', { ...WRITER, days: 5 });
  const ref = { locator: view.locator };
  const longer = valueOf(
    await site.invoke('project-page', 'token/extend', { ...MINE, payload: { ...ref, days: 9 } }),
  ).view;
  expect(await newest('token.extended')).toMatchObject({
    actorId: ids.member,
    facts: { before: Date.parse(view.expiresAt), after: Date.parse(longer.expiresAt) },
  });
  await admin('token/pause', { ...ref, because: 'suspicious', note: WORDS });
  expect(await newest('token.paused')).toMatchObject({
    actorId: ids.admin,
    facts: { as: 'admin', because: 'suspicious', ownerId: ids.member },
  });
  await admin('token/resume', ref);
  expect(await newest('token.resumed')).toMatchObject({ actorId: ids.admin, facts: { as: 'admin' } });
  const next = valueOf(await site.invoke('project-page', 'token/rotate', { ...MINE, payload: ref })).view;
  expect(await newest('token.rotated')).toMatchObject({
    actorId: ids.member,
    facts: { as: 'owner', successor: next.locator },
  });
  valueOf(await site.invoke('project-page', 'token/retire', { ...MINE, payload: ref }));
  expect(await newest('token.retired')).toMatchObject({ actorId: ids.member, facts: { as: 'owner' } });
  await admin('token/revoke', { locator: next.locator, because: 'other', note: WORDS });
  expect(await newest('token.revoked')).toMatchObject({
    actorId: ids.admin,
    facts: { as: 'admin', because: 'other', ownerId: ids.member },
  });
});

it('whom a bot’s token is for: another backup, another owner, from whom to whom', async () => {
  const order = { name: 'bot', scopes: ['read:jira-work'], projectIds: [await projectId(site, 'ABC')] };
  const payload = { ownerId: ids.member, backupId: ids.admin, justification: WORDS, order };
  const { orderId } = valueOf(await site.invoke('admin-page', 'order/place-for', { user: 'admin', payload }));
  expect(await newest('order.placed-for')).toMatchObject({
    actorId: ids.admin,
    facts: { orderId, ownerId: ids.member, backupId: ids.admin },
  });
  const claimed = valueOf(
    await site.invoke('project-page', 'order/claim', { ...MINE, payload: { id: orderId } }),
  );
  const { locator } = claimed.view;
  const lead = (await site.issueToken('lead', WRITER)).view.ownerId;
  await admin('token/hand-over', { locator, ownerId: ids.member, backupId: lead });
  expect(await newest('token.backup-named')).toMatchObject({
    actorId: ids.admin,
    facts: { before: ids.admin, after: lead, ownerId: ids.member },
  });
  await admin('token/hand-over', { locator, ownerId: lead, backupId: ids.member });
  expect(await newest('token.handed-over')).toMatchObject({
    actorId: ids.admin,
    facts: { from: ids.member, to: lead, as: 'admin', backupId: ids.member },
  });
});

it('a freeze and its end, and the address', async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const id = await site.freeze({ kind: 'person', accountId: ids.member }, 'writes', until);
  expect(await newest('freeze.added')).toMatchObject({
    actorId: ids.admin,
    facts: { freezeId: id, of: 'person', accountId: ids.member, what: 'writes', until: Date.parse(until) },
  });
  await site.thawAll();
  expect(await newest('freeze.thawed')).toMatchObject({ actorId: ids.admin, facts: { freezeId: id } });
});

it('in none of it are the words of people', async () => {
  for (const type of ['order.placed', 'order.approved', 'token.paused', 'token.revoked', 'freeze.added'])
    expect((await told(type)).length).toBeGreaterThan(0);
  const { entities } = await site.dump();
  const trail = entities.filter(({ entity }) => entity === 'audit').map(({ value }) => JSON.stringify(value));
  expect(trail.length).toBeGreaterThan(20);
  expect(trail.filter((event) => event.includes(WORDS))).toEqual([]);
});
