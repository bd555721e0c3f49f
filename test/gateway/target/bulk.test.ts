import { describe, expect, it } from 'vitest';
import { readBodyOf, unreadPart } from './aimed-at';

const edits = (editedFieldsInput: unknown, selectedActions: readonly unknown[] = []) =>
  readBodyOf('POST /rest/api/3/bulk/issues/fields', { selectedActions, editedFieldsInput });
const moves = (targetToSourcesMapping: unknown) =>
  readBodyOf('POST /rest/api/3/bulk/issues/move', { targetToSourcesMapping });

describe('bulk edits', () => {
  it('text, dates, people and options of known fields are read', () => {
    const read = edits(
      {
        labelsFields: [{ fieldId: 'labels', labels: [{ name: 'x' }], bulkEditMultiSelectFieldOption: 'ADD' }],
        priority: { priorityId: '2' },
        originalEstimateField: { originalEstimateField: '1d' },
        timeTrackingField: { timeRemaining: '1d' },
        singleVersionPickerFields: [{ fieldId: 'customfield_1', version: { versionId: '-1' } }],
      },
      ['labels', 'priority', 'timetracking', 'customfield_1'],
    );
    expect(read).toMatchObject({ ok: true, value: { named: [] } });
  });

  it.each([
    ['a transition by another name', { status: { statusId: '1' } }],
    ['a move by another name', { issueType: { issueTypeId: '1' } }],
    ['a kind nobody knows', { parentField: { parent: 'XYZ-1' } }],
    ['a field nobody knows', { singleSelectFields: [{ fieldId: 'parent', option: { optionId: 1 } }] }],
    ['a field that is no text', { urlFields: [{ fieldId: 7, url: 'x' }] }],
    ['a value nobody knows', { urlFields: [{ fieldId: 'labels', issue: 'XYZ-1' }] }],
    ['a version by name', { singleVersionPickerFields: [{ fieldId: 'versions', version: { name: 'x' } }] }],
    [
      'a component by name',
      { multiselectComponents: { fieldId: 'components', components: [{ name: 'x' }] } },
    ],
    [
      'a version with a trap for text',
      { singleVersionPickerFields: [{ version: { versionId: { toString: 1 } } }] },
    ],
    ['edits that are no list', { labelsFields: { fieldId: 'labels' } }],
    ['more in a priority', { priority: { priorityId: '1', project: '2' } }],
  ])('%s is not read', (_what, input) => {
    expect(edits(input)).toMatchObject({ ok: false, error: { where: 'body' } });
  });

  it.each(['parent', 'issuelinks', 'comment', 'constructor', 7, null])(
    'an action on %s is not read',
    (action) => {
      expect(unreadPart(edits({}, ['labels', action]))).toBe('body selectedActions.1');
    },
  );
});

describe('bulk moves', () => {
  it.each([
    '',
    'OWN',
    'OWN,',
    ',1',
    'OWN,Task',
    'OWN,1,',
    'OWN,1,2,3',
    'OWN, 1',
    ' OWN,1',
    'OWN,1,X 1',
    '__proto__',
  ])('the destination "%s" is not read', (destination) => {
    expect(moves(JSON.parse(`{"${destination}":{}}`)).ok).toBe(false);
  });

  it.each([
    ['an unknown part', { issues: ['1'] }],
    ['an unknown part of a classification', { targetClassification: [{ project: '1' }] }],
    ['an unknown part beside fields', { targetMandatoryFields: [{ parent: '1' }] }],
    ['a field that is not known', { targetMandatoryFields: [{ fields: { parent: { value: '1' } } }] }],
    ['an unknown part of a field', { targetMandatoryFields: [{ fields: { labels: { values: [] } } }] }],
    [
      'versions that are no list of ids',
      { targetMandatoryFields: [{ fields: { fixVersions: { value: '1' } } }] },
    ],
    ['versions by name', { targetMandatoryFields: [{ fields: { versions: { value: [{ name: 'x' }] } } }] }],
  ])('%s is not read', (_what, sources) => {
    expect(moves({ 'OWN,1': sources }).ok).toBe(false);
  });

  it('states and how to infer are read as nothing', () => {
    const sources = {
      inferFieldDefaults: true,
      inferStatusDefaults: false,
      targetStatus: [{ statuses: { 1: ['2'] } }],
    };
    const classification = { classifications: { a: ['b'] }, issueType: '1', projectKeyOrId: 'SRC' };
    const read = moves({ 'OWN,1': { ...sources, targetClassification: [classification] } });
    expect(read).toMatchObject({
      ok: true,
      value: {
        named: [
          { kind: 'project', as: 'OWN' },
          { kind: 'project', as: 'SRC' },
        ],
      },
    });
  });
});
