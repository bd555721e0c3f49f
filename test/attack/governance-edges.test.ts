/** What somebody was shown, could store or left behind who should not have. Each was open once. */
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/base/result';
import type { OrderDetailView, TokenDetailView, TokenPageView } from '../../src/console/contract';
import { formatCursor } from '../../src/console/list-cursor';
import { hearOfAccount } from '../../src/console/sweep/hear-of-account';
import { eraseEnded } from '../../src/console/sweep/erase-ended';
import { EMPTY_BOOK, formatRuleBook, NO_RULES, withRule } from '../../src/policy/project-rules';
import { parseOrder } from '../../src/tokens/order-record';
import { parseTokenRecord } from '../../src/tokens/record';
import {
  ABC,
  ADMIN,
  aFreeze,
  anOrder,
  aPolicy,
  aRecord,
  DAY,
  OWNER,
  SITE_WIDE,
  STRANGER,
  XYZ,
} from '../support/builders';
import { consoleWorld, standingsOf } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { admin, asks, member, valueOf, why, worldOf } from '../support/order-world';

const projectAdmin = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });

describe('why a project is frozen', () => {
  const frozen = aFreeze({ of: { kind: 'project', project: XYZ }, reason: 'Zebediah is under inquiry' });
  const wide = aRecord({ grant: { reach: SITE_WIDE }, service: { backupId: STRANGER } });
  const frozenWorld = (record = wide) => {
    const world = worldOf({ records: [record] });
    world.storage.stored.freeze = frozen;
    return world;
  };

  it('is not told to the backup of a bot for the whole site, who may not see the project', async () => {
    const read = await frozenWorld().onProject('token/read', { locator: wide.locator }, member, STRANGER);
    expect(valueOf<TokenDetailView>(read).token.locator).toBe(wide.locator);
    expect(JSON.stringify(read)).not.toMatch(/Zebediah is under inquiry|XYZ/);
  });

  it('is not told to the owner of a token for the whole site who is no Jira admin any more', async () => {
    const { onProject, onSite } = frozenWorld();
    for (const [key, payload] of [
      ['token/read', { locator: wide.locator }],
      ['token/list', {}],
    ] as const) {
      expect(JSON.stringify(await onProject(key, payload))).not.toMatch(/under inquiry|XYZ/);
      expect(JSON.stringify(await onProject(key, payload, admin))).toContain('under inquiry');
    }
    expect(JSON.stringify(await onSite('tokens/search', {}))).toContain('under inquiry');
  });

  it('is told to the owner of a token of that project', async () => {
    const bound = aRecord({ grant: { reach: { kind: 'projects', projects: [XYZ] } } });
    const { tokens } = valueOf<TokenPageView>(await frozenWorld(bound).onProject('token/list', {}));
    expect(tokens[0]?.frozen).toMatchObject([{ reason: 'Zebediah is under inquiry' }]);
  });
});

describe('who approves in a project', () => {
  it('sees a person’s other tokens there, and not what was written to them', async () => {
    const pause = {
      at: NOW,
      by: ADMIN,
      as: 'admin',
      because: 'suspicious',
      note: 'Is Zebediah leaving?',
    } as const;
    const order = anOrder();
    const world = worldOf({
      records: [aRecord({ state: 'paused', pause })],
      orders: [order],
      policy: asks({ needs: 'always', approvers: 'project-admins' }),
    });
    const read = await world.onProject('order/read', { id: order.id }, projectAdmin, STRANGER);
    expect(valueOf<OrderDetailView>(read).otherTokens).toMatchObject([{ pause: { because: 'suspicious' } }]);
    expect(JSON.stringify(read)).not.toContain('leaving');
  });
});

describe('the preview of a project’s rules', () => {
  it('counts tokens of the project and of the whole site alone, whatever its cursor points to', async () => {
    const foreign = aRecord({ grant: { reach: { kind: 'projects', projects: [XYZ] } } });
    const world = worldOf();
    world.ports.tokens.list = () => Promise.resolve(ok({ records: [foreign] }));
    const cursor = formatCursor({ inner: 'elsewhere', done: [], list: 0, at: NOW });
    const payload = { rules: { ...NO_RULES, tokensOn: false }, cursor };
    expect(await world.onProject('project-rule/preview', payload, projectAdmin)).toMatchObject({
      value: { looked: 0, stopped: 0 },
    });
  });
});

describe('the book of all projects’ rules', () => {
  it('is no longer than its bound in what storage counts, whatever letters a project admin sends', () => {
    const groupIds = Array.from({ length: 20 }, (_, at) => String(at).padEnd(128, '\u3042'));
    const rules = { ...NO_RULES, mayAsk: { kind: 'groups', groupIds } } as const;
    let book = EMPTY_BOOK;
    for (let id = 1; ; id += 1) {
      const project = { id: String(id), key: `P${id}` };
      const next = withRule(book, { project, changedAt: NOW, changedBy: OWNER, rules });
      if (next === undefined) break;
      book = next;
    }
    expect(Buffer.byteLength(JSON.stringify(formatRuleBook(book)))).toBeLessThanOrEqual(20_000);
  });
});

describe('a name in a list for many', () => {
  it('is what a form would make of it: one that storage could not index would never be claimed', async () => {
    const world = worldOf();
    const order = { name: 'Report', scopes: ['read:jira-work'], projectIds: [ABC.id] };
    const rows = [{ accountId: OWNER, name: `\n${'\u3000'.repeat(300)}Weekly ` }];
    const id = 'A'.repeat(20);
    valueOf(await world.onSite('bulk/start', { ...why, order, rows, id, mode: 'all' }));
    valueOf(await world.onSite('bulk/step', { id }));
    const [placed] = [...world.storage.stored.orders.values()].map((stored) => parseOrder(stored));
    expect(placed?.wish.name).toBe('Weekly');
  });
});

describe('a paused bot of somebody who left', () => {
  it('goes to its backup, however many paused tokens of theirs end sooner', async () => {
    const paused = { state: 'paused', pause: { at: NOW, by: OWNER, as: 'owner' } } as const;
    const bot = aRecord({ ...paused, service: { backupId: STRANGER } }, 100);
    const own = Array.from({ length: 45 }, (_, seed) =>
      aRecord({ ...paused, grant: { expiresAt: NOW + DAY } }, seed + 1),
    );
    const world = worldOf({
      records: [...own, bot],
      policy: aPolicy({ ownerLeft: 'hand-over' }),
      people: { left: [OWNER] },
    });
    expect(await hearOfAccount(OWNER, world.ports)).toEqual({ ok: true, value: 1 });
    expect(parseTokenRecord(world.storage.stored.tokens.get(bot.locator))?.ownerId).toBe(STRANGER);
  });
});

describe('a token that ended long ago', () => {
  it.each(['usages', 'notices', 'spent'] as const)(
    'is kept while what was counted or noted of it, by its owner’s id, cannot be erased: %s',
    async (what) => {
      const record = aRecord({ grant: { issuedAt: NOW - 200 * DAY, expiresAt: NOW - 100 * DAY } });
      const { ports, storage } = consoleWorld({ records: [record] });
      const down = () => Promise.resolve(fail({ reason: 'storage-unavailable', code: 'DOWN' } as const));
      expect((await eraseEnded({ ...ports, [what]: { ...ports[what], erase: down } })).ok).toBe(false);
      expect([...storage.stored.tokens.keys()]).toEqual([record.locator]);
      expect(await eraseEnded(ports)).toEqual({ ok: true, value: 1 });
      expect(storage.stored.tokens.size).toBe(0);
    },
  );
});
