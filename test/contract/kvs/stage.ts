import { expect, onTestFinished } from 'vitest';
import type { Kvs, KvsAnswer } from '../../../local/ports';
import { defaultBehaviour, type KvsBehaviour } from '../../../local/kvs/behaviour';
import { createKvs } from '../../../local/kvs/create-kvs';
import { parseEntities } from '../../../local/kvs/entities';
import type { Store } from '../../../local/kvs/store';
import { fakeClock, type FakeClock } from '../../support/fixed-times';
import { connect, ForgeKvsAPIError } from './forge-kvs';

/** A storage of its own for one test, connected to the real @forge/kvs. */
export interface Stage {
  readonly kvs: Kvs;
  readonly clock: FakeClock;
  /** Documented defaults; a test may change it before or between calls. */
  readonly behaviour: KvsBehaviour;
  /** A raw call, for what the package cannot say. */
  readonly answer: (path: string, body: unknown) => KvsAnswer;
}

/** A storage whose medium is the one under test. */
export type OpenStage = () => Stage;

/** Claims that hold on every medium. */
export type Suite = (open: OpenStage) => void;

export const ENTITIES = parseEntities({
  entities: [
    {
      name: 'token',
      attributes: {
        owner: { type: 'string' },
        state: { type: 'string' },
        issuedAt: { type: 'float' },
        version: { type: 'integer' },
        live: { type: 'boolean' },
        note: { type: 'string' },
        details: { type: 'any' },
      },
      indexes: [
        { name: 'by-owner', partition: ['owner'], range: ['issuedAt'] },
        { name: 'by-owner-state', partition: ['owner', 'state'], range: ['issuedAt'] },
        { name: 'by-issued', range: ['issuedAt'] },
        { name: 'by-note', range: ['note'] },
        'version',
      ],
    },
    { name: 'policy', attributes: { version: { type: 'integer' } } },
  ],
});

export function openStage(store: Store): Stage {
  const clock = fakeClock();
  const behaviour = defaultBehaviour();
  const kvs = createKvs({ store, clock, entities: ENTITIES, behaviour });
  connect(kvs);
  onTestFinished(() => kvs.close());
  return { kvs, clock, behaviour, answer: (path, body) => kvs.answer(path, body) };
}

/** `409 KEY_CONFLICT`, or `none` when the call went through. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError)) throw error;
    return `${error.responseDetails.status} ${error.code}`;
  }
}

/** The same of a raw answer. */
export function codeOf({ status, body }: KvsAnswer): string {
  expect(body).toHaveProperty('message');
  return `${status} ${String(Object.entries(body ?? {}).find(([name]) => name === 'code')?.[1])}`;
}
