import { describe, expect, it } from 'vitest';
import { serve } from '../../src/gateway/serve';
import type { Answer } from '../../src/gateway/answer';
import { drawSetUpCode, SET_UP_CODE_MS, type SetUpOrigin } from '../../src/tokens/set-up-code';
import { PROBE_ADDRESS, PROBE_BODY, PROBE_HEADER, PROBE_PATHS } from '../../src/tokens/set-up-observation';
import { anEvent, CONTEXT_TOKEN, tagKeys, type EventChange } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';
import { failing } from '../support/journal';
import { seededRandom } from '../support/random';

const codeFor = (origin: SetUpOrigin = 'outside', keys = tagKeys(), now = NOW): string =>
  drawSetUpCode(origin, keys, { now, random: seededRandom(9) })!;
const CODE = codeFor();
const SECRET = 'a-value-that-nobody-may-see';
const QUERY = { bare: ['a,b'], coded: ['a,b'], twice: ['1', '2'] };
const REQUEST: EventChange = {
  method: 'POST',
  path: `/set-up/${CODE}/request`,
  headers: { Authorization: [`Bearer ${SECRET}`], [PROBE_HEADER]: ['1'], 'X-Other': [SECRET] },
  query: QUERY,
  body: Buffer.from(PROBE_BODY).toString('utf8'),
};

async function ask(
  change: EventChange,
  world = gatewayWorld(),
): Promise<{ answer: Answer; echo: Record<string, unknown> }> {
  const answer = await serve(anEvent(change), world.ports);
  return { answer, echo: JSON.parse(answer.body ?? '{}') as Record<string, unknown> };
}

/** Without what differs from one request to the next. */
const plain = ({ statusCode, headers, body = '' }: Answer): unknown => ({
  statusCode,
  headers: { ...headers, 'X-Request-Id': [] },
  body: body.replace(/urn:request:\w+/, 'urn:request:'),
});

describe('the echo', () => {
  it('tells a probe with a live code how it arrived', async () => {
    const { answer, echo } = await ask(REQUEST);
    expect(answer.statusCode).toBe(200);
    expect(echo).toEqual({
      v: 1,
      leg: 'request',
      at: NOW,
      method: 'POST',
      path: 'absent',
      query: 'whole',
      headerCase: 'as-sent',
      authorization: true,
      clientAddress: false,
      forwardedFor: 'absent',
      body: 'text',
      userPath: '',
      queryValues: { bare: 1, coded: 1, twice: 2 },
      kept: true,
    });
  });

  const path = (rest: string): EventChange => ({ path: `/set-up/${CODE}/path${rest}` });
  it.each<[string, EventChange, object]>([
    ['a raw path', path(PROBE_PATHS[0]), { path: 'raw', userPath: PROBE_PATHS[0] }],
    ['a raw path without dots', path(PROBE_PATHS[1]), { path: 'raw' }],
    ['a decoded path', path('/a/b/c d/../x'), { path: 'decoded' }],
    ['a decoded path without dots', path('/a/b/c d/x'), { path: 'decoded' }],
    ['a path whose dots were resolved', path('/a%2Fb/x'), { path: 'changed' }],
    ['a path that was encoded twice', path('/a%252Fb/c%2520d/%252e%252e/x'), { path: 'changed' }],
    [
      'values cut at commas',
      { query: { bare: ['b', 'a'], coded: ['b', 'a'], twice: ['2', '1'] } },
      { query: 'split' },
    ],
    ['values cut at bare commas', { query: { ...QUERY, bare: ['a', 'b'] } }, { query: 'split-bare' }],
    ['a repeated name taken once', { query: { ...QUERY, twice: ['2'] } }, { query: 'changed' }],
    ['no query', { query: {} }, { query: 'absent' }],
    ['names in lower case', { headers: { [PROBE_HEADER.toLowerCase()]: ['1'] } }, { headerCase: 'lower' }],
    ['names in capitals', { headers: { [PROBE_HEADER.toUpperCase()]: '1' } }, { headerCase: 'other' }],
    ['no header of its own', { headers: {} }, { headerCase: 'absent', authorization: false }],
    ['an empty Authorization', { headers: { authorization: [''] } }, { authorization: false }],
    ...(
      [
        ['its claim alone', { 'X-Forwarded-For': PROBE_ADDRESS }, 'claimed'],
        ['its claim last', { 'X-Forwarded-For': `10.0.0.1, ${PROBE_ADDRESS}` }, 'claimed'],
        ['another in its place', { 'X-FORWARDED-FOR': ['10.0.0.1'] }, 'replaced'],
        ['one behind it', { 'x-forwarded-for': [PROBE_ADDRESS, '10.0.0.1'] }, 'appended'],
        ['one behind it in the same value', { 'x-forwarded-for': `${PROBE_ADDRESS},10.0.0.1` }, 'appended'],
        ['two behind it', { 'x-forwarded-for': `${PROBE_ADDRESS}, 10.0.0.1, 10.0.0.2` }, 'several'],
        ['two others', { 'x-forwarded-for': '10.0.0.1, 10.0.0.2' }, 'several'],
        ['two spellings', { 'X-Forwarded-For': PROBE_ADDRESS, 'x-forwarded-for': '10.0.0.1' }, 'claimed'],
      ] as const
    ).map(([what, headers, forwardedFor]): [string, EventChange, object] => [
      `of addresses ${what}`,
      { headers },
      { forwardedFor, clientAddress: ['replaced', 'appended'].includes(forwardedFor) },
    ]),
    ['bytes', { body: Buffer.from(PROBE_BODY).toString('latin1') }, { body: 'bytes' }],
    ['base64', { body: Buffer.from(PROBE_BODY).toString('base64') }, { body: 'base64' }],
    ['half a body', { body: 'set-up' }, { body: 'changed' }],
    ['no body', { body: null }, { body: 'absent' }],
    ['any method', { method: 'HEAD' }, { method: 'HEAD' }],
  ])('says so of %s', async (_what, change, said) => {
    expect((await ask({ ...REQUEST, ...change })).echo).toMatchObject(said);
  });

  it('tells no value: not of a header, the query, the body, nor the context token', async () => {
    const world = gatewayWorld();
    const query = { bare: [SECRET], [`k${'x'.repeat(99)}`]: [SECRET] };
    const { answer } = await ask({ ...REQUEST, query, body: SECRET }, world);
    const said = JSON.stringify([answer, world.lines, world.journal.calls]);
    for (const secret of [SECRET, CONTEXT_TOKEN]) expect(said).not.toContain(secret);
    expect(said).not.toContain('x'.repeat(60));
  });

  it('keeps a probe from outside with one write, and the app’s own with none', async () => {
    for (const [origin, writes] of [
      ['outside', 1],
      ['inside', 0],
    ] as const) {
      const world = gatewayWorld();
      const { echo } = await ask({ ...REQUEST, path: `/set-up/${codeFor(origin)}/request` }, world);
      expect(echo['kept']).toBe(writes === 1);
      expect(world.journal.calls.filter((call) => call !== 'tagKeys.find')).toEqual(
        writes === 1 ? ['setUp.saveSeen'] : [],
      );
    }
  });

  it('answers where it cannot be kept', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'setUp.saveSeen');
    expect((await ask(REQUEST, world)).echo).toMatchObject({ kept: false, query: 'whole' });
  });
});

