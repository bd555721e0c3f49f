import { encodeScalar, isScalar } from './encode-scalar';
import type { AttributeType, Entity, EntityIndex } from './entities';
import { fault, firstFault, type Fault } from './faults';
import {
  INTEGER_MAX,
  INTEGER_MIN,
  PARTITION_MAX_BYTES,
  RANGE_MAX_BYTES,
  SECRET_VALUE_MAX_BYTES,
  VALUE_MAX_BYTES,
  VALUE_MAX_DEPTH,
} from './limits';
import type { Place } from './places';

/** What is wrong with a value for this place: size, depth, and for an entity its attributes. */
export const findValueFault = (place: Place, value: unknown): Fault | undefined =>
  firstFault(
    () => findSizeFault(value, place.kind === 'secret' ? SECRET_VALUE_MAX_BYTES : VALUE_MAX_BYTES),
    () => (isDeeperThan(value, VALUE_MAX_DEPTH) ? tooDeep() : undefined),
    () => (place.kind === 'entity' ? findEntityFault(place.entity, value) : undefined),
  );

const findSizeFault = (value: unknown, maxBytes: number): Fault | undefined =>
  jsonBytes(value) > maxBytes
    ? fault('MAX_SIZE', 'The provided value has exceeded the maximum size limit.')
    : undefined;

/** Size of a value as it is billed and limited: its JSON text in UTF-8. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value ?? null));

const tooDeep = (): Fault =>
  fault('MAX_DEPTH', 'The provided value has exceeded the maximum object depth (32) limit.');

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/** An entity's value as its attributes, or undefined when it is none. */
export const attributesOf = (value: unknown): ReadonlyMap<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;

function findEntityFault(entity: Entity, value: unknown): Fault | undefined {
  const attributes = attributesOf(value);
  if (attributes === undefined)
    return fault(
      'INVALID_ENTITY_VALUE',
      'Entity values must match one of the types defined in Custom Entities.',
    );
  return firstFault(
    ...[...attributes].map(
      ([name, attribute]) =>
        () =>
          findAttributeFault(entity, name, attribute),
    ),
    ...entity.indexes.map((index) => () => findIndexedFault(index, attributes)),
  );
}

function findAttributeFault(entity: Entity, name: string, value: unknown): Fault | undefined {
  const type = entity.attributes.get(name);
  if (type === undefined) return undeclared(entity, name);
  return fits(type, value)
    ? undefined
    : fault('INCORRECT_PROPERTY_TYPE', `Data type for property "${name}" is defined as "${type}"`);
}

export const undeclared = (entity: Entity, attribute: string): Fault =>
  fault(
    'INVALID_ENTITY_ATTRIBUTE',
    `The attribute "${attribute}" is not declared for entity "${entity.name}".`,
  );

/** Whether a value is of an attribute's type (runtime-reference/storage-api-custom-entities, type requirements). */
export function fits(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'float':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value) && Number(value) >= INTEGER_MIN && Number(value) <= INTEGER_MAX;
    case 'any':
      return true;
  }
}

/** Indexed strings are not empty and not long (storage-reference/entities-manifest, limits-kvs-ce). */
function findIndexedFault(
  { name, partition, range }: EntityIndex,
  attributes: ReadonlyMap<string, unknown>,
): Fault | undefined {
  const empty = [...partition, range].find((attribute) => attributes.get(attribute) === '');
  if (empty !== undefined)
    return fault(
      'INVALID_ENTITY_VALUE',
      `The attribute "${empty}" is indexed by "${name}" and cannot be empty.`,
    );
  const partitionBytes = partition.reduce(
    (sum, attribute) => sum + indexedBytes(attributes.get(attribute)),
    0,
  );
  return partitionBytes > PARTITION_MAX_BYTES || indexedBytes(attributes.get(range)) > RANGE_MAX_BYTES
    ? fault('MAX_SIZE', `The attributes indexed by "${name}" have exceeded the maximum size limit.`)
    : undefined;
}

const indexedBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return isScalar(value) ? encodeScalar(value).length : 0;
};
