import type * as z from 'zod';
import { prettifyError } from 'zod';
import type { KvsAnswer, LocalClock } from '../ports';
import { batchDelete, batchGet, batchSet } from './batch';
import type { KvsBehaviour } from './behaviour';
import type { Entity } from './entities';
import { answerFault, invalidRequest, type FaultCode } from './faults';
import { findPlace, SECRETS, VALUES, type Place } from './places';
import { queryEntity } from './query-entity';
import { queryValues } from './query-values';
import type { Cost } from './rate-units';
import type { Records } from './records';
import * as requests from './requests';
import { deleteKey, getKey, parseWrite, setKey } from './single-key';
import { transactAll } from './transaction';

export interface Endpoint {
  readonly cost: Cost;
  /** The code beyond the rate (storage-reference/kvs-transactions has one of its own). */
  readonly tooMany: Extract<FaultCode, 'RATE_LIMIT_EXCEEDED' | 'TOO_MANY_REQUESTS'>;
  readonly run: (body: unknown) => KvsAnswer;
}

export interface EndpointsContext {
  readonly records: Records;
  readonly clock: LocalClock;
  readonly entities: readonly Entity[];
  readonly behaviour: KvsBehaviour;
}

/** Every endpoint by its path (forge-platform.md §3.1). All are POST. */
export function createEndpoints({
  records,
  clock,
  entities,
  behaviour,
}: EndpointsContext): ReadonlyMap<string, Endpoint> {
  const get = (place: Place, request: requests.GetRequest): KvsAnswer => getKey(records, place, request);
  const set = (place: Place, request: requests.SetRequest): KvsAnswer => {
    const write = parseWrite(place, request, clock.now());
    return write.kind === 'fault' ? answerFault(write) : setKey(records, write, request.options);
  };
  const remove = (place: Place, request: { readonly key: string }): KvsAnswer =>
    deleteKey(records, place, request);
  const ofEntity =
    <T>(act: (place: Place, request: T) => KvsAnswer) =>
    (request: T & { readonly entityName: string }): KvsAnswer => {
      const place = findPlace(entities, request.entityName);
      return place.kind === 'fault' ? answerFault(place) : act(place, request);
    };

  return new Map([
    ['/api/v1/get', read(requests.GetSchema, (request) => get(VALUES, request))],
    ['/api/v1/set', write(requests.SetSchema, (request) => set(VALUES, request))],
    ['/api/v1/delete', write(requests.DeleteSchema, (request) => remove(VALUES, request))],
    ['/api/v1/query', read(requests.QuerySchema, (request) => queryValues(records, request))],
    ['/api/v1/secret/get', read(requests.GetSchema, (request) => get(SECRETS, request))],
    ['/api/v1/secret/set', write(requests.SetSchema, (request) => set(SECRETS, request))],
    ['/api/v1/secret/delete', write(requests.DeleteSchema, (request) => remove(SECRETS, request))],
    ['/api/v1/entity/get', read(requests.EntityGetSchema, ofEntity(get))],
    ['/api/v1/entity/set', write(requests.EntitySetSchema, ofEntity(set))],
    ['/api/v1/entity/delete', write(requests.EntityDeleteSchema, ofEntity(remove))],
    [
      '/api/v1/entity/query',
      read(requests.EntityQuerySchema, (request) => queryEntity(records, entities, request)),
    ],
    ['/api/v1/batch/get', read(requests.BatchGetSchema, (items) => batchGet(records, entities, items))],
    [
      '/api/v1/batch/set',
      write(requests.BatchSetSchema, (items) => batchSet({ records, entities, now: clock.now() }, items)),
    ],
    [
      '/api/v1/batch/delete',
      write(requests.BatchDeleteSchema, (items) => batchDelete(records, entities, items)),
    ],
    [
      '/api/v1/transaction',
      {
        ...write(requests.TransactionSchema, (request) =>
          transactAll({ records, entities, behaviour, now: clock.now() }, request),
        ),
        tooMany: 'TOO_MANY_REQUESTS',
      },
    ],
  ]);
}

const read = <T>(schema: z.ZodType<T>, act: (request: T) => KvsAnswer): Endpoint => ({
  cost: 'read',
  tooMany: 'RATE_LIMIT_EXCEEDED',
  run: parsed(schema, act),
});

const write = <T>(schema: z.ZodType<T>, act: (request: T) => KvsAnswer): Endpoint => ({
  ...read(schema, act),
  cost: 'write',
});

const parsed =
  <T>(schema: z.ZodType<T>, act: (request: T) => KvsAnswer) =>
  (body: unknown): KvsAnswer => {
    const request = schema.safeParse(body);
    return request.success ? act(request.data) : answerFault(invalidRequest(prettifyError(request.error)));
  };
