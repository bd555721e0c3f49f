import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/base/invariant';
import type { Effect } from '../../src/catalogue/operation';
import { isNamedBy } from '../../src/policy/grant';
import { judgeReach } from '../../src/policy/judge-reach';
import { judgeStanding } from '../../src/policy/judge-standing';
import type { Target } from '../../src/policy/target';
import { ABC, anOperation, SITE_WIDE } from '../support/builders';
import { EDIT_ISSUE } from './decide-rows';

const judge = (target: Target, ...effects: readonly Effect[]) =>
  judgeReach(SITE_WIDE, { operation: anOperation(EDIT_ISSUE), effects }, target);

describe('a request of several effects', () => {
  it.each<[string, Target, readonly Effect[], string | undefined]>([
    ['reads metadata', { kind: 'site-metadata' }, ['read'], undefined],
    ['does not read and change it', { kind: 'site-metadata' }, ['read', 'write'], 'project-outside'],
    ['does not read and change the owner', { kind: 'self' }, ['read', 'manage'], 'project-outside'],
    ['reads what the reply shows', { kind: 'in-reply' }, ['read', 'read'], undefined],
    ['does not read and delete it', { kind: 'in-reply' }, ['read', 'delete'], 'target-unresolved'],
  ])('%s', (_what, target, effects, reason) => {
    expect(judge(target, ...effects)?.reason).toBe(reason);
  });
});

// What a later version adds must be judged on purpose.
describe('what nobody has judged is a bug, never allowed:', () => {
  it('a kind of target', () => {
    expect(() => judge({ kind: 'later' } as never, 'read')).toThrow(InvariantError);
  });

  it('a kind of standing', () => {
    const judged = () => judgeStanding({ kind: 'later' } as never, { permissions: [] }, { kind: 'self' });
    expect(judged).toThrow(InvariantError);
  });
});

describe('a project is named', () => {
  it.each([
    ['by its id', '10001', true],
    ['by its key', 'ABC', true],
    ['by its key in small letters', 'abc', true],
    ['not by another id', '10002', false],
    ['not by its id with a zero before it', '010001', false],
    ['not by another key', 'XYZ', false],
    ['not by a key that begins alike', 'ABCD', false],
    ['not by half its key', 'AB', false],
    ['not by nothing', '', false],
    ['not with a space', 'ABC ', false],
    ['not with a space before', ' ABC', false],
    ['not by what both make together', '10001 ABC', false],
  ])('%s', (_what, named, expected) => {
    expect(isNamedBy(ABC, named)).toBe(expected);
  });

  // "ſ" and "ı" become S and I in upper case: a project of another key must not answer to them.
  it.each([
    ['Ps', 'pS', true],
    ['PS', 'pſ', false],
    ['PI', 'pı', false],
    ['SS', 'ß', false],
    ['A1_B', 'a1_b', true],
    ['1A', '1a', false],
    ['_A', '_a', false],
    ['A B', 'a b', false],
  ])('by letters and digits of ASCII alone: %s, by %s', (key, named, expected) => {
    expect(isNamedBy({ id: '10001', key }, named)).toBe(expected);
  });
});
