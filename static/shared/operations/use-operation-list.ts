import { useEffect, useState } from 'react';
import type { OperationView, Reply } from '../../../src/console/contract';
import { LOADING, loadedOf, type Loaded } from '../loaded';

/** What may be chosen from, asked for anew when what it hangs on is another (`key`); an earlier answer never overwrites a later one. */
export function useOperationList(
  ask: () => Promise<Reply<readonly OperationView[]>>,
  key: string,
): Loaded<readonly OperationView[]> {
  const [operations, setOperations] = useState<Loaded<readonly OperationView[]>>(LOADING);
  useEffect(() => {
    let isWanted = true;
    setOperations(LOADING);
    void ask().then((reply) => {
      if (isWanted) setOperations(loadedOf(reply));
    });
    return () => {
      isWanted = false;
    };
  }, [key]);
  return operations;
}
