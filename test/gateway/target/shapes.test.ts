import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../../src/gateway/target/shapes';
import { namesOf } from '../../../src/gateway/target/names-of';
import { isListShape } from '../../../src/gateway/target/read-shape';
import type { Operation } from '../../../src/catalogue/operation';
import { aimedAt, openOperations, operationOf, read, readBodyOf } from './aimed-at';
import { MARK, plantEverywhere, plantUnknownKeys, type Planted } from './shape-samples';

const shapes = Object.entries(SHAPES);

/** Operations that need a shape by their verdict and have none: nothing beside their path can name anything. */
function reasonForNone({ id, body, locator, effect }: Operation): string | undefined {
  if (body === 'multipart' || body === 'binary') return 'its body is refused whatever it is';
  if (body !== 'none') return undefined;
  if (locator.kind === 'resolve') return 'it takes no body, and unknown parameters are not read';
  if (NO_NAMES.has(id) && effect === 'read')
    return 'its reply is filtered, and unknown parameters are not read';
  return undefined;
}
const NO_NAMES: ReadonlySet<string> = new Set([
  'GET /rest/agile/1.0/board/{boardId}/epic',
  'GET /rest/api/3/project',
  'GET /rest/api/3/project/recent',
  'GET /rest/servicedeskapi/servicedesk',
]);

/** Operations that a project or issue in the path bounds: their bodies hold text, people, metadata and ids of that same thing. */
const BY_PATH_ALONE: readonly string[] = [
  'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant',
  'POST /rest/api/3/issue/{issueIdOrKey}/changelog/list',
  'POST /rest/api/3/issue/{issueIdOrKey}/comment',
  'POST /rest/api/3/issue/{issueIdOrKey}/notify',
  'POST /rest/api/3/issue/{issueIdOrKey}/remotelink',
  'POST /rest/api/3/issue/{issueIdOrKey}/watchers',
  'POST /rest/api/3/issue/{issueIdOrKey}/worklog',
  'POST /rest/api/3/project/{projectIdOrKey}/role/{id}',
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/comment',
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/participant',
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
  'PUT /rest/api/3/project/{projectIdOrKey}/classification-level/default',
  'PUT /rest/api/3/project/{projectIdOrKey}/features/{featureKey}',
  'PUT /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
  'PUT /rest/api/3/project/{projectIdOrKey}/role/{id}',
  'PUT /rest/api/3/project/{projectId}/email',
];

describe('which operations have a shape', () => {
  const byWhatTheyName: ReadonlySet<string> = new Set(['body', 'query', 'resolve', 'respfilter', 'jql']);

  it.each(
    openOperations()
      .filter(({ locator, namesMore }) => byWhatTheyName.has(locator.kind) || namesMore)
      .map((operation) => [operation.id, operation] as const),
  )('%s has one, or needs none', (id, operation) => {
    const needsNone = !operation.namesMore && reasonForNone(operation) !== undefined;
    expect(Object.hasOwn(SHAPES, id) || needsNone).toBe(true);
  });

  it('bodies pass unread only where they were judged', () => {
    const passing = openOperations().filter(
      ({ id, body, locator, namesMore }) =>
        (locator.kind === 'project' || locator.kind === 'issue') &&
        !namesMore &&
        body !== 'none' &&
        body !== 'multipart' &&
        body !== 'binary' &&
        SHAPES[id]?.body === undefined,
    );
    expect(passing.map(({ id }) => id).sort()).toEqual([...BY_PATH_ALONE].sort());
  });

  it.each(shapes.map(([id]) => id))('%s is an operation, and one that is open', (id) => {
    expect(operationOf(id).locator.kind).not.toBe('deny');
  });

  it.each(shapes)('%s has a body only if the operation takes JSON', (id, { body }) => {
    expect(body === undefined || operationOf(id).body === 'json').toBe(true);
  });

  it.each(
    openOperations()
      .filter(({ locator }) => locator.kind === 'query')
      .map(({ id }) => id),
  )('%s answers for no more than it is asked: bound, or not read without', (id) => {
    expect(SHAPES[id]?.bound !== undefined || !read(id).ok).toBe(true);
  });

  it.each(shapes.flatMap(([id, { query, bound }]) => (bound ? [[id, query, bound] as const] : [])))(
    '%s is bound by a parameter that is read as projects',
    (_id, query, { param, takes }) => {
      const shape = query?.[param];
      expect(shape).toEqual(takes === 'list' ? ['project'] : 'project');
    },
  );
});

const inBody = (id: string): readonly Planted[] => plantEverywhere(SHAPES[id]?.body ?? 'plain');

function expectFound(id: string, { kind }: Planted, names: ReturnType<typeof read>): void {
  if (!names.ok) throw new Error(`${id} is not read: ${names.error.part ?? '-'}`);
  const { named, customValues } = names.value;
  if (kind === 'custom-value')
    expect(customValues.some(({ value }) => JSON.stringify(value).includes(MARK))).toBe(true);
  else expect(named).toContainEqual({ kind, as: MARK });
}

describe('a foreign id is read wherever it can stand', () => {
  it.each(shapes.flatMap(([id]) => inBody(id).map((planted) => [id, planted.at, planted] as const)))(
    '%s: body %s',
    (id, _at, planted) => {
      expectFound(id, planted, readBodyOf(id, planted.value));
    },
  );

  it.each(
    shapes.flatMap(([id, { query = {} }]) =>
      Object.entries(query).flatMap(([param, shape]) => {
        const inner = isListShape(shape) ? shape[0] : shape;
        return typeof inner === 'string' && inner !== 'plain'
          ? [[id, param, inner, isListShape(shape)] as const]
          : [];
      }),
    ),
  )('%s: ?%s', (id, param, kind, isList) => {
    const planted = { at: param, kind, value: MARK };
    expectFound(id, planted, read(id, { query: [[param, [MARK]]] }));
    expectFound(id, planted, read(id, { query: [[param, ['1', MARK]]] }));
    if (isList) expectFound(id, planted, read(id, { query: [[param, [`1,${MARK}`, '2']]] }));
  });

  it.each(
    shapes.flatMap(([id, { query = {} }]) =>
      Object.entries(query).map(([param, shape]) => [id, param, shape] as const),
    ),
  )('%s: an empty ?%s is not read, which Jira may take for an absent one', (id, param, shape) => {
    if (shape === 'plain') return;
    expect(read(id, { query: [[param, ['']]] })).toMatchObject({ error: { where: 'query', part: param } });
    expect(read(id, { query: [[param, []]] }).ok).toBe(false);
    if (isListShape(shape)) expect(read(id, { query: [[param, ['1,']]] }).ok).toBe(false);
  });
});

describe('shapes are closed', () => {
  const strangers = ['unheardOf', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  it.each(
    shapes.flatMap(([id, { body = 'plain' }]) =>
      strangers.flatMap((stranger) =>
        plantUnknownKeys(body, stranger).map((json) => [id, JSON.stringify(json), json] as const),
      ),
    ),
  )('%s does not read %s', (id, _text, json) => {
    expect(readBodyOf(id, json)).toMatchObject({ ok: false, error: { where: 'body' } });
  });

  it.each(shapes.flatMap(([id, { body }]) => (body === undefined || body === 'plain' ? [] : [id])))(
    '%s does not read a body of another kind',
    (id) => {
      for (const json of ['text', 7, true, []]) expect(readBodyOf(id, json).ok).toBe(false);
      const text = { contentType: 'text/plain', text: 'x', json: undefined };
      expect(namesOf({ ...aimedAt(id), body: text }).ok).toBe(false);
    },
  );
});
