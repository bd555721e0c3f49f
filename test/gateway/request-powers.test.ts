import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../src/gateway/body';
import type { Query } from '../../src/gateway/query';
import { deletesSubtasks, powersOf } from '../../src/gateway/request-powers';
import { anOperation } from '../support/builders';

const EDIT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const TRANSITION = 'POST /rest/api/3/issue/{issueIdOrKey}/transitions';
const bodyOf = (json: unknown): RequestBody => ({
  contentType: 'application/json',
  text: JSON.stringify(json),
  json,
});
const NO_QUERY: Query = [];
const effectsOf = (id: string, json?: unknown): readonly string[] =>
  powersOf(anOperation(id), NO_QUERY, json === undefined ? undefined : bodyOf(json)).effects;

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
    expect(effectsOf(id, json)).toContain('delete');
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
    expect(effectsOf(EDIT, json)).toEqual(['write']);
  });

  it('with no body, or one that is no JSON', () => {
    expect(effectsOf(EDIT)).toEqual(['write']);
    const text: RequestBody = { contentType: 'text/plain', text: '{"update":{}}', json: undefined };
    expect(powersOf(anOperation(EDIT), NO_QUERY, text).effects).toEqual(['write']);
  });

  it('as well, where it deletes from within: both must be allowed', () => {
    expect(effectsOf(EDIT, { update: { comment: [{ remove: {} }] } })).toEqual(['write', 'delete']);
  });
});

it.each([
  ['POST /rest/api/3/search/jql', 'read'],
  ['PUT /rest/api/3/project/{projectIdOrKey}', 'manage'],
  ['DELETE /rest/api/3/issue/{issueIdOrKey}', 'delete'],
])('a body makes nothing else of %s: %s', (id, effect) => {
  expect(effectsOf(id, { update: { comment: [{ remove: {} }] } })).toEqual([effect]);
});

const DELETE = 'DELETE /rest/api/3/issue/{issueIdOrKey}';
const GET = 'GET /rest/api/3/issue/{issueIdOrKey}';
const BULK = 'POST /rest/api/3/bulk/issues/delete';
const withQuery = (id: string, name: string, ...values: readonly string[]) =>
  powersOf(anOperation(id), [[name, values]], undefined);

describe('a switch that raises power', () => {
  it.each([
    ['overrideScreenSecurity', 'false', 'manage', 'ADMINISTER'],
    ['overrideEditableFlag', 'false', 'manage', 'ADMINISTER'],
    ['overrideSharePermissions', 'false', 'manage', 'ADMINISTER'],
    ['extendAdminPermissions', 'false', 'manage', 'ADMINISTER'],
    ['notifyUsers', 'true', 'manage', 'ADMINISTER_PROJECTS'],
    ['sendBulkNotification', 'true', 'manage', 'ADMINISTER_PROJECTS'],
    ['deleteSubtasks', 'false', 'delete', undefined],
    ['enableUndo', 'true', 'delete', undefined],
    ['updateHistory', 'false', 'write', undefined],
  ])(
    '%s is harmless as %s alone, to the letter; else it asks for %s and %s',
    (name, harmless, effect, permission) => {
      const plain = anOperation(GET);
      expect(withQuery(GET, name, harmless)).toEqual({ effects: ['read'], permissions: plain.permissions });
      const other = harmless === 'true' ? 'false' : 'true';
      for (const raised of [other, '', 'TRUE', 'False', '1', ` ${harmless}`, `${harmless},${other}`]) {
        const powers = withQuery(GET, name, raised);
        expect(powers.effects).toEqual(['read', effect]);
        expect(powers.permissions.filter((one) => !plain.permissions.includes(one))).toEqual(
          permission === undefined ? [] : [permission],
        );
      }
      expect(withQuery(GET, name, harmless, other).effects).toContain(effect);
    },
  );

  it.each(['notifyusers', 'toString', '__proto__', 'expand'])('is not %s', (name) => {
    expect(withQuery(GET, name, 'x').effects).toEqual(['read']);
  });

  it.each([
    ['absent', {}, ['delete']],
    ['true', { sendBulkNotification: true }, ['delete']],
    ['false', { sendBulkNotification: false }, ['delete', 'manage']],
    ['null', { sendBulkNotification: null }, ['delete', 'manage']],
    ['a word', { sendBulkNotification: 'true' }, ['delete', 'manage']],
  ])('stands in bodies of bulk operations too: %s', (_what, json, effects) => {
    expect(effectsOf(BULK, json)).toEqual(effects);
  });

  it('adds to what is asked for already, and to each once', () => {
    const query: Query = [
      ['notifyUsers', ['false']],
      ['deleteSubtasks', ['true']],
      ['overrideScreenSecurity', ['true']],
      ['overrideEditableFlag', ['true']],
    ];
    const powers = powersOf(anOperation(DELETE), query, undefined);
    expect(powers.effects).toEqual(['delete', 'manage']);
    expect(powers.permissions).toEqual([
      ...anOperation(DELETE).permissions,
      'ADMINISTER_PROJECTS',
      'ADMINISTER',
    ]);
  });

  it.each([
    ['true', true],
    ['', true],
    ['yes', true],
    ['false', false],
  ])('deletes subtasks unless it says false: %j', (value, deletes) => {
    expect(deletesSubtasks([['deleteSubtasks', [value]]])).toBe(deletes);
  });

  it('deletes no subtasks where it is not there', () => {
    expect(
      deletesSubtasks([
        ['deletesubtasks', ['true']],
        ['notifyUsers', ['false']],
      ]),
    ).toBe(false);
  });
});
