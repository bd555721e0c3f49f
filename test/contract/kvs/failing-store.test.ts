import { expect, it } from 'vitest';
import { createKvs } from '../../../local/kvs/create-kvs';
import { createMemoryStore } from '../../../local/kvs/memory-store';
import type { Store } from '../../../local/kvs/store';
import { fakeClock } from '../../support/fixed-times';

/** A medium that fails at whatever `breaks` names. */
const failing = (breaks: keyof Store): Store => ({
  ...createMemoryStore(),
  [breaks]: () => {
    throw new Error('disk full');
  },
});

it.each([['put'], ['transact'], ['scan']] as const)(
  'a store whose %s fails is answered 500, never thrown',
  (breaks) => {
    const kvs = createKvs({ store: createMemoryStore(), clock: fakeClock(), entities: [] });
    expect(kvs.answer('/api/v1/set', { key: 'k', value: 1 }).status).toBe(204);
    const store = createMemoryStore();
    createKvs({ store, clock: fakeClock(), entities: [] });
    const broken = createKvs({
      store: { ...failing(breaks), get: store.get },
      clock: fakeClock(),
      entities: [],
    });
    expect(broken.answer('/api/v1/set', { key: 'k', value: 1 })).toEqual({
      status: 500,
      body: { code: 'UNKNOWN_ERROR', message: 'Unexpected error in Forge KVS API: disk full' },
    });
  },
);
