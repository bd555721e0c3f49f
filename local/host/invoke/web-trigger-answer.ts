/** A handler's result as an HTTP answer (runtime-reference/web-trigger; forge-platform.md §1.2). Pure. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import * as z from 'zod';

const ResultSchema = z.looseObject({
  statusCode: z.int().min(200).max(599),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: z.string().optional(),
  statusText: z.string().optional(),
});

export type WebTriggerAnswer =
  | {
      readonly kind: 'answer';
      readonly statusCode: number;
      readonly statusText?: string | undefined;
      readonly headers: readonly (readonly [name: string, values: readonly string[]])[];
      readonly body: string;
    }
  | { readonly kind: 'incompatible'; readonly why: string }
  | { readonly kind: 'too-large'; readonly bytes: number };

/** The platform frames the message itself: what a handler says about framing is dropped. */
const FRAMING = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Everything of the result counts against `limitBytes`, headers included. */
export function webTriggerAnswer(result: unknown, limitBytes: number): WebTriggerAnswer {
  const json = toJson(result);
  if (json === undefined) return { kind: 'incompatible', why: 'it is not JSON' };
  const bytes = Buffer.byteLength(json);
  if (bytes > limitBytes) return { kind: 'too-large', bytes };
  const parsed = ResultSchema.safeParse(JSON.parse(json));
  if (!parsed.success) return { kind: 'incompatible', why: z.prettifyError(parsed.error) };
  const { statusCode, statusText, body = '' } = parsed.data;
  const headers = Object.entries(parsed.data.headers ?? {}).filter(
    ([name]) => !FRAMING.has(name.toLowerCase()),
  );
  const unsendable = headers.find(([name, values]) => !isSendable(name, values));
  if (unsendable !== undefined)
    return { kind: 'incompatible', why: `the header ${unsendable[0]} cannot be sent` };
  return { kind: 'answer', statusCode, statusText, headers, body };
}

function toJson(value: unknown): string | undefined {
  try {
    // Typed as string, but it is undefined for undefined and for functions.
    return z.string().optional().parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}

function isSendable(name: string, values: readonly string[]): boolean {
  try {
    validateHeaderName(name);
    for (const value of values) validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
