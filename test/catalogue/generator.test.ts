import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRow } from '../../src/catalogue/row';
import { listOperations } from '../../src/catalogue/operations';
import { ROWS, SCOPES } from '../../src/catalogue/generated/operations';
import { classify } from '../../tools/catalogue/classify';
import { differences, faultsInside } from '../../tools/catalogue/compare';
import { parseOpenApi, readDocuments, type Documents } from '../../tools/catalogue/documents';
import { formatFile } from '../../tools/catalogue/format-file';
import { formatRow } from '../../tools/catalogue/format-row';
import { JUDGEMENTS, judgementsDigest, type Judgements } from '../../tools/catalogue/judgement/judgements';
import { listOperations as listDocumented } from '../../tools/catalogue/list-operations';

const documented = (scopes: readonly string[] = ['read:jira-work'], more: object = {}): object => ({
  operationId: 'op',
  security: [{ basicAuth: [] }, { OAuth2: scopes }],
  ...more,
});

const documents = (...each: Record<string, object>[]): Documents => ({
  files: [{ name: 'fake.json', sha256: 'f'.repeat(64) }],
  paths: each.map((paths) => parseOpenApi({ paths })),
});

/** The rules, without the tables that name operations these small documents lack. */
const RULES: Judgements = {
  ...JUDGEMENTS,
  readsByPost: [],
  deletesInDisguise: {},
  onlySoundLikeDeletes: {},
  manages: {},
  globalReads: {},
  bodyNamesMore: {},
  overrides: {},
  notBrowsed: {},
  forEveryone: {},
  beyondStanding: {},
};

const KNOWN: ReadonlySet<string> = new Set([
  'read:jira-work',
  'write:jira-work',
  'read:issue:jira',
  'manage:jira-project',
]);

const generate = (paths: Record<string, object>, judgements: Judgements = RULES) =>
  classify(listDocumented(documents(paths)), KNOWN, judgements);

describe('the generator stops', () => {
  it('at a scope that Atlassian does not list', () => {
    const paths = { '/rest/api/3/a': { get: documented(['read:everything']) } };
    expect(() => generate(paths)).toThrow('GET /rest/api/3/a: unknown scope read:everything');
  });

  it('at two templates of one shape, which nothing settles between', () => {
    const paths = {
      '/rest/api/3/a/{id}': { get: documented() },
      '/rest/api/3/a/{key}': { get: documented() },
    };
    expect(() => generate(paths)).toThrow(
      'nothing settles between GET /rest/api/3/a/{id} and GET /rest/api/3/a/{key}',
    );
  });

  it('not at one shape under two methods, nor at a literal beside a parameter', () => {
    const paths = {
      '/rest/api/3/a/{id}': { get: documented() },
      '/rest/api/3/a/{key}': { put: documented() },
      '/rest/api/3/a/b': { get: documented() },
    };
    expect(generate(paths)).toHaveLength(3);
  });

  it.each(['/rest/api/3/a/{id}.json', '/rest/api/3/a{id}', '/rest/api/3//a', '/rest/api/3/a/'])(
    'at %s, which is not matched by whole segments',
    (template) => {
      expect(() => generate({ [template]: { get: documented() } })).toThrow(template);
    },
  );

  it('at an override of an operation that no document lists', () => {
    const overrides = { 'GET gone': { kind: 'deny' as const, because: 'it was there once' } };
    expect(() => generate({ '/rest/api/3/a': { get: documented() } }, { ...RULES, overrides })).toThrow(
      'overrides names GET gone, which no document lists',
    );
  });

  it.each([
    'globalReads',
    'deletesInDisguise',
    'bodyNamesMore',
    'manages',
    'onlySoundLikeDeletes',
    'notBrowsed',
    'forEveryone',
    'beyondStanding',
  ] as const)('at a row of %s for an operation that no document lists', (table) => {
    const judgements = { ...RULES, [table]: { 'GET gone': 'a reason' } };
    expect(() => generate({ '/rest/api/3/a': { get: documented() } }, judgements)).toThrow(
      `${table} names GET gone`,
    );
  });

  it('at an operation beyond standing that a project-bound token may reach', () => {
    const paths = { '/rest/api/3/issue/{issueIdOrKey}': { get: documented() } };
    const beyondStanding = { 'GET issue/{issueIdOrKey}': 'a reason' };
    expect(() => generate(paths, { ...RULES, beyondStanding })).toThrow(
      'GET issue/{issueIdOrKey}: beyond standing, yet its locator is issue',
    );
  });

  it('at a path that smells of deletion until a table says what it is', () => {
    const paths = { '/rest/api/3/a/purge': { post: documented(['write:jira-work']) } };
    expect(() => generate(paths)).toThrow('POST /rest/api/3/a/purge: sounds like a deletion');
    const told = { ...RULES, deletesInDisguise: { 'POST a/purge': 'everything' } };
    expect(generate(paths, told)[0]?.effect).toBe('delete');
  });

  it('at a document that is none', () => {
    expect(() => documents({ '/rest/api/3/a': { get: { operationId: 7 } } })).toThrow();
  });
});

