import { useSyncExternalStore } from 'react';
import type { Theme } from './place';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** What the device prefers, as it changes. */
export const useDeviceTheme = (): Theme =>
  useSyncExternalStore(
    (onChange) => {
      dark.addEventListener('change', onChange);
      return () => dark.removeEventListener('change', onChange);
    },
    () => (dark.matches ? 'dark' : 'light'),
  );
