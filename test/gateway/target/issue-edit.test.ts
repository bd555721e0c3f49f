import { describe, expect, it } from 'vitest';
import { parsed, readBodyOf, unreadPart } from './aimed-at';

const EDIT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const edit = (json: unknown) => readBodyOf(EDIT, json);
const part = (json: unknown): string => unreadPart(edit(json));
const ofFields = (fields: unknown) => edit({ fields });
const ofUpdate = (update: unknown) => edit({ update });

const HARMLESS_EDIT = {
  fields: {
    summary: 'like XYZ-1',
    labels: ['XYZ-1'],
    description: { type: 'doc', content: [{ id: 'XYZ-1' }] },
  },
  update: {
    components: [{ add: { name: 'x' } }, { remove: { id: '3' } }],
    worklog: [{ add: { timeSpent: '1h' } }],
  },
  properties: [{ key: 'k', value: { issue: 'XYZ-1' } }],
  historyMetadata: { cause: { id: 'XYZ-1' } },
  transition: { id: '31' },
};

describe('an edit that names nothing beyond its issue', () => {
  it('names only the issue of its path', () => {
    expect(edit(HARMLESS_EDIT)).toMatchObject({
      ok: true,
      value: { named: [{ kind: 'issue', as: '1' }], customValues: [] },
    });
  });

  it.each(['POST /rest/api/3/issue/{issueIdOrKey}/transitions', 'POST /rest/api/3/issue'])(
    'is read alike by %s',
    (id) => {
      expect(readBodyOf(id, HARMLESS_EDIT).ok).toBe(true);
    },
  );
});

