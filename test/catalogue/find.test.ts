import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOperation } from '../../src/catalogue/find';
import { listOperations } from '../../src/catalogue/operations';
import { exampleOf, isParameter, listOverlaps, segmentsOf, winnerOf } from './overlaps';

const CLOUD_ID = '11111111-2222-4333-8444-555555555555';
const segments = (path: string): string[] => path.slice(1).split('/');
const find = (method: string, path: string) => findOperation(method, segments(path), CLOUD_ID);
const idOf = (method: string, path: string): string | undefined => find(method, path)?.operation.id;

describe('every operation', () => {
  it('is found by an example of its own template, with its parameters', () => {
    for (const operation of listOperations()) {
      const example = exampleOf(operation.template);
      const found = findOperation(operation.method, example, CLOUD_ID);
      expect(found?.operation.id).toBe(operation.id);
      expect(found?.segments).toEqual(example);
      const names = segmentsOf(operation.template).filter(isParameter);
      expect([...(found?.params ?? [])]).toEqual(
        names.map((name) => [name.slice(1, -1), `X${segmentsOf(operation.template).indexOf(name)}`]),
      );
    }
  });
});

describe('a path that several templates fit', () => {
  const overlaps = listOverlaps();

  // The four removed transition properties operations took part in no overlap: the numbers are those of jira-api.md §5.
  it('is one of 45 shadows or 41 crossings', () => {
    expect(overlaps.filter(({ isCrossed }) => !isCrossed)).toHaveLength(45);
    expect(overlaps.filter(({ isCrossed }) => isCrossed)).toHaveLength(41);
  });

  it('reaches the operation that is literal at the first difference', () => {
    for (const overlap of overlaps) {
      const found = findOperation(overlap.a.method, overlap.path, CLOUD_ID);
      expect(found?.operation.id).toBe(winnerOf(overlap).id);
    }
  });

  it.each([
    ['GET', '/rest/api/3/issue/picker', 'GET /rest/api/3/issue/picker'],
    ['PUT', '/rest/api/3/issue/archive', 'PUT /rest/api/3/issue/archive'],
    ['GET', '/rest/api/3/project/search', 'GET /rest/api/3/project/search'],
    ['GET', '/rest/api/3/project/type/properties', 'GET /rest/api/3/project/type/{projectTypeKey}'],
    ['GET', '/rest/api/3/project/type/accessible', 'GET /rest/api/3/project/type/accessible'],
    ['GET', '/rest/api/3/issuesecurityschemes/level', 'GET /rest/api/3/issuesecurityschemes/level'],
    ['GET', '/rest/api/3/priority/search', 'GET /rest/api/3/priority/search'],
    ['PUT', '/rest/api/3/issue/properties/assignee', 'PUT /rest/api/3/issue/properties/{propertyKey}'],
    ['DELETE', '/rest/api/3/issue/properties/votes', 'DELETE /rest/api/3/issue/properties/{propertyKey}'],
    ['POST', '/rest/api/3/screens/addToDefault/tabs', 'POST /rest/api/3/screens/addToDefault/{fieldId}'],
    ['GET', '/rest/agile/1.0/board/filter/backlog', 'GET /rest/agile/1.0/board/filter/{filterId}'],
    ['GET', '/rest/agile/1.0/epic/none/issue', 'GET /rest/agile/1.0/epic/none/issue'],
  ])('%s %s → %s', (method, path, id) => {
    expect(idOf(method, path)).toBe(id);
  });

  it('reaches the parameter beside a literal that leads nowhere', () => {
    expect(idOf('GET', '/rest/api/3/issue/picker/comment')).toBe(
      'GET /rest/api/3/issue/{issueIdOrKey}/comment',
    );
    expect(idOf('DELETE', '/rest/api/3/issue/archive')).toBe('DELETE /rest/api/3/issue/{issueIdOrKey}');
  });

  it('agrees with a search through all templates, whatever the path', () => {
    const words = [...new Set(listOperations().flatMap(({ template }) => segmentsOf(template).slice(3)))];
    const word = fc.oneof(
      fc.constantFrom(...words.filter((one) => !isParameter(one))),
      fc.constantFrom('X1', '7'),
    );
    const path = fc.array(word, { minLength: 1, maxLength: 5 }).map((tail) => ['rest', 'api', '3', ...tail]);
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE');
    fc.assert(
      fc.property(method, path, (sought, given) => {
        expect(findOperation(sought, given, CLOUD_ID)?.operation.id).toBe(searchedId(sought, given));
      }),
      { numRuns: 2_000 },
    );
  });

  /** The same rule without a tree: of all that fit, the one whose shape has literals furthest to the left. */
  function searchedId(method: string, given: readonly string[]): string | undefined {
    const shape = (template: string): string =>
      segmentsOf(template)
        .map((segment) => (isParameter(segment) ? '1' : '0'))
        .join('');
    return listOperations()
      .filter((operation) => operation.method === method)
      .filter(({ template }) => {
        const parts = segmentsOf(template);
        return (
          parts.length === given.length && parts.every((part, at) => isParameter(part) || part === given[at])
        );
      })
      .sort((a, b) => (shape(a.template) < shape(b.template) ? -1 : 1))[0]?.id;
  }
});

