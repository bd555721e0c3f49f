/**
 * For mutation testing (vitest.mutate.config.mts), in place of src/base/once.ts: what is made once is met by the first test alone, and
 * no other would be asked to judge a mutant in it.
 */
export const once =
  <T>(make: () => T): (() => T) =>
  () =>
    make();
