import { describe, expect, it } from 'vitest';
import { fieldErrors, testJira } from './ask';

describe('fields, expand and properties', () => {
  const site = testJira();
  const fieldsOf = async (query: string): Promise<string[]> =>
    Object.keys(((await site.read('member', `issue/ABC-21?${query}`)) as { fields: object }).fields).sort();

  it('fields takes names, comma lists, exclusions and wildcards', async () => {
    expect(await fieldsOf('fields=summary,status&fields=labels')).toEqual(['labels', 'status', 'summary']);
    expect(await fieldsOf('fields=*navigable,-summary')).not.toContain('summary');
    expect(await fieldsOf('fields=*navigable')).not.toContain('comment');
    expect(await fieldsOf('')).toEqual(expect.arrayContaining(['comment', 'worklog', 'customfield_10016']));
    expect(await fieldsOf('fields=nope')).toEqual([]);
  });

  it('expand adds names, schema, changelog, transitions and rendered fields', async () => {
    const issue = await site.read(
      'member',
      'issue/ABC-2?fields=summary,description&expand=names,schema,changelog,transitions,renderedFields',
    );
    expect(issue).toMatchObject({
      names: { summary: 'Summary', description: 'Description' },
      schema: { summary: { type: 'string', system: 'summary' } },
      changelog: {
        total: 1,
        histories: [{ items: [{ field: 'status', fromString: 'To Do', toString: 'In Progress' }] }],
      },
      transitions: [{ id: '11' }, { id: '21' }, { id: '31' }, { id: '41' }],
      renderedFields: { description: '<p>As a reader I hear every vowel.</p>\n\n<p>Accents come later.</p>' },
    });
  });

  it('properties are shown when asked for', async () => {
    expect(await site.read('member', 'issue/ABC-21?fields=summary&properties=demo.support')).toMatchObject({
      properties: { 'demo.support': { ticket: 17 } },
    });
    expect(await site.read('member', 'issue/ABC-21?fields=summary&properties=*all')).toMatchObject({
      properties: { 'demo.support': { ticket: 17 } },
    });
    expect(await site.read('member', 'issue/ABC-21?fields=summary')).not.toHaveProperty('properties');
  });
});

describe('text in v2, documents in v3', () => {
  it('the same description has both forms', async () => {
    const { read } = testJira();
    const [three, two, latest] = [
      await read('member', 'issue/ABC-2'),
      await read('member', '/rest/api/2/issue/ABC-2'),
      await read('member', '/rest/api/latest/issue/ABC-2'),
    ];
    expect(three).toMatchObject({ fields: { description: { type: 'doc', version: 1 } } });
    expect(two).toMatchObject({
      fields: { description: 'As a reader I hear every vowel.\nAccents come later.' },
    });
    expect(latest).toEqual(two);
  });

  it('a comment written as text reads as a document and back', async () => {
    const { read } = testJira();
    const written = (await read('member', '/rest/api/2/issue/ABC-3/comment', {
      body: { body: 'one\ntwo' },
    })) as { id: string; body: string };
    expect(written.body).toBe('one\ntwo');
    expect(await read('member', `issue/ABC-3/comment/${written.id}`)).toMatchObject({
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ text: 'one' }] },
          { type: 'paragraph', content: [{ text: 'two' }] },
        ],
      },
    });
  });

  it('each version refuses the other’s form', async () => {
    const { ask } = testJira();
    expect(await ask('member', 'issue/ABC-3/comment', { body: { body: 'text' } })).toMatchObject({
      status: 400,
      body: fieldErrors({ comment: 'Comment body is not valid!' }),
    });
    expect(
      (await ask('member', '/rest/api/2/issue/ABC-3/comment', { body: { body: { type: 'doc' } } })).status,
    ).toBe(400);
    expect(
      await ask('member', 'issue/ABC-3', { method: 'PUT', body: { fields: { description: 'text' } } }),
    ).toMatchObject({
      status: 400,
      body: fieldErrors({
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      }),
    });
  });
});
