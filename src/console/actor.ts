import type { Result } from '../base/result';
import type { Locator } from '../tokens/token';
import type { ProjectRef } from '../policy/grant';

/** A person using a page, with what Jira said of them a moment ago. */
export interface Actor {
  readonly accountId: string;
  readonly isJiraAdmin: boolean;
  /** The locator of the token that acts for them; absent: they use a page. */
  readonly via?: Locator | undefined;
}

/** A person on a project page. The project is Jira's answer, not the page's claim. */
export interface ProjectActor extends Actor {
  readonly project: ProjectRef;
}

/** A project with its name: shown to the person who asks, never kept. */
export interface NamedProject extends ProjectRef {
  readonly name: string;
}

/** Jira, asked as the person who uses the page. Nothing is remembered between two calls. */
export interface Standings {
  /** Does Jira hold this person for an admin (ADMINISTER)? */
  isJiraAdmin(): Promise<Result<boolean, 'unknown'>>;
  /** The project under this id, if the person may browse it (BROWSE_PROJECTS); undefined if not, or if there is none. */
  findProject(id: string): Promise<Result<ProjectRef | undefined, 'unknown'>>;
  /** Of the projects with these keys (up to 50), in any case, those that this person may browse. */
  findProjectsByKey(keys: readonly string[]): Promise<Result<readonly ProjectRef[], 'unknown'>>;
  /** What this person may do in the project (numeric id): permission → held. None is, where there is no such project for them. */
  findRights(
    projectId: string,
    permissions: readonly string[],
  ): Promise<Result<ReadonlyMap<string, boolean>, 'unknown'>>;
  /** Up to 20 groups whose name contains the text, and those of these ids: none that the person may not see. */
  searchGroups(search: {
    readonly text: string;
    readonly ids: readonly string[];
  }): Promise<Result<readonly { readonly id: string; readonly name: string }[], 'unknown'>>;
  /** Up to 20 projects that this person may browse, whose key or name contains the text; by key. */
  searchProjects(text: string): Promise<Result<readonly NamedProject[], 'unknown'>>;
}
