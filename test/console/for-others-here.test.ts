/** Orders for others from a project page: by whom the rule names, within what they may ask for themselves, and approved by nobody but an approver. */
import { describe, expect, it } from 'vitest';
import type { Offer, PlacedForView } from '../../src/console/contract';
import { OPEN_FOR_ONE_MAX } from '../../src/console/for-others/order-for-here';
import type { ApprovalRule } from '../../src/policy/approval-rule';
import type { Rules } from '../../src/policy/rules';
import type { Who } from '../../src/policy/who';
import { parseOrder } from '../../src/tokens/order-record';
import { parseTokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, aRuleBook, DAY, OWNER, STRANGER } from '../support/builders';
import { standingsOf, type ConsoleScript } from '../support/console-world';
import {
  admin,
  asks,
  HOUR,
  member,
  refused,
  typesOf,
  valueOf,
  worldOf,
  type World,
} from '../support/order-world';

const GROUP: Who = { kind: 'groups', groupIds: ['leads'] };
const reading = { name: 'Report', scopes: ['read:jira-work'], projectIds: [ABC.id] };
const writing = { ...reading, scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] };
const forOwner = { ownerId: OWNER, justification: 'They take over', order: reading };

/** STRANGER is one of the group; nobody else is. */
const world = (
  approval: Partial<ApprovalRule> = {},
  rules: Partial<Rules> = {},
  script: ConsoleScript = {},
): World =>
  worldOf({
    policy: asks(approval, { mayCreateForOthers: GROUP, ...rules }),
    members: ({ accountId, power }) => power === 'create-for-others' && accountId === STRANGER,
    ...script,
  });
const order = (one: World, payload: object = forOwner, standings = member, accountId = STRANGER) =>
  one.onProject('order/place-for', payload, standings, accountId);
const orders = (one: World) => [...one.storage.stored.orders.values()].map(parseOrder);
const placed = async (one: World, payload: object = forOwner): Promise<PlacedForView> =>
  valueOf(await order(one, payload));
const nothing = (one: World) => {
  expect([one.storage.stored.orders.size, one.storage.stored.tokens.size, typesOf(one)]).toEqual([0, 0, []]);
};
const problem = (path: string, code: string) => ({ problems: [{ path, code }] });

describe('who may order for others from a project page', () => {
  it.each<[string, Who, boolean | 'unknown', string | undefined]>([
    ['one of the group', GROUP, true, undefined],
    ['one who holds the permission', { kind: 'permission' }, true, undefined],
    ['anybody, where the rule says so', { kind: 'everyone' }, false, undefined],
    ['none of the group', GROUP, false, 'may-not-create-for-others'],
    ['one without the permission', { kind: 'permission' }, false, 'may-not-create-for-others'],
    ['no Jira admin, where they alone may', { kind: 'jira-admins' }, true, 'may-not-create-for-others'],
    ['one of whom Jira does not say', GROUP, 'unknown', 'standing-unknown'],
  ])('%s', async (_who, mayCreateForOthers, members, code) => {
    const one = world({}, { mayCreateForOthers }, { members });
    const offer = valueOf<Offer>(await one.onProject('offer/read', {}, member, STRANGER));
    expect(offer.mayCreateForOthers).toBe(code === undefined);
    const reply = await order(one);
    if (code === undefined) expect(reply.ok).toBe(true);
    else {
      expect(reply).toMatchObject(refused(code));
      nothing(one);
    }
  });

  it('is asked of Jira with each order, not of the offer', async () => {
    const one = world();
    await placed(one);
    one.memberships.become(false);
    expect(await order(one)).toMatchObject(refused('may-not-create-for-others'));
  });

  it('is nobody who hides behind a payload at fault: they learn that they may not, and no more', async () => {
    const one = world();
    const wrong = { ...forOwner, backupId: ADMIN, order: { ...reading, projectIds: ['1'], days: 400 } };
    expect(await order(one, wrong, member, OWNER)).toEqual(refused('may-not-create-for-others'));
    nothing(one);
  });

  it('is not offered to whoever may not ask here', async () => {
    const one = world({}, { mayAsk: { kind: 'project-admins' } });
    expect(valueOf<Offer>(await one.onProject('offer/read', {}, member, STRANGER))).toMatchObject({
      barredBy: 'mayAsk',
      mayCreateForOthers: false,
    });
  });

  it('is not the rule’s on the admin page: there it is Jira admins', async () => {
    const one = world({}, { mayCreateForOthers: { kind: 'everyone' } });
    const { adminEntries } = await import('../../src/console/entries');
    const caller = { accountId: STRANGER, projectId: undefined };
    for (const key of ['order/place-for', 'token/hand-over', 'bulk/start', 'bulk/step'] as const)
      expect(await adminEntries(one.ports)[key](forOwner, caller, member)).toMatchObject(
        refused('not-jira-admin'),
      );
  });
});