describe('an operation that nobody has judged', () => {
  const judged = (template: string, method = 'get', scopes = ['read:jira-work']) =>
    generate({ [template]: { [method]: documented(scopes) } })[0];

  it('is denied to project-bound tokens', () => {
    expect(judged('/rest/api/3/novelty')?.locator.kind).toBe('deny');
    expect(judged('/rest/api/3/novelty/{projectIdOrKey}')?.locator.kind).toBe('deny');
  });

  it('is taken for a change when it comes by POST', () => {
    expect(judged('/rest/api/3/novelty', 'post')?.effect).toBe('write');
    expect(judged('/rest/api/3/novelty', 'post', ['manage:jira-project'])?.effect).toBe('manage');
  });
});

describe('permissions', () => {
  const prose = (text: string): object => documented(['read:jira-work'], { description: text });
  const permissionsOf = (id: string, text: string, more: Partial<Judgements> = {}): readonly string[] => {
    const [method = '', template = ''] = id.split(' ');
    const paths = { [`/rest/api/3/${template}`]: { [method.toLowerCase()]: prose(text) } };
    return generate(paths, { ...RULES, ...more })[0]!.permissions;
  };
  const REQUIRED = '**[Permissions](#permissions) required:** ';

  it.each([
    ['GET novelty', 'None.', ['ADMINISTER']],
    ['GET novelty', '*Browse projects* for the project.', ['ADMINISTER', 'BROWSE_PROJECTS']],
    ['GET novelty', 'Membership of *site-admin*.', ['SYSTEM_ADMIN']],
    ['POST novelty', 'None.', ['ADMINISTER']],
    ['GET issue/{issueIdOrKey}', 'None.', ['BROWSE_PROJECTS']],
    ['PUT issue/{issueIdOrKey}', '*Edit issues* for the project.', ['BROWSE_PROJECTS', 'EDIT_ISSUES']],
    [
      'PUT project/{projectIdOrKey}/novelty',
      '*Administer Jira* or *Administer projects*.',
      ['ADMINISTER_PROJECTS', 'BROWSE_PROJECTS'],
    ],
    ['PUT version/{id}', 'None.', ['BROWSE_PROJECTS']],
    ['GET search', 'None.', ['BROWSE_PROJECTS']],
    ['POST comment/list', 'None.', ['BROWSE_PROJECTS']],
    ['GET myself', '*Browse projects* for any project.', []],
  ])('of %s, where the prose says %j, are %j', (id, text, expected) => {
    expect(permissionsOf(id, REQUIRED + text)).toEqual(expected);
  });

  it('are none where nothing of a project is shown', () => {
    const text = `${REQUIRED}*Browse projects* for a project in the site.`;
    expect(permissionsOf('GET novelty', text, { globalReads: { 'GET novelty': 'a reason' } })).toEqual([]);
  });

  it('are as the prose says without an admin where a table says it is for everyone', () => {
    const forEveryone = { 'GET novelty': 'a reason' };
    const text = `${REQUIRED}*Browse users and groups*.`;
    expect(permissionsOf('GET novelty', text, { forEveryone })).toEqual(['USER_PICKER']);
  });

  it('are those of an override, before those of a rule, before the prose', () => {
    const rule = { matches: /^PUT version/, permissions: ['EDIT_ISSUES'] as const, because: 'a reason' };
    const override = { permissions: ['LINK_ISSUES'] as const, because: 'a reason' };
    const text = `${REQUIRED}*Move issues*.`;
    expect(permissionsOf('PUT version/{id}', text)).toEqual(['BROWSE_PROJECTS', 'MOVE_ISSUES']);
    const permissionRules = [rule];
    expect(permissionsOf('PUT version/{id}', text, { permissionRules })).toEqual([
      'BROWSE_PROJECTS',
      'EDIT_ISSUES',
    ]);
    const overrides = { 'PUT version/{id}': override };
    expect(permissionsOf('PUT version/{id}', text, { permissionRules, overrides })).toEqual([
      'BROWSE_PROJECTS',
      'LINK_ISSUES',
    ]);
  });
});

