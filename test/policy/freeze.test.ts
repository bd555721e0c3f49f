import { describe, expect, it } from 'vitest';
import {
  FREEZES_MAX,
  frozenAt,
  NOTHING_FROZEN,
  parseFreeze,
  withFrozen,
  withoutFrozen,
  type Freeze,
} from '../../src/policy/freeze';
import { holdOn, NO_HOLD } from '../../src/policy/hold';
import { ABC, ADMIN, aFreeze, aFreezeEntry, aRecord, DAY, STRANGER } from '../support/builders';
import { NOW } from '../support/fixed-times';

describe('a stored freeze', () => {
  const stored = (entry: object): unknown => ({ ...aFreeze(), entries: [{ ...aFreezeEntry(), ...entry }] });

  it('is read back as it was written', () => {
    const freeze = aFreeze(
      { of: { kind: 'site' }, until: NOW + 1 },
      { of: { kind: 'project', project: ABC } },
      { of: { kind: 'person', accountId: ADMIN } },
      { of: { kind: 'token', locator: aRecord().locator } },
    );
    expect(parseFreeze(JSON.parse(JSON.stringify(freeze)))).toEqual(freeze);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no entries', { revision: 1, changedAt: NOW }],
    ['a kind of tomorrow', stored({ of: { kind: 'group', groupId: '7' } })],
    ['a measure of tomorrow', stored({ what: 'deletes' })],
    ['a further condition', stored({ except: ['read'] })],
    ['a time that is none', stored({ until: 'tomorrow' })],
    ['nobody', stored({ of: { kind: 'person', accountId: '' } })],
  ])('cannot be read with %s', (_what, value) => {
    expect(parseFreeze(value)).toBeUndefined();
  });
});

describe('an entry', () => {
  it('holds until the millisecond before its thaw, without any write', () => {
    const freeze = aFreeze({ until: NOW + 1 });
    expect(frozenAt(freeze, NOW)).toHaveLength(1);
    expect(frozenAt(freeze, NOW + 1)).toEqual([]);
  });

  it('is added beside those that hold; those that have thawed are dropped', () => {
    const freeze = aFreeze({ id: 'old', until: NOW }, { id: 'held' });
    const next = withFrozen(freeze, aFreezeEntry({ id: 'new' }), NOW);
    expect(next).toMatchObject({ revision: freeze.revision + 1, changedAt: NOW });
    expect(next?.entries.map(({ id }) => id)).toEqual(['held', 'new']);
  });

  it('is not added beyond the most there can be, thawed ones aside', () => {
    const many = (until?: number): Freeze =>
      aFreeze(...Array.from({ length: FREEZES_MAX }, (_, id) => ({ id: String(id), until })));
    expect(withFrozen(many(), aFreezeEntry(), NOW)).toBeUndefined();
    expect(withFrozen(many(NOW), aFreezeEntry(), NOW)?.entries).toHaveLength(1);
  });

  it('goes alone when it is thawed', () => {
    const freeze = aFreeze({ id: 'one' }, { id: 'two' });
    const next = withoutFrozen(freeze, 'one', NOW);
    expect(next.entries.map(({ id }) => id)).toEqual(['two']);
    expect(next.revision).toBe(freeze.revision + 1);
  });
});

describe('what holds for a token', () => {
  const replaced = aRecord({}, 4);
  const bearer = aRecord({ predecessor: replaced.locator, grant: { issuedAt: NOW } });
  it('is a freeze of what it replaced while the two may have crossed, and of nothing older', () => {
    const of = { kind: 'token', locator: replaced.locator } as const;
    const countAt = (at: number): number => holdOn(aFreeze({ of, at }), bearer, NOW).upon.length;
    expect([NOW - DAY, NOW, NOW + 59_999, NOW + 60_000].map(countAt)).toEqual([1, 1, 1, 0]);
  });
  it.each([
    ['the site', { kind: 'site' as const }, 1],
    ['its owner', { kind: 'person' as const, accountId: bearer.ownerId }, 1],
    ['itself', { kind: 'token' as const, locator: bearer.locator }, 1],
    ['not somebody else', { kind: 'person' as const, accountId: STRANGER }, 0],
    ['what it is just replacing', { kind: 'token' as const, locator: replaced.locator }, 1],
    ['not another token', { kind: 'token' as const, locator: aRecord({}, 8).locator }, 0],
  ])('is a freeze of %s', (_what, of, count) => {
    expect(holdOn(aFreeze({ of }), bearer, NOW).upon).toHaveLength(count);
  });

  it('is every frozen project, and never the words of whoever froze', () => {
    const hold = holdOn(
      aFreeze({ of: { kind: 'project', project: ABC }, reason: 'secret words' }),
      bearer,
      NOW,
    );
    expect(hold.projects).toEqual([{ scope: 'project', projectId: ABC.id, what: 'all' }]);
    expect(JSON.stringify(hold)).not.toContain('secret words');
  });

  it('tells of its end in whole seconds, at least one', () => {
    const [held] = holdOn(aFreeze({ until: NOW + 1 }), bearer, NOW).upon;
    expect(held).toEqual({ scope: 'site', what: 'all', until: NOW + 1, thawsInS: 1 });
  });

  it('is nothing where nothing is frozen', () => {
    expect(holdOn(NOTHING_FROZEN, bearer, NOW)).toBe(NO_HOLD);
  });
});
