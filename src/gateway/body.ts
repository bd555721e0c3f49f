import { fail, ok, type Result } from '../base/result';
import type { Operation } from '../catalogue/operation';
import type { GatewayRequest } from './request';
import type { Refusal } from './refusal';

/** The body as it is judged and sent. */
export interface RequestBody {
  readonly contentType: string;
  /** Written anew from `json` where there is one, so that what was judged is what is sent. */
  readonly text: string;
  readonly json: unknown;
}

/** Bytes that were no UTF-8 arrive as this; a client's own U+FFFD cannot be told from them. */
const REPLACEMENT = '\uFFFD';

/** Undefined where the operation takes no body or none was sent. GET never sends one (some clients send `{}` with it). Pure. */
export function parseBody(
  operation: Operation,
  { method, body }: GatewayRequest,
): Result<RequestBody | undefined, Refusal> {
  if (method === 'GET' || operation.body === 'none' || body.trim() === '') return ok(undefined);
  if (body.includes(REPLACEMENT)) return fail({ code: 'body-unsupported', fault: 'not-utf8' });
  switch (operation.body) {
    case 'json':
      return parseJson(body, 'application/json');
    case 'json-patch':
      return parseJson(body, 'application/json-patch+json');
    case 'text':
      return ok({ contentType: 'text/plain', text: body, json: undefined });
    case 'multipart':
    case 'binary':
      // The platform carries bodies as text: bytes would not arrive as they were sent (forge-platform.md §1.1).
      return fail({ code: 'body-unsupported', fault: 'not-text' });
  }
}

function parseJson(body: string, contentType: string): Result<RequestBody, Refusal> {
  try {
    // Some clients begin with a byte order mark; RFC 8259 §8.1 lets a parser ignore it.
    const json: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
    if (!numbersSurvive(body)) return fail({ code: 'body-unsupported', fault: 'number-too-precise' });
    return ok({ contentType, text: JSON.stringify(json), json });
  } catch {
    // Not JSON, or nested deeper than the engine writes.
    return fail({ code: 'body-unsupported', fault: 'not-json' });
  }
}

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Would every number be written as it was read? A double keeps some 15 digits; better to say so than to send another number. */
function numbersSurvive(body: string): boolean {
  const numbers = body.replace(STRING, '""').match(NUMBER) ?? [];
  return numbers.every(
    (number) => number.length <= DIGITS_MAX && decimalOf(number) === decimalOf(String(Number(number))),
  );
}

/** No double is written with more; what has more is not worth the time to compare. */
const DIGITS_MAX = 400;

/** The value of a decimal literal in one form: digits without zeros at either end, and a power of ten. */
function decimalOf(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(literal) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
