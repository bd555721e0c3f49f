import { describe, expect, it } from 'vitest';
import type { Alias } from '../../../local/jira/seed/demo-site';
import { keysOf, testJira } from './ask';

function bulkJira(as: Alias = 'app') {
  const site = testJira();
  const id = async (key: string): Promise<number> =>
    Number(((await site.read('app', `issue/${key}`)) as { id: string }).id);
  const fields = async (key: string): Promise<unknown> =>
    ((await site.read('app', `issue/${key}`)) as { fields: unknown }).fields;
  /** Runs a bulk operation and gives its task. */
  const run = async (what: string, body: unknown): Promise<unknown> => {
    const { taskId } = (await site.read(as, `bulk/issues/${what}`, { body })) as { taskId: string };
    return site.read(as, `bulk/queue/${taskId}`);
  };
  return { ...site, id, fields, run };
}

describe('bulk operations take effect on issues of any project', () => {
  it('delete', async () => {
    const { ask, run, id } = bulkJira();
    const ids = [await id('ABC-26'), await id('DEF-18')];
    expect(await run('delete', { selectedIssueIdsOrKeys: ['ABC-26', 'DEF-18', 'NOPE-1'] })).toMatchObject({
      status: 'COMPLETE',
      progressPercent: 100,
      processedAccessibleIssues: ids,
      invalidOrInaccessibleIssueCount: 1,
      totalIssueCount: 3,
    });
    for (const key of ['ABC-26', 'DEF-18']) expect((await ask('app', `issue/${key}`)).status).toBe(404);
  });

  it('delete only what the caller may, and tell why not', async () => {
    const { ask, run, id } = bulkJira('member');
    const issue = await id('ABC-26');
    expect(await run('delete', { selectedIssueIdsOrKeys: ['ABC-26', 'ABC-13'] })).toMatchObject({
      processedAccessibleIssues: [],
      failedAccessibleIssues: { [issue]: [expect.stringContaining('DELETE_ISSUES')] },
      invalidOrInaccessibleIssueCount: 1,
    });
    expect((await ask('member', 'issue/ABC-26')).status).toBe(200);
  });

  it('transition', async () => {
    const { fields, run, read } = bulkJira();
    await run('transition', {
      bulkTransitionInputs: [
        { selectedIssueIdsOrKeys: ['ABC-7'], transitionId: '21' },
        { selectedIssueIdsOrKeys: ['DEF-8', 'DEF-5'], transitionId: '41' },
      ],
    });
    expect(await fields('ABC-7')).toMatchObject({ status: { name: 'In Progress' } });
    expect(await fields('DEF-8')).toMatchObject({ status: { name: 'To Do' } });
    expect(await read('app', 'bulk/issues/transition?issueIdsOrKeys=ABC-2,DEF-8')).toMatchObject({
      availableTransitions: [
        {
          issues: ['ABC-2', 'DEF-8'],
          isTransitionsFiltered: true,
          transitions: [{ transitionId: 11 }, { transitionId: 21, to: { statusName: 'In Progress' } }],
        },
      ],
    });
  });

  it('watch and unwatch', async () => {
    const { run, read } = bulkJira('member');
    await run('watch', { selectedIssueIdsOrKeys: ['ABC-8', 'DEF-8'] });
    expect(await read('member', 'issue/DEF-8/watchers')).toMatchObject({ isWatching: true });
    await run('unwatch', { selectedIssueIdsOrKeys: ['DEF-8'] });
    expect(await read('member', 'issue/DEF-8/watchers')).toMatchObject({ isWatching: false });
  });

  it('move into another project, under a new type and parent', async () => {
    const { ask, fields, run } = bulkJira();
    await run('move', {
      targetToSourcesMapping: {
        'DEF,10002': { issueIdsOrKeys: ['ABC-7'] },
        '10001,10003,DEF-2': { issueIdsOrKeys: ['ABC-20'] },
      },
    });
    expect(await fields('ABC-7')).toMatchObject({ project: { key: 'DEF' }, issuetype: { name: 'Task' } });
    expect(await fields('ABC-20')).toMatchObject({ project: { key: 'DEF' }, parent: { key: 'DEF-2' } });
    const bad = { targetToSourcesMapping: { 'DEF,10003': { issueIdsOrKeys: ['ABC-8'] } } };
    expect((await ask('app', 'bulk/issues/move', { body: bad })).status).toBe(400);
  });

  it('edit the selected fields', async () => {
    const { ask, fields, run, read } = bulkJira();
    const body = {
      selectedIssueIdsOrKeys: ['ABC-7', 'DEF-8'],
      selectedActions: ['labels', 'priority'],
      editedFieldsInput: {
        priority: { priorityId: '1' },
        labelsFields: [
          { fieldId: 'labels', bulkEditMultiSelectFieldOption: 'ADD', labels: [{ name: 'bulk' }] },
        ],
        singleLineTextFields: [{ fieldId: 'summary', text: 'not selected' }],
      },
    };
    await run('fields', body);
    for (const key of ['ABC-7', 'DEF-8'])
      expect(await fields(key)).toMatchObject({
        priority: { name: 'Highest' },
        labels: expect.arrayContaining(['bulk']) as unknown,
        summary: expect.not.stringContaining('not selected') as unknown,
      });
    const unknown = { ...body, editedFieldsInput: { colorFields: [] } };
    expect((await ask('app', 'bulk/issues/fields', { body: unknown })).status).toBe(501);
    expect(await read('app', 'bulk/issues/fields?issueIdsOrKeys=ABC-2,DEF-8&searchText=comp')).toMatchObject({
      fields: [{ id: 'components', fieldOptions: [{}, { name: 'Web' }, { name: 'Core' }, {}] }],
    });
    expect((await ask('lead', 'bulk/issues/fields?issueIdsOrKeys=ABC-2,DEF-8')).status).toBe(400);
  });

  it('are not in version 2, need somebody, and take 1 to 1,000 issues', async () => {
    const { ask } = bulkJira();
    const body = { selectedIssueIdsOrKeys: ['ABC-1'] };
    expect((await ask('app', '/rest/api/2/bulk/issues/watch', { body })).status).toBe(404);
    expect((await ask('nobody', 'bulk/issues/watch', { body })).status).toBe(401);
    for (const count of [0, 1_001]) {
      const many = { selectedIssueIdsOrKeys: Array.from({ length: count }, () => 'ABC-1') };
      expect((await ask('app', 'bulk/issues/watch', { body: many })).status).toBe(400);
    }
  });
});

