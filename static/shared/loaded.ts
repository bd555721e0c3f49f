import type { Reply } from '../../src/console/contract';

/** A reply that is not the value: a refusal, or problems. */
export type Failure = Exclude<Reply<never>, { readonly ok: true }>;

/** What a page knows of something it asked for. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly value: Value }
  | { readonly state: 'failed'; readonly failure: Failure };

export const LOADING = { state: 'loading' } as const;

export const loadedOf = <Value>(reply: Reply<Value>): Loaded<Value> =>
  reply.ok ? { state: 'loaded', value: reply.value } : { state: 'failed', failure: reply };
