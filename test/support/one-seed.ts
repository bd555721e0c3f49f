/** Properties are tried on the same cases each time, so that the same commit has the same answer; `npm run fuzz` draws others. */
import fc from 'fast-check';

if (process.env.FUZZ_SEED !== 'drawn') fc.configureGlobal({ seed: 1 });