describe('scopes', () => {
  const setsOf = (operation: object) => {
    const { classic, granular } = generate({
      '/rest/api/3/a': { get: { operationId: 'op', ...operation } },
    })[0]!;
    return { classic, granular };
  };
  const states = (current: string[] | undefined, beta: string[] | undefined) => ({
    'x-atlassian-oauth2-scopes': [
      ...(current ? [{ scheme: 'OAuth2', state: 'Current', scopes: current }] : []),
      ...(beta ? [{ scheme: 'OAuth2', state: 'Beta', scopes: beta }] : []),
    ],
  });

  it.each([
    [states(['read:jira-work'], ['read:issue:jira']), ['read:jira-work'], ['read:issue:jira']],
    [states([], ['read:issue:jira']), undefined, ['read:issue:jira']],
    [states(['read:jira-work'], []), ['read:jira-work'], undefined],
    [states(undefined, ['read:issue:jira']), undefined, ['read:issue:jira']],
    [states([], []), [], undefined],
    [documented(['read:jira-work']), ['read:jira-work'], undefined],
    [documented(['read:issue:jira']), undefined, ['read:issue:jira']],
    [documented([]), [], undefined],
    [{ security: [{ basicAuth: [] }] }, undefined, undefined],
    [{}, undefined, undefined],
  ])('%j → classic %j, granular %j', (operation, classic, granular) => {
    expect(setsOf(operation)).toEqual({ classic, granular });
  });
});

describe('a folder of documents', () => {
  it('that is absent, or holds none, is told apart from one that lacks some', () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
    expect(readDocuments(join(folder, 'absent'))).toBeUndefined();
    expect(readDocuments(folder)).toBeUndefined();
    writeFileSync(join(folder, 'jira-software.json'), '{"paths":{}}');
    expect(() => readDocuments(folder)).toThrow('expected one file per document, found jira-software.json');
    rmSync(folder, { recursive: true });
  });
});

describe('a later document', () => {
  it('adds operations and changes none', () => {
    const first = { '/rest/api/3/a': { get: documented(['read:jira-work']) } };
    const patch = {
      '/rest/api/3/a': { get: documented(['write:jira-work']) },
      '/rest/api/3/b': { get: documented() },
    };
    const operations = classify(listDocumented(documents(first, patch)), KNOWN, RULES);
    expect(operations.map(({ id, classic }) => [id, classic])).toEqual([
      ['GET /rest/api/3/a', ['read:jira-work']],
      ['GET /rest/api/3/b', ['read:jira-work']],
    ]);
  });
});

describe('the generated file', () => {
  it('holds rows that read back to what was written', () => {
    const operations = listOperations();
    expect(operations.map((operation) => formatRow(operation, SCOPES))).toEqual(ROWS);
    expect(() => parseRow('GET field', SCOPES)).toThrow('not written by the generator');
  });

  it("is committed as the generator wrote it, with today's judgements", () => {
    const committed = new URL('../../src/catalogue/generated/operations.ts', import.meta.url);
    expect(faultsInside(readFileSync(committed, 'utf8'))).toEqual([]);
  });

  const digest = judgementsDigest();
  const text = formatFile(generate({ '/rest/api/3/a': { get: documented() } }), {
    files: documents().files,
    judgements: digest,
  });

  it('is found faultless as written', () => {
    expect(faultsInside(text, digest)).toEqual([]);
    expect(differences(text, text)).toEqual([]);
  });

  it('gives a hand edit away, without any document', () => {
    const edited = text.replace(' rdn', ' rgn');
    expect(edited).not.toBe(text);
    expect(faultsInside(edited, digest)).toEqual([expect.stringContaining('edited by hand')]);
    expect(faultsInside('', digest)).toHaveLength(2);
  });

  it('gives a judgement away that came after it', () => {
    const judgements = { ...JUDGEMENTS, globalReads: { ...JUDGEMENTS.globalReads, 'GET field': 'why not' } };
    expect(judgementsDigest(judgements)).not.toBe(digest);
    expect(faultsInside(text, judgementsDigest(judgements))).toEqual([
      expect.stringContaining('judgement has changed'),
    ]);
  });

  it('is compared line by line', () => {
    const edited = text.replace(' rdn', ' rgn');
    expect(differences(edited, text)).toEqual([
      '2 lines differ',
      expect.stringMatching(/^- /),
      expect.stringMatching(/^\+ /),
    ]);
  });
});
