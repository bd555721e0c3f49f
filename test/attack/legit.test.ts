/** What a token bound to a project is for: refused without need, each of these would be a fault as well. */
import { describeCorpus } from './support/describe-corpus';

describeCorpus((file) => file === 'legit');
