/** From a JQL text to the issues that the caller may see. */
import type { Filter, Issue } from '../model';
import { canSeeIssue } from '../permissions';
import { compileTerm } from './compile-term';
import type { JqlClause, JqlQuery, JqlTerm } from './jql-query';
import { compileOrderBy } from './order-by';
import { parseJql } from './parse-jql';
import { all, good, noValue, type IssueTest, type JqlFault, type JqlResult, type JqlScope } from './scope';

export type Found =
  | { readonly ok: true; readonly issues: readonly Issue[]; readonly bounded: boolean }
  | { readonly ok: false; readonly faults: readonly JqlFault[] };

/** The visible issues that match, in order; or every fault of the query. `bounded`: it has a restriction. */
export function searchIssues(jql: string, scope: JqlScope): Found {
  const parsed = parseJql(jql);
  if (!parsed.ok)
    return { ok: false, faults: parsed.errors.map((message) => ({ kind: 'invalid', message })) };
  const { where, orderBy } = parsed.query;
  const test = where === undefined ? good<IssueTest>(() => true) : compileClause(where, scope);
  const order = compileOrderBy(orderBy, scope);
  if (!test.ok || !order.ok) return { ok: false, faults: faultsOf(parsed.query, scope) };
  const issues = [...scope.site.issues.values()]
    .filter((issue) => !issue.archived && canSeeIssue(scope.site, scope.actor, issue))
    .filter(test.value)
    .sort(order.value);
  return { ok: true, issues, bounded: where !== undefined };
}

/** Every fault of a query that parses, in reading order. Empty: it can be evaluated for this caller. */
export function faultsOf(query: JqlQuery, scope: JqlScope): readonly JqlFault[] {
  const terms = query.where === undefined ? [] : termsOf(query.where);
  const results = [
    ...terms.map((term) => compileAny(term, scope, 0)),
    ...query.orderBy.map((order) => compileOrderBy([order], scope)),
  ];
  return results.flatMap((result) => (result.ok ? [] : [result.fault]));
}

function termsOf(clause: JqlClause): readonly JqlTerm[] {
  if (clause.kind === 'term') return [clause];
  return clause.kind === 'not' ? termsOf(clause.clause) : clause.clauses.flatMap(termsOf);
}

function compileClause(clause: JqlClause, scope: JqlScope, depth = 0): JqlResult<IssueTest> {
  if (clause.kind === 'term') return compileAny(clause, scope, depth);
  if (clause.kind === 'not') return compileNot(clause.clause, scope, depth);
  const tests = all(clause.clauses.map((one) => compileClause(one, scope, depth)));
  if (!tests.ok) return tests;
  return good(
    clause.kind === 'and'
      ? (issue) => tests.value.every((test) => test(issue))
      : (issue) => tests.value.some((test) => test(issue)),
  );
}

const OPPOSITES: Readonly<Partial<Record<JqlTerm['operator'], JqlTerm['operator']>>> = {
  '=': '!=',
  '!=': '=',
  in: 'not in',
  'not in': 'in',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
};

/** Jira turns NOT into the opposite operators, so that `NOT labels = x` leaves out issues without labels, as `!=` does. */
function compileNot(clause: JqlClause, scope: JqlScope, depth: number): JqlResult<IssueTest> {
  switch (clause.kind) {
    case 'not':
      return compileClause(clause.clause, scope, depth);
    case 'and':
    case 'or':
      return compileClause(
        {
          kind: clause.kind === 'and' ? 'or' : 'and',
          clauses: clause.clauses.map((one) => ({ kind: 'not', clause: one })),
        },
        scope,
        depth,
      );
    case 'term': {
      const opposite = OPPOSITES[clause.operator];
      if (opposite !== undefined) return compileAny({ ...clause, operator: opposite }, scope, depth);
      const test = compileAny(clause, scope, depth);
      return test.ok ? good((issue) => !test.value(issue)) : test;
    }
  }
}

const FILTER_NAMES: ReadonlySet<string> = new Set(['filter', 'request', 'savedfilter', 'searchrequest']);

function compileAny(term: JqlTerm, scope: JqlScope, depth: number): JqlResult<IssueTest> {
  const isFilter = FILTER_NAMES.has(term.field.name.toLowerCase()) && depth < 5;
  return isFilter ? compileFilter(term, scope, depth) : compileTerm(term, scope);
}

/** `filter = 10800`: the saved query of a filter that the caller may see. */
function compileFilter(term: JqlTerm, scope: JqlScope, depth: number): JqlResult<IssueTest> {
  const named = term.operand?.kind === 'value' ? term.operand.value : (term.operand?.text ?? '');
  const filter = [...scope.site.filters.values()].find((one) => one.id === named || one.name === named);
  if (filter === undefined || !canUse(filter, scope)) return noValue(named, term.field.name);
  const parsed = parseJql(filter.jql);
  if (!parsed.ok || parsed.query.where === undefined) return good(() => term.operator !== '!=');
  const clause: JqlClause =
    term.operator === '!=' ? { kind: 'not', clause: parsed.query.where } : parsed.query.where;
  return compileClause(clause, scope, depth + 1);
}

const canUse = (filter: Filter, { actor }: JqlScope): boolean =>
  actor.person !== undefined && (filter.shared || filter.ownerId === actor.person.accountId);
