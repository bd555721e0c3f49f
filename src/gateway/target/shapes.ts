import type { OperationShape } from './shape';
import { AGILE_SHAPES } from './shapes-agile';
import { BULK_SHAPES } from './shapes-bulk';
import { ISSUE_SHAPES } from './shapes-issue';
import { JQL_SHAPES } from './shapes-jql';
import { JSM_SHAPES } from './shapes-jsm';
import { QUERY_SHAPES } from './shapes-query';
import { VERSION_SHAPES } from './shapes-version';

/** Operation id → what it can name beside its path. Operations that can name nothing there have none. */
export const SHAPES: Readonly<Record<string, OperationShape>> = {
  ...AGILE_SHAPES,
  ...BULK_SHAPES,
  ...ISSUE_SHAPES,
  ...JQL_SHAPES,
  ...JSM_SHAPES,
  ...QUERY_SHAPES,
  ...VERSION_SHAPES,
};
