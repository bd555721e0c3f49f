import type { Method } from '../../src/catalogue/operation';
import type { DocumentedOperation, DocumentedParameter, Documents, Paths } from './documents';
import { REMOVED } from './judgement/removed';

/** One operation as documented, before any judgement of ours. */
export interface Listed {
  /** `GET /rest/api/3/issue/{issueIdOrKey}` */
  readonly id: string;
  readonly method: Method;
  readonly template: string;
  readonly documented: DocumentedOperation;
  /** Parameters of the path and of the operation. */
  readonly parameters: readonly DocumentedParameter[];
}

/** Every operation of the documents, sorted by template, then method. Throws on a template that is not matched by whole segments. */
export function listOperations(documents: Documents): Listed[] {
  const byId = new Map<string, Listed>();
  // A later document (the hand-transcribed patch) only adds: Atlassian's own words win.
  for (const listed of documents.paths.flatMap(operationsOf)) {
    if (!REMOVED.has(listed.id) && !byId.has(listed.id)) byId.set(listed.id, listed);
  }
  const listed = [...byId.values()].sort(byTemplateThenMethod);
  for (const { template } of listed) verifyWholeSegments(template);
  verifySettled(listed);
  return listed;
}

function operationsOf(paths: Paths): Listed[] {
  return Object.entries(paths).flatMap(([template, item]) => {
    const methods: [Method, DocumentedOperation | undefined][] = [
      ['GET', item.get],
      ['POST', item.post],
      ['PUT', item.put],
      ['DELETE', item.delete],
      ['PATCH', item.patch],
    ];
    return methods.flatMap(([method, documented]) => {
      if (documented === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(documented.parameters ?? [])];
      return [{ id: `${method} ${template}`, method, template, documented, parameters }];
    });
  });
}

function byTemplateThenMethod(a: Listed, b: Listed): number {
  const [left, right] = [`${a.template} ${a.method}`, `${b.template} ${b.method}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function verifyWholeSegments(template: string): void {
  const whole = /^(\/([\w.-]+|\{\w+\}))+$/;
  if (!whole.test(template)) throw new Error(`${template}: a segment is neither a literal nor one parameter`);
}

/** "Literal beats parameter, from the left" settles any two templates but those of one shape. */
function verifySettled(listed: readonly Listed[]): void {
  const byShape = new Map<string, string>();
  for (const { id } of listed) {
    const shape = id.replaceAll(/\{\w+\}/g, '{}');
    const other = byShape.get(shape);
    if (other !== undefined) throw new Error(`nothing settles between ${other} and ${id}`);
    byShape.set(shape, id);
  }
}
