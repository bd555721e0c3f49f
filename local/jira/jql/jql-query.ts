/** A parsed query, free of the parser's classes. */
import type { OperatorValue, OrderByDirectionValue, PredicateOperatorValue } from '@atlaskit/jql-ast';

export interface JqlQuery {
  readonly where: JqlClause | undefined;
  readonly orderBy: readonly JqlOrder[];
}

export type JqlClause = JqlCompound | JqlNot | JqlTerm;

export interface JqlCompound {
  readonly kind: 'and' | 'or';
  readonly clauses: readonly JqlClause[];
}

export interface JqlNot {
  readonly kind: 'not';
  readonly clause: JqlClause;
}

export interface JqlField {
  /** Without quotes, as the user spelt it. */
  readonly name: string;
  readonly text: string;
  /** `issue.property[key].path`. */
  readonly properties: readonly { readonly key: string; readonly path: string }[];
}

export interface JqlTerm {
  readonly kind: 'term';
  readonly field: JqlField;
  readonly operator: OperatorValue;
  /** Absent for `changed`. */
  readonly operand: JqlOperand | undefined;
  readonly predicates: readonly { readonly operator: PredicateOperatorValue; readonly operand: JqlOperand }[];
}

/** `text` is the operand as written. */
export type JqlOperand =
  | { readonly kind: 'value'; readonly value: string; readonly text: string }
  | { readonly kind: 'empty'; readonly text: string }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly args: readonly string[];
      readonly text: string;
    }
  | { readonly kind: 'list'; readonly items: readonly JqlOperand[]; readonly text: string };

export interface JqlOrder {
  readonly field: JqlField;
  readonly direction: OrderByDirectionValue | undefined;
}
