import { ADDRESS_HEADER, type Headers } from './headers';

/**
 * Where the platform adds the caller's address behind whatever the caller claims (the policy says whether the set-up check has found
 * that it does), the last entry is the platform's. Undefined where there is none. Pure.
 */
export function clientAddressOf(headers: Headers, isTrusted: boolean): string | undefined {
  if (!isTrusted) return undefined;
  const last = (headers.get(ADDRESS_HEADER) ?? []).join(',').split(',').at(-1)?.trim();
  return last === '' ? undefined : last;
}
