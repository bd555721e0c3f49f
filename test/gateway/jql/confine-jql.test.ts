import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../src/base/invariant';
import {
  confineJql,
  JQL_CHARS_MAX,
  JQL_DEPTH_MAX,
  type JqlBounds,
} from '../../../src/gateway/jql/confine-jql';
import { findAsApp, projectIds, securedIds } from './jql-site';

const ABC: JqlBounds = { projects: { kind: 'in', ids: ['10000'] } };

/** What is sent for theirs; the fault where it is refused. */
async function sent(jql: string | undefined): Promise<unknown> {
  const confined = await confineJql(jql, ABC);
  return confined.ok ? confined.value : confined.error;
}

describe('the bounds', () => {
  it.each<[string, JqlBounds, string]>([
    ['projects', { projects: { kind: 'in', ids: ['10000', '10001'] } }, 'project in (10000, 10001)'],
    [
      'no issue with a security level',
      { ...ABC, securedIssueIds: [] },
      'project in (10000) AND level is EMPTY',
    ],
    [
      'some issues with a security level',
      { ...ABC, securedIssueIds: ['10031', '10032'] },
      'project in (10000) AND (level is EMPTY OR issue in (10031, 10032))',
    ],
    ['all projects but some', { projects: { kind: 'not-in', ids: ['10001'] } }, 'project not in (10001)'],
    ['the security levels of all projects', { securedIssueIds: [] }, 'level is EMPTY'],
  ])('%s stand alone without JQL, and behind theirs', async (_what, bounds, text) => {
    expect(await confineJql(undefined, bounds)).toEqual({ ok: true, value: text });
    expect(await confineJql(' \r\n\t', bounds)).toEqual({ ok: true, value: text });
    expect(await confineJql('order by key', bounds)).toEqual({ ok: true, value: `${text} ORDER BY key` });
    expect(await confineJql('a = b order by key', bounds)).toEqual({
      ok: true,
      value: `(a = b) AND ${text} ORDER BY key`,
    });
  });

  it.each<[string, JqlBounds]>([
    ['no project', { projects: { kind: 'in', ids: [] } }],
    ['a key', { projects: { kind: 'in', ids: ['ABC'] } }],
    ['a closing parenthesis', { projects: { kind: 'in', ids: ['1) OR (1 = 1'] } }],
    ['a line feed behind the id', { projects: { kind: 'in', ids: ['1\n'] } }],
    ['too many digits', { projects: { kind: 'in', ids: ['1'.repeat(20)] } }],
    ['digits of another script', { projects: { kind: 'in', ids: ['١٢'] } }],
    ['a key among the issues', { ...ABC, securedIssueIds: ['10031', 'ABC-1'] }],
  ])('are a bug with %s', async (_what, bounds) => {
    await expect(confineJql('a = b', bounds)).rejects.toThrow(InvariantError);
    await expect(confineJql(undefined, bounds)).rejects.toThrow(InvariantError);
  });

  it('are none where nothing is bound, and what is sent means the same', async () => {
    expect(await confineJql('a = b or c = d order by key', {})).toEqual({
      ok: true,
      value: '(a = b OR c = d) ORDER BY key',
    });
    expect(await confineJql(' ', {})).toEqual({ ok: true, value: '' });
  });

  it('leave out issues with a security level but for the named ones', async () => {
    const keys = async (securedIssueIds: readonly string[] | undefined): Promise<readonly string[]> => {
      const confined = await confineJql('labels in (security, gateway)', {
        projects: { kind: 'in', ids: projectIds },
        securedIssueIds,
      });
      return (confined.ok ? (findAsApp(confined.value) ?? []) : []).map((issue) => issue.key).sort();
    };
    expect(await keys([])).toEqual(['ABC-31', 'DEF-20', 'DEF-9']);
    expect(await keys(securedIds)).toEqual(['ABC-13', 'ABC-31', 'DEF-20', 'DEF-9']);
    expect(await keys(undefined)).toEqual(['ABC-13', 'ABC-31', 'DEF-20', 'DEF-9']);
  });
});

