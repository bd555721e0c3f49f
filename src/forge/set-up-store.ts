import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import { once } from '../base/once';
import { ok } from '../base/result';
import type { SetUpRun, SetUpStore } from '../console/set-up-ports';
import type { SeenStore } from '../gateway/echo';
import { LEGS, parseObservation } from '../tokens/set-up-observation';
import { SET_UP_PROBE_KEY, SET_UP_RUN_KEY, setUpSeenKey } from './keys';
import { storeCall } from './store-call';

const run = once(() => {
  const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
  const found = z.object({ key: z.string(), state: z.enum(['good', 'bad', 'unknown']), facts });
  const probed = z.union([
    z.object({ kind: z.literal('seen'), observation: z.unknown() }),
    z.object({ kind: z.literal('unreached'), why: z.enum(['egress', 'timeout', 'other', 'no-code']) }),
    z.object({ kind: z.literal('answered-otherwise'), status: z.number() }),
  ]);
  return z.object({
    v: z.literal(1),
    at: z.number(),
    probed: z.object({ request: probed, path: probed }),
    findings: z.array(found),
  });
});

/** What the set-up check keeps, in plain KVS: written by one admin at a time and believed by nobody else. */
export const setUpStore: SetUpStore & SeenStore = {
  async saveSeen(observation) {
    const saved = await storeCall(() => kvs.set(setUpSeenKey(observation.leg), observation));
    return saved.ok ? ok(undefined) : saved;
  },

  async readSeen() {
    const read = await storeCall(() => Promise.all(LEGS.map((leg) => kvs.get<unknown>(setUpSeenKey(leg)))));
    if (!read.ok) return read;
    const seen = read.value.flatMap((stored) => parseObservation(stored) ?? []);
    return ok(Object.fromEntries(seen.map((observation) => [observation.leg, observation])));
  },

  async saveRun(found) {
    const saved = await storeCall(() => kvs.set(SET_UP_RUN_KEY, { v: 1, ...found }));
    return saved.ok ? ok(undefined) : saved;
  },

  async readRun() {
    const stored = await storeCall(() => kvs.get<unknown>(SET_UP_RUN_KEY));
    if (!stored.ok) return stored;
    return ok(parseRun(stored.value));
  },

  roundTrip: () =>
    storeCall(async () => {
      const written = { v: 1, text: 'set-up' };
      await kvs.set(SET_UP_PROBE_KEY, written);
      const read = await kvs.get<unknown>(SET_UP_PROBE_KEY);
      await kvs.delete(SET_UP_PROBE_KEY);
      return JSON.stringify(read) === JSON.stringify(written);
    }),
};

/** A run of another version, or one that cannot be read, is none: the admin runs the check again. */
function parseRun(stored: unknown): SetUpRun | undefined {
  const parsed = run().safeParse(stored);
  if (!parsed.success) return undefined;
  const { at, probed, findings } = parsed.data;
  const legs = LEGS.map((leg) => {
    const each = probed[leg];
    if (each.kind !== 'seen') return [leg, each];
    const observation = parseObservation(each.observation);
    return observation ? [leg, { kind: 'seen', observation }] : [leg, undefined];
  });
  if (legs.some(([, each]) => each === undefined)) return undefined;
  return {
    at,
    probed: Object.fromEntries(legs) as SetUpRun['probed'],
    findings: findings as SetUpRun['findings'],
  };
}
