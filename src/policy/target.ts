import type { Held } from './hold';

/** The ways of naming a target that are not resolved: a verdict of the catalogue, or a part that names more than was understood. */
export type Unresolved = 'path' | 'query' | 'body' | 'resolve' | 'jql' | 'respfilter' | 'self' | 'deny';

/** An issue, with the project that Jira says it is in. Numeric ids. */
export interface PlacedIssue {
  readonly id: string;
  readonly projectId: string;
}

/** What one request touches, as far as the judgement needs it. */
export type Target =
  /** Metadata of the site that shows no project's content. */
  | { readonly kind: 'site-metadata' }
  /** The owner themselves. */
  | { readonly kind: 'self' }
  /** Projects and issues, all of them, as Jira places them. */
  | { readonly kind: 'places'; readonly projects: readonly string[]; readonly issues: readonly PlacedIssue[] }
  /** What it touches shows in Jira's reply, which is confined before a byte of it is returned. Reads only. */
  | {
      readonly kind: 'in-reply';
      /** What the request names beside, e.g. an epic whose issues it lists: its owner must be able to see that. */
      readonly beside?: readonly PlacedIssue[];
    }
  /** Nothing that belongs to a project alone: for site-wide tokens. */
  | { readonly kind: 'site' }
  /** A key or id that is of no project of the token's, or of none that Jira shows to the app. */
  | { readonly kind: 'outside' }
  /** Something that is of frozen projects alone. */
  | { readonly kind: 'frozen'; readonly held: Held }
  /** An issue with the key of one of the token's projects that Jira does not know, or does not show to the app. */
  | { readonly kind: 'absent-issue' }
  /** The request names something in a way that is not resolved. `part`: which parameter or field, where that may be repeated. */
  | { readonly kind: 'unresolved'; readonly where: Unresolved; readonly part?: string | undefined };
