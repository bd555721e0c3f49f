/** Tokens for others and for bots: ordered by an admin, claimed by their owner, handed over, looked at by a backup. */
import { describe, expect, it } from 'vitest';
import type { PlacedForView, TokenPageView } from '../../src/console/contract';
import { parseOrder } from '../../src/tokens/order-record';
import { headerDigestOf } from '../../src/tokens/digest';
import { parseTokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, aPolicy, aRecord, DAY, OWNER, STRANGER } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { standingsOf } from '../support/console-world';
import { admin, asks, refused, typesOf, valueOf, worldOf, type World } from '../support/order-world';

const powers = { name: 'Nightly sync', scopes: ['read:jira-work'], projectIds: [ABC.id] };
const why = { justification: 'The robot of Zebediah' };
const forOwner = { ownerId: OWNER, ...why, order: powers };
const forBot = { ...forOwner, backupId: STRANGER };
const member = standingsOf({ rights: [] });
const place = async (world: World, payload: object = forOwner): Promise<string> =>
  valueOf<PlacedForView>(await world.onSite('order/place-for', payload)).orderId;
const record = (world: World) => parseTokenRecord([...world.storage.stored.tokens.values()][0]);
const problemsOf = async (world: World, payload: object) => {
  const reply = await world.onSite('order/place-for', payload);
  return reply.ok || !('problems' in reply) ? reply : reply.problems.map(({ path, code }) => [path, code]);
};

describe('an order for somebody else', () => {
  it('is approved from the start, and tells nobody a token', async () => {
    const world = worldOf();
    const reply = await world.onSite('order/place-for', forOwner);
    expect(JSON.stringify(reply)).not.toContain('stj_');
    expect(typesOf(world)).toEqual(['order.placed-for']);
    const order = parseOrder([...world.storage.stored.orders.values()][0]);
    expect(order).toMatchObject({ state: 'approved', placedBy: ADMIN, ownerId: OWNER });
    expect(world.storage.stored.tokens.size).toBe(0);
  });

  it('is claimed by its owner alone, and once', async () => {
    const world = worldOf();
    const ref = { id: await place(world) };
    expect(await world.onProject('order/claim', ref, admin, ADMIN)).toMatchObject(refused('order-unknown'));
    expect(await world.onProject('order/claim', ref, member, STRANGER)).toMatchObject(
      refused('order-unknown'),
    );
    expect((await world.onProject('order/claim', ref)).ok).toBe(true);
    expect(await world.onProject('order/claim', ref)).toMatchObject(refused('order-claimed'));
    expect(record(world)).toMatchObject({ ownerId: OWNER, issuerId: ADMIN });
    expect(record(world)?.service).toBeUndefined();
  });

  it('can be claimed for seven days', async () => {
    const world = worldOf();
    const ref = { id: await place(world) };
    world.clock.advance(7 * DAY);
    expect(await world.onProject('order/claim', ref)).toMatchObject(refused('order-lapsed'));
    world.clock.advance(-1);
    expect((await world.onProject('order/claim', ref)).ok).toBe(true);
  });

  it.each([['may no longer ask there', standingsOf({ rights: [] }), 'may-not-ask']])(
    'is judged anew at the claim: an owner who %s',
    async (_what, standings, code) => {
      const world = worldOf({ policy: asks({}, { mayAsk: { kind: 'project-admins' } }) });
      const ref = { id: await place(world) };
      expect(await world.onProject('order/claim', ref, standings)).toMatchObject({ problems: [{ code }] });
      expect(world.storage.stored.tokens.size).toBe(0);
    },
  );

  it('is not claimed under a policy that has become narrower', async () => {
    const world = worldOf();
    const ref = { id: await place(world) };
    world.storage.stored.policy = aPolicy({ scopes: [] });
    expect(await world.onProject('order/claim', ref)).toMatchObject({
      problems: [{ path: 'scopes.0', code: 'scope-over-policy' }],
    });
  });

  it('is refused to whoever is no Jira admin, whatever the payload', async () => {
    const world = worldOf();
    const { adminEntries } = await import('../../src/console/entries');
    const caller = { accountId: OWNER, projectId: undefined };
    for (const key of ['order/place-for', 'token/hand-over', 'bulk/start', 'bulk/step'] as const)
      expect(await adminEntries(world.ports)[key](forOwner, caller, member)).toMatchObject(
        refused('not-jira-admin'),
      );
  });

  it('for oneself is no way round approval; where none is needed it is had', async () => {
    const own = { ...forOwner, ownerId: ADMIN };
    const strict = worldOf({ policy: asks({ needs: 'always' }) });
    expect(await problemsOf(strict, own)).toEqual([['ownerId', 'own-order']]);
    expect(await place(worldOf({ policy: asks({ needs: 'never' }) }), own)).toBeTruthy();
    expect(await place(worldOf({ policy: asks({ needs: 'always', selfApproval: true }) }), own)).toBeTruthy();
  });

  it.each<[string, object, unknown]>([
    ['without a project', { order: { ...powers, projectIds: [] } }, ['projectIds', 'project-none']],
    ['with its owner as backup', { backupId: OWNER }, ['backupId', 'backup-is-owner']],
    [
      'that may rotate itself where no token may',
      { order: { ...powers, mayRotate: true } },
      ['mayRotate', 'self-rotation-off'],
    ],
    [
      'from addresses, where nobody knows them,',
      { order: { ...powers, limits: { ipRanges: ['203.0.113.0/24'] } } },
      ['limits.ipRanges', 'address-unproven'],
    ],
    [
      'that begins after its end',
      { order: { ...powers, days: 5, validFrom: new Date(NOW + 5 * DAY).toISOString() } },
      ['validFrom', 'starts-after-end'],
    ],
    ['of a deactivated owner', { ownerId: 'gone' }, ['ownerId', 'account-inactive']],
    ['with a deactivated backup', { backupId: 'gone' }, ['backupId', 'account-inactive']],
    ['over the policy', { order: { ...powers, days: 400 } }, ['days', 'lifetime-over-max']],
    [
      'for the site, of one who is no admin',
      { order: { ...powers, reach: 'site', projectIds: [] } },
      ['reach', 'site-wide-for-admins'],
    ],
  ])('%s is refused', async (_what, change, problem) => {
    const world = worldOf({ policy: aPolicy({ selfRotation: false }), people: { left: ['gone'] } });
    expect(await problemsOf(world, { ...forOwner, ...change })).toEqual([problem]);
    expect(typesOf(world)).toEqual([]);
  });

  it.each([
    { cookie: 'x' },
    { header: { name: 'X-Token-Key', value: 'a value that its orderer would know' } },
    { header: { name: 'Authorization' } },
    { budgets: { requestsPerDay: 1, requestsPerWeek: 1 } },
  ])('with the limit %j is no order: nothing that narrows is dropped', async (limits) => {
    const world = worldOf();
    const reply = await world.onSite('order/place-for', { ...forOwner, order: { ...powers, limits } });
    expect(reply.ok).toBe(false);
    expect(JSON.stringify(reply)).toContain('"path":"order.limits.');
    expect(typesOf(world)).toEqual([]);
  });

  it('of an owner who may not browse the project is refused at once', async () => {
    const world = worldOf({ people: { rights: [] } });
    expect(await problemsOf(world, forOwner)).toEqual([['projectIds.0', 'project-hidden-from-owner']]);
  });

  it.each(['people.findLeavers', 'people.findRights'])(
    'is not placed where Jira does not say: %s',
    async (call) => {
      const world = worldOf();
      world.journal.faultAt = (name) => (name === call ? 'refuse' : undefined);
      expect(await world.onSite('order/place-for', forOwner)).toMatchObject(refused('standing-unknown'));
      expect(typesOf(world)).toEqual([]);
    },
  );
});

