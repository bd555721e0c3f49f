/**
 * The first of two readings of a JQL: its words, without its grammar. Stricter than Jira's lexer, which takes no-break spaces,
 * full-width parentheses and escapes as parts of an unquoted word: whoever reads after us shall find no other words than these. Pure.
 */
import { fail, ok, type Result } from '../../base/result';
import type { JqlFault } from './jql-fault';

const ESCAPE = String.raw`\\(?:[tnr"'\\ ]|u[0-9A-Fa-f]{4})`;
const QUOTED = String.raw`"[^"\\\t]*(?:${ESCAPE}[^"\\\t]*)*"|'[^'\\\t]*(?:${ESCAPE}[^'\\\t]*)*'`;
/** No other numbers than digits: some, such as ⑴, unfold to parentheses under Unicode normalisation. */
const UNQUOTED = String.raw`[\p{L}\p{M}\p{Nd}\-._:\x60]+`;
const MARK = String.raw`!=|!~|>=|<=|&&|\|\||[(),[\]!<>=~&|]`;

const TOKEN = new RegExp(String.raw`[ \t\r\n]+|(${QUOTED}|${UNQUOTED}|${MARK})`, 'uy');
const PIECE = new RegExp(`^(?:${QUOTED}|${UNQUOTED})$`, 'u');

/** What may stand nowhere in JQL (control characters, non-characters), and halves of surrogate pairs. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u{FDD0}-\u{FDEF}\u{FFFE}\u{FFFF}]|\p{Cs}/u;

/** The words and marks of a JQL in order, each as it is written, or why it can be no JQL. Whether they make a query is not asked. */
export function scanJql(jql: string): Result<readonly string[], JqlFault> {
  const forbidden = FORBIDDEN.exec(jql);
  if (forbidden !== null) return fail(faultAt('forbidden-character', jql, forbidden.index));
  const words: string[] = [];
  for (let at = 0; at < jql.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(jql);
    if (match === null) {
      const isQuote = /["']/.test(jql.charAt(at));
      return fail(faultAt(isQuote ? 'unparsable' : 'unquoted-character', jql, at));
    }
    if (match[1] !== undefined) words.push(match[1]);
  }
  return ok(words);
}

/** Is the text one name or value as it stands in JQL, quoted or not? Pure. */
export const isPiece = (text: string): boolean => PIECE.test(text);

/** How deep the words stand in parentheses and behind NOTs, at most. Pure. */
export function depthOf(words: readonly string[]): number {
  // For each open parenthesis: itself and the NOTs before it.
  const open: number[] = [];
  let [nots, depth, deepest] = [0, 0, 0];
  for (const word of words) {
    if (word === '!' || word.toLowerCase() === 'not') nots += 1;
    else {
      if (word === '(') {
        open.push(nots + 1);
        depth += nots + 1;
      }
      if (word === ')') depth -= open.pop() ?? 0;
      nots = 0;
    }
    deepest = Math.max(deepest, depth + nots);
  }
  return deepest;
}

/**
 * The words without parentheses, in lower case and one spelling each: what writing a query anew must leave as it was. Pure.
 */
export const plainWords = (words: readonly string[]): readonly string[] =>
  words
    .filter((word) => word !== '(' && word !== ')')
    .map((word) => SPELLINGS.get(word.toLowerCase()) ?? word.toLowerCase());

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ['&&', 'and'],
  ['|', 'or'],
  ['||', 'or'],
  ['!', 'not'],
  ['null', 'empty'],
]);

/** A fault at a UTF-16 index of the JQL. */
function faultAt(code: JqlFault['code'], jql: string, index: number): JqlFault {
  const lines = jql.slice(0, index).split('\n');
  return { code, line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 };
}
