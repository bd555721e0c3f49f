import { describe, expect, it } from 'vitest';
import { confineJql } from '../../../src/gateway/jql/confine-jql';

const OWNER = '712020:0a1f0e51-0000-4000-8000-000000003e3b';
const confined = async (jql: string): Promise<string> => {
  const result = await confineJql(jql, { projects: { kind: 'in', ids: ['10000'] }, currentUser: OWNER });
  return result.ok ? result.value : result.error.code;
};

describe('currentUser() is the token’s owner, not the app', () => {
  it.each([
    ['assignee = currentUser()', `assignee = "${OWNER}" AND project in (10000)`],
    ['assignee = "currentUser"()', `assignee = "${OWNER}" AND project in (10000)`],
    ["assignee = 'currentUser' ( )", `assignee = "${OWNER}" AND project in (10000)`],
    ['assignee = xcurrentUser()', 'assignee = xcurrentUser() AND project in (10000)'],
    ['assignee = currentUserX()', 'assignee = currentUserX() AND project in (10000)'],
    ['assignee = CURRENTUSER()', `assignee = "${OWNER}" AND project in (10000)`],
    [
      'reporter in (currentUser(), "x") OR NOT watcher = currentUser()',
      `(reporter in ("${OWNER}", "x") OR NOT watcher = "${OWNER}") AND project in (10000)`,
    ],
    [
      'status changed BY currentUser() ORDER BY created',
      `status changed by "${OWNER}" AND project in (10000) ORDER BY created`,
    ],
  ])('%s', async (jql, sent) => {
    expect((await confined(jql)).replace(/^\((assignee[^()]*(?:\(\))?|status[^()]*)\)/, '$1')).toBe(sent);
  });

  it('a function of another name, or with arguments, and the words in quotes are left as they are', async () => {
    expect(await confined('sprint in openSprints() AND summary ~ "currentUser()"')).toBe(
      '(sprint in openSprints() AND summary ~ "currentUser()") AND project in (10000)',
    );
    expect(await confined('assignee = currentUser("x")')).toContain('currentUser("x")');
  });

  it.each([
    ['" OR project is not EMPTY OR "'],
    ['5b10" OR a = b'],
    ['" OR a = 5b10'],
    ['5b10\n'],
    ['a'.repeat(129)],
  ])('what is no account id is a bug, never pasted: %j', async (currentUser) => {
    const bounds = { projects: { kind: 'in' as const, ids: ['10000'] }, currentUser };
    await expect(confineJql('assignee = currentUser()', bounds)).rejects.toThrow('account id');
  });

  it('an account id may be as long as Jira’s are', async () => {
    const bounds = { currentUser: 'a'.repeat(128) };
    expect(await confineJql('a = currentUser()', bounds)).toEqual({
      ok: true,
      value: `(a = "${'a'.repeat(128)}")`,
    });
  });

  it('and is left as it is where nobody is named', async () => {
    expect(await confineJql('a = currentUser()', {})).toEqual({ ok: true, value: '(a = currentUser())' });
  });
});
