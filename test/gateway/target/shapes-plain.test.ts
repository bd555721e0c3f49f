import { describe, expect, it } from 'vitest';
import { mayName } from '../../../src/gateway/target/harmless-params';
import { SHAPES } from '../../../src/gateway/target/shapes';
import { plainKeys } from './shape-samples';

/** What looks as if it named something, and why it names nothing. */
const LOOKS_LIKE_A_NAME: Readonly<Record<string, string>> = {
  'POST /rest/api/3/search ?jql': 'confined elsewhere',
  'POST /rest/api/3/search/jql ?jql': 'confined elsewhere',
  'POST /rest/api/3/search/approximate-count ?jql': 'confined elsewhere',
  'POST /rest/api/3/comment/list ?ids': 'the reply is filtered',
  'POST /rest/api/3/worklog/list ?ids': 'the reply is filtered',
  'PUT /rest/api/3/project/{projectIdOrKey}/avatar ?id': 'an avatar, which everybody sees',
  'POST /rest/api/3/permissions/check ?projectPermissions.permissions': 'keys of permissions',
  'POST /rest/agile/1.0/epic/{epicIdOrKey} ?color.key': 'a colour',
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/transition ?id': 'a transition',
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype ?issueTypeId':
    'a type of issues, of the site',
  'GET /rest/api/3/field/search ?id': 'a field',
  'GET /rest/api/3/mypreferences ?key': 'a preference',
  'GET /rest/api/3/priority/search ?id': 'a priority',
  'GET /rest/api/3/resolution/search ?id': 'a resolution',
};

describe('what a shape takes for naming nothing', () => {
  const LOOK =
    /issue|project|board|sprint|epic|version|component|filter|jql|move|rank(?!Custom)|(^|\.)(ids?|keys?)$/i;
  const found = Object.entries(SHAPES).flatMap(([id, { body = {}, query = {} }]) =>
    [...plainKeys(body), ...plainKeys(query)]
      .filter((key) => mayName(key) || LOOK.test(key))
      .map((key) => `${id} ?${key}`),
  );

  it('looks like a name only where that was judged', () => {
    const unjudged = found.filter(
      (place) => !Object.hasOwn(LOOKS_LIKE_A_NAME, place) && !/^GET .* \?jql$/.test(place),
    );
    expect(unjudged).toEqual([]);
  });

  it('each reason stands for a place that there is', () => {
    expect(Object.keys(LOOKS_LIKE_A_NAME).filter((place) => !found.includes(place))).toEqual([]);
  });
});
