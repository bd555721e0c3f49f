import { describe, expect, it } from 'vitest';
import { keysOf, message, testJira } from './ask';

const site = testJira();

describe('search shows a caller only what that caller may see', () => {
  it('a project that the caller cannot browse does not exist in JQL', async () => {
    const answer = await site.ask('lead', 'search/jql?jql=project+%3D+DEF');
    expect(answer).toMatchObject({
      status: 400,
      body: message("The value 'DEF' does not exist for the field 'project'."),
    });
  });

  it('everybody counts their own', async () => {
    const totals = new Map<string, unknown>();
    for (const who of ['admin', 'lead', 'member', 'outsider', 'leaver', 'app', 'nobody'] as const) {
      totals.set(
        who,
        await site.read(who, 'search/approximate-count', { body: { jql: 'created is not empty' } }),
      );
    }
    expect(Object.fromEntries(totals)).toEqual({
      admin: { count: 64 },
      lead: { count: 44 },
      member: { count: 63 },
      outsider: { count: 14 },
      leaver: { count: 43 },
      app: { count: 64 },
      nobody: { count: 0 },
    });
  });

  it('a restricted comment is found only by its audience', async () => {
    expect(await keysOf(site, 'lead', 'comment ~ customer')).toEqual(['ABC-2']);
    expect(await keysOf(site, 'member', 'comment ~ customer')).toEqual([]);
  });
});

describe('paging', () => {
  it('search pages by number and keeps the total', async () => {
    const page = await site.read(
      'member',
      'search?jql=project%3DDEF+order+by+key&startAt=18&maxResults=5&fields=summary',
    );
    expect(page).toMatchObject({
      startAt: 18,
      maxResults: 5,
      total: 20,
      issues: [{ key: 'DEF-19' }, { key: 'DEF-20' }],
    });
  });

  it('search/jql pages by token, shows ids only, and its pages make up the whole', async () => {
    const ids: string[] = [];
    let token: string | undefined;
    do {
      const body = {
        jql: 'project = ABC order by key',
        maxResults: 12,
        ...(token === undefined ? {} : { nextPageToken: token }),
      };
      const page = (await site.read('member', 'search/jql', { body })) as {
        issues: { id: string }[];
        nextPageToken?: string;
        isLast: boolean;
      };
      expect(page.isLast).toBe(page.nextPageToken === undefined);
      for (const issue of page.issues) expect(Object.keys(issue)).toEqual(['id']);
      ids.push(...page.issues.map((issue) => issue.id));
      token = page.nextPageToken;
    } while (token !== undefined);
    expect(ids).toHaveLength(29);
    expect(new Set(ids).size).toBe(29);
  });

  it('a token belongs to its query', async () => {
    const page = (await site.read('member', 'search/jql', {
      body: { jql: 'project = ABC', maxResults: 1 },
    })) as { nextPageToken: string };
    const answer = await site.ask('member', 'search/jql', {
      body: { jql: 'project = DEF', nextPageToken: page.nextPageToken },
    });
    expect(answer.status).toBe(400);
  });
});

describe('jql/parse and jql/match', () => {
  it('a parsed query has Atlassian’s structure', async () => {
    const body = {
      queries: ['project = ABC AND (labels in (a, "b c") OR NOT assignee is EMPTY) ORDER BY created DESC'],
    };
    expect(await site.read('member', 'jql/parse', { body })).toEqual({
      queries: [
        {
          query: body.queries[0],
          structure: {
            where: {
              operator: 'and',
              clauses: [
                {
                  field: { name: 'project', encodedName: 'project' },
                  operator: '=',
                  operand: { value: 'ABC', encodedValue: 'ABC' },
                },
                {
                  operator: 'or',
                  clauses: [
                    {
                      field: { name: 'labels', encodedName: 'labels' },
                      operator: 'in',
                      operand: {
                        values: [
                          { value: 'a', encodedValue: 'a' },
                          { value: 'b c', encodedValue: '"b c"' },
                        ],
                        encodedOperand: '(a, "b c")',
                      },
                    },
                    {
                      operator: 'not',
                      clauses: [
                        {
                          field: { name: 'assignee', encodedName: 'assignee' },
                          operator: 'is',
                          operand: { keyword: 'empty', encodedOperand: 'EMPTY' },
                        },
                      ],
                    },
                  ],
                },
              ],
            },
            orderBy: { fields: [{ field: { name: 'created', encodedName: 'created' }, direction: 'desc' }] },
          },
        },
      ],
    });
  });

  it('strict validation withholds the structure of a query with faults; warn keeps it', async () => {
    const body = { queries: ['project = DEF'] };
    const text = "The value 'DEF' does not exist for the field 'project'.";
    expect(await site.read('lead', 'jql/parse', { body })).toEqual({
      queries: [{ query: 'project = DEF', errors: [text] }],
    });
    expect(await site.read('lead', 'jql/parse?validation=warn', { body })).toMatchObject({
      queries: [{ warnings: [text], structure: { where: { operator: '=' } } }],
    });
  });

  it('match tells which issues each query holds', async () => {
    const body = { jqls: ['project = ABC', 'broken ='], issueIds: [10100, 10101, 10130] };
    const matched = (await site.read('member', 'jql/match', { body })) as {
      matches: { matchedIssues: number[]; errors: string[] }[];
    };
    expect(matched.matches.map((one) => one.matchedIssues)).toEqual([[10100, 10101], []]);
    expect(matched.matches[1]?.errors).toHaveLength(1);
  });
});
