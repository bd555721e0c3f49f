import { kvs } from '@forge/kvs';
import { ok } from '../base/result';
import type { PrivacyRounds } from '../console/privacy-ports';
import { parsePrivacyRound } from '../tokens/privacy-round';
import { PRIVACY_ROUND_KEY } from './keys';
import { storeCall } from './store-call';

/** How far the report of account ids has come, in plain KVS. */
export const privacyRounds: PrivacyRounds = {
  async read() {
    const stored = await storeCall(() => kvs.get<unknown>(PRIVACY_ROUND_KEY));
    return stored.ok ? ok(parsePrivacyRound(stored.value)) : stored;
  },

  async save(round) {
    // Forge stores JSON: absent fields must be absent, not undefined.
    const plain = JSON.parse(JSON.stringify(round)) as object;
    const saved = await storeCall(() => kvs.set(PRIVACY_ROUND_KEY, plain));
    return saved.ok ? ok(undefined) : saved;
  },
};
