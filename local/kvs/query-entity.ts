/** entity().query() (storage-reference/entities-api-query): one index, a partition, a range, then filters. */
import type { KvsAnswer } from '../ports';
import { boundsOf, findConditionsFault, meets, unknownCondition } from './conditions';
import { encodeScalar, isScalar } from './encode-scalar';
import { BY_KEY, type Entity, type EntityIndex } from './entities';
import { answerFault, fault, firstFault, type Fault } from './faults';
import { indexSpan, recordSpan, type KeySpan } from './key-span';
import { PAGE_DEFAULT_ROWS, PAGE_MAX_ROWS } from './limits';
import { answerPage } from './page';
import { findPlace } from './places';
import type { Records } from './records';
import type { EntityQueryRequest } from './requests';
import { fits } from './value-faults';

export function queryEntity(
  records: Records,
  entities: readonly Entity[],
  request: EntityQueryRequest,
): KvsAnswer {
  const place = findPlace(entities, request.entityName);
  if (place.kind === 'fault') return answerFault(place);
  if (place.kind !== 'entity') throw new Error('An entity name leads to an entity.');
  const { entity } = place;
  const index = entity.indexes.find(({ name }) => name === request.indexName);
  const found = firstFault(
    () => findLimitFault(request),
    () => (index === undefined && request.indexName !== BY_KEY ? unknownIndex(request) : undefined),
    () => findPartitionFault(entity, index, request),
    () => findRangeFault(entity, index, request),
    () => (request.filters === undefined ? undefined : findConditionsFault(entity, request.filters)),
  );
  if (found !== undefined) return answerFault(found);
  const bounds = boundsOf(spanOf(index, request), request.range);
  if ('code' in bounds) return answerFault(bounds);
  const { sort: direction = 'ASC', limit = PAGE_DEFAULT_ROWS, cursor, options, filters } = request;
  return answerPage(records, {
    listing: { place, index, bounds, direction, limit },
    cursor,
    metadataFields: options?.metadataFields,
    keeps: ({ record }) => meets(filters, record.value),
  });
}

const findLimitFault = ({ limit = PAGE_DEFAULT_ROWS }: EntityQueryRequest): Fault | undefined =>
  Number.isInteger(limit) && limit >= 1 && limit <= PAGE_MAX_ROWS
    ? undefined
    : fault(
        'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE',
        `The page limit must be set between 1 and ${PAGE_MAX_ROWS}.`,
      );

const unknownIndex = ({ indexName, entityName }: EntityQueryRequest): Fault =>
  fault('INVALID_ENTITY_INDEX', `The index "${indexName}" is not declared for entity "${entityName}".`);

/** "You must set a value for each attribute" of the partition. */
function findPartitionFault(
  { attributes }: Entity,
  index: EntityIndex | undefined,
  { partition: values = [], indexName }: EntityQueryRequest,
): Fault | undefined {
  const names = index?.partition ?? [];
  const areRight =
    values.length === names.length &&
    names.every(
      (name, place) => isScalar(values[place]) && fits(attributes.get(name) ?? 'any', values[place]),
    );
  return areRight
    ? undefined
    : fault('INVALID_FILTER_VALUES', `The index "${indexName}" needs a partition of [${names.join(', ')}].`);
}

function findRangeFault(
  { attributes }: Entity,
  index: EntityIndex | undefined,
  { range }: EntityQueryRequest,
): Fault | undefined {
  if (range === undefined) return undefined;
  const type = index === undefined ? 'string' : (attributes.get(index.range) ?? 'any');
  if (range.condition === 'BEGINS_WITH' && type !== 'string' && type !== 'any')
    return unknownCondition(range.condition);
  return range.values.every((value) => fits(type === 'integer' ? 'float' : type, value))
    ? undefined
    : fault('INVALID_FILTER_VALUES', `The values of "${range.condition}" must be of the type "${type}".`);
}

const spanOf = (index: EntityIndex | undefined, { partition = [] }: EntityQueryRequest): KeySpan =>
  index === undefined ? recordSpan : indexSpan(partition.filter(isScalar).map(encodeScalar).join(''));
