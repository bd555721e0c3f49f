/** Cases made from the catalogue and from bodies with a gap: a foreign name in every place, in every form. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOnApp } from '../../src/catalogue/acts-on-app';
import type { Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { kindOfParam } from '../../src/gateway/target/path-kinds';
import { codeOf } from '../conformance/support/problem';
import { FOREIGN, jsonForms, type ForeignKind } from './support/foreign';
import { isOwnQuestion, isRead } from './support/own-questions';
import { AttackWorld, type AttackRequest } from './support/world';

let world: AttackWorld;
beforeAll(async () => {
  world = await AttackWorld.start();
  await world.tokenOf('admin-abc');
});
afterAll(() => world.site.close());

/** No answer but a refusal for what it names, and nothing heard by Jira but questions and, at most, the read itself. */
async function expectRefused(request: Omit<AttackRequest, 'as'>): Promise<void> {
  await world.site.forgetCalls();
  const answer = await world.send({ as: 'admin-abc', ...request });
  const calls = await world.site.jiraCalls();
  expect(CODES, `${request.path} ${answer.body.slice(0, 300)}`).toContain(codeOf(answer));
  expect(calls.filter((call) => !isOwnQuestion(call) && !(request.method === 'GET' && isRead(call)))).toEqual(
    [],
  );
}
/** `jira-error`: there is no service desk here to be asked about. */
const CODES = ['project-outside', 'target-unresolved', 'jira-error', 'scope-missing', 'operation-unknown'];

const OWN: Readonly<Record<string, string>> = { issueIdOrKey: 'ABC-2', projectIdOrKey: 'ABC', boardId: '1' };
const isForeignKind = (kind: string | undefined): kind is ForeignKind =>
  kind !== undefined && kind in FOREIGN;

/** One parameter of the template in a foreign form, the others as they would be. */
function pathsOf({ template }: Operation): readonly string[] {
  const params = [...template.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => param);
  return params.flatMap((param) => {
    const kind = kindOfParam(template, param);
    if (!isForeignKind(kind)) return [];
    return FOREIGN[kind].map((form) =>
      template.replace(/\{(\w+)\}/g, (_all, name: string) =>
        encodeURIComponent(name === param ? form : (OWN[name] ?? '1')),
      ),
    );
  });
}

/** Open in the corpus (boards.jsonl): of a board and a sprint, one in reach is enough. */
const isOpen = ({ template }: Operation): boolean =>
  template.endsWith('/board/{boardId}/sprint/{sprintId}/issue');

const BY_PATH = listOperations()
  .filter((operation) => !actsOnApp(operation) && operation.locator.kind !== 'deny' && !isOpen(operation))
  .map((operation) => ({ id: operation.id, method: operation.method, paths: pathsOf(operation) }))
  .filter(({ paths }) => paths.length > 0);

describe('a foreign name in the path', () => {
  it.each(BY_PATH)('$id', async ({ method, paths }) => {
    const version2 = paths
      .filter((path) => path.startsWith('/rest/api/3/'))
      .map((path) => path.replace('/3/', '/2/'));
    for (const path of [...paths, ...version2]) await expectRefused({ method, path });
  });
});

interface Gap {
  readonly kind: ForeignKind;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}
const lines = readFileSync(new URL('generated/bodies.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const GAPS = lines.map((line) => ({ ...(JSON.parse(line) as Gap), line }));

/** A form in the gap. Where the gap is a whole text, a number may stand there as well. */
const filled = (body: unknown, form: string | number): string => {
  const text = JSON.stringify(body);
  return text.includes('"§"') && !text.includes('"§":')
    ? text.replace('"§"', JSON.stringify(form))
    : text.replace('§', String(form));
};

describe('a foreign name in the body', () => {
  it.each(GAPS)('$line', async ({ kind, method, path, body }) => {
    for (const form of jsonForms(kind)) await expectRefused({ method, path, body: filled(body, form) });
  });
});

it('makes some thousand cases', () => {
  const made =
    BY_PATH.reduce((sum, { paths }) => sum + paths.length, 0) +
    GAPS.reduce((sum, { kind }) => sum + jsonForms(kind).length, 0);
  process.stdout.write(`generated cases: ${made}\n`);
  expect(made).toBeGreaterThan(2_000);
});
