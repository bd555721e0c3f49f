import type { Denial } from './decision';
import type { Held } from './hold';

/** As callers are told of what is held. Also for whoever judges a freeze before there is a request to decide about. */
export const frozen = ({ scope, what, until, thawsInS, denial }: Held): Denial =>
  denial ?? {
    reason: 'frozen',
    decidedBy: 'freeze',
    scope,
    what,
    ...(until === undefined ? {} : { until, thawsInS }),
  };
