/** What is to become of tokens that live today, as an admin chooses it in the dialog. Pure. */
import type { ExistingChoice } from '../../../src/console/contract';

export type ExistingKind = 'apply' | 'keep' | 'stop';
export const EXISTING_KINDS: readonly ExistingKind[] = ['apply', 'keep', 'stop'];

export interface ExistingDraft {
  readonly kind: ExistingKind;
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string;
}

export const APPLY: ExistingDraft = { kind: 'apply', day: '' };

const DAY_MS = 86_400_000;
/** As the app takes it. */
const DAYS_MAX = 90;

/** The choice as it is sent; undefined while its day is missing or cannot be one. A day counts until its end, in UTC. */
export function choiceOf({ kind, day }: ExistingDraft, now: number): ExistingChoice | undefined {
  if (kind === 'apply') return { kind };
  const end = Date.parse(`${day}T00:00:00.000Z`) + DAY_MS;
  if (!Number.isFinite(end) || end <= now || end > now + DAYS_MAX * DAY_MS) return undefined;
  const at = new Date(end).toISOString();
  return kind === 'keep' ? { kind, until: at } : { kind, at };
}
