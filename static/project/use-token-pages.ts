import { useCallback, useEffect, useState } from 'react';
import type { TokenPageView, TokenRowView, TokenView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { withChange, withFresh } from './fresh-tokens';
import { backward, FIRST_PAGE, forward, type PageStack } from './page-stack';

export interface TokenPages {
  readonly page: Loaded<TokenPageView>;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly reload: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  /** Shows what has become of a token: the list's own index may not know it yet. */
  readonly replace: (changed: TokenView) => void;
}

const PAGE_LIMIT = 20;

/** The person's tokens, page by page. `fresh`: tokens that were just issued, which the index may not know yet. */
export function useTokenPages(api: ProjectApi, fresh: readonly TokenRowView[]): TokenPages {
  const [stack, setStack] = useState<PageStack>(FIRST_PAGE);
  const [page, setPage] = useState<Loaded<TokenPageView>>(LOADING);
  const cursor = stack.at(-1);

  const load = useCallback(async () => {
    setPage(LOADING);
    setPage(
      loadedOf(await api.listTokens({ limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) })),
    );
  }, [api, cursor]);
  useEffect(() => void load(), [load]);

  const shown: Loaded<TokenPageView> =
    cursor === undefined && page.state === 'loaded'
      ? { state: 'loaded', value: { ...page.value, tokens: withFresh(page.value.tokens, fresh) } }
      : page;
  const nextCursor = page.state === 'loaded' ? page.value.cursor : undefined;
  return {
    page: shown,
    hasPrevious: cursor !== undefined,
    hasNext: nextCursor !== undefined,
    reload: () => void load(),
    previous: () => setStack(backward),
    next: () => {
      if (nextCursor !== undefined) setStack((now) => forward(now, nextCursor));
    },
    replace: (changed) =>
      setPage((now) =>
        now.state === 'loaded'
          ? { state: 'loaded', value: { ...now.value, tokens: withChange(now.value.tokens, changed) } }
          : now,
      ),
  };
}
