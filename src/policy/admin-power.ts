/**
 * What a token may do to tokens themselves, by the gateway's own `/admin/v1/…` (docs/admin-api.md). No scope of Jira's: with these alone
 * a token reaches nothing in Jira.
 */
export const ADMIN_POWERS = ['tokens:read', 'tokens:revoke', 'policy:read', 'audit:read'] as const;
export type AdminPower = (typeof ADMIN_POWERS)[number];
