import { describe, expect, it } from 'vitest';
import { namesMore } from '../../src/gateway/names-more';

const ofBody = (json: unknown): boolean =>
  namesMore({ query: [], body: { contentType: 'application/json', text: JSON.stringify(json), json } });
const ofFields = (fields: unknown): boolean => ofBody({ fields });
const ofQuery = (name: string): boolean => namesMore({ query: [[name, ['x']]], body: undefined });

describe('a request names nothing beyond its path', () => {
  it.each([
    ['without body', undefined],
    ['with an empty edit', {}],
    ['with text', { fields: { summary: 'like XYZ-1', description: { type: 'doc', content: [] } } }],
    [
      'with people and things of its project',
      { fields: { assignee: { id: '5b' }, components: [{ id: '1' }] } },
    ],
    ['with an update', { update: { labels: [{ add: 'x' }], comment: [{ add: { body: 'XYZ-1' } }] } }],
    ['with a transition', { transition: { id: '31' }, fields: { resolution: { name: 'Done' } } }],
    ['with a comment of its transition', { transition: { id: '31' }, update: { comment: [{ add: {} }] } }],
    ['with a worklog of its transition', { transition: { id: '31' }, update: { worklog: [{ add: {} }] } }],
    ['with a comment taken away, which is judged by its effect', { update: { comment: [{ remove: {} }] } }],
  ])('%s', (_what, json) => {
    expect(json === undefined ? namesMore({ query: [], body: undefined }) : ofBody(json)).toBe(false);
  });

  it.each([['notifyUsers'], ['returnIssue'], ['expand'], ['fields'], ['query']])(
    'with the parameter %s',
    (name) => {
      expect(ofQuery(name)).toBe(false);
    },
  );
});

describe('a request names more', () => {
  it.each([
    ['a parent', { parent: { key: 'XYZ-1' } }],
    ['a parent by id', { parent: { id: '502' } }],
    ['another project', { project: { key: 'XYZ' } }],
    ['links', { issuelinks: [{ add: {} }] }],
    ['a security level', { security: { id: '1' } }],
    ['subtasks', { subtasks: [] }],
    ['attachments', { attachment: [] }],
    ['a field in another case', { Parent: { key: 'XYZ-1' } }],
    ['a safe field in another case', { Summary: 'x' }],
    ['a safe field with a space', { ' summary': 'x' }],
    ['an inherited name', JSON.parse('{"__proto__":{"key":"XYZ-1"}}') as unknown],
    ['constructor', { constructor: {} }],
    ['a custom field in another case', { Customfield_10014: 'x' }],
    ['a custom field with a clause name', { 'cf[10014]': 'x' }],
    ['a number in text in a custom field, which may be an issue’s id', { customfield_10014: '10130' }],
    ['a number in a custom field', { customfield_10014: 10130 }],
    ['an option by id in a custom field', { customfield_10014: { id: '10130' } }],
    ['options in a custom field', { customfield_10014: [{ value: 'red' }, { id: '10200' }] }],
    ['plain words in a custom field', { customfield_10014: 'red' }],
    ['a text that mentions a key in a custom field', { customfield_10014: 'see XYZ-1 there' }],
    ['an emptied custom field', { customfield_10014: null }],
    ['an empty list in a custom field', { customfield_10014: [] }],
    ['a custom field beside safe ones', { summary: 'x', customfield_10014: true }],
    ['a list of changes of a custom field', { customfield_10014: [{ set: '10130' }] }],
    ['several keys in one text in a custom field', { customfield_10014: 'XYZ-1,XYZ-2' }],
    ['a project by key in a custom field', { customfield_10014: { key: 'XYZ' } }],
    ['a browse URL in a custom field', { customfield_10014: 'https://site.example/browse/XYZ-1' }],
    ['a key in a custom field', { customfield_10014: 'XYZ-1' }],
    ['a key in small letters', { customfield_10014: 'xyz-1' }],
    ['a key with white space around it', { customfield_10014: ' XYZ-1\n' }],
    ['a key within a list', { customfield_10014: ['red', 'XYZ-1'] }],
    ['a key within an object', { customfield_10014: { key: 'XYZ-1' } }],
    ['a key deep inside', { customfield_10014: [{ a: { b: [['XYZ-1']] } }] }],
    ['a key of a project with digits', { customfield_10014: 'X9_Z-12' }],
    ['no object at all', 'parent'],
    ['a list', [{ parent: 'XYZ-1' }]],
  ])('with %s in fields, and in update', (_what, part) => {
    expect({ fields: ofFields(part), update: ofBody({ update: part }) }).toEqual({
      fields: true,
      update: true,
    });
  });

  // They exist under `update` only; what Jira makes of them elsewhere nobody says.
  it.each([
    ['a comment', { comment: { comments: [] } }],
    ['a comment as a list of changes', { comment: [{ add: {} }] }],
    ['a worklog', { worklog: [{ add: {} }] }],
  ])('with %s in fields', (_what, fields) => {
    expect(ofFields(fields)).toBe(true);
  });

  it.each([
    ['fields', { fields: null }],
    ['update', { update: null }],
  ])('with null for %s', (_what, json) => {
    expect(ofBody(json)).toBe(true);
  });

  it.each([
    ['historyMetadata', { historyMetadata: {} }],
    ['properties', { properties: [{ key: 'x', value: 1 }] }],
    ['Fields', { Fields: {} }],
    ['an unknown part', { issueIdsOrKeys: ['XYZ-1'] }],
    ['a bare list', ['XYZ-1']],
    ['a bare text', 'XYZ-1'],
    ['null', null],
    ['a number', 1],
    ['__proto__', JSON.parse('{"__proto__":{"fields":{}}}') as unknown],
  ])('with %s at the top', (_what, json) => {
    expect(ofBody(json)).toBe(true);
  });

  it('with a body that is no JSON', () => {
    expect(namesMore({ query: [], body: { contentType: 'text/plain', text: 'x', json: undefined } })).toBe(
      true,
    );
  });

  it.each([['overrideScreenSecurity'], ['overrideEditableFlag'], ['projectId'], ['Expand'], ['']])(
    'with the parameter %j',
    (name) => {
      expect(ofQuery(name)).toBe(true);
    },
  );
});
