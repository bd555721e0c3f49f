import { expect, it } from 'vitest';
import { createKvs } from '../../../local/kvs/create-kvs';
import { createMemoryStore } from '../../../local/kvs/memory-store';
import type { Store } from '../../../local/kvs/store';
import { fakeClock } from '../../support/fixed-times';

it.each([['get'], ['put'], ['scan'], ['transact']] as const)(
  'a store whose %s fails is answered 500, never thrown',
  (broken) => {
    const store: Store = createMemoryStore();
    const kvs = createKvs({ store, clock: fakeClock(), entities: [] });
    store[broken] = () => {
      throw new Error('disk full');
    };
    expect(kvs.answer('/api/v1/set', { key: 'k', value: 1 })).toEqual({
      status: 500,
      body: { code: 'UNKNOWN_ERROR', message: 'Unexpected error in Forge KVS API: disk full' },
    });
  },
);
