import type { ProjectRef } from './grant';

/** The ways of naming a target that are not resolved: the catalogue's verdicts, and a body that names more than the path. */
export type Unresolved = 'resolve' | 'query' | 'body' | 'jql' | 'respfilter' | 'self' | 'deny';

/** What one request touches, as far as the judgement needs it. */
export type Target =
  /** Metadata of the site that shows no project's content. */
  | { readonly kind: 'site-metadata' }
  /** A project named in the path, by id or key. */
  | { readonly kind: 'project'; readonly named: string }
  /** An issue, with the project that Jira says it is in. */
  | { readonly kind: 'issue'; readonly project: ProjectRef }
  /** An issue whose key bears the letters of a project that is not the token's: not worth a question to Jira. */
  | { readonly kind: 'foreign-key' }
  /** An issue that Jira does not know, or does not show to the app. */
  | { readonly kind: 'absent-issue' }
  /** The operation names its projects in a way that is not resolved. `where` says which way. */
  | { readonly kind: 'unresolved'; readonly where: Unresolved }
  /** Not looked for: the token is bound to no project. */
  | { readonly kind: 'any' };
