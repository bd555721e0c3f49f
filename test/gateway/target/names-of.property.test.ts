import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../../src/gateway/target/shapes';
import { namesOf } from '../../../src/gateway/target/names-of';
import { fuzzRuns } from '../../support/fuzz-runs';
import { aimedAt, openOperations, readBodyOf } from './aimed-at';

const OPEN = openOperations().map(({ id }) => id);
const SHAPED = Object.keys(SHAPES);

/** Keys that shapes know, so that arbitrary bodies get past the first level. */
const KEYS = [
  'fields',
  'update',
  'project',
  'parent',
  'id',
  'key',
  'issues',
  'issueUpdates',
  'comment',
  'add',
  'set',
]
  .concat([
    'selectedIssueIdsOrKeys',
    'editedFieldsInput',
    'labelsFields',
    'fieldId',
    'customfield_1',
    '__proto__',
  ])
  .concat([
    'targetToSourcesMapping',
    'OWN,1',
    'properties',
    'toString',
    'constructor',
    'versions',
    'version',
  ]);

const body = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('json'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('json')), { maxLength: 4 })
      .map((entries): unknown =>
        JSON.parse(
          `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${JSON.stringify(part)}`).join()}}`,
        ),
      ),
  ),
})).json;

const id = fc.stringMatching(/^[A-Z]{2,5}-[1-9]\d{0,3}$/);

describe('names of arbitrary requests', () => {
  it('are read or not, and never thrown at', () => {
    const query = fc.array(fc.tuple(fc.string(), fc.array(fc.string(), { maxLength: 3 })), { maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...OPEN), body, query, (operation, json, asked) => {
        const names = namesOf(aimedAt(operation, { json, query: asked }));
        if (!names.ok) expect(names.error.part ?? 'x').toMatch(/^[\w.-]+$/);
      }),
      { numRuns: fuzzRuns(2_000) },
    );
  });

  it('of shaped bodies too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHAPED), body, (operation, json) => {
        expect(typeof readBodyOf(operation, json).ok).toBe('boolean');
      }),
      { numRuns: fuzzRuns(2_000) },
    );
  });

  it('hold every id that an edit sets, whatever stands beside it', () => {
    fc.assert(
      fc.property(id, id, fc.array(id, { minLength: 1, maxLength: 5 }), (project, parent, linked) => {
        const names = readBodyOf('PUT /rest/api/3/issue/{issueIdOrKey}', {
          fields: { summary: project, project: { key: project }, parent: { key: parent } },
          update: { issuelinks: linked.map((key) => ({ add: { type: {}, outwardIssue: { key } } })) },
        });
        const named = names.ok ? names.value.named.map(({ as }) => as) : [];
        expect(named).toEqual(expect.arrayContaining([project, parent, ...linked]));
      }),
    );
  });

  it('hold every issue of a list, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(id, fc.nat()), { minLength: 1, maxLength: 50 }), (issues) => {
        const names = readBodyOf('POST /rest/api/3/bulk/issues/delete', { selectedIssueIdsOrKeys: issues });
        expect(names.ok && names.value.named.map(({ as }) => as)).toEqual(issues.map(String));
      }),
    );
  });
});
