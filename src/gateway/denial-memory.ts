import type { Instant } from '../base/time';

const WINDOW_MS = 60_000;
const ENTRIES_MAX = 10_000;

/**
 * Which denials this warm container has audited within the last minute. A script that repeats a denied call then costs one storage
 * write a minute and container, not one a call. Advisory: containers do not know of each other.
 */
export class DenialMemory {
  #windowAt: Instant = 0;
  #seen = new Set<string>();

  /** True the first time in a minute. `subject` names installation, token, operation and refusal. */
  isNew(subject: string, now: Instant): boolean {
    if (now - this.#windowAt >= WINDOW_MS || now < this.#windowAt || this.#seen.size >= ENTRIES_MAX) {
      this.#windowAt = now;
      this.#seen = new Set();
    }
    if (this.#seen.has(subject)) return false;
    this.#seen.add(subject);
    return true;
  }
}
