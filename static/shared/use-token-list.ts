import { useCallback, useEffect, useState } from 'react';
import type { Paging, Reply, TokenPageView, TokenRef, TokenView } from '../../src/console/contract';
import { LOADING, loadedOf, type Failure, type Loaded } from './loaded';

export interface TokenListSource {
  readonly search: (page: Paging) => Promise<Reply<TokenPageView>>;
  readonly revoke: (ref: TokenRef) => Promise<Reply<TokenView>>;
}

export interface TokenList {
  readonly page: Loaded<TokenPageView>;
  readonly isBusy: boolean;
  /** Why the last revocation or the last "more" failed. */
  readonly failure: Failure | undefined;
  /** Loads from the start. */
  readonly reload: () => Promise<void>;
  /** Appends the next page. */
  readonly more: () => Promise<void>;
  readonly revoke: (locator: string) => Promise<void>;
  /** Shows a token that was just issued: the list's own index may not know it yet. */
  readonly add: (token: TokenView) => void;
}

const PAGE_LIMIT = 20;

/** A list of tokens that grows page by page. `source` must be one object for the component's life. */
export function useTokenList(source: TokenListSource): TokenList {
  const [page, setPage] = useState<Loaded<TokenPageView>>(LOADING);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const change = (next: (shown: TokenPageView) => TokenPageView) =>
    setPage((now) => (now.state === 'loaded' ? { state: 'loaded', value: next(now.value) } : now));

  const reload = useCallback(async () => {
    setPage(LOADING);
    setPage(loadedOf(await source.search({ limit: PAGE_LIMIT })));
  }, [source]);
  useEffect(() => void reload(), [reload]);

  /** Runs one call at a time and keeps why it failed. */
  const attempt = async <Value>(call: () => Promise<Reply<Value>>, accept: (value: Value) => void) => {
    if (isBusy) return;
    setBusy(true);
    const reply = await call();
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (reply.ok) accept(reply.value);
  };

  return {
    page,
    isBusy,
    failure,
    reload,
    more: async () => {
      const cursor = page.state === 'loaded' ? page.value.cursor : undefined;
      if (cursor === undefined) return;
      await attempt(
        () => source.search({ limit: PAGE_LIMIT, cursor }),
        (next) => change(({ tokens }) => ({ ...next, tokens: withoutTwins([...tokens, ...next.tokens]) })),
      );
    },
    revoke: (locator) =>
      attempt(
        () => source.revoke({ locator }),
        (revoked) =>
          change(({ tokens, ...rest }) => ({
            ...rest,
            tokens: tokens.map((token) => (token.locator === locator ? revoked : token)),
          })),
      ),
    add: (token) => change(({ tokens, ...rest }) => ({ ...rest, tokens: withoutTwins([token, ...tokens]) })),
  };
}

/** A token that was added by hand comes again once the index knows it. */
const withoutTwins = (tokens: readonly TokenView[]): readonly TokenView[] => [
  ...new Map(tokens.map((token) => [token.locator, token])).values(),
];
