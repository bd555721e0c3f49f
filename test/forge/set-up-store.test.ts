import { beforeEach, describe, expect, it } from 'vitest';
import type { SetUpRun, SetUpStore } from '../../src/console/set-up-ports';
import type { SeenStore } from '../../src/gateway/echo';
import type { Observation } from '../../src/tokens/set-up-observation';
import { NOW } from '../support/fixed-times';
import { openPlatform } from '../support/forge-platform';
import { aJournal } from '../support/journal';
import { memorySetUp } from '../support/memory-set-up';

const { setUpStore } = await import('../../src/forge/set-up-store');
const { kvs } = await import('@forge/kvs');
const keys = await import('../../src/forge/keys');

const observation: Observation = {
  v: 1,
  leg: 'path',
  at: NOW,
  method: 'GET',
  path: 'raw',
  query: 'absent',
  headerCase: 'absent',
  authorization: true,
  clientAddress: false,
  body: 'absent',
};
const run: SetUpRun = {
  at: NOW,
  probed: {
    request: { kind: 'unreached', why: 'egress' },
    path: { kind: 'seen', observation },
  },
  findings: [
    { key: 'scopes-granted', state: 'bad', facts: { missing: ['write:jira-work'] } },
    { key: 'projects-seen', state: 'good', facts: { seen: 3 } },
  ],
};
const otherwise: SetUpRun = {
  ...run,
  at: NOW + 1,
  probed: { ...run.probed, request: { kind: 'answered-otherwise', status: 424 } },
};

const STORES: readonly (readonly [string, () => SetUpStore & SeenStore])[] = [
  ['the adapter', () => setUpStore],
  ['the fake of the tests', () => memorySetUp(aJournal())],
];

beforeEach(() => void openPlatform());

describe.each(STORES)('%s', (_what, open) => {
  it('knows nothing at first', async () => {
    const store = open();
    expect(await store.readRun()).toEqual({ ok: true, value: undefined });
    expect(await store.readSeen()).toEqual({ ok: true, value: {} });
  });

  it('keeps the last run and the last probe of each leg', async () => {
    const store = open();
    for (const each of [run, otherwise])
      expect(await store.saveRun(each)).toEqual({ ok: true, value: undefined });
    for (const at of [1, NOW]) await store.saveSeen({ ...observation, at });
    await store.saveSeen({ ...observation, leg: 'request', path: 'absent' });
    expect(await store.readRun()).toEqual({ ok: true, value: otherwise });
    expect(await store.readSeen()).toEqual({
      ok: true,
      value: { path: observation, request: { ...observation, leg: 'request', path: 'absent' } },
    });
  });

  it('reads back what it wrote', async () => {
    expect(await open().roundTrip()).toEqual({ ok: true, value: true });
  });
});

describe('the adapter', () => {
  it('leaves nothing behind of a round trip', async () => {
    await setUpStore.roundTrip();
    expect(await kvs.get(keys.SET_UP_PROBE_KEY)).toBeUndefined();
  });

  it.each([
    ['nothing', { v: 2 }],
    ['another version', { ...run, v: 2 }],
    ['a finding of no state', { ...run, v: 1, findings: [{ key: 'x', state: 'well', facts: {} }] }],
    [
      'an observation that is none',
      { ...run, v: 1, probed: { ...run.probed, path: { kind: 'seen', observation: {} } } },
    ],
  ])('takes %s for no run: the check is run again', async (_what, stored) => {
    await kvs.set(keys.SET_UP_RUN_KEY, stored);
    expect(await setUpStore.readRun()).toEqual({ ok: true, value: undefined });
  });

  it('takes an unreadable probe for none', async () => {
    await kvs.set(keys.setUpSeenKey('path'), { ...observation, path: 'else' });
    expect(await setUpStore.readSeen()).toEqual({ ok: true, value: {} });
  });
});
