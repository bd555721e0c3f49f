import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, testJira } from './ask';

/** An issue as `search` shows it, as far as the naive filter looks. */
interface Shown {
  readonly key: string;
  readonly fields: {
    readonly project: { readonly key: string };
    readonly status: { readonly name: string };
    readonly issuetype: { readonly name: string };
    readonly priority: { readonly name: string };
    readonly assignee: { readonly displayName: string } | null;
    readonly labels: readonly string[];
    readonly duedate: string | null;
    readonly summary: string;
  };
}

interface Naive {
  readonly jql: string;
  readonly holds: (issue: Shown) => boolean;
}

const FIELDS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly of: (issue: Shown) => readonly string[] }>
> = {
  project: { values: ['ABC', 'DEF', 'OPS'], of: (issue) => [issue.fields.project.key] },
  status: {
    values: ['To Do', 'In Progress', 'In Review', 'Done'],
    of: (issue) => [issue.fields.status.name],
  },
  issuetype: {
    values: ['Epic', 'Story', 'Task', 'Sub-task', 'Bug'],
    of: (issue) => [issue.fields.issuetype.name],
  },
  priority: {
    values: ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
    of: (issue) => [issue.fields.priority.name],
  },
  assignee: {
    values: ['Ada Admin', 'Lea Lead', 'Max Member', 'Leo Leaver'],
    of: (issue) => (issue.fields.assignee === null ? [] : [issue.fields.assignee.displayName]),
  },
  labels: { values: ['voice', 'crash', 'docs', 'security', 'none'], of: (issue) => issue.fields.labels },
};

const term = fc.constantFrom(...Object.entries(FIELDS)).chain(([name, field]): fc.Arbitrary<Naive> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('=', '!=', 'in', 'not in'), fc.subarray([...field.values], { minLength: 1 }))
      .map(([operator, picked]) => {
        const wanted = operator.length > 2 || operator === 'in' ? picked : picked.slice(0, 1);
        const operand = operator.endsWith('in')
          ? `(${wanted.map((value) => `"${value}"`).join(', ')})`
          : `"${wanted[0] ?? ''}"`;
        const negative = operator === '!=' || operator === 'not in';
        return {
          jql: `${name} ${operator} ${operand}`,
          holds: (issue: Shown) => {
            const held = field.of(issue);
            const hit = held.some((value) => wanted.includes(value));
            return negative ? held.length > 0 && !hit : hit;
          },
        };
      }),
    fc.constantFrom('is', 'is not').map((operator) => ({
      jql: `${name} ${operator} EMPTY`,
      holds: (issue: Shown) => (field.of(issue).length === 0) === (operator === 'is'),
    })),
  ),
);

const word = fc.constantFrom('letter', 'the', 'definition', 'record', 'nowhere').map((text): Naive => ({
  jql: `summary ~ ${text}`,
  holds: (issue) => issue.fields.summary.toLowerCase().split(/\W+/).includes(text),
}));

const query = fc.letrec<{ query: Naive }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    word,
    fc.tuple(fc.constantFrom('AND', 'OR'), tie('query'), tie('query')).map(([operator, left, right]) => ({
      jql: `(${left.jql}) ${operator} (${right.jql})`,
      holds: (issue: Shown) =>
        operator === 'AND'
          ? left.holds(issue) && right.holds(issue)
          : left.holds(issue) || right.holds(issue),
    })),
  ),
})).query;

describe('JQL equals a naive filter over what search shows', () => {
  const site = testJira();
  const everything = site
    .read('admin', 'search?maxResults=100&fields=*all')
    .then((page) => (page as { issues: readonly Shown[] }).issues);

  it('for any query of terms, AND and OR', async () => {
    const issues = await everything;
    expect(issues).toHaveLength(64);
    await fc.assert(
      fc.asyncProperty(query, async ({ jql, holds }) => {
        const expected = issues.filter(holds).map((issue) => issue.key);
        expect([...(await keysOf(site, 'admin', jql))].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 150 },
    );
  });

  it('and NOT is the opposite operator: issues without a value stay out', async () => {
    const issues = await everything;
    await fc.assert(
      fc.asyncProperty(term, async ({ jql, holds }) => {
        const name = jql.split(' ')[0] ?? '';
        const negative = / (!=|not in|is) /.test(jql);
        const hasValue = (issue: Shown): boolean => (FIELDS[name]?.of(issue).length ?? 0) > 0;
        const emptiness = jql.endsWith('EMPTY');
        const expected = issues.filter(
          (issue) => !holds(issue) && (emptiness || hasValue(issue) || (!negative && hasValue(issue))),
        );
        expect([...(await keysOf(site, 'admin', `NOT ${jql}`))].sort()).toEqual(
          expected.map((issue) => issue.key).sort(),
        );
      }),
      { numRuns: 100 },
    );
  });
});
