/** Attacks by what a request says: paths, ids, bodies, JQL. */
import { describeCorpus } from './support/describe-corpus';

const BY_REQUEST: ReadonlySet<string> = new Set([
  'boards',
  'bulk',
  'edits',
  'issues',
  'jql',
  'paths',
  'pollution',
  'projects',
  'versions',
]);

describeCorpus((file) => BY_REQUEST.has(file));
