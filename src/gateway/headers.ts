/** Request headers: names in lower case (their case is undocumented), and an allow-list of what goes on to Jira. Pure. */
import { fail, ok, type Result } from '../base/result';

/** What callers' addresses are read from, where they may be. */
export const ADDRESS_HEADER = 'x-forwarded-for';

/** Lower-case name → values. */
export type Headers = ReadonlyMap<string, readonly string[]>;

export type HeaderFault = 'too-large' | 'method-override' | 'repeated-authorization' | 'control-character';

/** Far above what clients send, far below what would cost anything. */
const HEADERS_CHARS_MAX = 64 * 1024;

/** Would make Jira do another operation than the one judged. Refused, not dropped: whoever sends one means it. */
const METHOD_OVERRIDES: ReadonlySet<string> = new Set([
  'x-http-method-override',
  'x-http-method',
  'x-method-override',
]);

export function parseHeaders(
  raw: Readonly<Record<string, string | readonly string[]>>,
): Result<Headers, HeaderFault> {
  const headers = new Map<string, readonly string[]>();
  let size = 0;
  for (const [rawName, rawValue] of Object.entries(raw)) {
    const name = rawName.toLowerCase();
    const values = typeof rawValue === 'string' ? [rawValue] : rawValue;
    size += values.reduce((sum, value) => sum + name.length + value.length, 0);
    // Under two spellings nobody can say whose comes last.
    const isTwice = name === ADDRESS_HEADER && headers.has(name);
    headers.set(name, isTwice ? [] : [...(headers.get(name) ?? []), ...values]);
  }
  if (size > HEADERS_CHARS_MAX) return fail('too-large');
  if ([...METHOD_OVERRIDES].some((name) => headers.has(name))) return fail('method-override');
  if ((headers.get('authorization')?.length ?? 0) > 1) return fail('repeated-authorization');
  if (FORWARDED.some((name) => headers.get(name)?.some((value) => CONTROL.test(value))))
    return fail('control-character');
  return ok(headers);
}

const CONTROL = /\p{Cc}/u;

/** All that Jira hears of the caller's headers. `content-type` is set from the operation, authorization is the app's. */
const FORWARDED = ['accept', 'accept-language'] as const;

export const forwardedHeaders = (headers: Headers): Readonly<Record<string, string>> =>
  Object.fromEntries(
    FORWARDED.flatMap((name) => {
      const value = headers.get(name)?.join(', ');
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
