/**
 * From the parser's tree to ours. The parser forgives: after an error it goes on and leaves gaps in its tree. A gap, or a name or
 * value that is not one word of JQL, makes the whole unreadable.
 */
import type { Clause, Field, Operand, OrderBy, Query, TerminalClause } from '@atlaskit/jql-ast';
import type { JqlClause, JqlField, JqlOperand, JqlSort, JqlTerm, JqlTree } from './jql-tree';
import { isPiece } from './scan-jql';

/** Thrown and caught within this file. */
class Unreadable extends Error {}

/** Undefined where the tree has gaps or oddities. Pure. */
export function readTree(query: Query): JqlTree | undefined {
  try {
    return {
      where: query.where === undefined ? undefined : readClause(query.where),
      orderBy: query.orderBy === undefined ? [] : readOrderBy(query.orderBy),
    };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readClause(clause: Clause): JqlClause {
  switch (clause.clauseType) {
    case 'compound': {
      const { clauses, operator } = clause;
      if (clauses.length < 2 || operator.positions.length !== clauses.length - 1) throw new Unreadable();
      return { kind: operator.value, clauses: clauses.map(readClause) };
    }
    case 'not':
      return { kind: 'not', clause: readClause(clause.clause) };
    case 'terminal':
      return readTerm(clause);
  }
}

function readTerm({ field, operator, operand, predicates }: TerminalClause): JqlTerm {
  if (operator === undefined || (operand === undefined) !== (operator.value === 'changed')) {
    throw new Unreadable();
  }
  return {
    kind: 'term',
    field: readField(field),
    operator: operator.value,
    operand: operand === undefined ? undefined : readOperand(operand),
    predicates: predicates.map((predicate) => {
      if (predicate.operand === undefined) throw new Unreadable();
      return { operator: predicate.operator.value, operand: readOperand(predicate.operand) };
    }),
  };
}

/** The parser leaves the spaces of `cf [ 10010 ]` in the field's text. */
const CUSTOM_FIELD = /^cf\s*\[\s*(\d+)\s*\]$/i;
/** Jira wants a property's path to begin with one dot; the parser takes any word. */
const PATH = /^["']?\.[^.]/;

function readField(field: Field): JqlField {
  const customId = CUSTOM_FIELD.exec(field.text)?.[1];
  const name = customId === undefined ? readPiece(field.text) : `cf[${customId}]`;
  const [property, ...others] = field.properties ?? [];
  if (property === undefined) return { name, property: undefined };
  const [path, ...more] = property.path ?? [];
  if (others.length + more.length > 0 || property.key === undefined) throw new Unreadable();
  if (path !== undefined && !PATH.test(path.text)) throw new Unreadable();
  const key = readPiece(property.key.text);
  return { name, property: { key, path: path === undefined ? undefined : readPiece(path.text) } };
}

function readOperand(operand: Operand): JqlOperand {
  switch (operand.operandType) {
    case 'value':
      return { kind: 'value', text: readPiece(operand.text) };
    case 'keyword':
      return { kind: 'empty' };
    case 'function': {
      const args = operand.arguments.map((argument) => readPiece(argument.text));
      return { kind: 'call', name: readPiece(operand.function.text), args };
    }
    case 'list':
      if (operand.values.length === 0) throw new Unreadable();
      return { kind: 'list', items: operand.values.map(readOperand) };
  }
}

function readOrderBy({ fields }: OrderBy): readonly JqlSort[] {
  if (fields.length === 0) throw new Unreadable();
  return fields.map(({ field, direction }) => ({ field: readField(field), direction: direction?.value }));
}

function readPiece(text: string): string {
  if (!isPiece(text)) throw new Unreadable();
  return text;
}
