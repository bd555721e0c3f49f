/**
 * Every place in Forge storage, built in one file. docs/storage.md describes each; a test compares the two.
 * Keys hold no tenant: the platform isolates installations (tenant-data-isolation).
 */
import type { Leg } from '../tokens/set-up-observation';
import type { SweepWalk } from '../tokens/sweep-position';
import type { Locator } from '../tokens/token';

/** Custom entities, as declared in manifest.yml. */
export const ENTITIES = {
  token: 'token',
  policy: 'policy',
  freeze: 'freeze',
  projectRules: 'project-rules',
  order: 'order',
  service: 'service',
  bulk: 'bulk',
  audit: 'audit',
  usage: 'usage',
  traffic: 'traffic',
  budget: 'budget',
} as const;

/** Indexes of those entities. They serve lists only: queries may lag (storage-reference/entities). */
export const INDEXES = {
  tokensByOwner: 'by-owner',
  tokensByProject: 'by-project',
  tokensByState: 'by-state',
  tokensByIssued: 'by-issued',
  tokensByName: 'by-name',
  tokensByPower: 'by-power',
  tokensByHolder: 'by-holder',
  ordersByOwner: 'by-owner',
  ordersByPlaced: 'by-placed',
  ordersByProject: 'by-project',
  ordersByLapse: 'by-lapse',
  ordersByHolder: 'by-holder',
  ordersByBulk: 'by-bulk',
  ordersByPlacer: 'by-placer',
  serviceByIssued: 'by-issued',
  serviceByBackup: 'by-backup',
  bulksByStarted: 'by-started',
  bulksByState: 'by-state',
  auditByTime: 'by-time',
  auditByType: 'by-type',
  auditByActor: 'by-actor',
  auditByLocator: 'by-locator',
  usageByIdle: 'by-idle',
  usageByDenied: 'by-denied',
  trafficByDay: 'by-day',
} as const;

/** Entity `token`. */
export const tokenKey = (locator: Locator): string => locator;

/** Entity `order`; the id sorts by time. */
export const orderKey = (id: string): string => id;

/** Entity `service`: a line for each bot's token, under its locator. */
export const serviceKey = (locator: Locator): string => locator;

/** Indexed strings must not be empty (entities-manifest): stands for "no backup" in the index. */
export const NO_BACKUP = '-';

/** Entity `bulk`; the page that starts it draws the id. */
export const bulkKey = (id: string): string => id;

/** Plain KVS: a part of the rows of a bulk, which never change. */
export const bulkRowsKey = (rowsId: string, part: number | string): string => `bulk-rows:${rowsId}:${part}`;

/** Entity `policy`: one record. */
export const POLICY_KEY = 'site';

/** Entity `freeze`: one record. */
export const FREEZE_KEY = 'site';

/** Entity `project-rules`: one record. */
export const PROJECT_RULES_KEY = 'site';

/** Entity `audit`; the id sorts by time. */
export const auditKey = (id: string): string => id;

/** Entity `usage`. */
export const usageKey = (locator: Locator): string => locator;

/** Entity `budget`. */
export const budgetKey = (locator: Locator): string => locator;

/** Entity `traffic`: a day in UTC, `2026-10-12`, and one of its shards. */
export const trafficKey = (day: string, shard: number): string => `${day}.${shard}`;

/** Secret storage (setSecret): the keys of the tokens' tags. */
export const TAG_KEYS_KEY = 'tag-keys';

/** Plain KVS: the last run of the set-up check. */
export const SET_UP_RUN_KEY = 'set-up:run';

/** Plain KVS: the last probe of each leg that came from outside. */
export const setUpSeenKey = (leg: Leg): string => `set-up:seen:${leg}`;

/** Plain KVS: written, read back and deleted within a run of the set-up check. */
export const SET_UP_PROBE_KEY = 'set-up:probe';

/** Indexed strings must not be empty (entities-manifest): stands for "no token" in the audit index. */
export const NO_LOCATOR = '-';

/** Plain KVS: how many tokens there were when the sweep counted them last. */
export const CENSUS_KEY = 'census';

/** Plain KVS: what the owner of a token was told of its end. */
export const noticeKey = (locator: Locator): string => `notice:${locator}`;

/** Plain KVS: projects of tokens that Jira did not show, and since when. */
export const MISSED_PROJECTS_KEY = 'missed-projects';

/** Plain KVS: where a walk of the sweep stopped. */
export const sweepKey = (walk: SweepWalk): string => `sweep:${walk}`;

/** Plain KVS: how far the report of account ids to Atlassian has come. */
export const PRIVACY_ROUND_KEY = 'privacy:round';
