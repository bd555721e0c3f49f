/**
 * Conditions of filters, of index ranges and of transactions (storage-reference/entities-api-query). A filter or transaction
 * condition is judged on the record's attributes; a range condition becomes bounds of a scan.
 */
import { isScalar, type Scalar } from './encode-scalar';
import type { Entity } from './entities';
import { fault, firstFault, type Fault } from './faults';
import type { KeySpan } from './key-span';
import { QUERY_MAX_CONDITIONS } from './limits';
import type { RawCondition, RawConditions } from './requests';
import type { Bounds } from './store';
import { attributesOf, undeclared } from './value-faults';

type Judge = (attribute: unknown, values: readonly unknown[]) => boolean;

const order =
  (holds: (comparison: number) => boolean): Judge =>
  (attribute, [value]) =>
    isScalar(attribute) &&
    isScalar(value) &&
    typeof attribute === typeof value &&
    holds(compare(attribute, value));

/** Both are of one type. */
const compare = (one: Scalar, other: Scalar): number => (one < other ? -1 : Number(one > other));

const isAtLeast = order((comparison) => comparison >= 0);
const isAtMost = order((comparison) => comparison <= 0);
const isEqual = order((comparison) => comparison === 0);

/** An attribute that is absent meets NOT_EXISTS and nothing else. */
const ofPresent =
  (judge: (attribute: unknown, value: unknown) => boolean): Judge =>
  (attribute, [value]) =>
    attribute !== undefined && judge(attribute, value);

const contains = (attribute: unknown, value: unknown): boolean =>
  typeof attribute === 'string' && typeof value === 'string' && attribute.includes(value);

const JUDGES: ReadonlyMap<string, Judge> = new Map([
  [
    'BEGINS_WITH',
    ofPresent(
      (text, start) => typeof text === 'string' && typeof start === 'string' && text.startsWith(start),
    ),
  ],
  ['BETWEEN', (attribute, [low, high]) => isAtLeast(attribute, [low]) && isAtMost(attribute, [high])],
  ['CONTAINS', ofPresent(contains)],
  ['NOT_CONTAINS', ofPresent((attribute, value) => !contains(attribute, value))],
  ['EQUAL_TO', isEqual],
  ['NOT_EQUAL_TO', ofPresent((attribute, value) => !isEqual(attribute, [value]))],
  ['EXISTS', ofPresent(() => true)],
  ['NOT_EXISTS', (attribute) => attribute === undefined],
  ['GREATER_THAN', order((comparison) => comparison > 0)],
  ['GREATER_THAN_EQUAL_TO', isAtLeast],
  ['LESS_THAN', order((comparison) => comparison < 0)],
  ['LESS_THAN_EQUAL_TO', isAtMost],
]);

/** Whether a record's value meets the conditions. They have been found free of faults. */
export function meets(conditions: RawConditions | undefined, value: unknown): boolean {
  const attributes = attributesOf(value) ?? new Map<string, unknown>();
  const holds = ({ property, condition, values }: RawCondition): boolean =>
    JUDGES.get(condition)?.(attributes.get(property), values) ?? false;
  return (conditions?.and?.every(holds) ?? true) && (conditions?.or?.some(holds) ?? true);
}

/** What is wrong with conditions on an entity (storage-reference/entities-errorhandling). */
export function findConditionsFault(entity: Entity, { and, or }: RawConditions): Fault | undefined {
  if (and !== undefined && or !== undefined)
    return fault(
      'INVALID_FILTER_OPERATORS_COMBINATION',
      'Filter operators "and" and "or" cannot be present at the same level.',
    );
  const conditions = and ?? or ?? [];
  if (conditions.length === 0)
    return fault('EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.');
  if (conditions.length > QUERY_MAX_CONDITIONS)
    return fault(
      'TOO_MANY_CONDITIONS',
      `A query can only have a maximum of ${QUERY_MAX_CONDITIONS} conditions.`,
    );
  return firstFault(...conditions.map((condition) => () => findConditionFault(entity, condition)));
}

function findConditionFault(
  entity: Entity,
  { property, condition, values }: RawCondition,
): Fault | undefined {
  if (!entity.attributes.has(property)) return undeclared(entity, property);
  if (!JUDGES.has(condition)) return unknownCondition(condition);
  return findValuesFault(condition, values);
}

export const unknownCondition = (condition: string): Fault =>
  fault('INVALID_FILTER_CONDITION', `The condition "${condition}" is not supported here.`);

function findValuesFault(condition: string, values: readonly unknown[]): Fault | undefined {
  const wanted = condition === 'BETWEEN' ? 2 : 1;
  if (values.length < wanted)
    return wanted === 2
      ? fault('INSUFFICIENT_FILTER_VALUES', 'The specified condition needs at least two values.')
      : fault('INVALID_FILTER_VALUES', `The condition "${condition}" needs a value.`);
  return values.every(isScalar)
    ? undefined
    : fault('INVALID_FILTER_VALUES', `The values of "${condition}" must be strings, numbers or booleans.`);
}

type ToBounds = (span: KeySpan, low: Scalar, high: Scalar) => Bounds;

/** Conditions that an index can answer by itself. */
const BOUNDS: ReadonlyMap<string, ToBounds> = new Map<string, ToBounds>([
  ['BEGINS_WITH', (span, start) => span.beginningWith(String(start))],
  ['BETWEEN', (span, low, high) => ({ from: span.exactly(low).from, before: span.exactly(high).before })],
  ['EQUAL_TO', (span, value) => span.exactly(value)],
  ['GREATER_THAN', (span, value) => ({ from: span.exactly(value).before, before: span.all.before })],
  ['GREATER_THAN_EQUAL_TO', (span, value) => ({ from: span.exactly(value).from, before: span.all.before })],
  ['LESS_THAN', (span, value) => ({ from: span.all.from, before: span.exactly(value).from })],
  ['LESS_THAN_EQUAL_TO', (span, value) => ({ from: span.all.from, before: span.exactly(value).before })],
]);

/** The part of an index that a range condition leaves; without one, all of it. */
export function boundsOf(
  span: KeySpan,
  range: { readonly condition: string; readonly values: readonly unknown[] } | undefined,
): Bounds | Fault {
  if (range === undefined) return span.all;
  const { condition, values } = range;
  const toBounds = BOUNDS.get(condition);
  if (toBounds === undefined) return unknownCondition(condition);
  const [low, high = low] = values.filter(isScalar);
  const found = findValuesFault(condition, values);
  if (found !== undefined || low === undefined || high === undefined)
    return found ?? fault('INVALID_FILTER_VALUES', `The condition "${condition}" needs a value.`);
  return toBounds(span, low, high);
}
