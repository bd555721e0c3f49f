import type { Operation } from './operation';

/** Whether the scope is in one of the operation's two sets. */
export const asksFor = ({ classic, granular }: Operation, scope: string): boolean =>
  classic?.includes(scope) === true || granular?.includes(scope) === true;
