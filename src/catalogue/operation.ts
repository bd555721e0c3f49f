/** What one Jira REST operation is: the catalogue's noun. Pure types; the rows are in generated/. */
import type { Permission } from './permission';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/**
 * What an operation does, whatever its method: 35 operations read by POST, and some POSTs and PUTs delete.
 * read: changes nothing. write: changes content (issues, comments …). delete: destroys content or configuration.
 * manage: changes configuration without destroying it.
 */
export type Effect = 'read' | 'write' | 'delete' | 'manage';
export const EFFECTS: readonly Effect[] = ['read', 'write', 'delete', 'manage'];

/**
 * Where an operation names what it touches, and so what a project-bound token may do with it (design §7).
 * `project` and `issue`: the path parameter `param` names it. The other kinds carry their parameter or place where one is known.
 */
export type Locator =
  | { readonly kind: 'global' }
  | { readonly kind: 'project'; readonly param: string }
  | { readonly kind: 'issue'; readonly param: string }
  | {
      readonly kind: 'resolve' | 'query' | 'body' | 'jql' | 'respfilter' | 'self' | 'deny';
      readonly param: string | undefined;
    };

/** How a request body is carried. `none`: the operation takes none. */
export type BodyKind = 'none' | 'json' | 'json-patch' | 'text' | 'multipart' | 'binary';

export interface Operation {
  /** Stable and unique: `GET /rest/api/3/issue/{issueIdOrKey}`. */
  readonly id: string;
  readonly method: Method;
  /** Path template in its v3 (platform) or 1.0 (agile) form; parameters in braces. */
  readonly template: string;
  readonly operationId: string;
  /** False for the nine `/bulk` operations, which exist under /rest/api/3 only. Always false outside the platform API. */
  readonly inV2: boolean;
  /**
   * Either set suffices, never a mix of the two ("all Current or all Beta", @forge/manifest getMissingScopes).
   * `undefined`: the operation has no such set. Both undefined: Atlassian lets no app call it.
   * An empty classic set is satisfied by any token (docs/decisions/0003-scopes.md).
   */
  readonly classic: readonly string[] | undefined;
  readonly granular: readonly string[] | undefined;
  readonly effect: Effect;
  readonly locator: Locator;
  /** True where body or query can name further projects or issues than the path does. */
  readonly namesMore: boolean;
  /**
   * True where it can show or change content of projects that nothing in the request names in a way that could be looked up, so
   * that nobody's standing can be asked: no token may use it, not even a Jira admin's.
   */
  readonly beyondStanding: boolean;
  /** Jira project permission keys that the operation needs, where known (`BROWSE_PROJECTS`, `ADD_COMMENTS` …). */
  readonly permissions: readonly Permission[];
  readonly body: BodyKind;
  /** Query parameters that may be given several times (OpenAPI type array). */
  readonly arrayParams: readonly string[];
  /** Query parameters whose one value is a comma-separated list. */
  readonly listParams: readonly string[];
}
