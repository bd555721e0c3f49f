import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { anEvent, SITE_WIDE, type EventChange } from '../support/builders';
import type { JiraScript } from '../support/fake-jira';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';
import { BROKEN_TEXT, BrokenPortError, failing } from '../support/journal';
import { unusable } from '../support/unusable';
import type { Jira } from '../../src/gateway/jira';

const CHANGE: EventChange = { method: 'PUT', body: '{"fields":{"summary":"x"}}' };
const DENIED: EventChange = { path: '/rest/api/3/issue/XYZ-1' };
const ask = (world: GatewayWorld, change: EventChange): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type: string }).type.split('/').pop()!;

/** A world in which Jira must not be touched, not even with a question. */
const withoutJira = (): GatewayWorld => {
  const world = gatewayWorld({ token: { grant: { reach: SITE_WIDE } } });
  return { ...world, ports: { ...world.ports, jira: unusable<Jira>('jira') } };
};

describe('storage down', () => {
  it.each([['tagKeys.find'], ['authority.read']])(
    'at %s: nothing is allowed, and Jira is asked nothing',
    async (call) => {
      const world = withoutJira();
      world.journal.faultAt = failing('refuse', call);
      const answer = await ask(world, CHANGE);
      expect([codeOf(answer), answer.statusCode]).toEqual(['storage-unavailable', 503]);
      expect(world.bugs).toEqual([]);
      expect(world.lines).toMatchObject([{ refusal: 'storage-unavailable', storeCode: 'UNREACHABLE' }]);
    },
  );

  it('at the trail of a change: nothing is changed', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'audit.append');
    const answer = await ask(world, CHANGE);
    expect([codeOf(answer), answer.statusCode]).toEqual(['storage-unavailable', 503]);
    expect(world.jira.forwarded()).toEqual([]);
    expect(world.bugs).toEqual([]);
    expect(world.lines).toMatchObject([{ refusal: 'storage-unavailable', storeCode: 'UNREACHABLE' }]);
  });

  it('at the trail of a read: reads leave none, so it passes', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'audit.append');
    expect((await ask(world, {})).statusCode).toBe(200);
  });

  it('at the trail of a denial: the denial stands', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'audit.append');
    expect(codeOf(await ask(world, DENIED))).toBe('project-outside');
    expect(world.lines).toMatchObject([{ refusal: 'project-outside', storeCode: 'UNREACHABLE' }]);
  });
});

describe('a port that throws', () => {
  it.each([['tagKeys.find'], ['authority.read'], ['audit.append']])('at %s, once: internal', async (call) => {
    const world = gatewayWorld();
    let thrown = false;
    world.journal.faultAt = (name) => {
      if (name !== call || thrown) return undefined;
      thrown = true;
      return 'throw';
    };
    const answer = await ask(world, CHANGE);
    expect([codeOf(answer), answer.statusCode]).toEqual(['internal', 500]);
    expect(world.jira.forwarded()).toEqual([]);
    expect(world.bugs).toEqual([expect.any(BrokenPortError)]);
    expect(JSON.stringify([answer, world.lines, world.storage.events])).not.toContain(BROKEN_TEXT);
  });

  it.each<[string, JiraScript]>([
    ['word on the issue', { faults: { issue: 'throw' } }],
    ['word on the account', { faults: { user: 'throw' } }],
    ['word on the owner’s rights', { faults: { check: 'throw' } }],
    ['reply', { reply: 'throw' }],
  ])('at Jira’s %s: internal, and its message goes nowhere', async (_what, jira) => {
    const world = gatewayWorld({ jira });
    const answer = await ask(world, CHANGE);
    expect(codeOf(answer)).toBe('internal');
    expect(world.jira.forwarded()).toHaveLength(jira.reply === undefined ? 0 : 1);
    expect(JSON.stringify([answer, world.lines, world.storage.events])).not.toContain(BROKEN_TEXT);
  });

  it.each([
    ['the trail of a denial by secret', { method: 'GET', path: '/rest/api/3/nothing' }, 'audit.append', 404],
    ['the trail of a denial', DENIED, 'audit.append', 403],
    ['the trail of a change that failed', CHANGE, 'audit.append', 500],
  ])('at %s is an answer all the same', async (_what, change, call, status) => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('throw', call);
    const answer = await ask(world, change);
    expect(answer.statusCode).toBe(status);
    expect(world.bugs.length).toBeGreaterThan(0);
    for (const bug of world.bugs) expect(bug).toBeInstanceOf(BrokenPortError);
    expect(JSON.stringify([answer, world.lines, world.storage.events])).not.toContain(BROKEN_TEXT);
  });

  const breaks = (): never => {
    throw new BrokenPortError(BROKEN_TEXT);
  };

  it('at the log line is an answer all the same, and the bug is told', async () => {
    const world = gatewayWorld();
    const log = { ...world.ports.log, request: breaks };
    const answer = await serve(anEvent({ authorization: `Bearer ${world.token}` }), { ...world.ports, log });
    expect(answer.statusCode).toBe(200);
    expect(world.bugs).toEqual([expect.any(BrokenPortError)]);
  });

  it.each([
    ['an allowed request', {}, 200],
    ['a denial', DENIED, 403],
  ])('at every line of the log is an answer all the same: %s', async (_what, change, status) => {
    const world = gatewayWorld();
    const event = anEvent({ authorization: `Bearer ${world.token}`, ...change });
    const answer = await serve(event, { ...world.ports, log: { request: breaks, bug: breaks } });
    expect(answer.statusCode).toBe(status);
  });

  it('at Jira and at the log is an answer all the same: internal', async () => {
    const world = gatewayWorld({ jira: { reply: 'throw' } });
    const event = anEvent({ authorization: `Bearer ${world.token}` });
    const answer = await serve(event, { ...world.ports, log: { request: breaks, bug: breaks } });
    expect([codeOf(answer), answer.statusCode]).toEqual(['internal', 500]);
  });
});
