/** Attacks by who asks when: owners, moments, switches, what a warm container remembers, attribution. */
import { describeCorpus } from './support/describe-corpus';

const BY_STANDING: ReadonlySet<string> = new Set([
  'attribution',
  'memory',
  'powers',
  'races',
  'site-wide',
  'standing',
]);

describeCorpus((file) => BY_STANDING.has(file));
