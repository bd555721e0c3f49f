/** Whatever a token ended for an admin, it had the power for. */
import type { Findings } from './findings';
import type { Stored } from './stored';

export function verifyVias(
  { events, records }: Pick<Stored, 'events' | 'records'>,
  findings: Findings,
): void {
  for (const { type, via, locator, actorId } of events) {
    if (type !== 'token.revoked' || via === undefined) continue;
    findings.count('tokens revoked by a token');
    const acting = records.get(via);
    const isHeld =
      acting?.grant.reach.kind === 'site' && acting.grant.admin?.includes('tokens:revoke') === true;
    if (!isHeld) findings.violation(`${locator ?? ''} was revoked by ${via}, which had no power for it`);
    if (acting && acting.ownerId !== actorId)
      findings.violation(`${locator ?? ''} was revoked by ${via} in another’s name`);
  }
}