describe('without a live code there is no echo:', () => {
  const CLOSED: readonly (readonly [string, string])[] = [
    ['another installation’s', codeFor('outside', tagKeys(12))],
    ['stale', codeFor('outside', tagKeys(), NOW - SET_UP_CODE_MS)],
    ['forged', `${CODE.slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`],
    ['of an unknown key', `${CODE.slice(0, 19)}9${CODE.slice(20)}`],
    ['no code', 'x'],
    ['too long', 'x'.repeat(65)],
  ];
  const legs = ['/request', `/path${PROBE_PATHS[0]}`, '/path/a b'];
  const cases = CLOSED.flatMap(([what, code]) => legs.map((leg) => [what, leg, code] as const));

  const answersAs = async (path: string, other: string, world: GatewayWorld, authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    const [one, two] = await Promise.all(
      [path, other].map(async (each) => (await ask({ path: each, ...headers }, world)).answer),
    );
    expect(plain(one!)).toEqual(plain(two!));
    return one!;
  };

  it.each(cases)('%s, %s is answered to the byte as any path', async (_what, leg, code) => {
    const world = gatewayWorld();
    for (const authorization of [undefined, 'Bearer nonsense'])
      await answersAs(`/set-up/${code}${leg}`, `/any-path/${code}${leg}`, world, authorization);
    expect(world.journal.calls.filter((call) => call !== 'tagKeys.find')).toEqual([]);
  });

  it.each([
    [`/set-up/${CODE}`],
    [`/set-up/${CODE}/`],
    [`/set-up/${CODE}/other`],
    [`/x/set-up/${CODE}/request`],
    [`/SET-UP/${CODE}/request`],
  ])('a live code at %s opens nothing', async (path) => {
    expect((await ask({ path })).answer.statusCode).toBe(401);
  });

  it('a stale code reads nothing, a forged one nothing but the keys a container has not', async () => {
    const world = gatewayWorld();
    await ask({ path: `/set-up/${CLOSED[1]![1]}/request` }, world);
    expect(world.journal.calls).toEqual([]);
    for (const code of [CLOSED[0]![1], CLOSED[2]![1], CLOSED[2]![1]])
      await ask({ path: `/set-up/${code}/request` }, world);
    expect(world.journal.calls).toEqual(['tagKeys.find']);
  });

  it('keys that cannot be read open nothing', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'tagKeys.find');
    expect((await ask(REQUEST, world)).answer.statusCode).toBe(401);
  });
});
