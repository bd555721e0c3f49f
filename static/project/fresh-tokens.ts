/** The page knows of a new or a revoked token before the list's index does (eventual consistency). Pure. */
import type { TokenRowView, TokenView } from '../../src/console/contract';

/** What has become of one of them. */
export const withChange = (tokens: readonly TokenRowView[], changed: TokenView): readonly TokenRowView[] =>
  tokens.map((token) => (token.locator === changed.locator ? { ...token, ...changed } : token));

/** The fresh ones first, each that the list does not know yet. */
export function withFresh(
  tokens: readonly TokenRowView[],
  fresh: readonly TokenRowView[],
): readonly TokenRowView[] {
  const known = new Set(tokens.map(({ locator }) => locator));
  return [...fresh.filter(({ locator }) => !known.has(locator)), ...tokens];
}
