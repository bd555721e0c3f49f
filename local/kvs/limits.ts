/**
 * What Forge grants the storage of one installation. Pages are below https://developer.atlassian.com/platform/forge/;
 * all of it is in forge-platform.md §3.3.
 */

const KIB = 1024;
const MIB = 1024 * KIB;

// limits-kvs-ce
export const KEY_MAX_CHARS = 500;
export const VALUE_MAX_BYTES = 240 * KIB;
/** Objects and arrays inside each other. The error's text says 32. */
export const VALUE_MAX_DEPTH = 31;

// storage-reference/kvs-errorhandling, storage-reference/entities-errorhandling
export const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s-#]+$/;

// storage-reference/kvs-api-secret
export const SECRET_KEY_MAX_BYTES = 500;
export const SECRET_VALUE_MAX_BYTES = 128 * KIB;

// storage-reference/kvs-api (Time-to-live)
export const TTL_MAX_DAYS = 365;
export const TTL_DELETION_LAG_HOURS = 48;

// storage-reference/kvs-transactions, storage-reference/entities-transactions
export const TRANSACTION_MAX_OPERATIONS = 25;
export const TRANSACTION_MAX_BYTES = 4 * MIB;

// storage-reference/kvs-batch, storage-reference/entities-batch
export const BATCH_MAX_KEYS = 25;
export const BATCH_MAX_BYTES = 4 * MIB;

// storage-reference/kvs-api-query, storage-reference/entities-api-query
export const PAGE_DEFAULT_ROWS = 10;
export const PAGE_MAX_ROWS = 100;

// limits-kvs-ce (custom entities), storage-reference/entities-manifest
export const MAX_ENTITIES = 20;
export const ENTITY_NAME_MIN_CHARS = 3;
export const ENTITY_NAME_MAX_CHARS = 60;
export const MAX_ATTRIBUTES = 50;
export const ATTRIBUTE_NAME_MAX_CHARS = 30;
export const MAX_INDEXES = 7;
export const INDEX_NAME_MIN_CHARS = 3;
export const INDEX_NAME_MAX_CHARS = 50;
export const RANGE_MAX_BYTES = 900;
/** Of all the partition's attributes together. */
export const PARTITION_MAX_BYTES = 1_700;
export const QUERY_MAX_CONDITIONS = 100;

// runtime-reference/storage-api-custom-entities (type requirements)
export const INTEGER_MIN = -(2 ** 31);
export const INTEGER_MAX = 2 ** 31 - 1;

// limits-kvs-ce (per installation)
export const RATE_WINDOW_MS = 60_000;
export const RATE_UNIT_BYTES = 10 * KIB;
export const READ_UNITS_PER_WINDOW = 4_000;
export const WRITE_UNITS_PER_WINDOW = 4_000;
