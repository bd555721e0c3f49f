import { describe, expect, it } from 'vitest';
import { depthOf, isPiece, plainWords, scanJql } from '../../../src/gateway/jql/scan-jql';

const scanned = (jql: string): unknown => {
  const words = scanJql(jql);
  return words.ok ? words.value : words.error;
};

describe('the words of a JQL', () => {
  it.each<[string, string, readonly string[]]>([
    ['are none in nothing', '', []],
    ['are none in white space', ' \t\r\n ', []],
    ['stand between white space of any kind', 'a\t=\r\n1', ['a', '=', '1']],
    ['and marks need none', 'a=1', ['a', '=', '1']],
    [
      'of marks are as long as they can be',
      'a!=b!~c>=d<=e&&f||g',
      'a != b !~ c >= d <= e && f || g'.split(' '),
    ],
    ['of one sign each', '[(),]!<>=~&|', '[ ( ) , ] ! < >= ~ & |'.split(' ')],
    ['of letters, marks, digits and signs', 'a-b._c:`d größe é १', ['a-b._c:`d', 'größe', 'é', '१']],
    ['in quotes are one', `"a b" 'c d'`, ['"a b"', "'c d'"]],
    ['in quotes hold the other quote', `"it's" 'say "x"'`, [`"it's"`, `'say "x"'`]],
    ['in quotes may be empty', `"" ''`, ['""', "''"]],
    [
      'in quotes are escaped in every way that Jira knows',
      String.raw`"a\tb\nc\rd\"e\'f\\g\ h\u00e9" '\'\u00E9\t'`,
      [String.raw`"a\tb\nc\rd\"e\'f\\g\ h\u00e9"`, String.raw`'\'\u00E9\t'`],
    ],
    ['in quotes go over lines', '"a\r\nb"', ['"a\r\nb"']],
  ])('%s', (_what, jql, words) => {
    expect(scanned(jql)).toEqual(words);
  });

  it.each<[string, string, string, number, number]>([
    ['a NUL', 'a\0', 'forbidden-character', 1, 2],
    ['the first of the non-characters', '\ufdd0', 'forbidden-character', 1, 1],
    ['the last of them', '"\ufdef"', 'forbidden-character', 1, 2],
    ['a byte order mark turned round', '\ufffe', 'forbidden-character', 1, 1],
    ['the last code', 'x\n\uffff', 'forbidden-character', 2, 1],
    ['a vertical tab', 'a\v', 'forbidden-character', 1, 2],
    ['a half pair', '🎉\udc00', 'forbidden-character', 1, 2],
    ['no word', 'a;', 'unquoted-character', 1, 2],
    ['no word on the third line', '\n\na 🎉', 'unquoted-character', 3, 3],
    ['an open quote', 'a "', 'unparsable', 1, 3],
    ['an open single quote', "a\n 'x", 'unparsable', 2, 2],
  ])('are not told with %s', (...[, jql, code, line, column]) => {
    expect(scanned(jql)).toEqual({ code, line, column });
  });

  it.each([['\ufdcf'], ['\ufdf0'], ['\ufffd']])(
    'in quotes may hold what is next to a non-character: %j',
    (text) => {
      expect(scanned(`"${text}"`)).toEqual([`"${text}"`]);
    },
  );
});

describe('one name or value', () => {
  it.each([['a'], ['"a b"'], ["'a b'"], ['a.b:c`d-_'], ['日本語'], ['-5d'], ['""'], [String.raw`"\""`]])(
    'is %j',
    (text) => {
      expect(isPiece(text)).toBe(true);
    },
  );
  it.each([
    [''],
    ['a b'],
    ['a '],
    [' a'],
    ['"a" '],
    [' "a"'],
    ['"a"b'],
    ['b"a"'],
    ['"a""b"'],
    ['a\n'],
    ['"a\tb"'],
    ["'a\tb'"],
    ['('],
    ['a=b'],
    ['⑴'],
    [String.raw`"\q"`],
    [String.raw`"a\"`],
    [String.raw`'\u00g0'`],
  ])('is not %j', (text) => {
    expect(isPiece(text)).toBe(false);
  });
});

describe('the depth of words', () => {
  it.each<[string, number]>([
    ['', 0],
    ['a = 1', 0],
    ['(', 1],
    ['( )', 1],
    ['( ) (', 1],
    ['( (', 2],
    ['( ( ) (', 2],
    ['not a', 1],
    ['NOT a', 1],
    ['! ! a', 2],
    ['not (', 2],
    ['not ( (', 3],
    ['not ( ) (', 2],
    ['not a (', 1],
    ['( not ( ) not a )', 3],
    ['( not not not a ) ( (', 4],
    [') (', 1],
    [') ) ( (', 2],
    ['not ) a', 1],
  ])('%j is %i', (text, depth) => {
    expect(depthOf(text.split(' ').filter((word) => word !== ''))).toBe(depth);
  });
});

describe('words that writing anew must keep', () => {
  it('are all but parentheses, in one spelling', () => {
    const words = '( A && b || ! NULL ) & | And "X" Or empty'.split(' ');
    expect(plainWords(words)).toEqual('a and b or not empty and or and "x" or empty'.split(' '));
  });
});
