import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/base/result';
import type { OwnCall } from '../../src/console/own-gateway';
import { readSetUp, startSetUp } from '../../src/console/set-up';
import type { SetUpFinding, SetUpKey, SetUpView } from '../../src/console/set-up-contract';
import { isSetUpSigned, parseSetUpCode, SET_UP_CODE_MS } from '../../src/tokens/set-up-code';
import { PROBE_BODY, PROBE_HEADER, type Observation } from '../../src/tokens/set-up-observation';
import { ABC, tagKeys, XYZ } from '../support/builders';
import { anAdmin, consoleWorld, type ConsoleWorld } from '../support/console-world';
import type { ReachScript } from '../support/fake-reach';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';

/** As the echo answers where all is well. */
const seen = (change: Partial<Observation> = {}): Observation => ({
  v: 1,
  leg: 'request',
  at: NOW,
  method: 'POST',
  path: 'absent',
  query: 'whole',
  headerCase: 'lower',
  authorization: true,
  clientAddress: true,
  forwardedFor: 'appended',
  body: 'text',
  ...change,
});
const seenPath = (change: Partial<Observation> = {}): Observation =>
  seen({
    leg: 'path',
    method: 'GET',
    path: 'raw',
    query: 'absent',
    headerCase: 'absent',
    body: 'absent',
    ...change,
  });

const legOf = ({ suffix }: OwnCall): 'request' | 'path' => (suffix.includes('/path/') ? 'path' : 'request');
const echoing =
  (change: Partial<Observation> = {}) =>
  (call: OwnCall) =>
    ok({ status: 200, body: JSON.stringify(legOf(call) === 'path' ? seenPath(change) : seen(change)) });

const ALL: readonly SetUpKey[] = [
  'gateway-answers',
  'authorization-arrives',
  'headers-arrive',
  'path-arrives',
  'query-arrives',
  'body-arrives',
  'client-address',
  'standing-askable',
  'projects-seen',
  'projects-editable',
  'projects-administered',
  'storage-keeps',
  'storage-lists',
  'scopes-granted',
  'permissions-listed',
  'secrets-kept',
];
const OF_PROBES = ALL.slice(0, 7);

