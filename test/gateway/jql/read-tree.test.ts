/** The parser refuses most of these itself. What it may one day let through is not to be read as less than it is. */
import type { Query } from '@atlaskit/jql-ast';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../../src/gateway/jql/read-tree';

const value = (text: string) => ({ operandType: 'value', text });
const field = (text = 'a', properties?: readonly object[]) => ({ text, properties });
const property = (key?: string, ...path: readonly string[]) => ({
  key: key === undefined ? undefined : { text: key },
  path: path.map((text) => ({ text })),
});
const term = (change: object = {}) => ({
  clauseType: 'terminal',
  field: field(),
  operator: { value: '=' },
  operand: value('1'),
  predicates: [],
  ...change,
});
const compound = (clauses: readonly object[], operators = clauses.length - 1) => ({
  clauseType: 'compound',
  clauses,
  operator: { value: 'and', positions: Array.from({ length: operators }) },
});
const read = (where: object | undefined, orderBy?: object) =>
  readTree({ where, orderBy } as unknown as Query);
const operandOf = (operand: object) => read(term({ operand }))?.where;
const call = (name: string, ...args: readonly string[]) => ({
  operandType: 'function',
  function: { text: name },
  arguments: args.map((text) => ({ text })),
});
const READ = {
  kind: 'term',
  field: { name: 'a', property: undefined },
  operator: '=',
  operand: { kind: 'value', text: '1' },
  predicates: [],
};

describe('the parser’s tree', () => {
  it('is read as it is', () => {
    expect(read(undefined)).toEqual({ where: undefined, orderBy: [] });
    expect(read(term())).toEqual({ where: READ, orderBy: [] });
    expect(read(compound([term(), term()]))?.where).toEqual({ kind: 'and', clauses: [READ, READ] });
    expect(read({ clauseType: 'not', clause: term() })?.where).toEqual({ kind: 'not', clause: READ });
    expect(operandOf({ operandType: 'keyword' })).toMatchObject({ operand: { kind: 'empty' } });
    expect(operandOf(call('f', 'x'))).toMatchObject({ operand: { kind: 'call', name: 'f', args: ['x'] } });
    const changed = term({
      operator: { value: 'changed' },
      operand: undefined,
      predicates: [{ operator: { value: 'by' }, operand: value('me') }],
    });
    expect(read(changed)?.where).toMatchObject({
      operand: undefined,
      predicates: [{ operator: 'by', operand: { kind: 'value', text: 'me' } }],
    });
  });

  it.each<[string, string, string]>([
    ['cf[10010]', 'cf[10010]', 'cf[10010]'],
    ['with spaces', 'CF \t[  10010 ]', 'cf[10010]'],
    ['in quotes', '"cf[1]"', '"cf[1]"'],
  ])('and a custom field by its id: %s', (_what, text, name) => {
    expect(read(term({ field: field(text) }))?.where).toMatchObject({ field: { name } });
  });

  it.each<[string, object, object]>([
    ['a key', property('k'), { key: 'k', path: undefined }],
    ['a key alone', { key: { text: 'k' } }, { key: 'k', path: undefined }],
    ['a path', property('k', '.x.y'), { key: 'k', path: '.x.y' }],
    ['a path in quotes', property('"k k"', '".x"'), { key: '"k k"', path: '".x"' }],
    ['a path in single quotes', property('k', "'.x'"), { key: 'k', path: "'.x'" }],
  ])('and a property by %s', (_what, given, expected) => {
    expect(read(term({ field: field('a', [given]) }))?.where).toMatchObject({
      field: { property: expected },
    });
  });

  it.each<[string, object]>([
    ['a compound of one', compound([term()])],
    ['a compound of none', compound([], 0)],
    ['a compound with an operator too few', compound([term(), term()], 0)],
    ['a compound with an operator too many', compound([term(), term()], 2)],
    ['no operator', term({ operator: undefined })],
    ['no value', term({ operand: undefined })],
    ['a value behind changed', term({ operator: { value: 'changed' } })],
    [
      'a predicate without a value',
      term({ predicates: [{ operator: { value: 'by' }, operand: undefined }] }),
    ],
    ['an empty list', term({ operand: { operandType: 'list', values: [] } })],
    ['a value of two words', term({ operand: value('1 2') })],
    ['a value in a list of two words', term({ operand: { operandType: 'list', values: [value('1 2')] } })],
    ['a function of two words', term({ operand: call('f g') })],
    ['an argument of two words', term({ operand: call('f', 'x y') })],
    ['a field of two words', term({ field: field('a b') })],
    ['a custom field and more', term({ field: field('cf[1] b') })],
    ['more and a custom field', term({ field: field('b cf[1]') })],
    ['a custom field of letters', term({ field: field('cf[x]') })],
    ['two properties', term({ field: field('a', [property('k'), property('l')]) })],
    ['two paths', term({ field: field('a', [property('k', '.x', '.y')]) })],
    ['a property without a key', term({ field: field('a', [property(undefined)]) })],
    ['a key of two words', term({ field: field('a', [property('k l')]) })],
    ['a path without its dot', term({ field: field('a', [property('k', 'x')]) })],
    ['a path of two dots', term({ field: field('a', [property('k', '..x')]) })],
    ['a path of a dot alone', term({ field: field('a', [property('k', '.')]) })],
    ['a path behind another word', term({ field: field('a', [property('k', 'x.y')]) })],
    ['a path of two words', term({ field: field('a', [property('k', '.x y')]) })],
    [
      'what is unreadable within',
      { clauseType: 'not', clause: compound([term(), term({ operator: undefined })]) },
    ],
  ])('is not read with %s', (_what, where) => {
    expect(read(where)).toBeUndefined();
  });

  it('is sorted by its fields, and by nothing that is none', () => {
    const by = (...fields: readonly object[]) => read(undefined, { fields })?.orderBy;
    expect(by({ field: field('k'), direction: { value: 'DESC' } }, { field: field('l') })).toEqual([
      { field: { name: 'k', property: undefined }, direction: 'DESC' },
      { field: { name: 'l', property: undefined }, direction: undefined },
    ]);
    expect(by()).toBeUndefined();
    expect(by({ field: field('k l') })).toBeUndefined();
  });

  it('and a bug in reading it is no gap in it', () => {
    expect(() => read({ clauseType: 'compound', clauses: [term(), term()] })).toThrow(TypeError);
  });
});
