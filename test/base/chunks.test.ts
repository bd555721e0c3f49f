import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../src/base/chunks';

describe('a list in parts of three', () => {
  it.each<[string, string, readonly string[]]>([
    ['none of nothing', '', []],
    ['one of fewer', 'ab', ['ab']],
    ['one of as many', 'abc', ['abc']],
    ['one more for one more', 'abcd', ['abc', 'd']],
    ['two of twice as many', 'abcdef', ['abc', 'def']],
    ['everything once, in its order, also what is there twice', 'abacada', ['aba', 'cad', 'a']],
  ])('is %s', (_what, items, parts) => {
    expect(chunksOf(Array.from(items), 3).map((part) => part.join(''))).toEqual(parts);
  });

  it('has as many parts as items where each stands alone', () => {
    expect(chunksOf([1, 2], 1)).toEqual([[1], [2]]);
  });
});
