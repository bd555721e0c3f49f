/**
 * What `view.createHistory()` gives: the shape of the package history, version 4, over the hash of this page's URL. So a place inside
 * the app's page can be linked to, and survives a reload.
 */
import { nextTask } from './next-task';

export interface HistoryLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state?: unknown;
}

type Action = 'POP' | 'PUSH' | 'REPLACE';
type Listener = (location: HistoryLocation, action: Action) => void;
type Target = string | Partial<HistoryLocation>;

export interface PageHistory {
  readonly action: Action;
  readonly location: HistoryLocation;
  readonly push: (to: Target, state?: unknown) => void;
  readonly replace: (to: Target, state?: unknown) => void;
  readonly go: (steps: number) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
  /** Gives back how to stop listening. */
  readonly listen: (listener: Listener) => () => void;
}

const HOME: HistoryLocation = { pathname: '/', search: '', hash: '' };

/** `#/tokens?owner=me#top` → its three parts. */
export function parseTarget(text: string): HistoryLocation {
  const found = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text);
  if (found === null) return HOME;
  const [, pathname = '', search = '', hash = ''] = found;
  return { pathname: pathname.startsWith('/') ? pathname : `/${pathname}`, search, hash };
}

const formatTarget = ({ pathname, search, hash }: HistoryLocation): string => `${pathname}${search}${hash}`;

export function createPageHistory(view: Window): PageHistory {
  const listeners = new Set<Listener>();
  const here = (): HistoryLocation => ({
    ...parseTarget(decodeURI(view.location.hash.slice(1))),
    ...(view.history.state === null ? {} : { state: view.history.state as unknown }),
  });
  const tell = (action: Action) => {
    const location = here();
    void nextTask().then(() => listeners.forEach((listener) => listener(location, action)));
  };
  const move = (action: 'PUSH' | 'REPLACE') => (to: Target, state?: unknown) => {
    const target = typeof to === 'string' ? parseTarget(to) : { ...HOME, ...to };
    const change = action === 'PUSH' ? 'pushState' : 'replaceState';
    view.history[change](state ?? target.state ?? null, '', `#${formatTarget(target)}`);
    tell(action);
  };
  view.addEventListener('popstate', () => tell('POP'));
  return {
    action: 'POP',
    location: here(),
    push: move('PUSH'),
    replace: move('REPLACE'),
    go: (steps) => view.history.go(steps),
    goBack: () => view.history.back(),
    goForward: () => view.history.forward(),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
