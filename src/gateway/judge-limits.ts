/** A token's limits, and the site's, against one request: before anything is asked of Jira. Pure. */
import type { Instant } from '../base/time';
import { SECOND_MS } from '../base/time';
import { isWithinRanges } from '../policy/ip-ranges';
import type { Limits, RequiredHeader } from '../policy/limits';
import type { Rules } from '../policy/rules';
import { isWithinHours, nextOpening } from '../policy/working-hours';
import { bearsDigest } from '../tokens/digest';
import { clientAddressOf } from './client-address';
import type { Headers } from './headers';
import type { Refusal } from './refusal';

/** Whoever calls: from where, and with which header. Not even `GET /token/self` tells anything to others. */
export const judgeCaller = (
  limits: Limits | undefined,
  rules: Rules,
  headers: Headers,
): Refusal | undefined =>
  judgeAddress(limits?.ipRanges, rules, headers) ?? judgeHeader(limits?.header, headers);

/** The site's ranges and the token's own: the address must be in both. */
function judgeAddress(
  own: readonly string[] | undefined,
  { ipRanges, trustClientAddress }: Rules,
  headers: Headers,
): Refusal | undefined {
  if (ipRanges === null && own === undefined) return undefined;
  const decidedBy = ipRanges === null ? 'token.ipRanges' : 'policy.ipRanges';
  const address = clientAddressOf(headers, trustClientAddress);
  if (address === undefined) return { code: 'ip-denied', why: 'unknown', decidedBy };
  if (ipRanges !== null && !isWithinRanges(address, ipRanges))
    return { code: 'ip-denied', why: 'outside', decidedBy: 'policy.ipRanges' };
  return own === undefined || isWithinRanges(address, own)
    ? undefined
    : { code: 'ip-denied', why: 'outside', decidedBy: 'token.ipRanges' };
}

/** Absent, repeated and wrong are one answer, and one road to it. */
const judgeHeader = (required: RequiredHeader | undefined, headers: Headers): Refusal | undefined =>
  required === undefined || bearsDigest(headers.get(required.name)?.join(',') ?? '', required.digest)
    ? undefined
    : { code: 'header-required' };

export function judgeHours({ hours }: Limits = {}, now: Instant): Refusal | undefined {
  if (hours === undefined || isWithinHours(hours, now)) return undefined;
  const opensAt = nextOpening(hours, now);
  return opensAt === undefined
    ? { code: 'outside-hours' }
    : { code: 'outside-hours', opensAt, opensInS: Math.ceil((opensAt - now) / SECOND_MS) };
}