async function start(world: ConsoleWorld): Promise<SetUpView> {
  const outcome = await startSetUp(anAdmin, world.ports);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
async function read(world: ConsoleWorld): Promise<SetUpView> {
  const outcome = await readSetUp(world.ports);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
const findingIn = ({ findings }: SetUpView, key: SetUpKey): SetUpFinding =>
  findings.find((each) => each.key === key)!;
const statesIn = ({ findings }: SetUpView): Record<string, string> =>
  Object.fromEntries(findings.map(({ key, state }) => [key, state]));
const others = ({ findings }: SetUpView, key: SetUpKey): readonly SetUpFinding[] =>
  findings.filter((each) => each.key !== key && each.state !== 'good');

let world: ConsoleWorld;
beforeEach(() => {
  world = consoleWorld();
});

describe('the set-up check', () => {
  it('is all good where everything is, one finding a key, always in the same order', async () => {
    world.ownGateway.answer = echoing();
    const view = await start(world);
    expect(view.findings.map(({ key }) => key)).toEqual(ALL);
    expect(view.findings.filter(({ state }) => state !== 'good')).toEqual([]);
    expect(view.startedAt).toBe(new Date(NOW).toISOString());
  });

  it('sends two probes with a live code of its own, and curl lines with another', async () => {
    world.ownGateway.answer = echoing();
    const { curls, curlsEndAt } = await start(world);
    const codes = [
      ...world.ownGateway.calls.map(({ suffix }) => suffix),
      ...curls.map(({ line }) => line),
    ].map((text) => /\/set-up\/([0-9A-Za-z]+)\//.exec(text)![1]!);
    const parsed = codes.map((code) => parseSetUpCode(code, NOW)!);
    expect(parsed.map(({ origin }) => origin)).toEqual(['inside', 'inside', 'outside', 'outside']);
    expect(parsed.every((code) => isSetUpSigned(code, tagKeys()))).toBe(true);
    expect(world.ownGateway.calls).toMatchObject([
      {
        method: 'POST',
        headers: { [PROBE_HEADER]: '1', Authorization: 'Bearer set-up-probe' },
        body: PROBE_BODY,
      },
      { method: 'GET', headers: { Authorization: 'Basic c2V0LXVwOnByb2Jl' } },
    ]);
    expect(curlsEndAt).toBe(new Date(NOW + SET_UP_CODE_MS).toISOString());
  });

  it('keeps no code: reading gives the same findings and no curl line', async () => {
    world.ownGateway.answer = echoing();
    const { findings, startedAt } = await start(world);
    expect(await read(world)).toEqual({ findings, startedAt, curls: [] });
    expect(JSON.stringify(world.setUp.run)).not.toMatch(/[0-9A-Za-z]{42}/);
  });

  it('that never ran has no findings', async () => {
    expect(await read(world)).toEqual({ findings: [], curls: [] });
  });
});

describe('a probe', () => {
  it.each(['egress', 'timeout', 'other'] as const)(
    'that does not get out (%s) is unknown, never good, and names the curl line that tells',
    async (why) => {
      world.ownGateway.answer = () => fail(why);
      const view = await start(world);
      for (const key of OF_PROBES) {
        const finding = findingIn(view, key);
        expect(finding).toMatchObject({ state: 'unknown', facts: { why } });
        expect(view.curls.map(({ leg }) => leg)).toContain(finding.curl);
      }
      expect(view.findings.filter(({ state }) => state === 'bad')).toEqual([]);
    },
  );

  it.each([
    ['no echo', 401, '{"type":"https://x/token-missing"}'],
    ['no JSON', 200, '<html>'],
    ['another leg', 200, JSON.stringify({ ...seen(), leg: 'other' })],
    ['a platform failure', 424, ''],
  ])('that is answered with %s makes the gateway bad and tells nothing else', async (_what, status, body) => {
    world.ownGateway.answer = () => ok({ status, body });
    const view = await start(world);
    expect(findingIn(view, 'gateway-answers')).toMatchObject({
      state: 'bad',
      facts: { why: 'status', status },
    });
    for (const key of OF_PROBES.slice(1)) expect(findingIn(view, key).state).toBe('unknown');
  });

  it.each<[SetUpKey, Partial<Observation>, 'good' | 'bad' | 'note']>([
    ['authorization-arrives', { authorization: false }, 'bad'],
    ['headers-arrive', { headerCase: 'other' }, 'good'],
    ['headers-arrive', { headerCase: 'as-sent' }, 'good'],
    ['headers-arrive', { headerCase: 'absent' }, 'bad'],
    ['path-arrives', { path: 'decoded' }, 'good'],
    ['path-arrives', { path: 'changed' }, 'bad'],
    ['query-arrives', { query: 'split' }, 'bad'],
    ['query-arrives', { query: 'split-bare' }, 'bad'],
    ['query-arrives', { query: 'changed' }, 'bad'],
    ['query-arrives', { query: 'absent' }, 'bad'],
    ['body-arrives', { body: 'bytes' }, 'good'],
    ['body-arrives', { body: 'base64' }, 'bad'],
    ['body-arrives', { body: 'changed' }, 'bad'],
    ['body-arrives', { body: 'absent' }, 'bad'],
  ])('decides %s by %j: %s, and nothing else by it', async (key, change, state) => {
    world.ownGateway.answer = echoing(change);
    const view = await start(world);
    expect(findingIn(view, key)).toMatchObject({ state, facts: { from: 'inside', ...change } });
    expect(others(view, key)).toEqual([]);
  });

  it.each([
    ['absent', 'note'],
    ['claimed', 'note'],
    ['several', 'note'],
    [undefined, 'note'],
    ['replaced', 'good'],
    ['appended', 'good'],
  ] as const)('whose claim of an address fares so: %s, is %s', async (forwardedFor, state) => {
    world.ownGateway.answer = echoing({ forwardedFor });
    const view = await start(world);
    expect([findingIn(view, 'client-address').state, others(view, 'client-address')]).toEqual([state, []]);
  });

  it('from outside counts more than the app’s own, whatever each says', async () => {
    world.ownGateway.answer = echoing();
    await start(world);
    world.setUp.seen.set('request', seen({ query: 'split', at: NOW + 5 }));
    const view = await read(world);
    expect(findingIn(view, 'query-arrives')).toEqual({
      key: 'query-arrives',
      state: 'bad',
      facts: { from: 'outside', at: new Date(NOW + 5).toISOString(), query: 'split' },
    });
    expect(findingIn(view, 'path-arrives').facts).toMatchObject({ from: 'inside' });
  });

  it('from outside settles what the app could not ask itself, leg by leg', async () => {
    await start(world);
    world.setUp.seen.set('request', seen());
    expect(statesIn(await read(world))).toMatchObject({
      'gateway-answers': 'good',
      'query-arrives': 'good',
      'path-arrives': 'unknown',
      'authorization-arrives': 'unknown',
    });
    world.setUp.seen.set('path', seenPath());
    expect(statesIn(await read(world))).toMatchObject({
      'path-arrives': 'good',
      'authorization-arrives': 'good',
    });
  });

  it('from before the run does not count: the run asks anew', async () => {
    world.setUp.seen.set('request', seen({ at: NOW - 1 }));
    expect(findingIn(await start(world), 'query-arrives').state).toBe('unknown');
  });

  it('with Basic alone lost is bad: clients use either', async () => {
    world.ownGateway.answer = (call) => echoing({ authorization: legOf(call) === 'request' })(call);
    expect(findingIn(await start(world), 'authorization-arrives').state).toBe('bad');
  });
});

describe('of Jira and the platform', () => {
  const both = { looked: 2, total: 2 };
  it.each<[SetUpKey, ReachScript, 'bad' | 'unknown' | 'note', object]>([
    ['standing-askable', { standing: 'refused' }, 'bad', { why: 'refused' }],
    ['standing-askable', { standing: 'no-answer' }, 'unknown', { why: 'no-answer' }],
    ['projects-seen', { seen: 0 }, 'bad', { seen: 0 }],
    ['projects-seen', { seen: 'refused' }, 'bad', { why: 'refused' }],
    ['projects-seen', { seen: 'no-answer' }, 'unknown', { why: 'no-answer' }],
    [
      'projects-editable',
      { lacks: { EDIT_ISSUES: [XYZ.id] } },
      'bad',
      { looked: 2, total: 2, without: ['XYZ'] },
    ],
    ['projects-editable', { lacks: { BROWSE_PROJECTS: [ABC.id] } }, 'bad', { ...both, without: ['ABC'] }],
    [
      'projects-administered',
      { lacks: { ADMINISTER_PROJECTS: [ABC.id, XYZ.id] } },
      'bad',
      { looked: 2, total: 2, without: ['ABC', 'XYZ'] },
    ],
    ['scopes-granted', { missingScopes: ['write:jira-work'] }, 'bad', { missing: ['write:jira-work'] }],
    ['permissions-listed', { missingPermissions: ['use'] }, 'note', { missing: ['use'] }],
    ['permissions-listed', { missingPermissions: 'no-answer' }, 'unknown', { why: 'no-answer' }],
    ['scopes-granted', { missingScopes: 'no-answer' }, 'unknown', { why: 'no-answer' }],
  ])('%s is told by %j: %s, and nothing else by it', async (key, reach, state, facts) => {
    world = consoleWorld({ reach });
    world.ownGateway.answer = echoing();
    const view = await start(world);
    expect(findingIn(view, key)).toEqual({ key, state, facts });
    expect(others(view, key)).toEqual([]);
  });

  it.each<[ReachScript, 'no-project' | 'no-answer' | 'refused']>([
    [{ projects: [] }, 'no-project'],
    [{ projects: 'no-answer' }, 'no-answer'],
  ])('nothing about projects is guessed where %j', async (reach, why) => {
    world = consoleWorld({ reach });
    const view = await start(world);
    for (const key of ['standing-askable', 'projects-editable', 'projects-administered'] as const)
      expect(findingIn(view, key)).toEqual({ key, state: 'unknown', facts: { why } });
  });

  it('a question about permissions that Jira does not answer is unknown', async () => {
    world = consoleWorld({ reach: { permitted: 'no-answer' } });
    expect(findingIn(await start(world), 'projects-editable').state).toBe('unknown');
  });
});

describe('of storage', () => {
  it.each<[SetUpKey, string]>([
    ['storage-keeps', 'setUp.roundTrip'],
    ['storage-keeps', 'setUp.saveRun'],
    ['storage-lists', 'tokens.list'],
    ['secrets-kept', 'tagKeys.ensure'],
  ])('%s is bad, with the platform’s code, where %s fails; the check goes on', async (key, call) => {
    world.journal.faultAt = failing('refuse', call);
    expect(findingIn(await start(world), key)).toEqual({ key, state: 'bad', facts: { code: 'UNREACHABLE' } });
  });

  it('what is read back otherwise than written is bad', async () => {
    world.setUp.keeps = false;
    expect(findingIn(await start(world), 'storage-keeps')).toMatchObject({
      state: 'bad',
      facts: { why: 'different' },
    });
  });

  it('without keys there is no code: nothing is sent, and no curl line given', async () => {
    world.journal.faultAt = failing('refuse', 'tagKeys.ensure');
    const view = await start(world);
    expect(world.ownGateway.calls).toEqual([]);
    expect(view.curls).toEqual([]);
    expect(findingIn(view, 'gateway-answers')).toMatchObject({ state: 'unknown', facts: { why: 'no-code' } });
  });

  it.each(['setUp.readRun', 'setUp.readSeen'])('the last run is refused where %s fails', async (call) => {
    world.journal.faultAt = failing('refuse', call);
    expect(await readSetUp(world.ports)).toMatchObject({
      ok: false,
      error: { refusal: { code: 'storage-unavailable' } },
    });
  });

  it('without the gateway’s address nothing can be said', async () => {
    world.journal.faultAt = failing('refuse', 'gateway.find');
    expect(await startSetUp(anAdmin, world.ports)).toMatchObject({
      error: { refusal: { code: 'storage-unavailable' } },
    });
  });
});
