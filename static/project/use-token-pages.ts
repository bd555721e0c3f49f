import { useCallback, useState } from 'react';
import type { TokenRowView, TokenView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { usePages, type Pages } from '../shared/use-pages';
import { withChange, withFresh } from './fresh-tokens';

export interface TokenPages extends Pages<TokenRowView> {
  /** Shows what has become of a token: the list's own index may not know it yet. */
  readonly replace: (changed: TokenView) => void;
}

const PAGE_LIMIT = 20;

/** The person's tokens, page by page. `fresh`: tokens that were just issued, which the index may not know yet. */
export function useTokenPages(api: ProjectApi, fresh: readonly TokenRowView[]): TokenPages {
  const [changes, setChanges] = useState<readonly TokenView[]>([]);
  const ask = useCallback(
    async (cursor: string | undefined) => {
      const reply = await api.listTokens({ limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) });
      if (!reply.ok) return reply;
      const { tokens, ...rest } = reply.value;
      return { ok: true as const, value: { items: tokens, ...rest } };
    },
    [api],
  );
  const pages = usePages<TokenRowView>(ask);
  const { page, number } = pages;
  const shown = (items: readonly TokenRowView[]) =>
    changes.reduce(withChange, number === 1 ? withFresh(items, fresh) : items);
  return {
    ...pages,
    page:
      page.state === 'loaded' ? { ...page, value: { ...page.value, items: shown(page.value.items) } } : page,
    replace: (changed) => setChanges((now) => [...now, changed]),
  };
}
