/** Up to 25 operations that happen together or not at all (storage-reference/kvs-transactions, entities-transactions). */
import type { KvsAnswer } from '../ports';
import { areDistinct } from './batch';
import type { KvsBehaviour } from './behaviour';
import { findConditionsFault, meets } from './conditions';
import type { Entity } from './entities';
import { answerFault, fault, invalidRequest, keyDuplicated, type Fault } from './faults';
import { findKeyFault } from './key-faults';
import { TRANSACTION_MAX_BYTES, TRANSACTION_MAX_OPERATIONS } from './limits';
import { findPlace, type Place } from './places';
import type { Records } from './records';
import type { RawConditions, TransactionRequest } from './requests';
import { NO_CONTENT, parseWrite } from './single-key';
import { jsonBytes } from './value-faults';

export interface TransactionContext {
  readonly records: Records;
  readonly entities: readonly Entity[];
  readonly behaviour: KvsBehaviour;
  readonly now: number;
}

/** One operation, known to be free of faults by itself. */
interface Step {
  readonly kind: 'step';
  readonly isCheck: boolean;
  readonly place: Place;
  readonly key: string;
  readonly conditions: RawConditions | undefined;
  run(): void;
}

export function transactAll(context: TransactionContext, request: TransactionRequest): KvsAnswer {
  const found = findTransactionFault(request);
  if (found !== undefined) return answerFault(found);
  const steps: Step[] = [];
  for (const step of planSteps(context, request)) {
    if (step.kind === 'fault') return answerFault(step);
    steps.push(step);
  }
  return context.records.transact(() => {
    if (!steps.every((step) => isMet(context, step))) return answerFault(conditionFailed());
    for (const step of steps) step.run();
    return NO_CONTENT;
  });
}

function findTransactionFault(request: TransactionRequest): Fault | undefined {
  const operations = [...request.set, ...request.delete, ...request.check];
  if (operations.length === 0) return invalidRequest('A transaction needs an operation.');
  if (operations.length > TRANSACTION_MAX_OPERATIONS)
    return fault('UNPROCESSABLE_ENTITY', 'Request cannot be processed due to one or more semantic errors');
  if (!areDistinct(operations)) return keyDuplicated();
  return jsonBytes(request) > TRANSACTION_MAX_BYTES
    ? fault('MAX_SIZE', 'The provided transaction has exceeded the maximum size limit.')
    : undefined;
}

function planSteps(
  { records, entities, now }: TransactionContext,
  request: TransactionRequest,
): (Step | Fault)[] {
  const none = (): void => undefined;
  return [
    ...request.set.map((operation) => {
      const place = findPlace(entities, operation.entityName);
      const write = place.kind === 'fault' ? place : parseWrite(place, operation, now);
      return write.kind === 'fault' ? write : planStep(place, operation, () => void records.put(write));
    }),
    ...request.delete.map((operation) => {
      const place = findPlace(entities, operation.entityName);
      const run = place.kind === 'fault' ? none : (): void => records.remove(place, operation.key);
      return planStep(place, operation, run);
    }),
    ...request.check.map((operation) => {
      const step = planStep(findPlace(entities, operation.entityName), operation, none);
      return step.kind === 'fault' ? step : { ...step, isCheck: true };
    }),
  ];
}

function planStep(
  place: Place | Fault,
  { key, conditions }: { readonly key: string; readonly conditions?: RawConditions | undefined },
  run: () => void,
): Step | Fault {
  if (place.kind === 'fault') return place;
  const found = findKeyFault(place, key) ?? findStepConditionsFault(place, conditions);
  return found ?? { kind: 'step', isCheck: false, place, key, conditions, run };
}

function findStepConditionsFault(place: Place, conditions: RawConditions | undefined): Fault | undefined {
  if (conditions === undefined) return undefined;
  return place.kind === 'entity'
    ? findConditionsFault(place.entity, conditions)
    : invalidRequest('Conditions are only supported on custom entities.');
}

function isMet(
  { records, behaviour }: TransactionContext,
  { place, key, conditions, isCheck }: Step,
): boolean {
  if (conditions === undefined) return true;
  const record = records.find(place, key);
  if (record === undefined) return !isCheck && behaviour.absentKeyMeetsNotExists && meets(conditions, {});
  return meets(conditions, record.value);
}

const conditionFailed = (): Fault =>
  fault(
    'CONDITIONAL_CHECK_FAILED',
    'Request failed due to conditional check specified or optimistic locking',
  );
