import type { Grant } from './grant';

declare const live: unique symbol;

/** The grant of a token that has just been proven by its secret. `decide` takes nothing less. */
export type LiveGrant = Grant & { readonly [live]: true };

/** INVARIANT: called by tokens/verify.ts alone; an import rule (`only-verify-proves`) holds it. */
export const asLiveGrant = (grant: Grant): LiveGrant => grant as LiveGrant;
