import type { Kvs, KvsAnswer, KvsDump } from '../ports';
import { defaultBehaviour, type KvsBehaviour } from './behaviour';
import { createEndpoints, type Endpoint } from './endpoints';
import type { Entity } from './entities';
import { answerFault, fault } from './faults';
import { entityPlace, SECRETS, VALUES } from './places';
import { createRateMeter, type RateMeter } from './rate-units';
import { formatExpireTime } from './record';
import { createRecords, type Records, type RecordsContext } from './records';
import { jsonBytes } from './value-faults';

export interface KvsContext extends Omit<RecordsContext, 'behaviour'> {
  /** Kept and read at every answer: change it at any time. Default: as documented. */
  readonly behaviour?: KvsBehaviour;
}

/**
 * Forge's hosted storage of one installation, as @forge/kvs 1.6.5 talks to it. What it keeps is in `store`, which it closes. What is
 * emulated, what differs and what is absent: local/README.md.
 */
export function createKvs({ behaviour = defaultBehaviour(), ...context }: KvsContext): Kvs {
  const { store, clock, entities } = context;
  const records = createRecords({ ...context, behaviour });
  const endpoints = createEndpoints({ records, clock, entities, behaviour });
  const meter = createRateMeter(clock);
  return {
    answer(path, body) {
      const endpoint = endpoints.get(path);
      if (endpoint === undefined) return answerFault(fault('ENDPOINT_NOT_FOUND', `There is no ${path}.`));
      try {
        records.removeExpired();
        return behaviour.enforceRateUnits ? answerMetered(meter, endpoint, body) : endpoint.run(body);
      } catch (error) {
        const cause = error instanceof Error ? error.message : String(error);
        return answerFault(fault('UNKNOWN_ERROR', `Unexpected error in Forge KVS API: ${cause}`));
      }
    },
    dump: () => dumpAll(records, entities),
    close: () => store.close(),
  };
}

/** A write is booked by what is sent, before it happens; a read by what is answered. */
function answerMetered(meter: RateMeter, { cost, tooMany, run }: Endpoint, body: unknown): KvsAnswer {
  const refusal = answerFault(fault(tooMany, 'The storage rate limit of this installation is exceeded.'));
  if (cost === 'write') return meter.take(cost, jsonBytes(body)) ? run(body) : refusal;
  const answer = run(body);
  return meter.take(cost, answer.body === undefined ? 0 : jsonBytes(answer.body)) ? answer : refusal;
}

const dumpAll = (records: Records, entities: readonly Entity[]): KvsDump => ({
  values: records
    .all(VALUES)
    .map(({ key, record }) => ({ key, value: record.value, ...expireTimeOf(record) })),
  secrets: records.all(SECRETS).map(({ key, record }) => ({ key, valueBytes: jsonBytes(record.value) })),
  entities: entities.flatMap((entity) =>
    records.all(entityPlace(entity)).map(({ key, record }) => ({
      entity: entity.name,
      key,
      value: record.value,
      ...expireTimeOf(record),
    })),
  ),
});

const expireTimeOf = (record: Parameters<typeof formatExpireTime>[0]): { expireTime?: string } => {
  const expireTime = formatExpireTime(record);
  return expireTime === undefined ? {} : { expireTime };
};
