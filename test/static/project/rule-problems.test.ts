import { describe, expect, test } from 'vitest';
import type { ProblemView } from '../../../src/console/contract';
import { countAtFields, errorsOf, failureElsewhere } from '../../../static/project/rules/rule-problems';

const failed = (...problems: readonly ProblemView[]) => ({ ok: false, problems }) as const;
const NO_GROUP = { path: 'rules.mayAsk.groupIds', code: 'too-short' };
const GONE = { path: 'rules.operations.ids.3', code: 'operation-unknown' };
const FULL = { path: '', code: 'project-rules-full', facts: { max: 20_000 } };

describe('what kept the rules of a project from being saved', () => {
  test('is said at its field, once', () => {
    const errors = errorsOf(failed(NO_GROUP, GONE, { ...GONE, path: 'rules.operations.ids.4' }));
    expect(errors('mayAsk')).toEqual(['Choose at least one group.']);
    expect(errors('operations')).toEqual(['Jira has no such operation.']);
    expect(errors('scopes')).toEqual([]);
  });

  test('is counted there, and said nowhere else', () => {
    expect(countAtFields(failed(NO_GROUP, GONE))).toBe(2);
    expect(failureElsewhere(failed(NO_GROUP, GONE))).toBeUndefined();
  });

  test('is said below where no field can show it', () => {
    expect(failureElsewhere(failed(NO_GROUP, FULL))).toEqual(failed(FULL));
    const refused = { ok: false, refusal: { code: 'standing-unknown' } } as const;
    expect(failureElsewhere(refused)).toBe(refused);
    expect(errorsOf(refused)('mayAsk')).toEqual([]);
  });

  test('is nothing before a save', () => {
    expect(errorsOf(undefined)('operations')).toEqual([]);
  });
});
