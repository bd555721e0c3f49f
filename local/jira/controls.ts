import { findProject } from './lookup';
import { installed, type AppPermission, type DeclaredPermission } from './app-permissions';
import type { Group, Holder, Project, RoleName } from './model';
import { PROJECT_PERMISSION_KEYS } from './permission-keys';
import { getPerson, withAdmin } from './people';
import { ADMIN_GROUP_ID } from './permissions';
import type { Site } from './site';

/** Changes that a Jira administrator would make, for tests of what is lost or won. They throw on names that do not exist. */
export interface Controls {
  /** Deactivated accounts get 401 and hold no permission. */
  setActive(person: string, active: boolean): void;
  /** The person's one role in the project; undefined takes every role away. `person` is an alias or account id. */
  setRole(person: string, project: string, role: RoleName | undefined): void;
  /** Whether the person is a Jira administrator. */
  setAdmin(person: string, admin: boolean): void;
  /** Whether the project's permission scheme grants the permission to the holder. */
  setGrant(
    project: string,
    permission: string,
    grant: { readonly to: Holder; readonly granted: boolean },
  ): void;
  /** Whether the person is in the group, by its id or name. */
  setMember(person: string, group: string, member: boolean): void;
  /** Whether the group holds one of the app's permissions on the site, by its key or the end of it. */
  setGlobalGrant(permission: string, group: string, granted: boolean): void;
  /** Installs the app: Jira knows its permissions from then on. */
  addPermissions(declared: readonly DeclaredPermission[]): void;
}

export function createControls(site: Site): Controls {
  const change = (name: string, edit: (project: Project) => Partial<Project>): void => {
    const project = findProject(site, name);
    if (project === undefined) throw new Error(`no project is called ${name}`);
    site.projects.set(project.id, { ...project, ...edit(project) });
  };
  return {
    setActive: (name, active) => {
      const person = getPerson(site, name);
      site.people.set(person.accountId, { ...person, active });
    },
    setAdmin: (name, admin) => {
      const person = getPerson(site, name);
      site.people.set(person.accountId, withAdmin(person, admin));
    },
    setRole: (name, project, role) => {
      const { accountId } = getPerson(site, name);
      change(project, ({ actors }) => ({ actors: moveActor(actors, accountId, role) }));
    },
    setGrant: (project, permission, { to, granted }) => {
      const key = PROJECT_PERMISSION_KEYS.includes(permission)
        ? permission
        : getAdded(site, permission, 'PROJECT').key;
      change(project, ({ grants }) => {
        const others = (grants.get(key) ?? []).filter((holder) => !isSame(holder, to));
        return { grants: new Map(grants).set(key, granted ? [...others, to] : others) };
      });
    },
    setMember: (name, groupName, member) => {
      const person = getPerson(site, name);
      const { id } = getGroup(site, groupName);
      const others = person.groupIds.filter((each) => each !== id);
      site.people.set(person.accountId, { ...person, groupIds: member ? [...others, id] : others });
    },
    setGlobalGrant: (permission, groupName, granted) => {
      const added = getAdded(site, permission, 'GLOBAL');
      const { id } = getGroup(site, groupName);
      const others = [...added.groupIds].filter((each) => each !== id);
      site.appPermissions.set(added.key, { ...added, groupIds: new Set(granted ? [...others, id] : others) });
    },
    addPermissions: (declared) => {
      const groupIdsOf = (grant: string): readonly string[] =>
        grant === 'all' ? [...site.groups.keys()] : grant === 'jira-administrators' ? [ADMIN_GROUP_ID] : [];
      for (const one of installed(declared, groupIdsOf)) site.appPermissions.set(one.key, one);
    },
  };
}

function getGroup(site: Site, name: string): Group {
  const group = [...site.groups.values()].find((one) => one.id === name || one.name === name);
  if (group === undefined) throw new Error(`no group is called ${name}`);
  return group;
}

function getAdded(site: Site, name: string, type: AppPermission['type']): AppPermission {
  const added = [...site.appPermissions.values()].find(
    (one) => one.type === type && (one.key === name || one.key.endsWith(`/${name}`)),
  );
  if (added === undefined) throw new Error(`no permission is called ${name}`);
  return added;
}

function moveActor(
  actors: Project['actors'],
  accountId: string,
  role: RoleName | undefined,
): Project['actors'] {
  const without = [...actors].map(
    ([name, members]) => [name, new Set([...members].filter((id) => id !== accountId))] as const,
  );
  const moved = new Map<RoleName, ReadonlySet<string>>(without);
  if (role !== undefined) moved.set(role, new Set([...(moved.get(role) ?? []), accountId]));
  return moved;
}

const isSame = (left: Holder, right: Holder): boolean =>
  left.kind === right.kind && (left.kind !== 'role' || right.kind !== 'role' || left.role === right.role);