describe('a bot’s token', () => {
  const claimed = async (): Promise<World> => {
    const world = worldOf();
    expect((await world.onProject('order/claim', { id: await place(world, forBot) })).ok).toBe(true);
    return world;
  };
  const locatorOf = (world: World) => ({ locator: record(world)!.locator });

  it('keeps its backup, who sees it and may pause it, and no more', async () => {
    const world = await claimed();
    expect(record(world)?.service).toEqual({ backupId: STRANGER });
    const as = (key: Parameters<World['onProject']>[0], payload: object) =>
      world.onProject(key, payload, member, STRANGER);
    const list = valueOf<TokenPageView>(await as('token/backed', {}));
    expect(list.tokens).toMatchObject([
      { ...locatorOf(world), ownerId: OWNER, service: { backupId: STRANGER } },
    ]);
    expect((await as('token/read', locatorOf(world))).ok).toBe(true);
    expect(await as('token/revoke', locatorOf(world))).toMatchObject(refused('token-unknown'));
    expect((await as('token/pause', locatorOf(world))).ok).toBe(true);
    expect(await as('token/resume', locatorOf(world))).toMatchObject(refused('token-unknown'));
    expect((await world.onProject('token/resume', locatorOf(world))).ok).toBe(true);
    expect(valueOf<TokenPageView>(await as('token/list', {})).tokens).toEqual([]);
  });

  it('has the limits that it was ordered with; its owner alone is told what its header holds', async () => {
    const world = worldOf({ policy: aPolicy({ selfRotation: true }) });
    const limits = { header: { name: 'X-Bot-Key' }, budgets: { requestsPerHour: 100 } };
    const validFrom = new Date(NOW + DAY).toISOString();
    const order = { ...powers, mayRotate: true, validFrom, limits };
    const id = await place(world, { ...forBot, order });
    expect(world.storage.events.at(-1)).toMatchObject({ limits: ['header', 'budgets'], mayRotate: true });
    const ordered = parseOrder([...world.storage.stored.orders.values()][0])?.wish.limits?.header?.digest;
    const claimedView = valueOf<{ header: { name: string; value: string } }>(
      await world.onProject('order/claim', { id }),
    );
    expect(claimedView.header.name).toBe('x-bot-key');
    const digest = headerDigestOf(claimedView.header.value);
    expect(record(world)).toMatchObject({
      limits: { header: { name: 'x-bot-key', digest }, budgets: limits.budgets },
      notBeforeAt: NOW + DAY,
      grant: { mayRotate: true },
      service: { backupId: STRANGER },
    });
    expect(digest).not.toBe(ordered);
  });

  it('is a stranger’s as little as any other', async () => {
    const world = await claimed();
    for (const key of ['token/read', 'token/pause', 'token/resume', 'token/revoke'] as const)
      expect(await world.onProject(key, locatorOf(world), member, 'nobody')).toMatchObject(
        refused('token-unknown'),
      );
    expect(
      valueOf<TokenPageView>(await world.onProject('token/backed', {}, member, 'nobody')).tokens,
    ).toEqual([]);
  });

  it('is handed over by an admin: paused until its new owner accepts it, and the old one has it no more', async () => {
    const world = await claimed();
    const payload = { ...locatorOf(world), ownerId: STRANGER, backupId: ADMIN };
    expect((await world.onSite('token/hand-over', payload)).ok).toBe(true);
    expect(record(world)).toMatchObject({ ownerId: STRANGER, state: 'paused', service: { backupId: ADMIN } });
    expect(world.storage.events.at(-1)).toMatchObject({
      ...{ type: 'token.handed-over', from: OWNER, to: STRANGER, as: 'admin', backupId: ADMIN },
      actorId: ADMIN,
    });
    expect(await world.onProject('token/resume', locatorOf(world))).toMatchObject(refused('token-unknown'));
    expect((await world.onProject('token/resume', locatorOf(world), member, STRANGER)).ok).toBe(true);
  });

  it('gets another backup without being paused; the same one again tells nothing', async () => {
    const world = await claimed();
    const payload = { ...locatorOf(world), ownerId: OWNER, backupId: ADMIN };
    expect((await world.onSite('token/hand-over', payload)).ok).toBe(true);
    expect((await world.onSite('token/hand-over', payload)).ok).toBe(true);
    expect(record(world)).toMatchObject({ state: 'active', service: { backupId: ADMIN } });
    expect(typesOf(world).filter((type) => type === 'token.backup-named')).toHaveLength(1);
  });

  it.each<[string, object, object]>([
    [
      'to a deactivated account',
      { ownerId: 'gone' },
      { problems: [{ path: 'ownerId', code: 'account-inactive' }] },
    ],
    [
      'with its owner as backup',
      { ownerId: ADMIN, backupId: ADMIN },
      { problems: [{ code: 'backup-is-owner' }] },
    ],
  ])('is not handed over %s', async (_what, change, no) => {
    const world = worldOf({ records: [aRecord({ service: {} })], people: { left: ['gone'] } });
    expect(await world.onSite('token/hand-over', { ...locatorOf(world), ...change })).toMatchObject(no);
    expect(typesOf(world)).toEqual([]);
  });

  it('alone is handed over: a person’s own is not', async () => {
    const world = worldOf({ records: [aRecord()] });
    const payload = { ...locatorOf(world), ownerId: STRANGER };
    expect(await world.onSite('token/hand-over', payload)).toMatchObject(refused('token-personal'));
  });
});

