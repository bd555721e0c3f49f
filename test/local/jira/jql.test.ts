import { describe, expect, it } from 'vitest';
import { keysOf, message, testJira } from './ask';

const site = testJira();

/** Query, and the keys that `member` finds by it in this order. */
const TABLE: readonly (readonly [jql: string, keys: readonly string[]])[] = [
  ['key = ABC-2', ['ABC-2']],
  ['key = abc-2', ['ABC-2']],
  ['id = 10100', ['ABC-1']],
  ['key = ABC-9', ['DEF-7']],
  ['key = OLD-7', ['ABC-7']],
  ['issuekey in (DEF-1, ABC-1) order by key', ['ABC-1', 'DEF-1']],
  ['project = ABC and key < ABC-4 order by key desc', ['ABC-3', 'ABC-2', 'ABC-1']],
  ['project = Definitions and key <= DEF-2 order by key', ['DEF-1', 'DEF-2']],
  ['project = 10000 and status = "In Review" order by key', ['ABC-17', 'ABC-28']],
  ['project in (ABC, DEF) and status = "in review" order by project, key', ['ABC-17', 'ABC-28', 'DEF-14']],
  ['project = DEF and statusCategory = Done order by key', ['DEF-4', 'DEF-6', 'DEF-11', 'DEF-12', 'DEF-17']],
  ['assignee = "Leo Leaver" order by key', ['ABC-5', 'ABC-12', 'ABC-16', 'ABC-19']],
  [
    'project = DEF and assignee is empty order by key',
    ['DEF-5', 'DEF-8', 'DEF-10', 'DEF-13', 'DEF-15', 'DEF-18', 'DEF-20'],
  ],
  ['project = DEF and assignee not in (currentUser(), EMPTY) order by key', ['DEF-6', 'DEF-12']],
  ['project = DEF and assignee != currentUser() order by key', ['DEF-6', 'DEF-12']],
  ['project = DEF and not assignee = currentUser() order by key', ['DEF-6', 'DEF-12']],
  ['creator = currentUser() and project = OPS order by key', ['OPS-1', 'OPS-7', 'OPS-8', 'OPS-14']],
  ['labels = voice order by key', ['ABC-1', 'ABC-2', 'ABC-3', 'ABC-19', 'ABC-28', 'DEF-3']],
  ['labels = VOICE and labels != crash order by key', ['ABC-1', 'ABC-2', 'ABC-3', 'ABC-28', 'DEF-3']],
  [
    'project = ABC and not (labels = voice or labels in (crash, i18n)) order by key',
    ['ABC-10', 'ABC-17', 'ABC-27', 'ABC-31'],
  ],
  ['summary ~ letter order by key', ['ABC-4', 'ABC-5', 'ABC-6', 'ABC-28', 'DEF-14', 'DEF-15']],
  ['summary ~ "record letter" order by key', ['ABC-4', 'ABC-5']],
  ['summary ~ "\\"letter B\\""', ['DEF-14']],
  ['summary ~ "pron*" order by key', ['ABC-2', 'ABC-3']],
  ['project = DEF and type = Bug and summary !~ definition order by key', ['DEF-13', 'DEF-17']],
  ['description ~ glossary', []],
  ['description ~ "every vowel"', ['ABC-2']],
  ['comment ~ rotated', ['ABC-22']],
  ['comment ~ customer', []],
  ['text ~ vowels order by key', ['ABC-2', 'DEF-3']],
  ['created >= -2d order by key', ['OPS-14']],
  ['created >= startOfDay(-2) order by key', ['OPS-13', 'OPS-14']],
  ['created > "2026-11-18 09:00" order by key', ['OPS-14']],
  ['created >= 2026-11-18 and created < "2026/11/19"', ['OPS-13']],
  ['created >= startOfWeek() order by key', ['OPS-10', 'OPS-11', 'OPS-12', 'OPS-13', 'OPS-14']],
  ['due < now() order by key', ['ABC-10']],
  ['due <= 5d and due >= startOfDay() order by due', ['OPS-4', 'ABC-17', 'ABC-22']],
  ['duedate is not empty and project = DEF', ['DEF-8']],
  ['priority = Highest order by key', ['ABC-6', 'DEF-9', 'OPS-4', 'OPS-7']],
  ['project = DEF and priority > Medium order by priority, key', ['DEF-9', 'DEF-3', 'DEF-6', 'DEF-19']],
  ['issuetype = Epic order by key', ['ABC-1', 'ABC-11', 'DEF-1']],
  ['type in subTaskIssueTypes() and project = DEF order by key', ['DEF-4', 'DEF-5']],
  ['parent = ABC-2 order by key', ['ABC-4', 'ABC-5']],
  ['"Epic Link" = ABC-1 order by key', ['ABC-2', 'ABC-3']],
  ['fixVersion = "2.0" order by key', ['ABC-21', 'ABC-24']],
  ['fixVersion in unreleasedVersions(DEF) order by key', ['DEF-6', 'DEF-17']],
  ['affectedVersion = 1.0 and project = DEF order by key', ['DEF-6', 'DEF-13']],
  ['component = Docs order by key', ['DEF-7', 'DEF-8', 'DEF-14', 'DEF-15']],
  ['project = DEF and resolution = Done order by key', ['DEF-4', 'DEF-6', 'DEF-11', 'DEF-12', 'DEF-17']],
  ['project = OPS and resolution != Unresolved order by key', ['OPS-1', 'OPS-5', 'OPS-9']],
  ['project = OPS and resolution is not empty order by key', ['OPS-1', 'OPS-5', 'OPS-9']],
  [
    'sprint in openSprints() and "Story Points" >= 5 order by "Story Points" desc, key',
    ['ABC-3', 'ABC-28', 'ABC-2'],
  ],
  ['sprint = "ABC Sprint 3"', ['ABC-18']],
  ['issue in linkedIssues("ABC-30") order by key', ['ABC-6', 'ABC-19']],
  ['issue in linkedIssues(ABC-2, "blocks")', ['DEF-3']],
  ['issueLinkType = "is blocked by" order by key', ['ABC-24', 'DEF-3']],
  ['watcher = currentUser() and voter = currentUser()', ['ABC-2']],
  ['worklogAuthor = "Ada Admin"', ['OPS-2']],
  ['assignee in membersOf("jira-administrators") and project = DEF order by key', ['DEF-6', 'DEF-12']],
  [
    'project = DEF and status was "In Progress" and status = Done order by key',
    ['DEF-4', 'DEF-6', 'DEF-11', 'DEF-12', 'DEF-17'],
  ],
  ['project = DEF and status was not "In Progress" and type = Bug order by key', ['DEF-9', 'DEF-13']],
  [
    'project = DEF and status changed from "In Progress" to Done by "Ada Admin" order by key',
    ['DEF-6', 'DEF-12'],
  ],
  ['status changed to "In Review" after -30d and project = OPS', ['OPS-12']],
  ['filter = "Open bugs" and project = DEF order by key', ['DEF-9', 'DEF-13']],
  ['level = "Admins only"', []],
];

