/** The syntax tree of `POST jql/parse`, in Atlassian's published shape (OpenAPI: ParsedJqlQuery.structure). */
import type { JqlClause, JqlField, JqlOperand, JqlQuery } from './jql-query';

export const structureOf = (query: JqlQuery): unknown => ({
  ...(query.where === undefined ? {} : { where: clauseOf(query.where) }),
  ...(query.orderBy.length === 0
    ? {}
    : {
        orderBy: {
          fields: query.orderBy.map((order) => ({
            field: fieldOf(order.field),
            ...(order.direction === undefined ? {} : { direction: order.direction.toLowerCase() }),
          })),
        },
      }),
});

function clauseOf(clause: JqlClause): unknown {
  if (clause.kind === 'not') return { operator: 'not', clauses: [clauseOf(clause.clause)] };
  if (clause.kind !== 'term') return { operator: clause.kind, clauses: clause.clauses.map(clauseOf) };
  return {
    field: fieldOf(clause.field),
    operator: clause.operator,
    ...(clause.operand === undefined ? {} : { operand: operandOf(clause.operand) }),
    ...(clause.operator === 'changed' || clause.operator.startsWith('was')
      ? {
          predicates: clause.predicates.map((predicate) => ({
            operator: predicate.operator,
            operand: operandOf(predicate.operand),
          })),
        }
      : {}),
  };
}

const fieldOf = (field: JqlField): unknown => ({
  name: field.name,
  encodedName: field.text,
  ...(field.properties.length === 0
    ? {}
    : { property: field.properties.map((property) => ({ entity: field.name.split('.')[0], ...property })) }),
});

function operandOf(operand: JqlOperand): unknown {
  switch (operand.kind) {
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    case 'empty':
      return { keyword: 'empty', encodedOperand: operand.text };
    case 'function':
      return { function: operand.name, arguments: operand.args, encodedOperand: operand.text };
    case 'list':
      return { values: operand.items.map(operandOf), encodedOperand: operand.text };
  }
}
