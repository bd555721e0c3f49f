import {
  JastBuilder,
  type Clause,
  type Field,
  type Operand,
  type Predicate,
  type Query,
  type TerminalClause,
} from '@atlaskit/jql-ast';
import type { JqlClause, JqlField, JqlOperand, JqlQuery, JqlTerm } from './jql-query';

export type ParsedJql =
  | { readonly ok: true; readonly query: JqlQuery }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Parses with Atlassian's own grammar. The errors begin as Jira's do; the rest of their text is the grammar's. */
export function parseJql(jql: string): ParsedJql {
  const tree = new JastBuilder().build(jql);
  if (tree.errors.length > 0) return { ok: false, errors: tree.errors.map((error) => describeError(error)) };
  if (tree.query === undefined) return { ok: true, query: { where: undefined, orderBy: [] } };
  return { ok: true, query: readQuery(tree.query) };
}

function describeError(error: Error): string {
  const where =
    'line' in error && 'charPositionInLine' in error
      ? ` (line ${String(error.line)}, character ${String(error.charPositionInLine)})`
      : '';
  return `Error in the JQL Query: ${error.message}${where}`;
}

const readQuery = (query: Query): JqlQuery => ({
  where: query.where === undefined ? undefined : readClause(query.where),
  orderBy: (query.orderBy?.fields ?? []).map((order) => ({
    field: readField(order.field),
    direction: order.direction?.value,
  })),
});

function readClause(clause: Clause): JqlClause {
  switch (clause.clauseType) {
    case 'compound':
      return { kind: clause.operator.value, clauses: clause.clauses.map(readClause) };
    case 'not':
      return { kind: 'not', clause: readClause(clause.clause) };
    case 'terminal':
      return readTerm(clause);
  }
}

function readTerm(clause: TerminalClause): JqlTerm {
  if (clause.operator === undefined) throw new Error('a clause without an operator parsed without an error');
  return {
    kind: 'term',
    field: readField(clause.field),
    operator: clause.operator.value,
    operand: clause.operand === undefined ? undefined : readOperand(clause.operand),
    predicates: clause.predicates.map(readPredicate),
  };
}

function readPredicate(predicate: Predicate): JqlTerm['predicates'][number] {
  if (predicate.operand === undefined)
    throw new Error('a predicate without an operand parsed without an error');
  return { operator: predicate.operator.value, operand: readOperand(predicate.operand) };
}

const readField = (field: Field): JqlField => ({
  name: field.value,
  text: field.text,
  properties: (field.properties ?? []).map((property) => ({
    key: property.key?.value ?? '',
    path: (property.path ?? [])
      .map((part) => part.value)
      .join('')
      .replace(/^\./, ''),
  })),
});

function readOperand(operand: Operand): JqlOperand {
  switch (operand.operandType) {
    case 'value':
      return { kind: 'value', value: operand.value, text: operand.text };
    case 'keyword':
      return { kind: 'empty', text: 'EMPTY' };
    case 'function': {
      const args = operand.arguments.map((argument) => argument.value);
      const text = `${operand.function.text}(${operand.arguments.map((argument) => argument.text).join(', ')})`;
      return { kind: 'function', name: operand.function.value, args, text };
    }
    case 'list': {
      const items = operand.values.map(readOperand);
      return { kind: 'list', items, text: `(${items.map((item) => item.text).join(', ')})` };
    }
  }
}
