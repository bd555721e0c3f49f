import { useCallback, useEffect, useState } from 'react';
import type { Reply } from '../../src/console/contract';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';

export interface ReadOnce<Value> {
  readonly loaded: Loaded<Value>;
  readonly reload: () => void;
}

/** Something that is read whole, anew at will. `read` must be one function for the component's life. */
export function useRead<Value>(read: () => Promise<Reply<Value>>): ReadOnce<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>(LOADING);
  const reload = useCallback(async () => {
    setLoaded(LOADING);
    setLoaded(loadedOf(await read()));
  }, [read]);
  useEffect(() => void reload(), [reload]);
  return { loaded, reload: () => void reload() };
}
