/** WAS and CHANGED, from the changelog. */
import type { Issue } from '../model';
import { DAY, startOfDay } from '../dates';
import type { IdField } from './query-field';
import { readDate } from './jql-dates';
import type { JqlOperand, JqlTerm } from './jql-query';
import { resolveIds } from './resolve-ids';
import { all, good, invalid, noOperator, type IssueTest, type JqlResult, type JqlScope } from './scope';

/** A time during which a field had one value; `byId` set it. */
interface Span {
  readonly value: string | null;
  readonly from: number;
  readonly to: number;
  readonly byId: string;
}

interface Step {
  readonly from: string | null;
  readonly to: string | null;
  readonly at: number;
  readonly byId: string;
}

const stepsOf = (issue: Issue, fieldId: string): readonly Step[] =>
  issue.history.flatMap((change) =>
    change.items
      .filter((item) => item.fieldId === fieldId)
      .map((item) => ({ from: item.from, to: item.to, at: change.at, byId: change.authorId })),
  );

function spansOf(issue: Issue, fieldId: string, current: string | null): readonly Span[] {
  const steps = stepsOf(issue, fieldId);
  const first: Span = {
    value: steps[0] === undefined ? current : steps[0].from,
    from: issue.createdAt,
    to: steps[0]?.at ?? Infinity,
    byId: issue.creatorId,
  };
  const rest = steps.map((step, index) => ({
    value: step.to,
    from: step.at,
    to: steps[index + 1]?.at ?? Infinity,
    byId: step.byId,
  }));
  return [first, ...rest];
}

type Predicate = (when: { readonly from: number; readonly to: number; readonly byId: string }) => boolean;

/** The test of a WAS or CHANGED term on a field that has a history. */
export function compileHistory(term: JqlTerm, field: IdField, scope: JqlScope): JqlResult<IssueTest> {
  const fieldId = field.history;
  if (fieldId === undefined) return noOperator(term.operator, term.field.name);
  const predicates = all(term.predicates.map((one) => compilePredicate(one, term, scope)));
  if (!predicates.ok) return predicates;
  const holds: Predicate = (when) => predicates.value.every((predicate) => predicate(when));
  if (term.operator === 'changed') return compileChanged(term, field, { scope, fieldId, holds });
  const wanted = historyValues(term.operand, term, { field, scope });
  if (!wanted.ok) return wanted;
  const was: IssueTest = (issue) => {
    const current = field.values(issue, scope)[0] ?? null;
    return spansOf(issue, fieldId, current === 'unresolved' ? null : current).some(
      (span) => wanted.value.includes(span.value) && holds(span),
    );
  };
  return good(term.operator.startsWith('was not') ? (issue) => !was(issue) : was);
}

function compileChanged(
  term: JqlTerm,
  field: IdField,
  parts: { readonly scope: JqlScope; readonly fieldId: string; readonly holds: Predicate },
): JqlResult<IssueTest> {
  const ends = term.predicates.filter((one) => one.operator === 'from' || one.operator === 'to');
  const values = all(
    ends.map((one) => {
      const resolved = historyValues(one.operand, term, { field, scope: parts.scope });
      return resolved.ok ? good({ end: one.operator, values: resolved.value }) : resolved;
    }),
  );
  if (!values.ok) return values;
  return good((issue) =>
    stepsOf(issue, parts.fieldId).some(
      (step) =>
        values.value.every((one) => one.values.includes(one.end === 'from' ? step.from : step.to)) &&
        parts.holds({ from: step.at, to: step.at, byId: step.byId }),
    ),
  );
}

function historyValues(
  operand: JqlOperand | undefined,
  term: JqlTerm,
  { field, scope }: { readonly field: IdField; readonly scope: JqlScope },
): JqlResult<readonly (string | null)[]> {
  if (operand === undefined) return invalid(`The operator '${term.operator}' needs a value.`);
  const resolved = resolveIds(operand, { name: term.field.name, field, scope });
  if (!resolved.ok) return resolved;
  const ids = resolved.value.ids.map((id) => (id === 'unresolved' ? null : id));
  return good(resolved.value.empty ? [...ids, null] : ids);
}

function compilePredicate(
  predicate: JqlTerm['predicates'][number],
  term: JqlTerm,
  scope: JqlScope,
): JqlResult<Predicate> {
  const name = term.field.name;
  switch (predicate.operator) {
    case 'from':
    case 'to':
      return good(() => true);
    case 'by':
      return compileBy(predicate.operand, scope);
    case 'during':
      return compileDuring(predicate.operand, name, scope);
    case 'after':
    case 'before':
    case 'on': {
      const at = readDate(predicate.operand, name, scope.now);
      if (!at.ok) return at;
      if (predicate.operator === 'after') return good((when) => when.to > at.value);
      if (predicate.operator === 'before') return good((when) => when.from < at.value);
      const day = startOfDay(at.value);
      return good((when) => when.to >= day && when.from < day + DAY);
    }
  }
}

function compileBy(operand: JqlOperand, scope: JqlScope): JqlResult<Predicate> {
  const field: IdField = {
    type: 'id',
    values: () => [],
    resolve: (value) =>
      [...scope.site.people.values()]
        .filter((person) => person.accountId === value || person.displayName === value)
        .map((person) => person.accountId),
  };
  const people = resolveIds(operand, { name: 'by', field, scope });
  return people.ok ? good((when) => people.value.ids.includes(when.byId)) : people;
}

function compileDuring(operand: JqlOperand, name: string, scope: JqlScope): JqlResult<Predicate> {
  const ends =
    operand.kind === 'list' ? all(operand.items.map((item) => readDate(item, name, scope.now))) : undefined;
  if (ends === undefined) return invalid("The predicate 'during' needs two dates.");
  if (!ends.ok) return ends;
  const [start, end] = ends.value;
  if (start === undefined || end === undefined) return invalid("The predicate 'during' needs two dates.");
  return good((when) => when.to >= start && when.from <= end);
}
