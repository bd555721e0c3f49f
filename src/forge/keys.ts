/**
 * Every place in Forge storage, built in one file. docs/storage.md describes each; a test compares the two.
 * Keys hold no tenant: the platform isolates installations (tenant-data-isolation).
 */
import type { Locator } from '../tokens/token';

/** Custom entities, as declared in manifest.yml. */
export const ENTITIES = { token: 'token', policy: 'policy', audit: 'audit' } as const;

/** Indexes of those entities. They serve lists only: queries may lag (storage-reference/entities). */
export const INDEXES = {
  tokensByOwner: 'by-owner',
  tokensByProject: 'by-project',
  tokensByState: 'by-state',
  tokensByIssued: 'by-issued',
  auditByTime: 'by-time',
  auditByType: 'by-type',
  auditByActor: 'by-actor',
  auditByLocator: 'by-locator',
} as const;

/** Entity `token`. */
export const tokenKey = (locator: Locator): string => locator;

/** Entity `policy`: one record. */
export const POLICY_KEY = 'site';

/** Entity `audit`; the id sorts by time. */
export const auditKey = (id: string): string => id;

/** Secret storage (setSecret): the keys of the tokens' tags. */
export const TAG_KEYS_KEY = 'tag-keys';

/** Indexed strings must not be empty (entities-manifest): stands for "no token" in the audit index. */
export const NO_LOCATOR = '-';
