/**
 * The answers of `/admin/v1/…`, field by field: docs/admin-api.md promises them, so what the pages are shown besides does not slip in.
 * Pure.
 */
import type { AuditEventView, PolicyView, TokenRowView, TokenView } from '../console/contract';

/** No digest, and of people's words the token's name and purpose alone. */
export function tokenJson(token: TokenView | TokenRowView): unknown {
  const { locator, name, purpose, ownerId, state, scopes, effects, operations, reach, admin } = token;
  const { issuedAt, expiresAt, pause, endedAt, endedBy, endedAs, endedBecause } = token;
  const today = 'endsAt' in token ? { endsAt: token.endsAt, stoppedBy: token.stoppedBy, use: token.use } : {};
  return {
    locator,
    name,
    purpose,
    ownerId,
    state,
    scopes,
    effects,
    operations,
    reach,
    admin: admin ?? [],
    issuedAt,
    expiresAt,
    ...today,
    paused: pause && { at: pause.at, by: pause.by, as: pause.as, reason: pause.because },
    ended:
      endedAt === undefined ? undefined : { at: endedAt, by: endedBy, as: endedAs, reason: endedBecause },
  };
}

export const policyJson = ({ revision, changedAt, changedBy, rules, transitions }: PolicyView): unknown => ({
  revision,
  changedAt,
  changedBy,
  rules,
  transitions: transitions ?? [],
});

export const eventJson = ({ id, at, type, actorId, facts }: AuditEventView): unknown => ({
  id,
  at,
  type,
  actorId,
  facts,
});