describe('fields', () => {
  it('two projects and two forms of a parent are all read', () => {
    const names = edit({
      fields: { project: { id: '1', key: 'AA' }, parent: { id: '7', key: 'BB-1' } },
      update: { project: [{ set: { key: 'CC' } }, { set: { id: 4 } }], parent: [{ set: { none: true } }] },
    });
    expect(names.ok && names.value.named.slice(1)).toEqual([
      { kind: 'project', as: '1' },
      { kind: 'project', as: 'AA' },
      { kind: 'issue', as: '7' },
      { kind: 'issue', as: 'BB-1' },
      { kind: 'project', as: 'CC' },
      { kind: 'project', as: '4' },
    ]);
  });

  it('a field beside itself in update is read in both', () => {
    const names = edit({
      fields: { customfield_1: 'a' },
      update: { customfield_1: [{ set: 'b' }, { add: 'c' }] },
    });
    expect(names.ok && names.value.customValues.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
  });

  it('taking the parent away names nothing', () => {
    expect(ofFields({ parent: null })).toMatchObject({ ok: true, value: { named: [{ as: '1' }] } });
  });

  it.each([
    ['comment'],
    ['worklog'],
    ['attachment'],
    ['issuelinks'],
    ['subtasks'],
    ['rank'],
    ['epic'],
    ['sprint'],
    ['watches'],
    ['customfield_'],
    ['customfield_1x'],
    ['customfield_12345678901'],
    ['Customfield_1'],
    ['Summary'],
    ['__proto__'],
    ['constructor'],
    ['toString'],
  ])('%s is not read', (field) => {
    expect(part(parsed(`{"fields":{"${field}":"1"}}`))).toBe(`body fields.${field}`);
    expect(part(parsed(`{"update":{"${field}":[{"set":"1"}]}}`))).toMatch(/^body update\./);
  });

  it.each([
    ['a project by name', { project: { name: 'Other' } }, 'fields.project.name'],
    ['a project by address', { project: { id: '1', self: 'https://x/2' } }, 'fields.project.self'],
    ['a project as text', { project: 'OTHER' }, 'fields.project'],
    ['a project as a list', { project: [{ id: '1' }] }, 'fields.project'],
    ['an id that is no id', { project: { id: { id: '1' } } }, 'fields.project.id'],
    ['an id that is a fraction', { parent: { id: 1.5 } }, 'fields.parent.id'],
    ['an id in a list', { parent: { id: ['1'] } }, 'fields.parent.id'],
    ['a parent with fields', { parent: { id: '1', fields: {} } }, 'fields.parent.fields'],
  ])('%s is not read', (_what, fields, where) => {
    expect(part({ fields })).toBe(`body ${where}`);
  });

  it('a name that may not be repeated is not repeated', () => {
    expect(part({ fields: { 'a b': 1 } })).toBe('body -');
    expect(part({ fields: { ['x'.repeat(65)]: 1 } })).toBe('body -');
  });
});

describe('update', () => {
  it.each([
    ['copy', { attachment: [{ copy: { id: '1' } }] }],
    ['copy of a custom field', { customfield_1: [{ copy: '1' }] }],
    ['copy of a plain field', { labels: [{ copy: 'x' }] }],
    ['an attachment, whose id tells no issue', { attachment: [{ remove: { id: '1' } }] }],
    ['an attachment put in place', { attachment: [{ set: [{ id: '1' }] }] }],
    ['an attachment added', { attachment: [{ add: { id: '1' } }] }],
    ['a worklog that exists', { worklog: [{ edit: { id: '1', timeSpent: '1h' } }] }],
    ['a worklog taken away', { worklog: [{ remove: { id: '1' } }] }],
    ['a worklog with an id', { worklog: [{ add: { id: '1', timeSpent: '1h' } }] }],
    ['a comment added with an id', { comment: [{ add: { id: '1', body: 'x' } }] }],
    ['comments put in place', { comment: [{ set: [] }] }],
    ['a link taken away', { issuelinks: [{ remove: { id: '1' } }] }],
    ['a link edited', { issuelinks: [{ edit: { id: '1' } }] }],
    ['links put in place', { issuelinks: [{ set: [] }] }],
    ['a link with an id', { issuelinks: [{ add: { id: '1', type: {} } }] }],
    ['a link to an issue by address', { issuelinks: [{ add: { outwardIssue: { self: 'x' } } }] }],
    ['a parent added', { parent: [{ add: { id: '1' } }] }],
    ['a project edited', { project: [{ edit: { id: '1' } }] }],
    ['a change that is no list', { labels: { add: 'x' } }],
    ['a null in place of changes', { labels: null }],
    ['a change that is no object', { labels: ['x'] }],
    ['a verb nobody knows', { labels: [{ move: 'x' }] }],
    ['a verb of every object', { labels: [{ constructor: 'x' }] }],
  ])('%s is not read', (_what, update) => {
    expect(ofUpdate(update)).toMatchObject({ ok: false, error: { where: 'body' } });
  });

  it('says which change was not read', () => {
    expect(part({ update: { labels: [{ add: 'x' }], worklog: [{ add: {} }, { remove: {} }] } })).toBe(
      'body update.worklog.1.remove',
    );
  });
});

describe('what goes with fields and update', () => {
  it.each([
    ['this app’s own property', { properties: [{ key: 'scoped-tokens.seal', value: 1 }] }],
    ['the same in other letters', { properties: [{ key: ' Scoped-Tokens.seal' }] }],
    ['a property without a readable key', { properties: [{ key: 1 }] }],
    ['a property with more to it', { properties: [{ key: 'x', value: 1, issue: 2 }] }],
    [
      'a comment with this app’s own property',
      { update: { comment: [{ add: { properties: [{ key: 'scoped-tokens.x' }] } }] } },
    ],
    ['a transition with fields of its own', { transition: { id: '1', fields: {} } }],
    ['anything else', { issueIdOrKey: 'XYZ-1' }],
  ])('%s is not read', (_what, json) => {
    expect(edit(json).ok).toBe(false);
  });

  it.each(['POST /rest/api/3/issue/properties', 'POST /rest/api/3/issue/properties/multi'])(
    'this app’s own properties are not read by %s',
    (id) => {
      const properties = { 'scoped-tokens.x': 1 };
      const json = id.endsWith('multi')
        ? { issues: [{ issueID: 1, properties }] }
        : { entitiesIds: [1], properties };
      expect(unreadPart(readBodyOf(id, json))).toMatch(/properties\.scoped-tokens\.x$/);
    },
  );
});