describe('theirs keeps its meaning', () => {
  it.each([
    ['OR', 'a = 1 OR b = 2', '(a = 1 OR b = 2)'],
    ['AND before OR', 'a = 1 or b = 2 and c = 3', '(a = 1 OR (b = 2 AND c = 3))'],
    ['parentheses', '((a = 1 or b = 2)) and c = 3', '((a = 1 OR b = 2) AND c = 3)'],
    ['signs for words', 'a = 1 && b = 2 || !c = 3', '((a = 1 AND b = 2) OR NOT c = 3)'],
    ['NOT', 'not (a = 1 or not b = 2)', '(NOT (a = 1 OR NOT b = 2))'],
    ['NULL', 'a is null or b in (NULL, 1)', '(a is EMPTY OR b in (EMPTY, 1))'],
    ['functions', 'a in f() and b = "f x" ( 1,"y" )', '(a in f() AND b = "f x"(1, "y"))'],
    ['lists in lists', 'a in ((1, 2), f(3))', '(a in ((1, 2), f(3)))'],
    ['operators of two words', 'a IS\nNOT  EMPTY and b not\tin (1)', '(a is not EMPTY AND b not in (1))'],
    ['WAS', 'a was not in (x) BEFORE now() BY me', '(a was not in (x) before now() by me)'],
    ['CHANGED', 'a changed from x to y during (1, 2) on 3', '(a changed from x to y during (1, 2) on 3)'],
    ['custom fields', 'CF [ 10010 ] = -5 and "cf[1]" = -5d', '(cf[10010] = -5 AND "cf[1]" = -5d)'],
    ['entity properties', 'issue.property["a b"] .c.d = 1', '(issue.property["a b"].c.d = 1)'],
    [
      'quotes and escapes',
      String.raw`a = "\"\\\u0029\n" and b = '\''`,
      String.raw`(a = "\"\\\u0029\n" AND b = '\'')`,
    ],
    ['line feeds in quotes', 'a ~ "x\ny"', '(a ~ "x\ny")'],
    ['other scripts', 'größe = 日本語 and b ~ "🎉（）\u00a0"', '(größe = 日本語 AND b ~ "🎉（）\u00a0")'],
    ['words like keywords', 'order-by = android and a = "by"', '(order-by = android AND a = "by")'],
  ])('%s', async (_what, jql, text) => {
    expect(await sent(jql)).toBe(`${text} AND project in (10000)`);
  });

  it('ORDER BY stays outside, quoted ORDER BY inside', async () => {
    expect(await sent('a = "ORDER BY b" order  by c asc, "d e" Desc, cf[1]')).toBe(
      '(a = "ORDER BY b") AND project in (10000) ORDER BY c ASC, "d e" DESC, cf[1]',
    );
  });

  it('a thousand keys, a thousand clauses and the allowed depth pass', async () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => `ABC-${index}`);
    expect(await sent(`key in (${keys.join(',')})`)).toBe(
      `(key in (${keys.join(', ')})) AND project in (10000)`,
    );
    const clauses = keys.map((key) => `key=${key}`);
    expect(await sent(clauses.join(' or '))).toContain('key = ABC-999) AND project in (10000)');
    expect(await sent(`${'('.repeat(JQL_DEPTH_MAX)}a = 1${')'.repeat(JQL_DEPTH_MAX)}`)).toMatch(/^\(a = 1\)/);
    expect(await sent(`${'NOT '.repeat(JQL_DEPTH_MAX)}a = 1`)).toMatch(/NOT a = 1\) AND project/);
  });
});

