/**
 * A set-up probe: what is sent, and what is kept of how it arrived. Both sides of it see this file, the console that sends and the
 * gateway that answers. An observation holds words and numbers alone: nothing that the probe carried.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';

/** `request`: an ordinary POST with query, body and a Bearer token. `path`: a GET with escapes in its path and Basic credentials. */
export const LEGS = ['request', 'path'] as const;
export type Leg = (typeof LEGS)[number];

/** Sent in this case; what arrives tells what the platform does to names. */
export const PROBE_HEADER = 'x-SET-up-Case';
/** Behind `…/path`. The first is for curl; the second for `fetch`, which resolves `%2e%2e` itself (WHATWG URL). */
export const PROBE_PATHS = ['/a%2Fb/c%20d/%2e%2e/x', '/a%2Fb/c%20d/x'] as const;
/** Claimed in X-Forwarded-For: nobody's (RFC 5737). */
export const PROBE_ADDRESS = '192.0.2.1';
export const PROBE_QUERY = 'bare=a,b&coded=a%2Cb&twice=1&twice=2';
/** ASCII, two bytes that are no UTF-8, and one character that is two. */
export const PROBE_BODY: Uint8Array = Uint8Array.from([...Buffer.from('set-up '), 0x80, 0xff, 0xc3, 0xbc]);

const observation = once(() =>
  z.object({
    v: z.literal(1),
    leg: z.enum(LEGS),
    at: z.number(),
    method: z.string().check(z.regex(/^[A-Z]{1,10}$/)),
    /** `changed`: neither as sent nor decoded once. */
    path: z.enum(['raw', 'decoded', 'changed', 'absent']),
    /** `split-bare`: at a bare comma, not at `%2C`. `changed`: some other number of values. */
    query: z.enum(['whole', 'split', 'split-bare', 'changed', 'absent']),
    headerCase: z.enum(['lower', 'as-sent', 'other', 'absent']),
    authorization: z.boolean(),
    /** Does a header tell the caller's address, whatever the caller claims? */
    clientAddress: z.boolean(),
    /**
     * What became of the address that the probe claimed: `replaced` by one other, `appended` to by one other, `several` others, `claimed`
     * where the claim is the last. Absent in observations of versions that claimed none.
     */
    forwardedFor: z.optional(z.enum(['absent', 'claimed', 'replaced', 'appended', 'several'])),
    /** `text`: as UTF-8, in which other bytes are lost. */
    body: z.enum(['bytes', 'base64', 'text', 'changed', 'absent']),
  }),
);

export type Observation = z.infer<ReturnType<typeof observation>>;

/** From storage or an HTTP answer; undefined for anything else. */
export function parseObservation(raw: unknown): Observation | undefined {
  const parsed = observation().safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}
