import { describe, expect, it } from 'vitest';
import { callCounts, newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { formatCursor } from '../../src/console/list-cursor';
import { previewPolicy } from '../../src/console/preview-policy';
import type { PolicyHitView, TouchedView } from '../../src/console/contract';
import { aRecord, DAY, days, rules, SITE_WIDE } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const RECORDS = [
  aRecord({ grant: { effects: ['read'] } }, 1),
  aRecord({ grant: { effects: ['read', 'write'] } }, 2),
  aRecord({ grant: { effects: ['write'] } }, 3),
  aRecord({ grant: { reach: SITE_WIDE } }, 4),
  aRecord({ state: 'revoked' }, 5),
  aRecord({ grant: { expiresAt: NOW } }, 6),
];

async function hitsOf(world: ConsoleWorld, draft: unknown, meanwhile = () => undefined as unknown) {
  const hits: PolicyHitView[] = [];
  const touched: TouchedView[] = [];
  let looked = 0;
  let calls = 0;
  let cursor: string | undefined;
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const before = world.journal.calls.length;
    const page = await previewPolicy({ rules: draft, cursor }, world.ports);
    if (!page.ok) throw new Error(JSON.stringify(page.error));
    calls = Math.max(calls, world.journal.calls.length - before);
    looked += page.value.looked;
    hits.push(...page.value.hits);
    touched.push(page.value.touched);
    cursor = page.value.cursor;
    if (cursor === undefined) break;
    meanwhile();
  }
  return { hits, touched, looked, calls, ended: cursor === undefined };
}

describe('a preview of the policy', () => {
  it('names each living token that the draft would change, how, by which rule, and how much it is used', async () => {
    const world = consoleWorld({ records: RECORDS });
    const { locator, ownerId, grant } = RECORDS[1]!;
    world.usages.usages.set(
      locator,
      formatUsage({
        ...newUsage(locator, ownerId, grant.issuedAt),
        ...callCounts({ at: NOW, client: 'curl', isLive: true }),
      }),
    );
    const { hits, looked } = await hitsOf(world, rules({ readOnly: true }));
    expect(looked).toBe(4);
    expect(hits.map((hit) => [hit.locator, hit.kinds.join(), hit.rules.join(), hit.calls7d]).sort()).toEqual(
      [
        [RECORDS[1]!.locator, 'narrowed', 'readOnly', 1],
        [RECORDS[2]!.locator, 'stopped', 'readOnly', 0],
        [RECORDS[3]!.locator, 'narrowed', 'readOnly', 0],
      ].sort(),
    );
    expect(hits.find((hit) => hit.locator === locator)).toMatchObject({
      effectsLost: ['write'],
      scopesLost: [],
      endsAt: new Date(grant.expiresAt).toISOString(),
      endsAtThen: new Date(grant.expiresAt).toISOString(),
    });
  });

  it('names none where nothing would change', async () => {
    expect((await hitsOf(consoleWorld({ records: RECORDS }), rules())).hits).toEqual([]);
  });

  it('changes nothing', async () => {
    const world = consoleWorld({ records: RECORDS });
    const kept = JSON.stringify([[...world.storage.stored.tokens], world.storage.stored.policy]);
    await hitsOf(world, rules({ tokensOn: false }));
    expect(JSON.stringify([[...world.storage.stored.tokens], world.storage.stored.policy])).toBe(kept);
    expect(world.storage.events).toEqual([]);
  });

  it('looks at every token exactly once over its cursors, with as many calls each time however many there are', async () => {
    const records = Array.from({ length: 1_234 }, (_, at) =>
      aRecord({ grant: { expiresAt: NOW + DAY + at * 1_000 } }, at + 1),
    );
    const world = consoleWorld({ records });
    const { hits, looked, calls, ended } = await hitsOf(world, rules({ tokensOn: false }), () =>
      world.clock.advance(60_000),
    );
    expect([looked, new Set(hits.map(({ locator }) => locator)).size, hits.length, ended]).toEqual([
      1_234,
      1_234,
      1_234,
      true,
    ]);
    expect(calls).toBeLessThanOrEqual(1 + 5 + 5);
  });

  it('looks at paused tokens too, with no more calls, and says of none of them that it is refused', async () => {
    const records = Array.from({ length: 640 }, (_, at) =>
      aRecord({ state: at % 2 === 0 ? 'paused' : 'active' }, at + 1),
    );
    const world = consoleWorld({ records });
    const draft = rules({ tokensOn: false, idleDaysMax: 9, ownerLeft: 'revoke' });
    const { hits, looked, calls, ended } = await hitsOf(world, draft);
    expect([looked, hits.length, ended]).toEqual([640, 320, true]);
    expect(calls).toBeLessThanOrEqual(1 + 5 + 5 + 1);
  });

  it.each([
    ['the rules themselves', undefined, 'rules'],
    ['one rule', { ...rules(), lifetimeDaysMax: days(0) }, 'rules.lifetimeDaysMax.read'],
  ])('tells faults of %s by their path', async (_what, draft, path) => {
    const outcome = await previewPolicy({ rules: draft }, consoleWorld().ports);
    expect(outcome).toMatchObject({
      ok: false,
      error: { problems: expect.arrayContaining([expect.objectContaining({ path })]) as unknown },
    });
  });

  it.each([
    ['garbled'],
    [formatCursor({ done: [], list: -1, at: NOW })],
    [formatCursor({ done: [], list: 2, at: NOW })],
  ])('refuses the cursor %s', async (cursor) => {
    expect(await previewPolicy({ rules: rules(), cursor }, consoleWorld().ports)).toMatchObject({
      error: { refusal: { code: 'entry-unknown' } },
    });
  });
});