describe('versions', () => {
  it.each(['2', '3', 'latest'])('/rest/api/%s reaches the same operation', (version) => {
    expect(idOf('GET', `/rest/api/${version}/issue/ABC-1`)).toBe('GET /rest/api/3/issue/{issueIdOrKey}');
  });

  it('reaches every platform operation but the nine /bulk ones under 2 as well', () => {
    const platform = listOperations().filter(({ template }) => template.startsWith('/rest/api/3/'));
    const absent = platform.filter(({ method, template }) => {
      const path = exampleOf(template).with(2, '2');
      return findOperation(method, path, CLOUD_ID) === undefined;
    });
    expect(
      absent.map(({ template }) => template).every((template) => template.startsWith('/rest/api/3/bulk/')),
    ).toBe(true);
    expect(absent).toHaveLength(9);
    expect(find('POST', '/rest/api/latest/bulk/issues/delete')).toBeUndefined();
    expect(find('POST', '/rest/api/3/bulk/issues/delete')).toBeDefined();
  });

  it('sends a number where the client said latest: 2 for the platform, 1.0 for agile', () => {
    expect(find('GET', '/rest/api/latest/field')?.segments).toEqual(segments('/rest/api/2/field'));
    expect(find('GET', '/rest/agile/latest/board/7')?.segments).toEqual(segments('/rest/agile/1.0/board/7'));
    expect(find('GET', '/rest/api/2/field')?.segments).toEqual(segments('/rest/api/2/field'));
  });

  it.each([
    '/rest/api/1/field',
    '/rest/api/4/field',
    '/rest/api/LATEST/field',
    '/rest/agile/2.0/board',
    '/rest/software/latest/board/1/issue',
  ])('knows no %s', (path) => {
    expect(find('GET', path)).toBeUndefined();
  });
});

describe('the prefix /ex/jira/{cloudId}', () => {
  const behind = (cloudId: string): string => `/ex/jira/${cloudId}/rest/api/latest/issue/ABC-1`;

  it('reaches the same operation and is not sent on', () => {
    const found = find('GET', behind(CLOUD_ID));
    expect(found?.operation.id).toBe('GET /rest/api/3/issue/{issueIdOrKey}');
    expect(found?.segments).toEqual(segments('/rest/api/2/issue/ABC-1'));
    expect(found?.params.get('issueIdOrKey')).toBe('ABC-1');
  });

  it('reaches nothing for another site, for no site, or twice', () => {
    expect(find('GET', behind('99999999-2222-4333-8444-555555555555'))).toBeUndefined();
    expect(find('GET', '/ex/jira')).toBeUndefined();
    expect(find('GET', `/ex/jira/${CLOUD_ID}${behind(CLOUD_ID)}`)).toBeUndefined();
    expect(find('GET', `/ex/confluence/${CLOUD_ID}/rest/api/3/field`)).toBeUndefined();
    expect(findOperation('GET', segments(behind('undefined')), undefined)).toBeUndefined();
  });
});

describe('what the catalogue lacks is not found', () => {
  it.each([
    ['GET', '/rest/api/3/nothing'],
    ['GET', '/rest/api/3/workflow/transitions/7/properties'],
    ['GET', '/rest/api/3/issue/ABC-1/nothing'],
    ['POST', '/rest/api/3/serverInfo'],
    ['HEAD', '/rest/api/3/serverInfo'],
    ['get', '/rest/api/3/serverInfo'],
    ['GET', '/rest/api/3/SERVERINFO'],
    ['GET', '/rest/api/3/serverinfo'],
    ['GET', '/Rest/api/3/serverInfo'],
    ['GET', '/rest/api/3/issue/'],
    ['GET', '/rest/api/3/issue//comment'],
    ['GET', '/rest/api/3'],
    ['GET', '/secure/Dashboard.jspa'],
  ])('%s %s', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });

  it('even no path at all', () => {
    expect(findOperation('GET', [], CLOUD_ID)).toBeUndefined();
  });

  const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
  it.each(inherited)('%s is a segment and a method like any other', (name) => {
    expect(find('GET', `/${name}`)).toBeUndefined();
    expect(find('GET', `/rest/${name}/3/field`)).toBeUndefined();
    expect(find('GET', `/rest/api/3/${name}`)).toBeUndefined();
    expect(find(name, '/rest/api/3/field')).toBeUndefined();
    expect(find('GET', `/rest/api/3/issue/${name}`)?.params.get('issueIdOrKey')).toBe(name);
    expect(find('GET', '/rest/api/3/field')?.params.get(name)).toBeUndefined();
  });
});
