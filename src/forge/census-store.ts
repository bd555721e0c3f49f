import { kvs } from '@forge/kvs';
import { ok } from '../base/result';
import type { CensusStore } from '../console/census-ports';
import { parseCensus } from '../tokens/census';
import { CENSUS_KEY } from './keys';
import { storeCall } from './store-call';

/** The count of the site's tokens, in plain KVS. */
export const censusStore: CensusStore = {
  async read() {
    const stored = await storeCall(() => kvs.get<unknown>(CENSUS_KEY));
    return stored.ok ? ok(parseCensus(stored.value)) : stored;
  },

  async save(census) {
    // Forge stores JSON: absent fields must be absent, not undefined.
    const saved = await storeCall(() => kvs.set(CENSUS_KEY, JSON.parse(JSON.stringify(census)) as object));
    return saved.ok ? ok(undefined) : saved;
  },
};
