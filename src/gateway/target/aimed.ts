import type { Operation } from '../../catalogue/operation';
import type { RequestBody } from '../body';
import type { Query } from '../query';

/** What is looked at to know what a request touches. */
export interface Aimed {
  readonly operation: Operation;
  /** Parameter of the path template → decoded segment. */
  readonly params: ReadonlyMap<string, string>;
  /** As it is sent: a parameter with several values is one that takes several. */
  readonly query: Query;
  readonly body: RequestBody | undefined;
}
