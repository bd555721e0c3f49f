import { describe, expect, it } from 'vitest';
import { message, testJira } from './ask';

const site = testJira();

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
