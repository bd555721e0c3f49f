import { describe, expect, it } from 'vitest';
import type { LinkedTokenView, TokenRowView } from '../../src/console/contract';
import { isRetiring, rotateStep } from '../../static/shared/rotation/may-rotate';
import { eventWords } from '../../static/shared/token-detail/event-words';
import { isEnded, shownState } from '../../static/shared/token-detail/token-words';
import { eventWords as adminEventWords } from '../../static/admin/audit/event-words';
import { reasonWords } from '../../static/admin/overview/attention-words';
import { differences } from '../../static/admin/policy/rule-words';
import { orderOf, startDraft } from '../../static/project/order-draft';
import { draftLike } from '../../static/project/duplicate';
import { errorsAt } from '../../static/project/order-problems';
import { RULES } from './admin/rules';
import { withOffer } from './project/offers';

const NOW = Date.parse('2026-10-12T09:00:00Z');
const row = (change: Partial<TokenRowView> = {}): TokenRowView => ({
  locator: 'old',
  name: 'nightly',
  purpose: '',
  ownerId: 'o',
  state: 'active',
  scopes: ['read:jira-work'],
  effects: ['read'],
  operations: { kind: 'any' },
  reach: { kind: 'projects', projects: [{ id: '10000', key: 'ABC' }] },
  issuedAt: '2026-10-01T00:00:00.000Z',
  expiresAt: '2026-12-01T00:00:00.000Z',
  endsAt: '2026-12-01T00:00:00.000Z',
  ...change,
});
const heir = (change: Partial<TokenRowView> = {}): readonly LinkedTokenView[] => [
  {
    as: 'successor',
    token: row({ locator: 'new', predecessor: 'old', use: { calls7d: 0, denied7d: 0 }, ...change }),
  },
];

describe('what may be done about a rotation', () => {
  it.each<[string, TokenRowView, readonly LinkedTokenView[], string | undefined]>([
    ['an active token is rotated', row(), [], 'first'],
    ['a paused one is not', row({ state: 'paused' }), [], undefined],
    ['a retired one is not', row({ state: 'retired' }), [], undefined],
    ['one is not while tokens are off', row({ stoppedBy: 'tokensOn' }), [], undefined],
    ['one that lacks a scope today is', row({ stoppedBy: 'scopes' }), [], 'first'],
    ['one whose successor was never used is rotated again', row({ successor: 'new' }), heir(), 'again'],
    [
      'one whose successor was used is not',
      row({ successor: 'new' }),
      heir({ use: { calls7d: 1, denied7d: 0, lastUsedAt: '2026-10-12T08:00:00.000Z' } }),
      undefined,
    ],
    ['one whose successor is paused is not', row({ successor: 'new' }), heir({ state: 'paused' }), undefined],
    ['one whose successor’s use is unknown is not', row({ successor: 'new' }), [], undefined],
  ])('%s', (_what, token, linked, step) => {
    expect(rotateStep(token, linked)).toBe(step);
  });

  it('one that is being replaced can be retired, and nothing else', () => {
    expect(isRetiring(row({ successor: 'new' }))).toBe(true);
    expect(isRetiring(row({ successor: 'new', state: 'paused' }))).toBe(true);
    expect(isRetiring(row({ successor: 'new', state: 'retired' }))).toBe(false);
    expect(isRetiring(row())).toBe(false);
  });
});

describe('in words', () => {
  it('one that is being replaced does not just end soon, and a retired one has ended', () => {
    const replaced = row({ successor: 'new', endsAt: '2026-10-13T09:00:00.000Z' });
    expect(shownState(replaced, NOW)).toBe('retiring');
    expect(shownState({ ...replaced, stoppedBy: 'tokensOn' }, NOW)).toBe('stopped');
    expect(isEnded(row({ state: 'retired' }))).toBe(true);
  });

  it.each([
    ['token.rotated', { as: 'owner' }, 'Rotated'],
    ['token.rotated', { as: 'token' }, 'Rotated by itself'],
    ['token.retired', {}, 'Retired before its time'],
    ['token.reused', {}, 'Its secret was used after it had retired'],
    ['token.erased', {}, 'Its record was erased'],
    ['token.melted', {}, 'token.melted'],
  ])('an event of %s %j', (type, facts, words) => {
    expect(eventWords({ id: '1', at: '', type, actorId: 'a', facts })).toBe(words);
  });

  it('the admin reads which token replaced it, and who did it', () => {
    const facts = { as: 'token', successor: 'new' };
    expect(adminEventWords({ type: 'token.rotated', facts })).toEqual({
      title: 'Token rotated itself',
      details: ['Successor: new'],
    });
    expect(adminEventWords({ type: 'token.reused', facts: {} }).title).toBe('Secret of a retired token used');
    const reused = row({ state: 'retired', reusedAt: '2026-10-12T08:00:00.000Z' });
    expect(reasonWords('reused', reused, NOW)).toMatch(/^Its secret was used 1 hour ago/);
  });

  it('a policy’s change says both rules', () => {
    const after = { ...RULES, selfRotation: true, retiredSecretUse: 'note' as const };
    expect(differences({ ...RULES, selfRotation: false, retiredSecretUse: 'pause' }, after)).toMatchObject([
      { rule: 'selfRotation' },
      { rule: 'retiredSecretUse', title: expect.stringContaining('it is noted') as string },
    ]);
  });
});

describe('an order', () => {
  const open = withOffer({ selfRotation: true });

  it('says that the token may rotate itself only where that was chosen', () => {
    const draft = startDraft(open);
    expect(orderOf(draft, open)).not.toHaveProperty('mayRotate');
    expect(orderOf({ ...draft, mayRotate: true }, open).mayRotate).toBe(true);
  });

  it('like another asks for it where the policy still allows it', () => {
    expect(draftLike(row({ mayRotate: true }), open).mayRotate).toBe(true);
    expect(draftLike(row({ mayRotate: true }), { ...open, selfRotation: false }).mayRotate).toBe(false);
  });

  it('that is refused for it says so at its place', () => {
    const refused = {
      order: orderOf(startDraft(open), open),
      failure: { ok: false as const, problems: [{ path: 'mayRotate', code: 'self-rotation-off' }] },
    };
    expect(errorsAt(refused, 'mayRotate')).toEqual(['Your Jira admins do not let tokens rotate themselves.']);
  });
});
