import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/console/access';
import { ADMIN_KEYS, adminEntries, PROJECT_KEYS, projectEntries } from '../../src/console/entries';
import type { ConsolePorts } from '../../src/console/ports';
import type { Standings } from '../../src/console/actor';
import { ABC, OWNER } from '../support/builders';
import { standingsOf } from '../support/console-world';
import { unusable } from '../support/unusable';

/** Ports that must not be touched: nobody in this file gets as far as a use case. */
const locked = unusable<ConsolePorts>('ports');
const admin = adminEntries(locked);
const project = projectEntries(locked);
const ADMIN_ENTRIES = ADMIN_KEYS.map((key): [string, Entry] => [key, admin[key]]);
const PROJECT_ENTRIES = PROJECT_KEYS.map((key): [string, Entry] => [key, project[key]]);

const here = { accountId: OWNER, projectId: ABC.id };
const codeOf = async (
  entry: Entry,
  caller: Parameters<Entry>[1],
  standings: Standings,
  payload: unknown = {},
) => {
  const reply = await entry(payload, caller, standings);
  return 'refusal' in reply ? reply.refusal.code : reply;
};

describe.each([...ADMIN_ENTRIES, ...PROJECT_ENTRIES])('%s', (_key, entry) => {
  it('is closed to the anonymous, without asking Jira', async () => {
    expect(await codeOf(entry, { ...here, accountId: undefined }, unusable('standings'))).toBe(
      'not-signed-in',
    );
  });

  it('is closed where Jira does not say who is asking', async () => {
    expect(await codeOf(entry, here, standingsOf({ admin: 'unknown' }))).toBe('standing-unknown');
  });

  it.each([[undefined], [null], ['x'], [{ locator: 1, revision: 'x', scopes: 1, limit: -1 }]])(
    'tells a stranger nothing of the payload %j',
    async (payload) => {
      const stranger = standingsOf({ admin: false, project: 'hidden' });
      expect(await codeOf(entry, here, stranger, payload)).toMatch(/^(not-jira-admin|project-not-visible)$/);
    },
  );
});

describe.each(ADMIN_ENTRIES)('%s', (_key, entry) => {
  it('is closed to who is no Jira admin', async () => {
    expect(await codeOf(entry, here, standingsOf({ admin: false }))).toBe('not-jira-admin');
  });
});

describe.each(PROJECT_ENTRIES)('%s', (_key, entry) => {
  it.each([
    ['the project is hidden', here, standingsOf({ project: 'hidden' }), 'project-not-visible'],
    [
      'the project is hidden, even from an admin',
      here,
      standingsOf({ admin: true, project: 'hidden' }),
      'project-not-visible',
    ],
    ['Jira does not say', here, standingsOf({ project: 'unknown' }), 'standing-unknown'],
    [
      'the page names no project',
      { ...here, projectId: undefined },
      unusable<Standings>('standings'),
      'project-not-visible',
    ],
  ])('is closed where %s', async (_what, caller, standings, code) => {
    expect(await codeOf(entry, caller, standings)).toBe(code);
  });
});

describe('the tables', () => {
  it('list every key that they have an entry for', () => {
    expect([...ADMIN_KEYS].sort()).toEqual(Object.keys(admin).sort());
    expect([...PROJECT_KEYS].sort()).toEqual(Object.keys(project).sort());
  });
});
