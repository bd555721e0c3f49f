import { describe, expect, it } from 'vitest';
import { readBodyOf } from './aimed-at';

const needed = (json: unknown, id = 'PUT /rest/api/3/issue/{issueIdOrKey}'): readonly string[] => {
  const names = readBodyOf(id, json);
  if (!names.ok) throw new Error(`not read: ${names.error.part ?? '-'}`);
  return names.value.permissions;
};

describe('what the owner must hold because of what is set', () => {
  it.each([
    ['assignee', 'ASSIGN_ISSUES'],
    ['reporter', 'MODIFY_REPORTER'],
    ['security', 'SET_ISSUE_SECURITY'],
    ['duedate', 'SCHEDULE_ISSUES'],
    ['fixVersions', 'RESOLVE_ISSUES'],
    ['timetracking', 'WORK_ON_ISSUES'],
  ])('%s: %s, set or unset, in fields, update, bulk edits and moves', (field, permission) => {
    expect(needed({ fields: { [field]: null } })).toEqual([permission]);
    expect(needed({ update: { [field]: [{ set: 'x' }] } })).toEqual([permission]);
    expect(needed({ issueUpdates: [{ fields: { [field]: 1 } }] }, 'POST /rest/api/3/issue/bulk')).toEqual([
      permission,
    ]);
    const bulk = 'POST /rest/api/3/bulk/issues/fields';
    expect(needed({ selectedActions: [field] }, bulk)).toEqual([permission]);
    expect(needed({ editedFieldsInput: { datePickerFields: [{ fieldId: field }] } }, bulk)).toEqual([
      permission,
    ]);
    const move = { 'OWN,1': { targetMandatoryFields: [{ fields: { [field]: {} } }] } };
    expect(needed({ targetToSourcesMapping: move }, 'POST /rest/api/3/bulk/issues/move')).toEqual([
      permission,
    ]);
  });

  it.each([
    ['comment', 'add', 'ADD_COMMENTS'],
    ['comment', 'edit', 'EDIT_ALL_COMMENTS'],
    ['comment', 'remove', 'DELETE_ALL_COMMENTS'],
    ['worklog', 'add', 'WORK_ON_ISSUES'],
    ['issuelinks', 'add', 'LINK_ISSUES'],
  ])('update.%s %s: %s', (field, verb, permission) => {
    expect(needed({ update: { [field]: [{ [verb]: {} }] } })).toEqual([permission]);
  });

  it('a transition on the way: TRANSITION_ISSUES', () => {
    expect(needed({ transition: { id: '1' } }, 'POST /rest/api/3/issue')).toEqual(['TRANSITION_ISSUES']);
  });

  it.each([
    ['POST /rest/api/3/issueLink', 'comment'],
    ['POST /rest/servicedeskapi/request/{issueIdOrKey}/transition', 'additionalComment'],
    ['POST /rest/servicedeskapi/request/{issueIdOrKey}/attachment', 'additionalComment'],
  ])('%s with a comment: ADD_COMMENTS; without one, nothing more', (id, key) => {
    expect(needed({ [key]: { body: 'x' } }, id)).toEqual(['ADD_COMMENTS']);
    expect(needed({ [key]: null }, id)).toEqual([]);
    expect(needed({}, id)).toEqual([]);
  });

  it('fields of a service request need what fields of an issue need', () => {
    const json = { serviceDeskId: '1', requestFieldValues: { summary: 'x', reporter: {} } };
    expect(needed(json, 'POST /rest/servicedeskapi/request')).toEqual(['MODIFY_REPORTER']);
  });

  it('several are all needed, each once; text needs none', () => {
    const json = { fields: { assignee: null, duedate: null }, update: { assignee: [{ set: null }] } };
    expect(needed(json)).toEqual(['ASSIGN_ISSUES', 'SCHEDULE_ISSUES']);
    expect(needed({ fields: { summary: 'x', labels: [], priority: {} } })).toEqual([]);
  });
});
