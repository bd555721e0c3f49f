/** What is not known of real Jira, in every combination: whatever the app sees there, its tokens show no more than their owners may see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from './support/problem';
import { PROJECT_WIDE, WIDE } from './support/rules';
import { startSite, type GatewayCall, type Site, type Switches } from './support/site';
import { combinations, JIRA_SWITCHES, nameOf } from './support/switch-settings';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
});
afterAll(() => site.close());

const ISSUE = '/rest/api/3/issue';
/** ABC-13 has a security level that `lead` is in and `member` is not. The third comment of ABC-2 is for administrators alone. */
const SECURED = ['Signing key was committed', 'Rotate the key', 'The key is rotated'];
const RESTRICTED = 'The speaker costs more';

const search = (jql: string): GatewayCall => ({
  method: 'POST',
  json: { jql, fields: ['summary', 'comment'] },
});
const READS: readonly (readonly [path: string, call?: GatewayCall])[] = [
  [`${ISSUE}/ABC-2`],
  [`${ISSUE}/ABC-2?fields=comment&expand=renderedFields,changelog`],
  [`${ISSUE}/ABC-2/comment`],
  [`${ISSUE}/ABC-13`],
  [`${ISSUE}/ABC-13/comment`],
  [`${ISSUE}/bulkfetch`, { method: 'POST', json: { issueIdsOrKeys: ['ABC-13'], fields: ['summary'] } }],
  ['/rest/api/3/comment/list', { method: 'POST', json: { ids: [10300, 10302, 10305] } }],
  ['/rest/api/3/search/jql', search('project = ABC ORDER BY key')],
  ['/rest/api/2/search', search('level is not EMPTY')],
  ['/rest/api/2/search', search('comment ~ speaker')],
  ['/rest/agile/1.0/board/1/issue?maxResults=100'],
];

interface Heard {
  readonly codes: readonly string[];
  readonly words: string;
}

async function hear(token: string): Promise<Heard> {
  const codes: string[] = [];
  const words: string[] = [];
  for (const [path, call] of READS) {
    const answer = await site.gateway(path, { ...call, token });
    codes.push(codeOf(answer));
    words.push(answer.body);
  }
  return { codes, words: words.join('\n') };
}

const countOf = async (token: string, jql: string): Promise<string> =>
  (await site.gateway('/rest/api/3/search/approximate-count', { token, method: 'POST', json: { jql } })).body;

describe.each(combinations(JIRA_SWITCHES).map((switches) => [nameOf(switches), switches] as const))(
  '%s',
  (_, switches: Switches) => {
    const mayAsk = switches['jira.appMayCheckOthers'] === true;
    const seesSecured = switches['jira.appSeesSecurityLevels'] === true;
    const tokenOf = async (owner: string): Promise<string> => {
      await site.setSwitches(switches);
      await site.coldStart();
      return (await site.issueToken(owner, PROJECT_WIDE)).token;
    };

    it('a token shows nothing that its owner may not see, nor counts it', async () => {
      const token = await tokenOf('member');
      const { codes, words } = await hear(token);
      for (const text of [...SECURED, RESTRICTED]) expect(words).not.toContain(text);
      if (mayAsk) expect(words).toContain('Please begin with A');
      else expect(codes.filter((code) => code.startsWith('jira 2'))).toEqual([]);
      if (mayAsk) expect(await countOf(token, 'level is not EMPTY')).toBe('{"count":0}');
    });

    it('whoever may see more is shown more, as far as the app sees it', async () => {
      const token = await tokenOf('lead');
      const { words } = await hear(token);
      expect(words.includes('Signing key was committed')).toBe(mayAsk && seesSecured);
      // In which roles the owner is, the app does not know.
      expect(words).not.toContain(RESTRICTED);
      if (mayAsk)
        expect(await countOf(token, 'level is not EMPTY')).toBe(seesSecured ? '{"count":1}' : '{"count":0}');
    });

    it('a change is made, or refused because nobody can be asked', async () => {
      const call: GatewayCall = { token: await tokenOf('member'), method: 'POST', json: { body: 'said' } };
      const code = codeOf(await site.gateway('/rest/api/2/issue/ABC-2/comment', call));
      expect(code).toBe(mayAsk ? 'jira 201' : 'owner-standing-unknown');
    });

    it('a change of what the owner does not see is not made', async () => {
      const call: GatewayCall = {
        token: await tokenOf('member'),
        method: 'POST',
        json: { body: 'never said' },
      };
      const answer = await site.gateway('/rest/api/2/issue/ABC-13/comment', call);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      const heard = (await site.jiraCalls()).filter(
        ({ path }) => path === '/rest/api/2/issue/ABC-13/comment',
      );
      expect(heard.filter(({ method }) => method === 'POST')).toEqual([]);
    });
  },
);

it('site metadata and the token’s own facts need no question about others', async () => {
  await site.setSwitches({ 'jira.appMayCheckOthers': false });
  await site.coldStart();
  const { token } = await site.issueToken('member', PROJECT_WIDE);
  for (const path of ['/token/self', '/rest/api/3/field', '/rest/api/3/myself'])
    expect((await site.gateway(path, { token })).status).toBe(200);
});
