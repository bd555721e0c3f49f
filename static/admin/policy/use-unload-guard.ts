import { useEffect } from 'react';

/** Has the browser ask before the page is left with unsaved changes, where UI Kit's realm has such events. */
export function useUnloadGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty || typeof globalThis.addEventListener !== 'function') return undefined;
    const ask = (event: Event) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
