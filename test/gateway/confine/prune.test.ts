import { describe, expect, it } from 'vitest';
import {
  GONE,
  isTooDeep,
  keysInText,
  objectsIn,
  prune,
  type Foreign,
} from '../../../src/gateway/confine/prune';

const FOREIGN = { foreign: true, text: 'confidential' };
const OURS = { ours: true };
const foreign: Foreign = {
  isForeign: (object) => object['foreign'] === true,
  isForeignKey: (text) => text === 'XYZ-1',
};
const pruned = (value: unknown): unknown => prune(value, foreign);

describe('what is foreign is taken out, and the shape kept', () => {
  it.each<[string, unknown, unknown]>([
    ['of a list', [OURS, FOREIGN, OURS], [OURS, OURS]],
    ['of a list within a list', [[FOREIGN], [OURS]], [[], [OURS]]],
    ['of an object', { parent: FOREIGN, status: OURS }, { status: OURS }],
    ['deep inside', { a: [{ b: { c: [FOREIGN, 1, null, 'x'] } }] }, { a: [{ b: { c: [1, null, 'x'] } }] }],
    ['with all that is in it', { a: { ...FOREIGN, child: OURS } }, {}],
    [
      'with the link that stood for it',
      {
        issuelinks: [
          { type: OURS, inwardIssue: FOREIGN },
          { type: OURS, outwardIssue: OURS },
        ],
      },
      { issuelinks: [{ type: OURS, outwardIssue: OURS }] },
    ],
    ['with the link, outward', { issuelinks: [{ outwardIssue: FOREIGN }] }, { issuelinks: [] }],
    [
      'with the board that was there',
      { values: [{ id: 7, name: 'confidential', location: FOREIGN }] },
      { values: [] },
    ],
    [
      'from a page, and its total told anew',
      { total: 3, startAt: 0, maxResults: 50, issues: [OURS, FOREIGN, FOREIGN] },
      { total: 1, startAt: 0, maxResults: 50, issues: [OURS] },
    ],
    [
      'from a page, and its size told anew',
      { size: 2, limit: 50, values: [FOREIGN, OURS] },
      { size: 1, limit: 50, values: [OURS] },
    ],
    [
      'from comments',
      { comment: { total: 2, comments: [FOREIGN, OURS] } },
      { comment: { total: 1, comments: [OURS] } },
    ],
    ['from work logs', { total: 1, worklogs: [FOREIGN] }, { total: 0, worklogs: [] }],
    ['from histories', { total: 1, histories: [FOREIGN] }, { total: 0, histories: [] }],
    [
      'with the entry of a history that told of nothing else',
      {
        total: 3,
        histories: [{ items: [FOREIGN] }, { items: [FOREIGN, OURS] }, { id: 'empty before', items: [] }],
      },
      { total: 2, histories: [{ items: [OURS] }, { id: 'empty before', items: [] }] },
    ],
    ['from changes', { total: 1, issueChangeLogs: [FOREIGN] }, { total: 0, issueChangeLogs: [] }],
    ['from projects', { total: 2, projects: [FOREIGN, OURS] }, { total: 1, projects: [OURS] }],
    ['as text in a custom field', { customfield_1: 'XYZ-1', x: 1 }, { customfield_1: null, x: 1 }],
    [
      'among texts in a custom field',
      { customfield_1: ['XYZ-1', 'ABC-1', 7] },
      { customfield_1: ['ABC-1', 7] },
    ],
    ['as an object in a custom field', { customfield_1: [FOREIGN, OURS] }, { customfield_1: [OURS] }],
    ['from a page whose total counts less', { total: 0, values: [FOREIGN] }, { total: 0, values: [] }],
    [
      'from a list that is no page, and its total left',
      { total: 3, labels: [FOREIGN] },
      { total: 3, labels: [] },
    ],
    ['beside a total that is none', { total: 'x', values: [FOREIGN] }, { total: 'x', values: [] }],
    [
      'beside a member named __proto__',
      JSON.parse('{"__proto__":{"a":1},"b":{"foreign":true}}'),
      JSON.parse('{"__proto__":{"a":1}}'),
    ],
  ])('%s', (_what, value, expected) => {
    expect(pruned(value)).toEqual(expected);
    expect(JSON.stringify(pruned(value))).not.toContain('confidential');
  });

  it('whole, where it is the reply itself', () => {
    expect(pruned(FOREIGN)).toBe(GONE);
    expect(pruned({ inwardIssue: FOREIGN, outwardIssue: OURS })).toBe(GONE);
  });

  it.each<[string, unknown]>([
    ['a value that is no object', 'x'],
    ['null', null],
    ['a list', [OURS, [1, null], { a: OURS }]],
    ['an object', { total: 2, values: [OURS, OURS], a: null, b: '' }],
    ['text of a custom field that is no foreign key', { customfield_1: 'ABC-1', customfield_2: ['x', OURS] }],
    ['a foreign key as text elsewhere', { summary: 'XYZ-1', labels: ['XYZ-1'], xcustomfield_1: 'XYZ-1' }],
    ['entity properties, whatever they look like', { properties: { a: FOREIGN, b: [FOREIGN] } }],
  ])('is the very same where nothing is: %s', (_what, value) => {
    expect(pruned(value)).toBe(value);
  });

  it('leaves entity properties alone beside what is foreign', () => {
    const properties = { stored: FOREIGN };
    expect(pruned({ parent: FOREIGN, properties })).toEqual({ properties });
  });

  it('looks at the same objects as are listed', () => {
    const value = { a: [{ n: 1 }, [{ n: 2 }]], b: { n: 3, properties: { n: 4 } }, properties: [{ n: 5 }] };
    const seen: unknown[] = [];
    prune(value, {
      isForeign: (object) => {
        seen.push(object);
        return false;
      },
      isForeignKey: () => false,
    });
    expect([...objectsIn(value)]).toEqual(seen);
    expect(seen).toHaveLength(4);
  });
});

describe('text that may be a key', () => {
  it('is all that has the form of one in a custom field', () => {
    const objects = [
      { customfield_1: 'ABC-1', customfield_2: ['xyz-1', 7, 'text', null], summary: 'ABC-2' },
      { customfield_x: 'ABC-3', customfield_3: { value: 'ABC-4' }, customfield_40: 'A-0 ' },
      { customfield_4: 'DEF_1-9' },
    ];
    expect(keysInText(objects)).toEqual(['ABC-1', 'xyz-1', 'ABC-4', 'DEF_1-9']);
  });
});

describe('what is followed', () => {
  const nested = (depth: number, innermost: unknown): unknown =>
    Array.from({ length: depth }).reduce<unknown>(
      (inner, _, at) => (at % 2 ? [inner] : { inner }),
      innermost,
    );

  it.each([
    [199, false],
    [200, false],
    [201, true],
    [6_000, true],
  ])('is nested two hundred deep at most: %i', (depth, isTooMuch) => {
    expect(isTooDeep(nested(depth, 'x'))).toBe(isTooMuch);
    expect(isTooDeep([1, nested(depth - 1, null)])).toBe(isTooMuch);
  });
});
