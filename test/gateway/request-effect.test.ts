import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../src/gateway/body';
import { effectOf } from '../../src/gateway/request-effect';
import { anOperation } from '../support/builders';

const EDIT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const TRANSITION = 'POST /rest/api/3/issue/{issueIdOrKey}/transitions';
const bodyOf = (json: unknown): RequestBody => ({
  contentType: 'application/json',
  text: JSON.stringify(json),
  json,
});
const effectOfBody = (json: unknown, id = EDIT): string => effectOf(anOperation(id), bodyOf(json));

describe('a request deletes', () => {
  it.each([
    ['DELETE /rest/api/3/issue/{issueIdOrKey}', undefined],
    [EDIT, { update: { comment: [{ remove: { id: '1' } }] } }],
    [EDIT, { update: { worklog: [{ remove: { id: '1' } }] } }],
    [EDIT, { update: { attachment: [{ remove: '10000' }] } }],
    [EDIT, { update: { issuelinks: [{ remove: { id: '1' } }] } }],
    [TRANSITION, { transition: { id: '31' }, update: { comment: [{ remove: { id: '1' } }] } }],
    [EDIT, { update: { comment: [{ add: {} }, { remove: { id: '1' } }] } }],
    [EDIT, { update: { comment: [{ add: {}, remove: { id: '1' } }] } }],
    [EDIT, { update: { comment: { remove: { id: '1' } } } }],
    [EDIT, { update: { attachment: [{ set: [] }] } }],
    [EDIT, { fields: { attachment: [] } }],
    [EDIT, { fields: { comment: [{ remove: {} }] } }],
    [EDIT, { update: { comment: [{ remove: null }] } }],
    [EDIT, { update: { labels: [{ add: 'x' }], worklog: [{ remove: {} }] } }],
    [EDIT, { fields: { summary: 'x' }, update: { comment: [{ remove: {} }] } }],
  ])('%s %j', (id, json) => {
    expect(effectOf(anOperation(id), json && bodyOf(json))).toBe('delete');
  });
});

describe('a request writes', () => {
  it.each([
    [{}],
    [{ fields: { summary: 'x' } }],
    [{ update: { comment: [{ add: { body: 'remove' } }] } }],
    [{ update: { comment: [{ edit: { id: '1' } }] } }],
    [{ update: { labels: [{ remove: 'x' }] } }],
    [{ update: { components: [{ remove: { id: '1' } }] } }],
    [{ update: { comment: [] } }],
    [{ update: { comment: null } }],
    [{ update: { comment: ['remove'] } }],
    [{ update: { comment: [{ add: { remove: {} } }] } }],
    [{ update: null }],
    [{ update: [{ comment: [{ remove: {} }] }] }],
    [{ remove: {} }],
    [[{ update: { comment: [{ remove: {} }] } }]],
    ['update'],
    [null],
  ])('with the body %j', (json) => {
    expect(effectOfBody(json)).toBe('write');
  });

  it('with no body, or one that is no JSON', () => {
    expect(effectOf(anOperation(EDIT), undefined)).toBe('write');
    const text: RequestBody = { contentType: 'text/plain', text: '{"update":{}}', json: undefined };
    expect(effectOf(anOperation(EDIT), text)).toBe('write');
  });
});

it.each([
  ['POST /rest/api/3/search/jql', 'read'],
  ['PUT /rest/api/3/project/{projectIdOrKey}', 'manage'],
  ['DELETE /rest/api/3/issue/{issueIdOrKey}', 'delete'],
])('a body makes nothing else of %s: %s', (id, effect) => {
  expect(effectOfBody({ update: { comment: [{ remove: {} }] } }, id)).toBe(effect);
});
