import { useEffect, useRef, useState } from 'react';
import type { GroupChoices, GroupSearch, Reply } from '../../../src/console/contract';

export type AskGroups = (search: GroupSearch) => Promise<Reply<GroupChoices>>;

export interface GroupSearchDesk {
  readonly found: GroupChoices['groups'];
  /** Id → name, of all that were seen since the page was opened. */
  readonly names: ReadonlyMap<string, string>;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly search: (text: string) => Promise<void>;
}

/** Groups by letters of their names, and the names of those that are chosen; an earlier search never overwrites a later one. */
export function useGroupSearch(ask: AskGroups, chosen: readonly string[]): GroupSearchDesk {
  const [found, setFound] = useState<GroupChoices['groups']>([]);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [isLoading, setLoading] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const latest = useRef(0);

  const search = async (text: string) => {
    latest.current += 1;
    const own = latest.current;
    setLoading(true);
    const words = text.trim();
    const reply = await ask({ ...(words === '' ? {} : { text: words }), ids: chosen });
    if (own !== latest.current) return;
    setLoading(false);
    setFailed(!reply.ok);
    if (!reply.ok) return;
    setFound(reply.value.groups);
    setNames(
      (known) => new Map([...known, ...reply.value.groups.map(({ id, name }) => [id, name] as const)]),
    );
  };
  useEffect(() => void search(''), [ask]);

  return { found, names, isLoading, hasFailed, search };
}
