import { describe, expect, it } from 'vitest';
import { AGILE_SCOPES, testJira } from './ask';

/** What a gateway must not let through is really there: the app sees other projects in replies about ABC. */
describe('replies about an issue of one project name issues of another', () => {
  const { jira, ask, read } = testJira();

  it('in its links: key, summary, status', async () => {
    expect(await read('app', 'issue/ABC-2?fields=issuelinks')).toMatchObject({
      fields: {
        issuelinks: [
          {
            id: '10500',
            outwardIssue: {
              key: 'DEF-3',
              self: expect.stringContaining('/rest/api/3/issue/') as unknown,
              fields: { summary: 'Definitions are read aloud', status: { name: 'To Do' } },
            },
          },
        ],
      },
    });
  });

  it('in its changelog: links made and taken away', async () => {
    expect(await read('app', 'issue/ABC-22?expand=changelog&fields=summary')).toMatchObject({
      changelog: {
        histories: [{ items: [{ field: 'Link', to: 'OPS-4', toString: 'This issue relates to OPS-4' }] }, {}],
      },
    });
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: 'ABC-3' }, outwardIssue: { key: 'DEF-9' } };
    expect((await ask('app', 'issueLink', { body: link })).status).toBe(201);
    const made = { items: [{ field: 'Link', to: 'DEF-9', toString: 'This issue blocks DEF-9' }] };
    expect(await read('app', 'issue/ABC-3/changelog')).toMatchObject({ values: [made] });
    expect(await read('app', 'issue/DEF-9/changelog')).toMatchObject({
      values: [{ items: [{ to: 'ABC-13' }] }, { items: [{ toString: 'This issue is blocked by ABC-3' }] }],
    });
    expect((await ask('app', 'issueLink/10507', { method: 'DELETE' })).status).toBe(204);
    expect(await read('app', 'issue/ABC-3/changelog')).toMatchObject({
      values: [made, { items: [{ from: 'DEF-9', fromString: 'This issue blocks DEF-9', to: null }] }],
    });
  });

  it('in its parent, its sub-tasks and its epic', async () => {
    const parent = { method: 'PUT', body: { fields: { parent: { key: 'DEF-1' } } } };
    expect((await ask('app', 'issue/ABC-6', parent)).status).toBe(204);
    const foreign = { key: 'DEF-1', fields: { summary: 'Every word has a definition' } };
    expect(await read('app', 'issue/ABC-6?fields=parent')).toMatchObject({ fields: { parent: foreign } });
    expect(await read('app', 'issue/ABC-6?expand=changelog&fields=summary')).toMatchObject({
      changelog: {
        histories: [{ items: [{ field: 'IssueParentAssociation', toString: 'DEF-1' }] }, {}, {}, {}],
      },
    });
    const agile = await ask('app', '/rest/agile/1.0/issue/ABC-6', { scopes: AGILE_SCOPES });
    expect(agile.body).toMatchObject({ fields: { epic: { key: 'DEF-1', name: foreign.fields.summary } } });
    expect(await read('app', 'issue/ABC-2?fields=subtasks')).toMatchObject({
      fields: { subtasks: [{ key: 'ABC-4' }, { key: 'ABC-5', fields: { status: {} } }] },
    });
  });

  it('in the history of an issue that was moved', async () => {
    expect(await read('app', 'issue/ABC-9/changelog')).toMatchObject({
      values: [
        {},
        {
          items: [
            { fromString: 'Alphabet', toString: 'Definitions' },
            { fromString: 'ABC-9', toString: 'DEF-7' },
          ],
        },
      ],
    });
    expect(jira.facts()).toEqual(expect.any(Array));
  });
});
