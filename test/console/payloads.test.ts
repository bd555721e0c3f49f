import { describe, expect, it } from 'vitest';
import { adminEntries, projectEntries } from '../../src/console/entries';
import type { ProblemView, Reply } from '../../src/console/contract';
import { ABC, ADMIN, rules } from '../support/builders';
import { consoleWorld, standingsOf } from '../support/console-world';

const caller = { accountId: ADMIN, projectId: ABC.id };
const standings = standingsOf({ admin: true });
const problemsOf = (reply: Reply<unknown>): readonly ProblemView[] =>
  'problems' in reply ? reply.problems : [];
const order = { name: 'n', scopes: ['read:jira-work'] };

describe('a payload of the admin page', () => {
  it.each([
    ['tokens/search', { limit: 0 }, 'limit'],
    ['tokens/search', { limit: 101 }, 'limit'],
    ['tokens/search', { limit: 1.5 }, 'limit'],
    ['tokens/search', { cursor: '' }, 'cursor'],
    ['tokens/search', { list: 'mine' }, 'list'],
    ['tokens/search', { state: 'frozen' }, 'state'],
    ['tokens/search', { effect: 'admin' }, 'effect'],
    ['tokens/search', { issuedFrom: 'yesterday' }, 'issuedFrom'],
    ['tokens/search', { expiresTo: 1 }, 'expiresTo'],
    ['tokens/search', { name: 'x'.repeat(101) }, 'name'],
    ['tokens/search', { name: 'a\u202eb' }, 'name'],
    ['tokens/revoke', { locators: [], because: 'leaked' }, 'locators'],
    [
      'tokens/revoke',
      { locators: Array.from({ length: 26 }, (_, at) => `l${at}`), because: 'leaked' },
      'locators',
    ],
    ['tokens/revoke', { locators: ['x'] }, 'because'],
    ['tokens/revoke', { locators: ['x'], because: 'bored' }, 'because'],
    ['tokens/revoke', { locators: ['x'], because: 'other', note: 'x'.repeat(201) }, 'note'],
    ['token/revoke', { locator: 'x', because: 'bored' }, 'because'],
    ['token/revoke', { locator: 'x', note: 'a\u202eb' }, 'note'],
    ['token/read', {}, 'locator'],
    ['scope/operations', { scope: 'x'.repeat(129) }, 'scope'],
    ['policy/preview', {}, 'rules'],
    ['policy/preview', { rules: rules(), cursor: '' }, 'cursor'],
    ['policy/preview', { rules: { ...rules(), mayAsk: 'nobody' } }, 'rules.mayAsk'],
    ['tokens/search', { ownerId: 'x'.repeat(129) }, 'ownerId'],
    ['audit/search', { type: 'a', actorId: 'b' }, ''],
    ['audit/search', { from: 'yesterday' }, 'from'],
    ['audit/search', { to: 1 }, 'to'],
    ['token/revoke', {}, 'locator'],
    ['token/revoke', { locator: '' }, 'locator'],
    ['policy/change', { rules: rules() }, 'revision'],
    ['policy/change', { revision: -1, rules: rules() }, 'revision'],
    ['policy/change', { revision: 1 }, 'rules'],
    ['policy/change', { revision: 1, rules: { ...rules(), readOnly: 'x' } }, 'rules.readOnly'],
  ] as const)('%s %j is refused at %j, and nothing is written', async (key, payload, path) => {
    const { ports, storage } = consoleWorld();
    const reply = await adminEntries(ports)[key](payload, caller, standings);
    expect(problemsOf(reply).map((found) => found.path)).toContain(path);
    expect(storage.events).toEqual([]);
  });
});

describe('an order for a token', () => {
  it.each([
    ['no name', { ...order, name: undefined }, 'name'],
    ['an empty name', { ...order, name: ' ' }, 'name'],
    ['101 characters of name', { ...order, name: 'x'.repeat(101) }, 'name'],
    ['a control character', { ...order, name: 'a\u0007b' }, 'name'],
    ['a mark that turns the reading round', { ...order, name: 'a\u202eb' }, 'name'],
    ['a space of no width', { ...order, name: 'a\u200bb' }, 'name'],
    ['a hyphen that does not show', { ...order, name: 'a\u00adb' }, 'name'],
    ['nothing but a mark that does not show', { ...order, name: '\u2060' }, 'name'],
    ['a mark in the purpose that turns the reading round', { ...order, purpose: 'a\u2067b' }, 'purpose'],
    ['501 characters of purpose', { ...order, purpose: 'x'.repeat(501) }, 'purpose'],
    ['scopes in one text', { ...order, scopes: 'read:jira-work' }, 'scopes'],
    ['an unknown effect', { ...order, effects: ['admin'] }, 'effects.0'],
    ['an unknown reach', { ...order, reach: 'everything' }, 'reach'],
    ['no day', { ...order, days: 0 }, 'days'],
    ['half a day', { ...order, days: 1.5 }, 'days'],
    ['a day in words', { ...order, days: '1' }, 'days'],
  ])('with %s is refused by its path, and nothing is written', async (_what, payload, path) => {
    const { ports, storage } = consoleWorld();
    const reply = await projectEntries(ports)['token/issue'](payload, caller, standings);
    expect(problemsOf(reply).map((found) => found.path)).toEqual([path]);
    expect(storage.stored.tokens.size).toBe(0);
  });

  it('may have any letters in its name, trimmed', async () => {
    const { ports, storage } = consoleWorld();
    const reply = await projectEntries(ports)['token/issue'](
      { ...order, name: ' Zoë 報告 🚀 ' },
      caller,
      standings,
    );
    expect(reply.ok).toBe(true);
    expect([...storage.stored.tokens.values()]).toMatchObject([{ details: { name: 'Zoë 報告 🚀' } }]);
  });

  it('has each scope and each effect once, in the order of asking', async () => {
    const { ports, storage } = consoleWorld();
    const twice = {
      scopes: ['write:jira-work', 'read:jira-work', 'write:jira-work'],
      effects: ['write', 'read', 'write', 'read'],
    };
    expect((await projectEntries(ports)['token/issue']({ ...order, ...twice }, caller, standings)).ok).toBe(
      true,
    );
    expect([...storage.stored.tokens.values()]).toMatchObject([
      { details: { scopes: ['write:jira-work', 'read:jira-work'], effects: ['write', 'read'] } },
    ]);
  });

  it('cannot name its owner, its project or its dates', async () => {
    const { ports, storage } = consoleWorld();
    const more = {
      ownerId: 'somebody',
      project: { id: '10002', key: 'XYZ' },
      expiresAt: 9e15,
      state: 'active',
    };
    const reply = await projectEntries(ports)['token/issue']({ ...order, ...more }, caller, standings);
    expect(reply.ok).toBe(true);
    expect([...storage.stored.tokens.values()]).toMatchObject([{ ownerId: ADMIN, project: ABC.id }]);
    expect(JSON.stringify([...storage.stored.tokens.values()])).not.toMatch(
      /somebody|10002|9000000000000000/,
    );
  });
});
