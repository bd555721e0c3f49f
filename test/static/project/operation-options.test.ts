import { describe, expect, test } from 'vitest';
import type { OperationView } from '../../../src/console/contract';
import { OPERATIONS_MAX as DOMAIN_MAX } from '../../../src/policy/operation-limit';
import {
  chosenOptions,
  openOptions,
  OPERATIONS_MAX,
  SHOWN_MAX,
} from '../../../static/shared/operations/operation-options';

const CREATE: OperationView = { id: 'POST /rest/api/3/issue', effect: 'write', reach: 'projects' };
const BOARDS: OperationView = { id: 'GET /rest/agile/1.0/board', effect: 'read', reach: 'site' };
const many = (count: number): readonly OperationView[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `GET /rest/api/3/x${at}`,
    effect: 'read',
    reach: 'projects',
  }));
const idsOf = (options: readonly { readonly value: string }[]) => options.map(({ value }) => value);

describe('the operations to choose from', () => {
  test('say what they do, what they are called, and whether only tokens for the whole site reach them', () => {
    expect(openOptions('', [], [CREATE, BOARDS]).options.map(({ label }) => label)).toEqual([
      'Write: Create an issue (POST /rest/api/3/issue)',
      'Read: GET /rest/agile/1.0/board, with a token for the whole site only',
    ]);
  });

  test.each([
    ['create AN', [CREATE.id]],
    ['  agile/1.0 ', [BOARDS.id]],
    ['write', [CREATE.id]],
    ['worklog', []],
  ])('are found by a part of that: %j', (text, ids) => {
    expect(idsOf(openOptions(text, [], [CREATE, BOARDS]).options)).toEqual(ids);
  });

  test('begin with the one whose path was typed whole, among those that begin as it does', () => {
    const below: OperationView = { ...CREATE, id: 'POST /rest/api/3/issue/{issueIdOrKey}/comment' };
    expect(idsOf(openOptions('/3/issue', [], [below, CREATE]).options)).toEqual([CREATE.id, below.id]);
  });

  test('leave out what is chosen', () => {
    expect(idsOf(openOptions('', [CREATE.id], [CREATE, BOARDS]).options)).toEqual([BOARDS.id]);
  });

  test('are so many at a time, and the rest is counted', () => {
    const open = openOptions('', [], many(SHOWN_MAX + 7));
    expect([open.options.length, open.more]).toEqual([SHOWN_MAX, 7]);
    expect(openOptions('', [], many(SHOWN_MAX)).more).toBe(0);
  });

  test('are none once as many are chosen as the domain takes', () => {
    expect(OPERATIONS_MAX).toBe(DOMAIN_MAX);
    const ids = many(OPERATIONS_MAX).map(({ id }) => id);
    expect(openOptions('', ids, [CREATE])).toEqual({ options: [], more: 0 });
    expect(openOptions('', ids.slice(1), [CREATE]).options).toHaveLength(1);
  });
});

describe('the operations that are chosen', () => {
  test('keep the order of choosing', () => {
    expect(idsOf(chosenOptions([BOARDS.id, CREATE.id], [CREATE, BOARDS]))).toEqual([BOARDS.id, CREATE.id]);
  });

  test('stay in sight when they are of no use any more, and say so', () => {
    expect(chosenOptions([CREATE.id], [BOARDS])).toEqual([
      {
        value: CREATE.id,
        label: 'Create an issue (POST /rest/api/3/issue): of no use with what is chosen now',
      },
    ]);
  });

  test('are not called useless while nothing is known', () => {
    expect(chosenOptions([CREATE.id], undefined)[0]?.label).toBe('Create an issue (POST /rest/api/3/issue)');
  });
});
