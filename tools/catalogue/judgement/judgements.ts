import { createHash } from 'node:crypto';
import { BEYOND_STANDING, BEYOND_STANDING_RULES } from './beyond-standing';
import {
  DELETES_IN_DISGUISE,
  DELETION_SMELL,
  MANAGES,
  ONLY_SOUND_LIKE_DELETES,
  READS_BY_POST,
} from './effects';
import { GLOBAL_READS, LOCATOR_RULES } from './locators';
import { BODY_NAMES_MORE, QUERY_NAMES_MORE } from './names-more';
import { OVERRIDES } from './overrides';
import { FOR_EVERYONE, NOT_BROWSED, PERMISSION_RULES, ROOT_PERMISSIONS } from './permission-rules';
import { CONDITIONAL, PERMISSION_WORDS } from './permissions';
import { REMOVED } from './removed';

/** Everything the catalogue holds that Atlassian's documents do not say. */
export const JUDGEMENTS = {
  readsByPost: READS_BY_POST,
  deletesInDisguise: DELETES_IN_DISGUISE,
  deletionSmell: DELETION_SMELL,
  onlySoundLikeDeletes: ONLY_SOUND_LIKE_DELETES,
  manages: MANAGES,
  globalReads: GLOBAL_READS,
  locatorRules: LOCATOR_RULES,
  bodyNamesMore: BODY_NAMES_MORE,
  queryNamesMore: QUERY_NAMES_MORE,
  overrides: OVERRIDES,
  permissionRules: PERMISSION_RULES,
  rootPermissions: ROOT_PERMISSIONS,
  notBrowsed: NOT_BROWSED,
  forEveryone: FOR_EVERYONE,
  beyondStanding: BEYOND_STANDING,
  beyondStandingRules: BEYOND_STANDING_RULES,
  permissionWords: PERMISSION_WORDS,
  conditional: CONDITIONAL,
  removed: [...REMOVED],
};

export type Judgements = typeof JUDGEMENTS;

/** Recorded in the generated header, so that a judgement changed without regenerating is noticed. */
export function judgementsDigest(judgements: Judgements = JUDGEMENTS): string {
  const text = JSON.stringify(judgements, (_key, value: unknown) =>
    value instanceof RegExp ? value.toString() : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
