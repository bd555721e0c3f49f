/** Faults of this host, and of the app in its frame: what the host cannot do is shown in the page, never passed over in silence. */
export class Faults {
  #messages: readonly string[] = [];
  readonly #listeners = new Set<() => void>();

  /** The same message is told once. */
  readonly report = (message: string): void => {
    if (this.#messages.includes(message)) return;
    // The one place where this host speaks in the browser's console.
    // eslint-disable-next-line no-console
    console.error(`local host: ${message}`);
    this.#messages = [...this.#messages, message];
    for (const listener of this.#listeners) listener();
  };

  readonly list = (): readonly string[] => this.#messages;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const faults = new Faults();
