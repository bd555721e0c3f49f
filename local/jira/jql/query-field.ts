import type { Issue } from '../model';
import type { JqlScope } from './scope';

/** A field whose values are ids. */
export interface IdField {
  readonly type: 'id';
  values(issue: Issue, scope: JqlScope): readonly string[];
  /** The ids that a written value names; empty where there is no such value for this caller. */
  resolve(value: string, scope: JqlScope): readonly string[];
  /** Present where `<` and `>` mean something: the order of two ids, undefined where they cannot be compared. */
  readonly compare?: (left: string, right: string, scope: JqlScope) => number | undefined;
  /** The changelog's field id, where WAS and CHANGED may ask about it. */
  readonly history?: string;
  readonly user?: true;
}
export interface DateField {
  readonly type: 'date';
  value(issue: Issue): number | undefined;
  /** True where the field has no time of day. */
  readonly dayOnly?: true;
}
export interface NumberField {
  readonly type: 'number';
  value(issue: Issue, scope: JqlScope): number | undefined;
}
export interface TextField {
  readonly type: 'text';
  texts(issue: Issue, scope: JqlScope): readonly string[];
}
export type QueryField = IdField | DateField | NumberField | TextField;
