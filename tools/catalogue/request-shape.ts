import type { BodyKind, Operation } from '../../src/catalogue/operation';
import type { DocumentedParameter } from './documents';
import type { Listed } from './list-operations';

/** How an operation's body is carried, by its documented media types. */
export function bodyKindOf({ documented }: Listed): BodyKind {
  const types = Object.keys(documented.requestBody?.content ?? {});
  if (types.length === 0) return 'none';
  // The least JSON-like form wins: whoever carries that one carries JSON as well.
  if (types.includes('multipart/form-data')) return 'multipart';
  if (types.includes('*/*')) return 'binary';
  if (types.includes('text/plain')) return 'text';
  return types.includes('application/json-patch+json') ? 'json-patch' : 'json';
}

export const queryParameters = ({ parameters }: Listed): DocumentedParameter[] =>
  parameters.filter((parameter) => parameter.in === 'query');

/** Which query parameters may be repeated, and which hold a comma-separated list in one value. */
export function repeatedParams(listed: Listed): Pick<Operation, 'arrayParams' | 'listParams'> {
  const query = queryParameters(listed);
  return {
    arrayParams: query.filter(isArray).map(({ name }) => name),
    listParams: query.filter((one) => !isArray(one) && isCommaList(one)).map(({ name }) => name),
  };
}

/** Lists whose description does not say so: GET bulk/issues/fields is the twin of GET bulk/issues/transition, which does. */
const COMMA_LISTS: ReadonlySet<string> = new Set(['expand', 'issueIdsOrKeys']);

const isArray = ({ schema }: DocumentedParameter): boolean => schema?.type === 'array';
const isCommaList = ({ name, description = '' }: DocumentedParameter): boolean =>
  COMMA_LISTS.has(name) || /comma[- ]separated|separated by comma|comma \(,\)/i.test(description);
