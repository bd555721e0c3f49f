import { parseToken, type ParsedToken } from '../tokens/token';

/** Longer than any token with a long user name in Basic form. */
const AUTHORIZATION_CHARS_MAX = 2_048;
const SCHEME = /^(Bearer|Basic) +([A-Za-z0-9._~+/=-]+) *$/i;

/**
 * The token in an Authorization header: `Bearer <token>`, or Basic with the token as the password and any user name, as existing
 * Jira clients send it (RFC 6750 §2.1, RFC 7617 §2). Undefined for everything else. Pure.
 */
export function parseCredential(authorization: string): ParsedToken | undefined {
  if (authorization.length > AUTHORIZATION_CHARS_MAX) return undefined;
  const match = SCHEME.exec(authorization);
  if (!match) return undefined;
  const [, scheme = '', value = ''] = match;
  const token = scheme.toLowerCase() === 'bearer' ? value : passwordOf(value);
  return token === undefined ? undefined : parseToken(token);
}

/** What follows the first colon; undefined without one. */
function passwordOf(base64: string): string | undefined {
  const pair = Buffer.from(base64, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : pair.slice(colon + 1);
}
