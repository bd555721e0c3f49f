import { describe, expect, it } from 'vitest';
import { ABC } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { API, inProject, issue, OURS, shown, THEIRS } from './shown-reply';

describe('a reply shows only what is in reach and what the owner may see', () => {
  it.each<[string, unknown, unknown, JiraScript?]>([
    ['its own issue', OURS, OURS],
    ['of a list, its own', { issues: [OURS, THEIRS], total: 2 }, { issues: [OURS], total: 1 }],
    ['of a bare list, its own', [OURS, THEIRS], [OURS]],
    [
      'links to its own',
      {
        ...OURS,
        fields: {
          ...OURS.fields,
          issuelinks: [
            { id: '1', inwardIssue: issue('502', 'XYZ-1') },
            { id: '2', outwardIssue: issue('511', 'ABC-2') },
          ],
        },
      },
      { ...OURS, fields: { ...OURS.fields, issuelinks: [{ id: '2', outwardIssue: issue('511', 'ABC-2') }] } },
    ],
    ['no parent elsewhere', { ...OURS, fields: { ...OURS.fields, parent: THEIRS } }, OURS],
    [
      'no subtasks elsewhere',
      { ...OURS, fields: { ...OURS.fields, subtasks: [issue('502', 'XYZ-1')] } },
      { ...OURS, fields: { ...OURS.fields, subtasks: [] } },
    ],
    [
      'no epic elsewhere',
      {
        ...OURS,
        fields: {
          ...OURS.fields,
          epic: { id: 502, self: 'https://x/rest/agile/1.0/epic/502', name: 'confidential' },
        },
      },
      OURS,
    ],
    ['no issue that is nowhere', { issues: [OURS, issue('404', 'ABC-404')] }, { issues: [OURS] }],
    [
      'no issue of a project that has our letters today',
      { issues: [issue('601', 'ABC-1', inProject({ id: '10777' }))] },
      { issues: [] },
    ],
    [
      'no issue that the owner may not see',
      { issues: [OURS, issue('511', 'ABC-2')] },
      { issues: [OURS] },
      { lacking: ['BROWSE_PROJECTS issue 511'] },
    ],
    [
      'no comment for some alone',
      {
        comments: [
          { self: `${API}/issue/501/comment/7`, id: '7' },
          { self: `${API}/issue/501/comment/8`, id: '8', visibility: { type: 'role', value: 'Admins' } },
        ],
        total: 2,
      },
      { comments: [{ self: `${API}/issue/501/comment/7`, id: '7' }], total: 1 },
    ],
    [
      'no change that names a foreign issue',
      {
        values: [
          {
            id: '1',
            items: [
              { field: 'Link', from: null, to: 'XYZ-1' },
              { field: 'status', from: '1', to: '3' },
            ],
          },
        ],
      },
      { values: [{ id: '1', items: [{ field: 'status', from: '1', to: '3' }] }] },
    ],
    [
      'of projects, its own',
      {
        values: [
          { id: '10001', key: 'ABC', self: `${API}/project/10001` },
          { id: '10002', key: 'XYZ', self: `${API}/project/10002` },
        ],
        total: 2,
      },
      { values: [{ id: '10001', key: 'ABC', self: `${API}/project/10001` }], total: 1 },
    ],
    [
      'text that only mentions foreign keys',
      { ...OURS, note: 'see XYZ-1', labels: ['XYZ-1'] },
      { ...OURS, note: 'see XYZ-1', labels: ['XYZ-1'] },
    ],
    [
      'entity properties as they were stored',
      { ...OURS, properties: { x: THEIRS } },
      { ...OURS, properties: { x: THEIRS } },
    ],
  ])('%s', async (_what, body, expected, script) => {
    expect(await shown(body, {}, script)).toMatchObject({ refusal: undefined, json: expected });
  });

  it.each<[string, unknown, object, JiraScript?]>([
    ['a foreign issue', THEIRS, { code: 'project-outside' }],
    ['a foreign project', { id: '10002', self: `${API}/project/10002` }, { code: 'project-outside' }],
    ['an issue that has moved away', issue('509', 'XYZ-9'), { code: 'project-outside' }],
    [
      'an issue that is nowhere',
      issue('404', 'ABC-404'),
      { code: 'target-unresolved', where: 'absent-issue' },
    ],
    [
      'an issue that the owner may not see',
      OURS,
      { code: 'owner-lost-permission' },
      { lacking: ['BROWSE_PROJECTS issue 501'] },
    ],
    [
      'a comment for some alone',
      { self: `${API}/issue/501/comment/7`, visibility: { type: 'group', value: 'x' } },
      { code: 'target-unresolved' },
    ],
    [
      'a link to a foreign issue',
      { id: '7', inwardIssue: OURS, outwardIssue: THEIRS },
      { code: 'target-unresolved' },
    ],
    ['an issue of an owner who has gone', OURS, { code: 'owner-inactive' }, { owner: 'deactivated' }],
    [
      'an issue of an owner nobody knows of',
      OURS,
      { code: 'owner-standing-unknown' },
      { faults: { check: { status: 500 } } },
    ],
    ['no JSON', '<html>', { code: 'jira-error', fault: 'unexpected-reply' }],
    [
      'references that Jira does not place, being silent',
      { issues: [issue('501', 'ABC-1')] },
      { code: 'jira-error', fault: 'timeout' },
      { faults: { issue: { fault: 'timeout' } } },
    ],
  ])('and is refused whole where it is itself %s', async (_what, body, refusal, script) => {
    expect((await shown(body, {}, script)).refusal).toMatchObject(refusal);
  });

  it.each<[string, JiraScript, object]>([
    ['has gone', { owner: 'deactivated' }, { code: 'owner-inactive' }],
    [
      'may do nobody knows what',
      { faults: { check: { status: 500 } } },
      { code: 'owner-standing-unknown', why: 'no-answer' },
    ],
    [
      'may not be asked about',
      { faults: { check: { status: 403 } } },
      { code: 'owner-standing-unknown', why: 'not-allowed-to-ask' },
    ],
    ['cannot be asked about for now', { faults: { check: { status: 429 } } }, { code: 'jira-rate-limited' }],
  ])('and a list is never emptied in silence, where its owner %s', async (_what, script, refusal) => {
    expect((await shown({ issues: [OURS, THEIRS] }, {}, script)).refusal).toMatchObject(refusal);
    expect((await shown({ issues: [] }, {}, { owner: 'deactivated' })).json).toEqual({ issues: [] });
  });

  it('and is refused where it names more issues than anybody can place', async () => {
    const issues = Array.from({ length: 1_001 }, (_, at) => issue(String(30_000 + at), `ABC-${30_000 + at}`));
    expect((await shown({ issues })).refusal).toEqual({ code: 'response-too-large' });
  });
});

describe('stored data cannot pretend', () => {
  const stored = (value: unknown) => ({ ...OURS, fields: { ...OURS.fields, customfield_1: value } });

  it('to be in our project: only the reply’s own subjects say where they are', async () => {
    const pretending = issue('502', 'ABC-77', inProject(ABC));
    const { json, asked } = await shown(stored(pretending));
    expect(asked).toContain('issue');
    expect(json).toEqual(OURS);
  });

  it('that a foreign id is ours, beside the issue itself', async () => {
    const { json } = await shown(
      stored([
        { id: '501', key: 'XYZ-1' },
        { id: '502', key: 'ABC-1' },
      ]),
    );
    expect(json).toEqual(stored([{ id: '501', key: 'XYZ-1' }]));
  });

  it('to be a list of issues of the reply’s', async () => {
    const { json } = await shown(stored({ issues: [issue('502', 'ABC-77', inProject(ABC))] }));
    expect(json).toEqual(stored({ issues: [] }));
  });
});
