import type { Method } from '../../catalogue/operation';
import type { AdminPower } from '../../policy/admin-power';
import type { Segments } from '../canonical-path';

/** The operations of `/admin/v1/…`. */
export type AdminRoute =
  | { readonly kind: 'tokens' | 'policy' | 'audit' }
  | { readonly kind: 'token' | 'revoke'; readonly locator: string };

/** What each of them asks of the token. */
export const POWER_OF: Readonly<Record<AdminRoute['kind'], AdminPower>> = {
  tokens: 'tokens:read',
  token: 'tokens:read',
  revoke: 'tokens:revoke',
  policy: 'policy:read',
  audit: 'audit:read',
};

/** No path of Jira's begins so: whatever does is one of these or unknown. */
export const isAdminPath = ([room]: Segments): boolean => room === 'admin';

/** Letter by letter; undefined where there is no such operation. Pure. */
export function findAdminRoute(method: Method, segments: Segments): AdminRoute | undefined {
  const [, version, noun, locator = '', verb] = segments;
  if (version !== 'v1') return undefined;
  if (
    method === 'GET' &&
    segments.length === 3 &&
    (noun === 'tokens' || noun === 'policy' || noun === 'audit')
  )
    return { kind: noun };
  if (noun !== 'tokens') return undefined;
  if (method === 'GET' && segments.length === 4) return { kind: 'token', locator };
  if (method === 'POST' && segments.length === 5 && verb === 'revoke') return { kind: 'revoke', locator };
  return undefined;
}
