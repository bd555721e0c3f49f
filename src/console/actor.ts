import type { Result } from '../base/result';
import type { ProjectRef } from '../policy/grant';

/** A person using a page, with what Jira said of them a moment ago. */
export interface Actor {
  readonly accountId: string;
  readonly isJiraAdmin: boolean;
}

/** A person on a project page. The project is Jira's answer, not the page's claim. */
export interface ProjectActor extends Actor {
  readonly project: ProjectRef;
}

/** Jira, asked as the person who uses the page. Nothing is remembered between two calls. */
export interface Standings {
  /** Does Jira hold this person for an admin (ADMINISTER)? */
  isJiraAdmin(): Promise<Result<boolean, 'unknown'>>;
  /** The project under this id, if the person may browse it (BROWSE_PROJECTS); undefined if not, or if there is none. */
  findProject(id: string): Promise<Result<ProjectRef | undefined, 'unknown'>>;
}