describe('the archive', () => {
  it('takes issues with their sub-tasks out of searches and changes, and gives them back', async () => {
    const site = bulkJira();
    const archive = (method: string, path: string, body: unknown) => site.ask('app', path, { method, body });
    expect(
      await archive('PUT', 'issue/archive', { issueIdsOrKeys: ['DEF-2', 'ABC-4', 'NOPE-1'] }),
    ).toMatchObject({
      status: 200,
      body: {
        numberOfIssuesUpdated: 3,
        errors: { issuesNotFound: { count: 1 }, issueIsSubtask: { issueIdsOrKeys: ['ABC-4'] } },
      },
    });
    expect(await keysOf(site, 'app', 'key in (DEF-2, DEF-4, DEF-3)')).toEqual(['DEF-3']);
    const edit = { method: 'PUT', body: { fields: { summary: 'x' } } };
    expect((await site.ask('app', 'issue/DEF-2', edit)).status).toBe(403);
    expect((await archive('PUT', 'issue/unarchive', { issueIdsOrKeys: ['DEF-2'] })).status).toBe(200);
    expect((await site.ask('app', 'issue/DEF-2', edit)).status).toBe(204);
    expect((await archive('PUT', 'issue/archive', { issueIdsOrKeys: ['NOPE-1'] })).status).toBe(400);
  });

  it('takes issues by JQL, of every project that it names', async () => {
    const site = bulkJira();
    const answer = await site.ask('app', 'issue/archive', { body: { jql: 'project = DEF and type = Bug' } });
    expect(answer).toMatchObject({ status: 202, body: expect.stringMatching(/\/task\/12000$/) as unknown });
    expect(await site.read('app', 'task/12000')).toMatchObject({ status: 'COMPLETE', progress: 100 });
    expect(await keysOf(site, 'app', 'project = DEF and type = Bug')).toEqual([]);
    expect((await site.ask('member', 'task/12000')).status).toBe(403);
    expect((await site.ask('app', 'issue/archive', { body: { jql: '' } })).status).toBe(400);
  });

  it('is for Jira administrators', async () => {
    const { ask } = bulkJira();
    const asking = { method: 'PUT', body: { issueIdsOrKeys: ['ABC-1'] } };
    expect((await ask('lead', 'issue/archive', asking)).status).toBe(403);
  });
});

describe('properties of many issues', () => {
  const property = async (site: ReturnType<typeof bulkJira>, key: string): Promise<number> =>
    (await site.ask('app', `issue/${key}/properties/p`)).status;

  it('are set on a list of issues: all or none', async () => {
    const site = bulkJira();
    const entitiesIds = [await site.id('ABC-1'), await site.id('DEF-1')];
    const answer = await site.ask('app', 'issue/properties', { body: { entitiesIds, properties: { p: 1 } } });
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: expect.stringMatching(/task/) as unknown },
    });
    expect([await property(site, 'ABC-1'), await property(site, 'DEF-1')]).toEqual([200, 200]);
    const body = { entitiesIds: [...entitiesIds, 1], properties: { q: 1 } };
    expect((await site.ask('app', 'issue/properties', { body })).status).toBe(400);
    expect((await site.ask('app', 'issue/ABC-1/properties/q')).status).toBe(404);
  });

  it('are set each by itself', async () => {
    const site = bulkJira('lead');
    const [mine, foreign] = [await site.id('ABC-1'), await site.id('DEF-1')];
    const body = {
      issues: [
        { issueID: mine, properties: { p: 1 } },
        { issueID: foreign, properties: { p: 2 } },
      ],
    };
    expect((await site.ask('lead', 'issue/properties/multi', { body })).status).toBe(303);
    expect([await property(site, 'ABC-1'), await property(site, 'DEF-1')]).toEqual([200, 404]);
  });

  it('are set and deleted by a filter; without entityIds, on every issue that the caller may edit', async () => {
    const site = bulkJira();
    const put = (body: unknown) => site.ask('app', 'issue/properties/p', { method: 'PUT', body });
    const only = { entityIds: [await site.id('DEF-1')] };
    expect((await put({ value: 1, filter: only })).status).toBe(303);
    expect([await property(site, 'ABC-1'), await property(site, 'DEF-1')]).toEqual([404, 200]);
    expect((await put({ value: 2 })).status).toBe(303);
    expect([await property(site, 'ABC-1'), await property(site, 'OPS-1')]).toEqual([200, 200]);
    const remove = { method: 'DELETE', body: { entityIds: only.entityIds, currentValue: 2 } };
    expect((await site.ask('app', 'issue/properties/p', remove)).status).toBe(303);
    expect([await property(site, 'ABC-1'), await property(site, 'DEF-1')]).toEqual([200, 404]);
    expect((await site.ask('app', 'issue/properties/p', { method: 'DELETE' })).status).toBe(303);
    expect(await property(site, 'OPS-1')).toBe(404);
    expect((await put({ expression: 'issue.id' })).status).toBe(501);
  });
});
