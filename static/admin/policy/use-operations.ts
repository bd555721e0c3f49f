import { useCallback, useEffect, useState } from 'react';
import type { OperationView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { LOADING, loadedOf, type Loaded } from '../../shared/loaded';

/** The operations of one scope. */
export function useOperations(api: AdminApi, scope: string) {
  const [operations, setOperations] = useState<Loaded<readonly OperationView[]>>(LOADING);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isShown = true;
    setOperations(LOADING);
    void api.listScopeOperations({ scope }).then((reply) => {
      if (isShown) setOperations(loadedOf(reply));
    });
    return () => {
      isShown = false;
    };
  }, [api, scope, round]);
  return { operations, reload: useCallback(() => setRound((now) => now + 1), []) };
}
