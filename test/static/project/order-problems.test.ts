import { expect, test } from 'vitest';
import type { ProblemView } from '../../../src/console/contract';
import {
  countFields,
  errorsAt,
  failureElsewhere,
  type Refused,
} from '../../../static/project/order-problems';

const refused = (...problems: ProblemView[]): Refused => ({
  order: {
    name: '',
    scopes: ['read:jira-work', 'read:board-scope:jira-software'],
    operations: { kind: 'only', ids: ['POST /rest/api/3/issue'] },
  },
  failure: { ok: false, problems },
});

test.each([
  ['name', 'name', 'too-short'],
  ['purpose', 'purpose', 'hidden-characters'],
  ['effects', 'effects.1', 'read-only'],
  ['reach', 'reach', 'site-wide-off'],
  ['projectIds', 'projectIds.0', 'project-not-visible'],
  ['scopes', 'scopes', 'scope-none'],
] as const)('a problem of %s is shown there and nowhere else', (field, path, code) => {
  const found = refused({ path, code });
  expect(errorsAt(found, field)).toHaveLength(1);
  expect(errorsAt(found, field === 'name' ? 'days' : 'name')).toEqual([]);
  expect(failureElsewhere(found)).toBeUndefined();
});

test('a problem of one scope or operation names it', () => {
  const found = refused(
    { path: 'scopes.0', code: 'scope-over-policy' },
    { path: 'operations.ids.0', code: 'operation-over-policy' },
  );
  expect(errorsAt(found, 'scopes').join()).toMatch(
    /^Read issues.*: Your Jira admins do not allow this scope/,
  );
  expect(errorsAt(found, 'operations').join()).toMatch(/^POST \/rest\/api\/3\/issue: /);
});

test('fields are counted, however many problems each has', () => {
  const found = refused(
    { path: 'name', code: 'too-short' },
    { path: 'scopes.0', code: 'scope-over-policy' },
    { path: 'scopes.1', code: 'scope-over-policy' },
    { path: '', code: 'tokens-off' },
  );
  expect(countFields(found)).toBe(2);
});

test('what belongs to no field is said once, apart', () => {
  expect(
    failureElsewhere(refused({ path: '', code: 'tokens-off' }, { path: 'name', code: 'too-short' })),
  ).toEqual({
    ok: false,
    problems: [{ path: '', code: 'tokens-off' }],
  });
  const refusal: Refused = { order: refused().order, failure: { ok: false, refusal: { code: 'internal' } } };
  expect(failureElsewhere(refusal)).toBe(refusal.failure);
  expect(failureElsewhere(undefined)).toBeUndefined();
});
