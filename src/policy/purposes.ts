/** What people want tokens for: ready sets of powers, each the least that does the job. Data, and whether a policy allows it. */
import { missingScopes } from '../catalogue/missing-scopes';
import type { Effect } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import type { Ceiling } from './ceiling';
import type { PurposeKey } from './purpose-key';
import { ANY_OPERATION, permitsOperation, type OperationLimit } from './operation-limit';

export type { PurposeKey };

export interface Purpose {
  readonly key: PurposeKey;
  readonly effects: readonly Effect[];
  readonly scopes: readonly string[];
  readonly operations: OperationLimit;
}

/** What a client looks up before it writes. */
const LOOK_UP: readonly string[] = [
  'GET /rest/api/3/field',
  'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
  'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
  'GET /rest/api/3/issuetype',
  'GET /rest/api/3/issuetype/project',
  'GET /rest/api/3/priority',
  'GET /rest/api/3/project/{projectIdOrKey}',
  'GET /rest/api/3/serverInfo',
];

const only = (...ids: readonly string[]): OperationLimit => ({ kind: 'only', ids });

export const PURPOSES: readonly Purpose[] = [
  { key: 'report', effects: ['read'], scopes: ['read:jira-work'], operations: ANY_OPERATION },
  {
    key: 'create-issues',
    effects: ['read', 'write'],
    scopes: ['read:jira-work', 'write:jira-work'],
    operations: only(
      ...LOOK_UP,
      'POST /rest/api/3/issue',
      'POST /rest/api/3/issue/bulk',
      'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
    ),
  },
  {
    key: 'comment-bot',
    effects: ['read', 'write'],
    scopes: ['read:jira-work', 'write:jira-work'],
    operations: only(
      ...LOOK_UP,
      'GET /rest/api/3/issue/{issueIdOrKey}',
      'GET /rest/api/3/issue/{issueIdOrKey}/comment',
      'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
      'GET /rest/api/3/search/jql',
      'POST /rest/api/3/search/jql',
      'POST /rest/api/3/issue/{issueIdOrKey}/comment',
    ),
  },
  {
    key: 'sync',
    effects: ['read', 'write'],
    scopes: ['read:jira-user', 'read:jira-work', 'write:jira-work'],
    operations: ANY_OPERATION,
  },
  { key: 'custom', effects: ['read'], scopes: [], operations: ANY_OPERATION },
];

/** The rule that keeps a purpose from being asked for today; undefined: none does. */
export function barrierOf(
  { effects, scopes, operations }: Purpose,
  ceiling: Ceiling,
): 'readOnly' | 'scopes' | 'operations' | undefined {
  if (effects.some((effect) => !ceiling.effects.has(effect))) return 'readOnly';
  if (!scopes.every(ceiling.allowsScope)) return 'scopes';
  if (ceiling.operations.kind === 'any') return undefined;
  const isPermitted =
    operations.kind === 'only'
      ? operations.ids.every((id) => permitsOperation(ceiling.operations, id))
      : scopes.length === 0 || leavesSomething(scopes, effects, ceiling);
  return isPermitted ? undefined : 'operations';
}

/** What asks for all that its scopes open would get nothing of it where the policy permits none; what asks for no scope is no gain. */
function leavesSomething(scopes: readonly string[], effects: readonly Effect[], ceiling: Ceiling): boolean {
  const held = new Set(scopes);
  return listOperations().some(
    (operation) =>
      permitsOperation(ceiling.operations, operation.id) &&
      effects.includes(operation.effect) &&
      operation.classic?.length !== 0 &&
      missingScopes(operation, held).length === 0,
  );
}