describe('JQL is really evaluated', () => {
  it.each(TABLE)('%s', async (jql, keys) => {
    expect(await keysOf(site, 'member', jql)).toEqual(keys);
  });
});

/** Query, and the first message of the 400 that `member` gets. */
const FAULTS: readonly (readonly [jql: string, text: string])[] = [
  ['foo = 1', "Field 'foo' does not exist or you do not have permission to view it."],
  ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
  ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
  ['key = ABC-999', "An issue with key 'ABC-999' does not exist for field 'key'."],
  ['id = 999', "A value with ID '999' does not exist for the field 'id'."],
  ['key = ABC-13', "An issue with key 'ABC-13' does not exist for field 'key'."],
  ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
  ['status ~ Done', "The operator '~' is not supported by the 'status' field."],
  ['summary = x', "The operator '=' is not supported by the 'summary' field."],
  ['labels > x', "The operator '>' is not supported by the 'labels' field."],
  ['summary was x', "The operator 'was' is not supported by the 'summary' field."],
  ['assignee = nope()', "Unable to find JQL function 'nope()'."],
  ['project = ABC order by nope', "Field 'nope' does not exist or you do not have permission to view it."],
  ['summary ~ ""', "The field 'summary' does not support searching for an empty string."],
];

describe('JQL that Jira refuses is refused in its words', () => {
  it.each(FAULTS)('%s', async (jql, text) => {
    const answer = await site.ask('member', `search/jql?jql=${encodeURIComponent(jql)}`);
    expect(answer).toMatchObject({ status: 400, body: message(text) });
  });

  it('every fault is told at once', async () => {
    const answer = await site.ask('member', 'search?jql=foo+%3D+1+and+status+%3D+Nope');
    expect(answer.body).toEqual({
      errorMessages: [
        "Field 'foo' does not exist or you do not have permission to view it.",
        "The value 'Nope' does not exist for the field 'status'.",
      ],
      errors: {},
    });
  });

  it('what does not parse is refused', async () => {
    const answer = await site.ask('member', `search?jql=${encodeURIComponent('project = ABC and')}`);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('Error in the JQL Query: ');
  });

  it('a search without a restriction is refused by search/jql and served by search', async () => {
    const unbounded = message(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
    expect(await site.ask('member', 'search/jql?jql=')).toMatchObject({ status: 400, body: unbounded });
    expect(await site.ask('member', 'search/jql?jql=order+by+key')).toMatchObject({
      status: 400,
      body: unbounded,
    });
    expect(await site.ask('member', 'search/approximate-count', { body: { jql: '' } })).toMatchObject({
      status: 400,
      body: unbounded,
    });
    expect(await site.read('member', 'search?jql=&maxResults=1')).toMatchObject({ total: 63, maxResults: 1 });
  });

  it.each([
    'issue.property[demo].x = 1',
    'timespent > 1',
    'project = ABC order by lastViewed',
    'issue in issueHistory()',
  ])('what only this Jira cannot evaluate answers 501: %s', async (jql) => {
    expect((await site.ask('member', `search?jql=${encodeURIComponent(jql)}`)).status).toBe(501);
  });
});

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