describe('nothing escapes by', () => {
  it.each([
    ['closing our parenthesis', 'a = 1) OR (b = 2', 'unparsable 1:6'],
    ['closing it and leaving the rest', 'a = 1) OR b = 2', 'unparsable 1:6'],
    ['an open parenthesis', '(a = 1', 'unparsable 1:7'],
    ['an open list', 'a in (1, 2', 'unparsable 1:11'],
    ['an open quote', 'a = "1) OR b = 2', 'unparsable 1:5'],
    ['an open single quote', "a = '1) OR b = 2", 'unparsable 1:5'],
    ['a quote within an unquoted word', 'a = b" OR c = "d', 'unparsable 1:6'],
    ['an escaped closing quote', String.raw`a = "1\" OR b = 2`, 'unparsable 1:5'],
    ['an unknown escape', String.raw`a = "\q" OR b = 2`, 'unparsable 1:5'],
    ['half an escape', String.raw`a = "\u00" OR b = 2`, 'unparsable 1:5'],
    ['an escape outside quotes', String.raw`a = 1\u0029 OR b = 2`, 'unquoted-character 1:6'],
    ['two values side by side', 'a = "1" "2"', 'unparsable 1:9'],
    ['trailing words', 'a = 1 b', 'unparsable 1:7'],
    ['trailing words behind ORDER BY', 'order by a b', 'unparsable 1:12'],
    ['a second ORDER BY', 'a = 1 order by a order by b', 'unparsable 1:18'],
    ['ORDER BY within parentheses', '(a = 1 order by a)', 'unparsable 1:8'],
    ['a clause behind ORDER BY', 'a = 1 order by a OR b = 2', 'unparsable 1:18'],
    ['ORDER BY of nothing', 'a = 1 order by', 'unparsable 1:15'],
    ['an operator without a value', 'a = 1 or b =', 'unparsable 1:13'],
    ['a field without an operator', 'a = 1 or b', 'unparsable 1:11'],
    ['OR of nothing', 'a = 1 or', 'unparsable 1:9'],
    ['nothing before OR', 'or a = 1', 'unparsable 1:1'],
    ['two operators', 'a = 1 and or b = 2', 'unparsable 1:11'],
    ['an empty list', 'a in ()', 'unparsable 1:7'],
    ['a list with a gap', 'a in (1,,2)', 'unparsable 1:9'],
    ['a list where a value belongs', 'a = (1)', 'unparsable 1:5'],
    ['a keyword as a value', 'a = or', 'unparsable 1:5'],
    ['a reserved word as a field', 'select = 1', 'unparsable 1:1'],
    ['a time predicate where none belongs', 'a = 1 before now()', 'unparsable 1:7'],
    ['a line comment', 'a = 1 -- b', 'unparsable 1:7'],
    ['a block comment', 'a = 1 /* b', 'unquoted-character 1:7'],
    ['a hash', 'a = 1 # b', 'unquoted-character 1:7'],
    ['a semicolon', 'a = 1; b = 2', 'unquoted-character 1:6'],
    ['a brace', '{a = 1}', 'unquoted-character 1:1'],
    ['full-width parentheses', 'a = 1）OR（b = 2', 'unquoted-character 1:6'],
    ['a digit that unfolds to parentheses', 'a = ⑴', 'unquoted-character 1:5'],
    ['a full-width quote', 'a = ＂1', 'unquoted-character 1:5'],
    ['a no-break space', 'a = 1\u00a0OR\u00a0b', 'unquoted-character 1:6'],
    ['a zero-width space', 'a = 1\u200b', 'unquoted-character 1:6'],
    ['a right-to-left override', 'a = \u202e1', 'unquoted-character 1:5'],
    ['a line separator', 'a = 1\u2028', 'unquoted-character 1:6'],
    ['a byte order mark', '\ufeffa = 1', 'unquoted-character 1:1'],
    ['an emoji outside quotes, counted as one character', '\n a = "🎉" or b = 🎉', 'unquoted-character 2:17'],
    ['NUL', 'a = 1\0', 'forbidden-character 1:6'],
    ['NUL in quotes', 'a = "1\0"', 'forbidden-character 1:7'],
    ['a tab in quotes', 'a = "1\t2"', 'unparsable 1:5'],
    ['NEL', 'a = 1\u0085', 'forbidden-character 1:6'],
    ['what a parser may take for the end', 'a = "1\uffff"', 'forbidden-character 1:7'],
    ['half a surrogate pair', 'a = "\ud800"', 'forbidden-character 1:6'],
  ])('%s', async (_what, jql, fault) => {
    const confined = await confineJql(jql, ABC);
    const { code, line, column } = confined.ok ? {} : confined.error;
    expect(`${code} ${line}:${column}`).toBe(fault);
  });

  it.each([
    ['a property on a custom field, which the parser reads twice', 'cf[1][a].b = 1'],
    ['a property path that is none to Jira', 'a[b] c = 1'],
    ['a property of a property', 'a[b].c[d].e = 1'],
  ])('%s', async (_what, jql) => {
    expect(await sent(jql)).toEqual({ code: 'unparsable' });
  });

  it('length', async () => {
    expect(await sent(`a = "${'x'.repeat(JQL_CHARS_MAX)}"`)).toEqual({ code: 'too-long' });
    expect(await sent(' '.repeat(JQL_CHARS_MAX + 1))).toEqual({ code: 'too-long' });
    expect(await sent('a = 1'.padEnd(JQL_CHARS_MAX))).toBe('(a = 1) AND project in (10000)');
  });

  it.each([
    ['parentheses', '('.repeat(JQL_DEPTH_MAX + 1)],
    ['parentheses that strings seem to close', '(a = ")" and '.repeat(JQL_DEPTH_MAX + 1)],
    ['NOT', `${'not '.repeat(JQL_DEPTH_MAX + 1)}a = 1`],
    ['NOT and parentheses', 'not ! ('.repeat(JQL_DEPTH_MAX / 3 + 1)],
    ['lists', `a in ${'('.repeat(JQL_DEPTH_MAX + 1)}`],
  ])('depth of %s', async (_what, jql) => {
    expect(await sent(jql)).toEqual({ code: 'too-deep' });
  });

  it('sending as JQL what was sent before', async () => {
    const before = await sent('a = 1 order by b');
    expect(before).toBe('(a = 1) AND project in (10000) ORDER BY b');
    expect(await sent(String(before))).toBe(
      '(a = 1 AND project in (10000)) AND project in (10000) ORDER BY b',
    );
  });
});
