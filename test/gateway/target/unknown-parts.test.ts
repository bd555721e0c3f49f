/** A part that looks like one we know, with a value that could be read, is still not read. */
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/base/result';
import { aim } from '../../../src/gateway/target/aim';
import { readNamed, readNothing, readObject } from '../../../src/gateway/target/reading';
import type { Reach } from '../../../src/policy/grant';
import { aRequest, type Asked } from '../../support/a-request';
import { IN_ABC, SITE_WIDE } from '../../support/builders';
import { read, readBodyOf, unreadPart } from './aimed-at';

const EDIT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const BULK = 'POST /rest/api/3/bulk/issues/fields';
const params = { issueIdOrKey: 'ABC-1' };
const edit = (json: unknown): string => unreadPart(read(EDIT, { params, json }));

describe('in an edit, a part that nobody knows is not read:', () => {
  it.each<[string, unknown, string]>([
    ['beside a property', { properties: [{ key: 'a', value: 1, other: 'x' }] }, 'body properties.0.other'],
    ['among fields', { fields: { attachment: { key: 'ABC-1' } } }, 'body fields.attachment'],
    [
      'in a comment',
      { update: { comment: [{ edit: { id: '7', other: '8' } }] } },
      'body update.comment.0.edit.other',
    ],
    [
      'as the id of a new comment',
      { update: { comment: [{ add: { id: '7' } }] } },
      'body update.comment.0.add.id',
    ],
    [
      'in a link',
      { update: { issuelinks: [{ add: { type: { name: 'x' }, otherIssue: { key: 'ABC-2' } } }] } },
      'body update.issuelinks.0.add.otherIssue',
    ],
  ])('%s', (_what, json, part) => {
    expect(edit(json)).toBe(part);
  });

  it.each<[string, unknown]>([
    ['properties', { properties: [{ key: 'a', value: 1 }] }],
    ['a comment’s properties', { update: { comment: [{ add: { body: 'x', properties: [{ key: 'a' }] } }] } }],
    ['nothing, for null', { fields: null, update: null }],
  ])('and what is known is: %s', (_what, json) => {
    expect(edit(json)).toBe('read');
  });
});

describe('in an edit of many issues', () => {
  const edits = (editedFieldsInput: unknown): string => unreadPart(readBodyOf(BULK, { editedFieldsInput }));

  it.each<[string, unknown, string]>([
    ['an edit that nobody knows is not read', { otherFields: [] }, 'body editedFieldsInput.otherFields'],
    [
      'a field’s id that is no text is not read',
      { labelsFields: [{ fieldId: 7 }] },
      'body editedFieldsInput.labelsFields.0.fieldId',
    ],
    [
      'a field that names others is not read',
      { labelsFields: [{ fieldId: 'parent' }] },
      'body editedFieldsInput.labelsFields.0.fieldId',
    ],
    [
      'text in place of an edit is not read',
      { labelsFields: ['x'] },
      'body editedFieldsInput.labelsFields.0',
    ],
  ])('%s', (_what, json, part) => {
    expect(edits(json)).toBe(part);
  });

  it('what is tracked asks for the right to do so', () => {
    const one = readBodyOf(BULK, { editedFieldsInput: { timeTrackingField: { timeRemaining: '1d' } } });
    expect(one).toMatchObject({ ok: true, value: { permissions: ['WORK_ON_ISSUES'] } });
  });

  it('a custom value is named by its field, and a plain one is not', () => {
    const of = (fieldId: string) =>
      readBodyOf(BULK, { editedFieldsInput: { labelsFields: [{ fieldId, labels: [] }] } });
    expect(of('customfield_7')).toMatchObject({ value: { customValues: [{ field: 'customfield_7' }] } });
    expect(of('labels')).toMatchObject({ value: { customValues: [] } });
  });
});

describe('an object', () => {
  const names = (value: unknown) => readObject(value, [], (_key, part, at) => readNamed('issue', part, at));
  it.each([[null], [undefined]])('that is %j names nothing', (value) => {
    expect(names(value)).toEqual(readNothing);
    expect(readNamed('issue', value, [])).toEqual(readNothing);
  });

  it.each([['x'], [7], [[]], [true]])('that is %j is none', (value) => {
    expect(names(value).ok).toBe(false);
  });

  it('names what its parts do', () => {
    expect(names({ a: 'ABC-1', b: null, c: 7 })).toEqual(
      ok({
        named: [
          { kind: 'issue', as: 'ABC-1' },
          { kind: 'issue', as: '7' },
        ],
        customValues: [],
        permissions: [],
      }),
    );
    expect(names({ a: 1.5 })).toEqual({ ok: false, error: ['a'] });
  });
});

describe('what names nothing', () => {
  const modeOf = (line: string, reach: Reach, asked?: Asked) => {
    const one = aim(aRequest(line, asked), reach);
    return one.kind === 'named' ? one.mode : one.target.kind;
  };
  it.each<[string, string, Asked?]>([
    ['asks for a right on projects', 'GET /rest/api/3/user/assignable/search'],
    ['asks to administer projects', 'GET /rest/api/3/statuses/search'],
    ['lists what may be created', 'GET /rest/api/3/issue/createmeta'],
    ['changes something', 'POST /rest/agile/1.0/backlog/issue', { json: { issues: [] } }],
  ])('is for nobody where it %s, site-wide', (_what, line, asked) => {
    expect(modeOf(line, SITE_WIDE, asked)).toBe('unresolved');
  });

  it('is never confined by its reply where it changes something', () => {
    for (const reach of [IN_ABC, SITE_WIDE])
      expect(modeOf('POST /rest/agile/1.0/backlog/issue', reach, { json: {} })).not.toBe('confine');
  });

  it.each<[string, Asked]>([
    ['one thing', { json: { fields: { summary: 'x' } } }],
    ['one thing and a custom value', { json: { fields: { customfield_1: 'x' } } }],
  ])('is not what names %s', (_what, asked) => {
    expect(modeOf('PUT /rest/api/3/issue/ABC-1', SITE_WIDE, asked)).toBe('place');
  });
});
