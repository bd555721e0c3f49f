/** Attacks on what replies show, and on what they tell by counting, by their ends and by failing. */
import { describeCorpus } from './support/describe-corpus';

describeCorpus((file) => ['oracles', 'replies'].includes(file));
