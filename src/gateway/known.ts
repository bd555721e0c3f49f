import { Recent } from '../base/recent';
import { MINUTE_MS } from '../base/time';
import type { PlacedIssue } from '../policy/target';

export const KEPT_MS = MINUTE_MS;
const ENTRIES_MAX = 10_000;
const NEEDS_MAX = 50_000;

/** Which issues have a security level. */
export interface Secured {
  readonly ids: readonly string[];
  /** False where there are more. */
  readonly isWhole: boolean;
}

/**
 * What a warm container remembers of Jira's answers, so that a script's next call need not ask again. The staleness bound of all of it
 * is 60 s (design §7): a right lost in Jira bites within that time, in every container. Containers may serve several installations:
 * every key begins with the installation (`keyOf`).
 */
export class Known {
  /** Installation, owner and need → whether the owner holds it. */
  readonly needs = new Recent<boolean>(KEPT_MS, NEEDS_MAX);
  /** Installation and owner → whether the account is active. */
  readonly owners = new Recent<boolean>(KEPT_MS, ENTRIES_MAX);
  /** Installation, owner and rule → whether the owner is one of those whose tokens may be used. */
  readonly mayUse = new Recent<boolean>(KEPT_MS, ENTRIES_MAX);
  /**
   * Installation and project key → the id it had. A hint which standing to ask for beside the resolve, never an answer: what the
   * resolve says counts.
   */
  readonly projects = new Recent<string>(KEPT_MS, ENTRIES_MAX);
  /** Installation and issue id → its project. For what replies name beside; never for what a request names. */
  readonly issues = new Recent<PlacedIssue>(KEPT_MS, NEEDS_MAX);
  /**
   * Installation and issue key → the id it had. For a key that a request names a hint, like `projects`; for one that a reply names
   * it is the answer, where the reply itself does not say the id.
   */
  readonly issueIds = new Recent<string>(KEPT_MS, NEEDS_MAX);
  /** Installation and an id, or text in the form of a key, by which Jira showed the app no issue. For what replies name beside. */
  readonly noIssues = new Recent<true>(KEPT_MS, ENTRIES_MAX);
  /** Installation → the ids of all projects that the app sees. */
  readonly siteProjects = new Recent<readonly string[]>(KEPT_MS, 100);
  /** Installation and project ids → which of their issues have a security level. */
  readonly secured = new Recent<Secured>(KEPT_MS, 1_000);
  /** Installation → the types of the site's custom fields. */
  readonly fieldTypes = new Recent<ReadonlyMap<string, string>>(KEPT_MS, 100);
}

export const keyOf = (...parts: readonly string[]): string => parts.join(' ');
