/** A parsed JQL as plain values, free of the parser's classes. Names and values stand as they were written, quotes and all. */
import type { OperatorValue, OrderByDirectionValue, PredicateOperatorValue } from '@atlaskit/jql-ast';

export interface JqlTree {
  readonly where: JqlClause | undefined;
  readonly orderBy: readonly JqlSort[];
}

export type JqlClause =
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly JqlClause[] }
  | { readonly kind: 'not'; readonly clause: JqlClause }
  | JqlTerm;

export interface JqlTerm {
  readonly kind: 'term';
  readonly field: JqlField;
  readonly operator: OperatorValue;
  /** Absent for `changed`. */
  readonly operand: JqlOperand | undefined;
  readonly predicates: readonly { readonly operator: PredicateOperatorValue; readonly operand: JqlOperand }[];
}

/** `summary`, `"Story Points"`, `cf[10010]`, or an entity property: `issue.property[key].path`, the path with its dot. */
export interface JqlField {
  readonly name: string;
  readonly property: { readonly key: string; readonly path: string | undefined } | undefined;
}

export type JqlOperand =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly JqlOperand[] };

export interface JqlSort {
  readonly field: JqlField;
  readonly direction: OrderByDirectionValue | undefined;
}
