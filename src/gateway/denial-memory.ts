import { MINUTE_MS, type Instant } from '../base/time';

const WINDOW_MS = MINUTE_MS;
const SUBJECTS_MAX = 10_000;

/**
 * Which denials this warm container has audited within the last minute. A script that repeats a denied call then costs one storage
 * write a minute and container, not one a call. Advisory: containers do not know of each other.
 */
export class DenialMemory {
  readonly #rememberedAt = new Map<string, Instant>();

  /** True unless `subject` (installation, token, refusal) was remembered within the last minute. */
  isNew(subject: string, now: Instant): boolean {
    const at = this.#rememberedAt.get(subject);
    return at === undefined || now < at || now - at >= WINDOW_MS;
  }

  /** To be called once the denial is written. Forgets everything when it holds too much. */
  remember(subject: string, now: Instant): void {
    if (this.#rememberedAt.size >= SUBJECTS_MAX) this.#rememberedAt.clear();
    this.#rememberedAt.set(subject, now);
  }
}
