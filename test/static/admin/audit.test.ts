import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { AuditEventView } from '../../../src/console/contract';
import { collectEvents, EVENTS_MAX } from '../../../static/admin/audit/collect-events';
import { csvOf, jsonOf } from '../../../static/admin/audit/event-file';
import { EVENT_TYPES, eventWords, typeWords } from '../../../static/admin/audit/event-words';
import { NO_FILTERS, searchOf, withChange } from '../../../static/admin/audit/filters';
import { NO_RULES, type ProjectRules } from '../../../src/policy/project-rules';
import type { Facts } from '../../../static/admin/audit/facts';
import { RULES } from './rules';

const event = (type: string, facts: AuditEventView['facts'] = {}): AuditEventView => ({
  id: 'e1',
  at: '2026-11-22T12:00:00.000Z',
  type,
  actorId: 'someone',
  facts,
});

describe('audit events in words', () => {
  test('every type one may ask for has words', () => {
    for (const type of EVENT_TYPES) expect(typeWords(type)).not.toBe(type);
  });

  test('a policy change tells what changed', () => {
    const words = eventWords(
      event('policy.changed', { revision: 3, before: RULES, after: { ...RULES, readOnly: false } }),
    );
    expect(words).toEqual({ title: 'Policy changed to revision 3', details: ['Tokens only read: on → off'] });
  });

  test('a policy change of an older version, with rules missing, is told without its differences', () => {
    expect(eventWords(event('policy.changed', { before: { tokensOn: true }, after: RULES })).details).toEqual(
      [],
    );
  });

  test('a change of a project’s rules tells the project, and each rule before and after', () => {
    const before: ProjectRules = {
      ...NO_RULES,
      lifetimeDaysMax: 30,
      scopes: ['read:jira-work', 'write:jira-work'],
      operations: { kind: 'only', ids: ['GET /rest/api/3/myself'] },
    };
    const after: ProjectRules = {
      ...NO_RULES,
      readOnly: true,
      mayAsk: { kind: 'groups', groupIds: ['g-1'] },
      scopes: ['read:jira-work'],
      operations: { kind: 'only', ids: ['GET /rest/api/3/field'] },
    };
    const tells = (change: Facts) =>
      eventWords(event('project-rule.changed', { projectId: '10001', ...change }));
    expect(tells({ before, after })).toEqual({
      title: 'Rules of a project changed',
      details: [
        'Project 10001',
        'Tokens only read: off → on',
        'Who may ask: everyone → 1 group',
        'Longest life in days: at most 30 days → as the site says',
        'Scopes: −1',
        'Removed: write:jira-work',
        'Operations: +1 −1',
        'Added: GET /rest/api/3/field',
        'Removed: GET /rest/api/3/myself',
      ],
    });
    expect(tells({ before: after, after: NO_RULES }).details).toContain('Scopes: 1 scope → as the site says');
    expect(tells({ before: { readOnly: true }, after }).details).toEqual(['Project 10001']);
  });

  test('a revocation tells why, with the note', () => {
    expect(
      eventWords(event('token.revoked', { as: 'admin', because: 'leaked', note: 'seen in a log' })),
    ).toEqual({
      title: 'Token revoked',
      details: ['It may have leaked', '“seen in a log”'],
    });
    expect(eventWords(event('token.revoked', { as: 'owner' })).title).toBe('Token revoked by its owner');
  });

  test('a pause by the app tells why', () => {
    expect(eventWords(event('token.paused', { as: 'app', because: 'owner-left' }))).toEqual({
      title: 'Token paused',
      details: ['Its owner has left'],
    });
  });

  test('a denial tells the operation and the reason', () => {
    const { title, details } = eventWords(
      event('request.denied', { operation: 'POST /rest/api/3/issue', refusal: 'scope-missing' }),
    );
    expect(title).toBe('Denied: POST /rest/api/3/issue');
    expect(details).toHaveLength(1);
    expect(eventWords(event('request.denied', {})).title).toBe('Call denied');
  });

  test('a token and an order tell all that they give', () => {
    const powers = {
      effects: ['read', 'write'],
      scopes: ['read:jira-work'],
      operations: { kind: 'only', ids: ['POST /rest/api/3/issue'] },
      reach: { kind: 'projects', projects: [{ id: '1', key: 'ABC' }, { id: '2' }] },
      mayRotate: true,
      notBeforeAt: Date.parse('2026-12-01T00:00:00Z'),
      limits: ['header', 'budgets', 'weekdays'],
    };
    const told: readonly unknown[] = [
      'May: Read, Write',
      expect.stringMatching(/^With: Read issues/),
      'Only one operation',
      'In ABC',
      'May replace itself by a successor',
      expect.stringMatching(/^Not valid before/),
      'Only with a second secret in a header',
      'Only so many calls',
    ];
    expect(eventWords(event('token.issued', powers)).details).toEqual(told);
    expect(eventWords(event('order.approved', { ...powers, days: 5 })).details).toEqual([
      ...told,
      'For 5 days',
    ]);
    const admins = { effects: ['read'], scopes: [], reach: { kind: 'site' }, admin: ['tokens:read', 'x'] };
    expect(eventWords(event('token.issued', admins)).details).toEqual([
      'May: Read',
      'On the whole site',
      'It may list tokens and look at them',
    ]);
  });

  test('facts of a wrong kind and types of a newer version never break the list', () => {
    const odd = { operations: 'any', reach: { projects: 7 }, scopes: {}, limits: 'x', admin: [1] };
    expect(eventWords(event('order.placed', odd)).details).toEqual([]);
    expect(eventWords(event('token.issued', { effects: 'all', expiresAt: {} })).details).toEqual([]);
    expect(eventWords(event('token.renamed', {}))).toEqual({ title: 'token.renamed', details: [] });
  });
});

