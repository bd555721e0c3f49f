import type { Result } from '../../../src/base/result';
import { listOperations } from '../../../src/catalogue/operations';
import type { Operation } from '../../../src/catalogue/operation';
import type { RequestBody } from '../../../src/gateway/body';
import type { Query } from '../../../src/gateway/query';
import type { Aimed } from '../../../src/gateway/target/aimed';
import type { Names } from '../../../src/gateway/target/named';
import { namesOf, type Unread } from '../../../src/gateway/target/names-of';

const byId = new Map(listOperations().map((operation) => [operation.id, operation]));

export function operationOf(id: string): Operation {
  const operation = byId.get(id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

/** Operations that a token bound to projects may use. */
export const openOperations = (): readonly Operation[] =>
  listOperations().filter(({ locator }) => locator.kind !== 'deny');

export const paramsOf = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, param]) => param ?? '');

export const jsonBody = (json: unknown): RequestBody => ({
  contentType: 'application/json',
  text: JSON.stringify(json),
  json,
});

interface Said {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly json?: unknown;
}

/** A request for the operation; `1` for every parameter of its path that is not given. */
export function aimedAt(id: string, { params = {}, query = [], json }: Said = {}): Aimed {
  const operation = operationOf(id);
  return {
    operation,
    params: new Map(paramsOf(operation.template).map((param) => [param, params[param] ?? '1'])),
    query,
    body: json === undefined ? undefined : jsonBody(json),
  };
}

/** As it would arrive: own keys such as `__proto__` are only made by a parser. */
export const parsed = (text: string): unknown => JSON.parse(text);

export const read = (id: string, said?: Said): Result<Names, Unread> => namesOf(aimedAt(id, said));

export const unreadPart = (result: Result<Names, Unread>): string =>
  result.ok ? 'read' : `${result.error.where} ${result.error.part ?? '-'}`;

/** What its shape reads in a body, whether or not that is enough for the operation to know its place. */
export function readBodyOf(id: string, json: unknown): Result<Names, Unread> {
  const aimed = aimedAt(id, { json });
  return namesOf({
    ...aimed,
    operation: { ...aimed.operation, locator: { kind: 'resolve', param: undefined } },
  });
}
