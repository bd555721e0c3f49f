import type { Fact } from './fact';
import { putIssue } from './history';
import { findIssue, findProject } from './lookup';
import type { Board, Issue, Project } from './model';
import { getPerson } from './people';
import { deleteProject } from './delete-project';
import { moveIssue, releaseKey, renameProject } from './project-keys';
import { nextId, type Site } from './site';

/** Changes to what the site holds, made by nobody in particular, for tests of what moves under a token. They throw on unknown names. */
export interface ContentControls {
  /** The account is gone: unknown to `user`, "Former user" in what it left behind. */
  deletePerson(name: string): void;
  /** The issue and its sub-tasks get new keys; ids stay, old keys go on answering. */
  moveIssue(issue: string, project: string): Named;
  /** A security level of the issue's project by name or id; undefined clears it. */
  setSecurityLevel(issue: string, level: string | undefined): void;
  /** The old key goes on answering until another project takes it. */
  renameProject(project: string, key: string): Named;
  /** An empty project with the scheme, the roles and the types of `like`. A former key of another project is its own from now on. */
  addProject(project: { readonly key: string; readonly name: string; readonly like: string }): Named;
  /** For good, with its issues: the trash is absent here. */
  deleteProject(project: string): void;
  /** A board that shows the issues of these projects and lives in the first. */
  addBoard(board: BoardPlan): { readonly id: number };
  /** Changes which projects' issues a board shows; where it lives stays. */
  setBoardProjects(id: number, projects: readonly string[]): void;
  /** Mails and views since the start or since `forgetFacts`, oldest first. */
  facts(): readonly Fact[];
  forgetFacts(): void;
}

export interface Named {
  readonly id: string;
  readonly key: string;
}

export interface BoardPlan {
  readonly name: string;
  readonly type: Board['type'];
  readonly projects: readonly string[];
}

const KEY = /^[A-Z][A-Z0-9_]{1,9}$/;

/** `now` gives epoch milliseconds for changelogs. */
export function createContentControls(site: Site, now: () => number): ContentControls {
  const project = (name: string): Project => {
    const found = findProject(site, name);
    if (found === undefined) throw new Error(`no project is called ${name}`);
    return found;
  };
  const issue = (name: string): Issue => {
    const found = findIssue(site, name);
    if (found === undefined) throw new Error(`no issue is called ${name}`);
    return found;
  };
  const by = () => ({ authorId: site.appAccountId, at: now() });
  return {
    deletePerson: (name) => {
      const person = getPerson(site, name);
      if (person.accountId === site.appAccountId) throw new Error('the app cannot be deleted');
      site.people.delete(person.accountId);
    },
    moveIssue: (name, to) => named(moveIssue(site, issue(name), { to: project(to), by: by() })),
    setSecurityLevel: (name, level) => {
      const found = issue(name);
      const securityLevelId = level === undefined ? undefined : findLevel(site, found, level);
      putIssue(site, { ...found, securityLevelId }, by());
    },
    renameProject: (name, key) => {
      requireFreeKey(site, key);
      return named(renameProject(site, project(name), key));
    },
    addProject: ({ key, name, like }) => {
      requireFreeKey(site, key);
      return named(addProject(site, project(like), { key, name }));
    },
    deleteProject: (name) => deleteProject(site, project(name)),
    addBoard: ({ name, type, projects }) =>
      addBoard(site, { name, type, projectIds: projects.map((one) => project(one).id) }),
    setBoardProjects: (id, projects) => {
      const board = site.boards.get(id);
      if (board === undefined) throw new Error(`there is no board ${id}`);
      putBoard(site, { ...board, projectIds: projects.map((one) => project(one).id) });
    },
    facts: () => [...site.facts],
    forgetFacts: () => void site.facts.splice(0),
  };
}

const named = ({ id, key }: Named): Named => ({ id, key });

function requireFreeKey(site: Site, key: string): void {
  if (!KEY.test(key)) throw new Error(`${key} is no project key`);
  if ([...site.projects.values()].some((one) => one.key === key))
    throw new Error(`a project is called ${key}`);
}

function findLevel(site: Site, issue: Issue, level: string): string {
  const ids = site.projects.get(issue.projectId)?.securityLevelIds ?? [];
  const found = ids.find((id) => id === level || site.securityLevels.get(id)?.name === level);
  if (found === undefined) throw new Error(`the issue's project has no security level ${level}`);
  return found;
}

function addProject(site: Site, like: Project, { key, name }: { key: string; name: string }): Project {
  releaseKey(site, key);
  const own = { id: nextId(site, 'project'), key, name, formerKeys: [], description: '' };
  const added: Project = { ...like, ...own, properties: new Map(), archived: false, lastNumber: 0 };
  site.projects.set(added.id, added);
  return added;
}

/** Stores a new board of these projects, with the filter behind it. */
export function addBoard(
  site: Site,
  plan: { readonly name: string; readonly type: Board['type']; readonly projectIds: readonly string[] },
): Board {
  const [projectId] = plan.projectIds;
  if (projectId === undefined) throw new Error('a board shows at least one project');
  const ids = { id: Number(nextId(site, 'board')), filterId: nextId(site, 'filter') };
  const board: Board = { ...plan, ...ids, projectId, properties: new Map() };
  putBoard(site, board);
  return board;
}

/** Stores a board and brings its filter into line. */
function putBoard(site: Site, board: Board): void {
  const keys = board.projectIds.map((id) => site.projects.get(id)?.key ?? id);
  const jql = `project in (${keys.join(', ')}) ORDER BY Rank ASC`;
  const old = site.filters.get(board.filterId);
  const ownerId = old?.ownerId ?? site.appAccountId;
  const filter = { id: board.filterId, name: `Filter for ${board.name}`, description: '', shared: false };
  site.filters.set(filter.id, { ...filter, jql, ownerId });
  site.boards.set(board.id, board);
}
