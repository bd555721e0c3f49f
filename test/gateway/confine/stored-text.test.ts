/** What people write is theirs: it is neither believed nor cut, and what Jira makes of it for the app is not shown. */
import { describe, expect, it } from 'vitest';
import { objectsIn, prune, type Foreign } from '../../../src/gateway/confine/prune';
import { referencesOf } from '../../../src/gateway/confine/references';

const everything: Foreign = {
  isForeign: (object) => referencesOf(object).length > 0,
  isForeignKey: () => true,
};

describe('rich text', () => {
  const description = {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'extension',
        attrs: {
          parameters: {
            a: [
              { self: 'https://x/rest/api/3/project/K1' },
              { issueId: '10132' },
              { visibility: { type: 'role' } },
            ],
          },
        },
      },
    ],
  };

  it('costs no question and is not cut, whatever it pretends to be', () => {
    const reply = { fields: { description } };
    expect(prune(reply, everything)).toBe(reply);
    expect([...objectsIn(reply)]).toEqual([reply, reply.fields]);
  });

  it.each(['renderedBody', 'renderedFields', 'renderedValue'])(
    'is not shown as Jira renders it for the app, where a key becomes the summary of an issue: %s',
    (member) => {
      const html = '<a href="/browse/DEF-1" title="secret summary" class="issue-link">DEF-1</a>';
      expect(prune({ id: '1', [member]: html }, everything)).toEqual({ id: '1' });
      expect(prune([{ comments: [{ body: 'x', [member]: { description: html } }] }], everything)).toEqual([
        { comments: [{ body: 'x' }] },
      ]);
    },
  );
});

describe('keys as text in custom fields', () => {
  it.each([
    ['alone', 'DEF-1', null],
    ['in a list', ['DEF-1', 7], [7]],
    ['by version', { '1': 'DEF-1' }, { '1': null }],
  ])('are taken out: %s', (_what, value, left) => {
    expect(prune({ fields: { customfield_1: value } }, everything)).toEqual({
      fields: { customfield_1: left },
    });
  });

  it('are left where they name no issue that is hidden', () => {
    const nothing: Foreign = { isForeign: () => false, isForeignKey: () => false };
    const reply = {
      fields: { customfield_1: 'COVID-19', customfield_2: ['A-1'], customfield_3: { '1': 'B-2' } },
    };
    expect(prune(reply, nothing)).toBe(reply);
  });
});

describe('a comment of the service management API', () => {
  it('is not shown, for it does not say whether it is restricted', () => {
    const comment = { id: '5', body: 'x', public: false, author: {}, created: {} };
    expect(referencesOf(comment)).toEqual([{ kind: 'restricted' }]);
  });
});