describe('the export', () => {
  test('is CSV that reads back as it was, line breaks and quotes too', () => {
    const facts = { locator: 'abc', note: 'said "no",\nthen left' };
    const { data } = Papa.parse<Record<string, string>>(csvOf([event('token.revoked', facts)]), {
      header: true,
    });
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ at: '2026-11-22T12:00:00.000Z', locator: 'abc' });
    expect(JSON.parse(data[0]?.['facts'] ?? '')).toEqual(facts);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=1\n+1'])(
    'disarms a cell that begins like a formula: %s',
    (text) => {
      const { data } = Papa.parse<string[]>(csvOf([event(text, { locator: text })]));
      expect(data[1]?.[1]).toBe(`'${text}`);
      expect(data[1]?.[3]).toBe(`'${text}`);
    },
  );

  test('is JSON with every fact', () => {
    const events = [event('request.allowed', { operation: 'PUT /x' })];
    expect(JSON.parse(jsonOf(events))).toEqual(events);
  });

  const page = (size: number, cursor?: string) => ({
    ok: true as const,
    value: {
      events: Array.from({ length: size }, () => event('token.erased')),
      ...(cursor === undefined ? {} : { cursor }),
    },
  });

  test('collects all pages with the same filters', async () => {
    const asked: unknown[] = [];
    const collected = await collectEvents({
      search: (search) => {
        asked.push(search);
        return Promise.resolve(asked.length < 3 ? page(100, String(asked.length)) : page(20));
      },
      filters: { type: 'token.erased' },
      isStopped: () => false,
      onEvents: () => undefined,
    });
    expect(collected).toMatchObject({ isPart: false });
    expect(collected.events).toHaveLength(220);
    expect(asked[2]).toEqual({ type: 'token.erased', limit: 100, cursor: '2' });
  });

  test('ends at 5,000 events, when it is stopped, and when a page fails, and says that it is a part', async () => {
    const endless = () => Promise.resolve(page(100, 'more'));
    const common = { filters: {}, onEvents: () => undefined };
    const full = await collectEvents({ ...common, search: endless, isStopped: () => false });
    expect(full).toMatchObject({ isPart: true });
    expect(full.events).toHaveLength(EVENTS_MAX);
    const stopped = await collectEvents({ ...common, search: endless, isStopped: () => true });
    expect(stopped).toMatchObject({ isPart: true });
    expect(stopped.events).toHaveLength(100);
    let calls = 0;
    const failed = await collectEvents({
      ...common,
      isStopped: () => false,
      search: () => {
        calls += 1;
        return calls === 2 ? Promise.resolve({ ok: false, refusal: { code: 'internal' } }) : endless();
      },
    });
    expect(failed).toMatchObject({ isPart: true, failure: { refusal: { code: 'internal' } } });
    expect(failed.events).toHaveLength(100);
  });
});

describe('filters of the audit trail', () => {
  test('hold at most one of type, person and token', () => {
    const typed = withChange(NO_FILTERS, { type: 'token.issued' });
    const located = withChange(typed, { locator: 'abc' });
    expect(searchOf(located)).toEqual({ locator: 'abc' });
    expect(searchOf(withChange(located, { actorId: 'someone' }))).toEqual({ actorId: 'someone' });
    expect(searchOf(withChange(typed, { from: '2026-11-01', to: '2026-11-02' }))).toEqual({
      type: 'token.issued',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-02T23:59:59.999Z',
    });
  });
});
