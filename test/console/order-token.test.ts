/** A token for several projects: what the page claims of them is never believed. */
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/base/result';
import type { Standings } from '../../src/console/actor';
import { projectEntries } from '../../src/console/entries';
import { ABC, OWNER, XYZ } from '../support/builders';
import { consoleWorld, standingsOf } from '../support/console-world';

const caller = { accountId: OWNER, projectId: ABC.id };
const order = { name: 'both', scopes: ['read:jira-work'] };

/** ABC and XYZ may be browsed; 10009 may not; 10008 nobody knows. */
const standings: Standings = {
  ...standingsOf({}),
  findProject: (id) =>
    Promise.resolve(id === '10008' ? fail('unknown') : ok([ABC, XYZ].find((project) => project.id === id))),
};

async function issued(projectIds: unknown) {
  const { ports, storage } = consoleWorld();
  const reply = await projectEntries(ports)['token/issue']({ ...order, projectIds }, caller, standings);
  return { reply, stored: [...storage.stored.tokens.values()] };
}

describe('a token for several projects', () => {
  it.each([
    ['one more', [XYZ.id], [ABC, XYZ]],
    ['none more', [], [ABC]],
    ['the page’s own again', [ABC.id], [ABC]],
    ['one more, named twice', [XYZ.id, XYZ.id], [ABC, XYZ]],
  ])('is bound to those that Jira shows to the person: %s', async (_what, ids, projects) => {
    expect((await issued(ids)).stored).toMatchObject([
      { details: { reach: { kind: 'projects', projects } } },
    ]);
  });

  it('is not issued where one may not be browsed, and says which', async () => {
    const { reply, stored } = await issued([XYZ.id, '10009']);
    expect(reply).toMatchObject({
      ok: false,
      problems: [{ path: 'projectIds.1', code: 'project-not-visible' }],
    });
    expect(stored).toEqual([]);
  });

  it('is not issued where Jira does not say', async () => {
    const { reply, stored } = await issued(['10008']);
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'standing-unknown' } });
    expect(stored).toEqual([]);
  });

  it.each([
    [['XYZ']],
    [['1 OR 1']],
    [[10002]],
    ['10002'],
    [Array.from({ length: 20 }, (_, at) => String(at))],
  ])('names them by id, twenty in all: %j is a problem', async (ids) => {
    const { reply, stored } = await issued(ids);
    expect(reply).toMatchObject({ ok: false, problems: [{}] });
    expect(stored).toEqual([]);
  });
});
