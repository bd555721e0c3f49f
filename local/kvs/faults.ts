import type { KvsAnswer } from '../ports';

/**
 * A refusal of the storage, in Forge's words. `measured` and `documented` codes: forge-platform.md §3.2 and the pages
 * storage-reference/kvs-errorhandling and entities-errorhandling. `guessed`: the platform refuses, nobody has written how.
 */
export interface Fault {
  readonly kind: 'fault';
  readonly status: number;
  readonly code: FaultCode;
  readonly message: string;
}

const STATUS = {
  // measured
  KEY_CONFLICT: 409,
  CONDITIONAL_CHECK_FAILED: 400,
  UNPROCESSABLE_ENTITY: 422,
  KEY_DUPLICATION_ERROR: 400,
  TOO_MANY_BATCH_ENTITIES: 400,
  KEY_NOT_FOUND: 404,
  SCHEMA_NOT_FOUND: 404,
  INVALID_TTL: 400,
  INCORRECT_PROPERTY_TYPE: 400,
  // documented
  KEY_TOO_SHORT: 400,
  EMPTY_KEY: 400,
  KEY_TOO_LONG: 400,
  INVALID_KEY: 400,
  MAX_SIZE: 400,
  MAX_DEPTH: 400,
  ENTITY_TYPE_TOO_SHORT: 400,
  ENTITY_TYPE_TOO_LARGE: 400,
  INVALID_ENTITY_TYPE: 400,
  INVALID_ENTITY_VALUE: 400,
  INVALID_ENTITY_ATTRIBUTE: 400,
  INVALID_ENTITY_INDEX: 400,
  INVALID_FILTER_CONDITION: 400,
  INVALID_FILTER_VALUES: 400,
  INSUFFICIENT_FILTER_VALUES: 400,
  EMPTY_FILTER_OPERATOR: 400,
  INVALID_FILTER_OPERATORS_COMBINATION: 400,
  QUERY_WHERE_INVALID: 400,
  QUERY_WHERE_FIELD_INVALID: 400,
  LIST_QUERY_LIMIT_EXCEEDED: 400,
  COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE: 400,
  RATE_LIMIT_EXCEEDED: 429,
  TOO_MANY_REQUESTS: 429,
  UNKNOWN_ERROR: 500,
  // guessed
  INVALID_REQUEST: 400,
  INVALID_CURSOR: 400,
  TOO_MANY_CONDITIONS: 400,
  ENDPOINT_NOT_FOUND: 404,
} as const;

export type FaultCode = keyof typeof STATUS;

export const fault = (code: FaultCode, message: string): Fault => ({
  kind: 'fault',
  status: STATUS[code],
  code,
  message,
});

/** As @forge/kvs expects it: `ForgeKvsAPIError` takes `code` and `message` from the body. */
export const answerFault = ({ status, code, message }: Fault): KvsAnswer => ({
  status,
  body: { code, message },
});

export const keyNotFound = (): Fault => fault('KEY_NOT_FOUND', 'Provided key does not exist');
export const keyDuplicated = (): Fault => fault('KEY_DUPLICATION_ERROR', 'Duplicate key found in request');
export const invalidRequest = (message: string): Fault => fault('INVALID_REQUEST', message);

/** The first fault the steps find; later steps may rely on what earlier ones ruled out. */
export function firstFault(...steps: readonly (() => Fault | undefined)[]): Fault | undefined {
  for (const step of steps) {
    const found = step();
    if (found !== undefined) return found;
  }
  return undefined;
}
