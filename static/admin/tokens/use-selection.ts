import { useState } from 'react';
import type { TokenRowView } from '../../../src/console/contract';

type Named = Pick<TokenRowView, 'locator' | 'name'>;

export interface Selection {
  /** Locator → name. Absent: nothing is being selected. It holds over pages and lists. */
  readonly selected: ReadonlyMap<string, string> | undefined;
  readonly begin: () => void;
  readonly end: () => void;
  readonly set: (token: Named, isSelected: boolean) => void;
  readonly add: (tokens: readonly Named[]) => void;
}

export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, string>>();
  return {
    selected,
    begin: () => setSelected(new Map()),
    end: () => setSelected(undefined),
    set: ({ locator, name }, isSelected) =>
      setSelected((now) => {
        const next = new Map(now);
        if (isSelected) next.set(locator, name);
        else next.delete(locator);
        return next;
      }),
    add: (tokens) =>
      setSelected(
        (now) => new Map([...(now ?? []), ...tokens.map(({ locator, name }) => [locator, name] as const)]),
      ),
  };
}