describe('an order for somebody else is no way round', () => {
  it.each<[string, Partial<Rules>, object, object]>([
    ['who may ask', { mayAsk: { kind: 'project-admins' } }, reading, problem('projectIds.0', 'may-not-ask')],
    [
      'who may ask for changes',
      { mayAskForChanges: { kind: 'project-admins' } },
      writing,
      problem('projectIds.0', 'may-not-ask-for-changes'),
    ],
    ['the policy’s scopes', { scopes: [] }, reading, problem('scopes.0', 'scope-over-policy')],
    ['the policy’s days', {}, { ...reading, days: 400 }, problem('days', 'lifetime-over-max')],
    ['the page', {}, { ...reading, reach: 'site', projectIds: [] }, problem('reach', 'site-wide-elsewhere')],
    ['naming a project', {}, { ...reading, projectIds: [] }, problem('projectIds', 'project-none')],
  ])('%s', async (_what, rules, wished, no) => {
    const one = world({ needs: 'never' }, rules);
    expect(await order(one, { ...forOwner, order: wished })).toMatchObject(no);
    nothing(one);
  });

  it.each<[string, object, object]>([
    ['switched off', { tokensOn: false }, problem('projectIds.0', 'project-tokens-off')],
    ['narrower in its scopes', { scopes: [] }, problem('scopes.0', 'scope-over-policy')],
  ])('a project that is %s', async (_what, rules, no) => {
    const one = world({}, {}, { ruleBook: aRuleBook([ABC, rules]) });
    const reply = await order(one);
    expect(reply).toMatchObject({ ok: false });
    expect(JSON.stringify(reply)).toContain((no as ReturnType<typeof problem>).problems[0]!.code);
    nothing(one);
  });

  it('what Jira shows the one who orders, in each of the projects', async () => {
    const one = world();
    const standings = {
      ...member,
      findProject: (id: string) => standingsOf({ project: id === ABC.id ? ABC : 'hidden' }).findProject(id),
    };
    const wished = { ...reading, projectIds: [ABC.id, '77777'] };
    expect(await order(one, { ...forOwner, order: wished }, standings)).toMatchObject(
      problem('projectIds.1', 'project-not-visible'),
    );
    nothing(one);
  });

  it('what Jira shows its owner', async () => {
    const one = world({}, {}, { people: { rights: [] } });
    expect(await order(one)).toMatchObject(problem('projectIds.0', 'project-hidden-from-owner'));
    nothing(one);
  });

  it('that bots’ tokens are for Jira admins to order', async () => {
    const one = world();
    const forBot = { ...forOwner, backupId: ADMIN };
    expect(await order(one, forBot)).toMatchObject(problem('backupId', 'bot-for-admins'));
    nothing(one);
    expect((await order(one, forBot, admin, ADMIN)).ok).toBe(true);
  });

  it('the number of tokens that a person may have: so many wait for one person, and no more', async () => {
    const one = world();
    for (let at = 0; at < OPEN_FOR_ONE_MAX; at += 1) await placed(one);
    expect(await order(one)).toMatchObject(problem('ownerId', 'orders-open'));
    expect(orders(one)).toHaveLength(OPEN_FOR_ONE_MAX);
    const [first] = orders(one);
    expect((await one.onProject('order/withdraw', { id: first!.id })).ok).toBe(true);
    expect((await order(one)).ok).toBe(true);
  });

  it('approval: it waits, and neither who placed it nor its owner approves it', async () => {
    const approvers = { approvers: 'project-admins' } as const;
    const one = world({ needs: 'always', ...approvers }, { mayAskForChanges: { kind: 'everyone' } });
    const { orderId, claimUntilAt } = await placed(one, { ...forOwner, order: writing });
    expect(claimUntilAt).toBeUndefined();
    expect(orders(one)).toMatchObject([{ state: 'waiting', placedBy: STRANGER, ownerId: OWNER }]);
    expect(one.storage.events).toMatchObject([{ type: 'order.placed-for', waits: true, actorId: STRANGER }]);
    const ref = { id: orderId };
    expect(await one.onProject('order/claim', ref)).toMatchObject(refused('order-waiting'));
    const lead = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });
    for (const accountId of [STRANGER, OWNER])
      expect(await one.onProject('order/approve', ref, lead, accountId)).toMatchObject(refused('order-own'));
    expect((await one.onSite('order/approve', ref)).ok).toBe(true);
    expect((await one.onProject('order/claim', ref)).ok).toBe(true);
  });

  it('approval, for oneself: that waits too', async () => {
    const one = world({ needs: 'always' });
    await placed(one, { ...forOwner, ownerId: STRANGER });
    expect(orders(one)).toMatchObject([{ state: 'waiting' }]);
    const own = { ...forOwner, ownerId: ADMIN };
    expect(await order(one, own, admin, ADMIN)).toMatchObject(problem('ownerId', 'own-order'));
  });

  it('approval that the policy asks for meanwhile', async () => {
    const one = world({ needs: 'never' });
    const { orderId } = await placed(one);
    one.storage.stored.policy = asks({ needs: 'always' });
    expect(await one.onProject('order/claim', { id: orderId })).toMatchObject({
      refusal: { code: 'approval-needed', causes: ['always'] },
    });
    expect(one.storage.stored.tokens.size).toBe(0);
  });
});

