import type { JqlClause, JqlField, JqlOperand, JqlSort } from './jql-tree';

/** The clause as JQL, every compound inside it in parentheses: no precedence is relied on. Pure. */
export function formatClause(clause: JqlClause): string {
  switch (clause.kind) {
    case 'and':
      return clause.clauses.map(formatInner).join(' AND ');
    case 'or':
      return clause.clauses.map(formatInner).join(' OR ');
    case 'not':
      return `NOT ${formatInner(clause.clause)}`;
    case 'term':
      return [
        formatField(clause.field),
        clause.operator,
        ...(clause.operand === undefined ? [] : [formatOperand(clause.operand)]),
        ...clause.predicates.flatMap(({ operator, operand }) => [operator, formatOperand(operand)]),
      ].join(' ');
  }
}

/** The same, in parentheses where it is compound itself. Pure. */
export const formatInner = (clause: JqlClause): string =>
  clause.kind === 'and' || clause.kind === 'or' ? `(${formatClause(clause)})` : formatClause(clause);

/** ` ORDER BY …`, with its leading space; empty where nothing is sorted by. Pure. */
export const formatOrderBy = (sorts: readonly JqlSort[]): string =>
  sorts.length === 0 ? '' : ` ORDER BY ${sorts.map(formatSort).join(', ')}`;

const formatSort = ({ field, direction }: JqlSort): string =>
  direction === undefined ? formatField(field) : `${formatField(field)} ${direction}`;

const formatField = ({ name, property }: JqlField): string =>
  property === undefined ? name : `${name}[${property.key}]${property.path ?? ''}`;

function formatOperand(operand: JqlOperand): string {
  switch (operand.kind) {
    case 'value':
      return operand.text;
    case 'empty':
      return 'EMPTY';
    case 'call':
      return `${operand.name}(${operand.args.join(', ')})`;
    case 'list':
      return `(${operand.items.map(formatOperand).join(', ')})`;
  }
}
