/** `events` of @forge/bridge, within this page. */
import type { Callback } from './forge-doc';

export interface Subscription {
  readonly unsubscribe: () => void;
}

export interface PageEvents {
  on(event: string, callback: Callback): Subscription;
  emit(event: string, payload: unknown): void;
}

export function createPageEvents(): PageEvents {
  const listeners = new Map<string, Set<Callback>>();
  return {
    on: (event, callback) => {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent.add(callback));
      return { unsubscribe: () => void ofEvent.delete(callback) };
    },
    emit: (event, payload) => listeners.get(event)?.forEach((callback) => void callback(payload)),
  };
}
