import type { Judged } from '../policy/judged';
import type { Headers } from './headers';
import type { Segments } from './canonical-path';
import type { Aimed } from './target/aimed';

/** A request made ready: its operation is found, its path, query and body are in the form that is judged and sent. */
export interface ReadyRequest extends Judged, Aimed {
  readonly segments: Segments;
  readonly headers: Headers;
}
