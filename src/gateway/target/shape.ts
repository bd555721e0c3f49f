import type { NamedKind } from './named';

/**
 * What a value in a query or body can name, written down for one operation. Shapes are closed: an object has the keys written here
 * and no others, so that a part nobody thought of is refused rather than sent.
 *
 * - `plain`: names nothing that belongs to a project (text, people, site metadata, ids of the same issue).
 * - a NamedKind: names one such thing, by id or key. JSON strings and whole numbers; null and absent name nothing.
 * - `version-url`: an address that ends in `/version/<id>` (moving and merging versions).
 * - `issue-fields`, `issue-update`: the `fields` and `update` of an issue (issue-fields.ts).
 * - `issue-edit`: an issue as it is created: `fields`, `update`, `properties`, `historyMetadata`, `transition`.
 * - `new-comment`: a comment that goes with something else, and needs the permission to comment.
 * - `property-map`: entity properties, key → value; not this app's own (entity-properties.ts).
 * - `field-ids`, `bulk-edits`: the fields that POST bulk/issues/fields sets, and their values (bulk-edits.ts).
 * - `move-mapping`: all of POST bulk/issues/move, its keys `<project>,<issue type>[,<parent>]` included (move-mapping.ts).
 * - `[shape]`: a list. In a query: the parameter may be repeated, and each value split at commas.
 * - `{ key: shape }`: an object with these keys alone.
 */
export type Shape = Leaf | readonly [Shape] | { readonly [key: string]: Shape };

export type Leaf =
  | 'plain'
  | NamedKind
  | 'version-url'
  | 'issue-fields'
  | 'issue-update'
  | 'issue-edit'
  | 'new-comment'
  | 'property-map'
  | 'field-ids'
  | 'bulk-edits'
  | 'move-mapping';

/** What one operation can name beside its path. */
export interface OperationShape {
  /** Query parameters that name something. Harmless ones (harmless-params.ts) need not be listed. */
  readonly query?: Readonly<Record<string, Shape>>;
  /** Absent: no body with names is expected; a body is then refused for operations whose verdict is not by path alone. */
  readonly body?: Shape;
  /**
   * A query parameter without which the operation answers for every project: set to the token's projects where nothing in the query
   * names any. `list`: takes several. `one`: takes one; where the token has several projects, the caller must choose. `by`: how it
   * names them; `id` where absent and where it takes either, for an id never moves to another project.
   */
  readonly bound?: {
    readonly param: string;
    readonly takes: 'list' | 'one';
    readonly by?: 'id' | 'key';
  };
}
