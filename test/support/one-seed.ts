/** For mutation testing (vitest.mutate.config.mts): a mutant is judged by the same cases each time. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 1 });