describe('what was ordered so', () => {
  it('is claimed by its owner alone, who sees it alone', async () => {
    const one = world({ needs: 'never' });
    const reply = await order(one);
    expect(JSON.stringify(reply)).not.toContain('stj_');
    const ref = { id: valueOf<PlacedForView>(reply).orderId };
    for (const accountId of [STRANGER, ADMIN])
      expect(await one.onProject('order/claim', ref, member, accountId)).toMatchObject(
        refused('order-unknown'),
      );
    expect((await one.onProject('order/claim', ref)).ok).toBe(true);
    const record = parseTokenRecord([...one.storage.stored.tokens.values()][0]);
    expect(record).toMatchObject({ ownerId: OWNER, issuerId: STRANGER });
    expect(record?.service).toBeUndefined();
    expect(one.storage.events[0]).not.toHaveProperty('waits');
  });

  it('is judged anew at the claim, by what its owner may', async () => {
    const one = world({ needs: 'never' });
    const { orderId } = await placed(one);
    const { projectEntries } = await import('../../src/console/entries');
    let asked = 0;
    const standings = {
      ...member,
      // The page's own project is shown; by the time that the claim asks, it is not.
      findProject: (id: string) =>
        standingsOf((asked += 1) === 1 ? {} : { project: 'hidden' }).findProject(id),
    };
    const caller = { accountId: OWNER, projectId: ABC.id };
    expect(await projectEntries(one.ports)['order/claim']({ id: orderId }, caller, standings)).toMatchObject(
      problem('projectIds.0', 'project-not-visible'),
    );
    expect(one.storage.stored.tokens.size).toBe(0);
  });

  it('can be claimed for seven days, from its approval where it waited', async () => {
    const one = world({ needs: 'always' });
    const ref = { id: (await placed(one)).orderId };
    one.clock.advance(3 * DAY);
    expect((await one.onSite('order/approve', ref)).ok).toBe(true);
    one.clock.advance(7 * DAY);
    expect(await one.onProject('order/claim', ref)).toMatchObject(refused('order-lapsed'));
    one.clock.advance(-HOUR);
    expect((await one.onProject('order/claim', ref)).ok).toBe(true);
  });

  it('is approved where a Jira admin orders it, whatever the policy asks for', async () => {
    const one = world({ needs: 'always' });
    const reply = await order(one, forOwner, admin, ADMIN);
    expect(valueOf<PlacedForView>(reply).claimUntilAt).toBeDefined();
    expect(orders(one)).toMatchObject([{ state: 'approved', placedBy: ADMIN }]);
    expect(orders(one)[0]?.ruling?.unneeded).toBeUndefined();
  });

  it.each(['people.findLeavers', 'people.findRights', 'memberships.isAmong'])(
    'is not placed where Jira does not say: %s',
    async (call) => {
      const one = world();
      one.journal.faultAt = (name) => (name === call ? 'refuse' : undefined);
      expect(await order(one)).toMatchObject(refused('standing-unknown'));
      nothing(one);
    },
  );
});
