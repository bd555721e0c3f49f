/** kvs.query (storage-reference/kvs-api-query): plain values in key order, by the beginning of the key. */
import type { KvsAnswer } from '../ports';
import { boundsOf, unknownCondition } from './conditions';
import { answerFault, fault, type Fault } from './faults';
import { recordSpan } from './key-span';
import { PAGE_DEFAULT_ROWS, PAGE_MAX_ROWS } from './limits';
import { answerPage } from './page';
import { VALUES } from './places';
import type { Records } from './records';
import type { QueryRequest } from './requests';
import type { Bounds } from './store';

export function queryValues(records: Records, request: QueryRequest): KvsAnswer {
  const { limit = PAGE_DEFAULT_ROWS, after: cursor, options } = request;
  const bounds = findBounds(request);
  if ('code' in bounds) return answerFault(bounds);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_MAX_ROWS)
    return answerFault(
      fault('LIST_QUERY_LIMIT_EXCEEDED', `The limit must be set between 1 and ${PAGE_MAX_ROWS}.`),
    );
  return answerPage(records, {
    listing: { place: VALUES, index: undefined, bounds, direction: 'ASC', limit },
    cursor,
    metadataFields: options?.metadataFields,
    keeps: () => true,
  });
}

function findBounds({ where = [] }: QueryRequest): Bounds | Fault {
  const [clause, ...others] = where;
  if (clause === undefined) return recordSpan.all;
  if (others.length > 0)
    return fault('QUERY_WHERE_INVALID', 'There may only be a single where condition for a query.');
  if (clause.property !== 'key')
    return fault('QUERY_WHERE_FIELD_INVALID', 'Queries can only target the key field.');
  return clause.condition === 'BEGINS_WITH'
    ? boundsOf(recordSpan, clause)
    : unknownCondition(clause.condition);
}
