import { DAY_MS, formatInstant, type Instant } from '../base/time';
import { endsAt, type Ceiling } from '../policy/ceiling';
import type { Grant } from '../policy/grant';
import type { TokenRecord } from '../tokens/record';
import type { EndingSoonView } from './contract';
import { EXPIRING_DAYS } from './token-filter';

const SHOWN_MAX = 10;

/** Of these tokens the active ones that end within 14 days under today's policy, soonest first. Pure. */
export const findEndingSoon = (
  records: readonly TokenRecord[],
  ceilings: (grant: Grant) => Ceiling,
  now: Instant,
): readonly EndingSoonView[] =>
  records
    // What is being replaced ends as it should.
    .filter(({ state, successor }) => state === 'active' && successor === undefined)
    .map((record) => ({ ...record, endsAt: endsAt(record.grant, ceilings(record.grant)) }))
    .filter((each) => each.endsAt > now && each.endsAt <= now + EXPIRING_DAYS * DAY_MS)
    .sort((one, other) => one.endsAt - other.endsAt)
    .slice(0, SHOWN_MAX)
    .map((each) => ({ locator: each.locator, name: each.name, endsAt: formatInstant(each.endsAt) }));