describe('the admin’s lists', () => {
  const bot = (seed: number, service: object, change = {}) => aRecord({ service, ...change }, seed);
  const names = async (world: World, search: object) =>
    valueOf<TokenPageView>(await world.onSite('tokens/search', search))
      .tokens.map(({ name }) => name)
      .sort();
  const records = [
    bot(1, { backupId: STRANGER }, { name: 'whole' }),
    bot(2, {}, { name: 'no backup' }),
    bot(3, { backupId: 'gone' }, { name: 'backup left' }),
    bot(4, { backupId: STRANGER }, { name: 'owner left', ownerId: 'gone' }),
    bot(5, {}, { name: 'ended', state: 'revoked' }),
    aRecord({ name: 'personal', ownerId: 'gone' }, 6),
  ];

  it('show bots’ tokens, and those that nobody stands behind', async () => {
    const world = worldOf({ records, people: { left: ['gone'] } });
    expect(await names(world, { list: 'service' })).toEqual(
      ['whole', 'no backup', 'backup left', 'owner left', 'ended'].sort(),
    );
    expect(await names(world, { list: 'orphaned' })).toEqual(['backup left', 'no backup', 'owner left']);
    const { locator } = records[0]!;
    expect(await names(world, { list: 'orphaned', locator })).toEqual([]);
    expect(await names(world, { list: 'orphaned', locator: records[1]!.locator })).toEqual(['no backup']);
  });

  it('tell what Jira said last where it does not say now', async () => {
    const world = worldOf({ records, people: { left: ['gone'] } });
    world.journal.faultAt = (name) => (name === 'people.findLeavers' ? 'refuse' : undefined);
    expect(await names(world, { list: 'orphaned' })).toEqual(['no backup']);
  });
});
