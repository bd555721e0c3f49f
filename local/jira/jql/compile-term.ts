/** One JQL clause as a test of an issue. Negative operators exclude issues without a value, as Jira's do. */
import { startOfDay } from '../dates';
import { compileHistory } from './history-test';
import { readDate } from './jql-dates';
import { findQueryField, UNSUPPORTED_FIELDS } from './jql-fields';
import type { DateField, IdField, NumberField, TextField } from './query-field';
import type { JqlOperand, JqlTerm } from './jql-query';
import { resolveIds } from './resolve-ids';
import {
  all,
  good,
  invalid,
  noOperator,
  unsupported,
  type IssueTest,
  type JqlResult,
  type JqlScope,
} from './scope';
import { compileTextQuery } from './text-match';

/** Jira's words for a field that is not there, or not for this caller. */
export const noField = (name: string): string =>
  `Field '${name}' does not exist or you do not have permission to view it.`;

/** The test of one clause, or what is wrong with it. */
export function compileTerm(term: JqlTerm, scope: JqlScope): JqlResult<IssueTest> {
  const name = term.field.name;
  if (term.field.properties.length > 0) return unsupported('JQL on entity properties');
  const field = findQueryField(name);
  if (field === undefined) {
    return UNSUPPORTED_FIELDS.has(name.toLowerCase())
      ? unsupported(`JQL on the field ${name}`)
      : invalid(noField(name));
  }
  if (term.operator === 'changed' || term.operator.startsWith('was')) {
    return field.type === 'id' ? compileHistory(term, field, scope) : noOperator(term.operator, name);
  }
  if (term.operand === undefined) return invalid(`The operator '${term.operator}' needs a value.`);
  const clause: Clause = { name, operator: term.operator, operand: term.operand, scope };
  if (isOperator(term.operator) && term.operand.kind !== 'empty') {
    return invalid(
      `The operator '${term.operator}' is only supported with the value EMPTY for the field '${name}'.`,
    );
  }
  switch (field.type) {
    case 'id':
      return compileId(field, clause);
    case 'date':
      return compileDate(field, clause);
    case 'number':
      return compileNumber(field, clause);
    case 'text':
      return compileText(field, clause);
  }
}

interface Clause {
  readonly name: string;
  readonly operator: JqlTerm['operator'];
  readonly operand: JqlOperand;
  readonly scope: JqlScope;
}

const isOperator = (operator: string): boolean => operator === 'is' || operator === 'is not';
const isNegative = (operator: string): boolean =>
  operator === '!=' || operator === 'not in' || operator === 'is not' || operator === '!~';

function compileId(field: IdField, clause: Clause): JqlResult<IssueTest> {
  const { name, operator, scope } = clause;
  if (operator === '~' || operator === '!~') return noOperator(operator, name);
  const wanted = resolveIds(clause.operand, { name, field, scope });
  if (!wanted.ok) return wanted;
  const { ids, empty } = wanted.value;
  const holding = (issue: Parameters<IssueTest>[0]): readonly string[] => field.values(issue, scope);
  if (isComparison(operator)) return compileOrder(field, clause, ids);
  const unset = (values: readonly string[]): boolean =>
    values.length === 0 || (name.toLowerCase() === 'resolution' && values[0] === 'unresolved');
  const hit = (values: readonly string[]): boolean => values.some((value) => ids.includes(value));
  if (!isNegative(operator)) return good((issue) => hit(holding(issue)) || (empty && unset(holding(issue))));
  return good((issue) => {
    const values = holding(issue);
    return values.length > 0 && !hit(values) && !(empty && unset(values));
  });
}

type Comparison = '<' | '>' | '<=' | '>=';
const isComparison = (operator: string): operator is Comparison =>
  operator === '<' || operator === '>' || operator === '<=' || operator === '>=';

function compares(operator: Comparison, difference: number): boolean {
  if (operator === '<') return difference < 0;
  if (operator === '>') return difference > 0;
  return operator === '<=' ? difference <= 0 : difference >= 0;
}

function compileOrder(field: IdField, clause: Clause, ids: readonly string[]): JqlResult<IssueTest> {
  const { operator, scope } = clause;
  const compare = field.compare;
  if (compare === undefined || !isComparison(operator)) return noOperator(operator, clause.name);
  return good((issue) =>
    field.values(issue, scope).some((value) =>
      ids.some((id) => {
        const difference = compare(value, id, scope);
        return difference !== undefined && compares(operator, difference);
      }),
    ),
  );
}

function compileDate(field: DateField, clause: Clause): JqlResult<IssueTest> {
  const floor = (at: number): number => (field.dayOnly === true ? startOfDay(at) : at);
  return compileOrdered(
    clause,
    (issue) => field.value(issue),
    (operand) => {
      const at = readDate(operand, clause.name, clause.scope.now);
      return at.ok ? good(floor(at.value)) : at;
    },
  );
}

function compileNumber(field: NumberField, clause: Clause): JqlResult<IssueTest> {
  return compileOrdered(
    clause,
    (issue) => field.value(issue, clause.scope),
    (operand) => {
      const number = operand.kind === 'value' ? Number(operand.value) : NaN;
      if (!Number.isNaN(number)) return good(number);
      return invalid(
        `The value '${operand.text}' for field '${clause.name}' is invalid - a number is expected.`,
      );
    },
  );
}

/** Dates and numbers: `=`, lists, `<` … and EMPTY. */
function compileOrdered(
  clause: Clause,
  value: (issue: Parameters<IssueTest>[0]) => number | undefined,
  read: (operand: JqlOperand) => JqlResult<number>,
): JqlResult<IssueTest> {
  const { operator, operand } = clause;
  if (operator === '~' || operator === '!~') return noOperator(operator, clause.name);
  const operands = operand.kind === 'list' ? operand.items : [operand];
  const empty = operands.some((one) => one.kind === 'empty');
  const points = all(operands.filter((one) => one.kind !== 'empty').map(read));
  if (!points.ok) return points;
  if (isComparison(operator)) {
    const [point] = points.value;
    if (point === undefined) return noOperator(operator, clause.name);
    return good((issue) => {
      const held = value(issue);
      return held !== undefined && compares(operator, held - point);
    });
  }
  const negative = isNegative(operator);
  return good((issue) => {
    const held = value(issue);
    if (held === undefined) return empty && !negative;
    return points.value.includes(held) !== negative;
  });
}

function compileText(field: TextField, clause: Clause): JqlResult<IssueTest> {
  const { name, operator, operand, scope } = clause;
  if (isOperator(operator) || operand.kind === 'empty') {
    if (
      !['is', 'is not', '=', '!='].includes(operator) ||
      ['comment', 'text', 'textfields'].includes(name.toLowerCase())
    ) {
      return noOperator(operator, name);
    }
    return good((issue) => (field.texts(issue, scope).length === 0) !== isNegative(operator));
  }
  if (operator !== '~' && operator !== '!~') return noOperator(operator, name);
  if (operand.kind !== 'value') return invalid(`The field '${name}' does not take ${operand.text}.`);
  const matches = compileTextQuery(operand.value);
  if (matches === undefined)
    return invalid(`The field '${name}' does not support searching for an empty string.`);
  if (operator === '~') return good((issue) => field.texts(issue, scope).some(matches));
  return good((issue) => {
    const texts = field.texts(issue, scope);
    return texts.length > 0 && !texts.some(matches);
  });
}
