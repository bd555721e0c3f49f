import { describe, expect, it } from 'vitest';
import { addProjectField, removeProjectField } from '../../../src/gateway/confine/project-field';
import { aRequest, queryValue } from '../../support/a-request';

const GET_ISSUE = 'GET /rest/api/3/issue/ABC-1';
const SEARCH = 'GET /rest/api/3/search/jql';
const POST_SEARCH = 'POST /rest/api/3/search/jql';
const inQuery = (line: string, ...fields: readonly string[]) => {
  const request = aRequest(line, fields.length === 0 ? {} : { query: { fields, expand: ['names'] } });
  const { request: sent, added } = addProjectField(request);
  return { added, fields: queryValue(sent.query, 'fields'), isSame: sent === request };
};
const inBody = (json: unknown, query?: Readonly<Record<string, readonly string[]>>) => {
  const request = aRequest(POST_SEARCH, { json, ...(query ? { query } : {}) });
  const { request: sent, added } = addProjectField(request);
  return {
    added,
    json: sent.body?.json,
    isSame: sent === request,
    isSent: sent.body?.text === JSON.stringify(sent.body?.json),
  };
};

describe('Jira is asked to say the project', () => {
  it.each([
    ['beside one field', GET_ISSUE, ['summary'], 'summary,project'],
    ['beside repeated fields', GET_ISSUE, ['summary', 'status'], 'summary,status,project'],
    ['beside a list with commas', GET_ISSUE, ['summary,status', ' key '], 'summary,status,key,project'],
    ['beside fields of a search', SEARCH, ['summary'], 'summary,project'],
    ['beside a field that only begins alike', GET_ISSUE, ['projects'], 'projects,project'],
  ])('%s', (_what, line, fields, expected) => {
    expect(inQuery(line, ...fields)).toEqual({ added: 'project', fields: expected, isSame: false });
  });

  it.each([
    ['which the caller asked for', GET_ISSUE, ['project']],
    ['which the caller asked for among others', GET_ISSUE, ['summary,project']],
    ['by asking for all', GET_ISSUE, ['*all']],
    ['by asking for the navigable', SEARCH, ['*navigable', 'comment']],
    ['by default', GET_ISSUE, []],
    ['by default, with an empty list', GET_ISSUE, ['']],
  ])('only once: not where it does, %s', (_what, line, fields) => {
    expect(inQuery(line, ...fields)).toMatchObject({ added: 'nothing', isSame: true });
  });

  it.each([[['-comment']], [['*all', '-project']], [['summary', '-project']], [['*navigable,-comment']]])(
    'not where the caller leaves fields out by name: %j',
    (fields) => {
      expect(inQuery(GET_ISSUE, ...fields)).toMatchObject({ added: 'nothing', isSame: true });
    },
  );

  it.each([
    ['in the query', inQuery(SEARCH), { fields: 'project' }],
    ['in the query, with an empty list', inQuery(SEARCH, ''), { fields: 'project' }],
    ['in the body', inBody({ jql: 'a = b' }), { json: { jql: 'a = b', fields: ['project'] } }],
    ['in the body, with an empty list', inBody({ fields: [] }), { json: { fields: ['project'] } }],
  ])('and nothing else, where a search would answer ids alone: %s', (_what, sent, expected) => {
    expect(sent).toMatchObject({ added: 'fields', ...expected });
  });

  it.each<[string, unknown, unknown, string]>([
    [
      'beside others',
      { jql: 'a = b', fields: ['summary'] },
      { jql: 'a = b', fields: ['summary', 'project'] },
      'project',
    ],
    [
      'beside a list with commas',
      { fields: ['summary,status'] },
      { fields: ['summary', 'status', 'project'] },
      'project',
    ],
    ['not where it does', { fields: ['*all'] }, { fields: ['*all'] }, 'nothing'],
    ['not where fields are left out', { fields: ['-comment'] }, { fields: ['-comment'] }, 'nothing'],
  ])('in the body, as it is judged and sent: %s', (_what, json, expected, added) => {
    expect(inBody(json)).toMatchObject({ json: expected, added, isSent: true });
  });
});

describe('what was added is taken out again', () => {
  const issue = { id: '501', fields: { summary: 'x', project: { id: '1' } } };
  it.each<[string, unknown, 'project' | 'fields' | 'nothing', unknown]>([
    ['of an issue', issue, 'project', { id: '501', fields: { summary: 'x' } }],
    [
      'of a list',
      { issues: [issue, { id: '2' }], total: 2 },
      'project',
      { issues: [{ id: '501', fields: { summary: 'x' } }, { id: '2' }], total: 2 },
    ],
    ['with its fields', { issues: [issue] }, 'fields', { issues: [{ id: '501' }] }],
    ['unless nothing was', { issues: [issue] }, 'nothing', { issues: [issue] }],
    [
      'of nothing that is no issue',
      { issues: ['x', null, { fields: null }] },
      'fields',
      { issues: ['x', null, { fields: null }] },
    ],
    ['of no text', 'x', 'fields', 'x'],
    ['of no list', [issue], 'fields', [issue]],
  ])('%s', (_what, json, added, expected) => {
    expect(removeProjectField(json, added)).toEqual(expected);
  });
});
