import { findProject } from './lookup';
import type { Holder, Project, RoleName } from './model';
import { PROJECT_PERMISSION_KEYS } from './permission-keys';
import { getPerson, withAdmin } from './people';
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
      if (!PROJECT_PERMISSION_KEYS.includes(permission))
        throw new Error(`no permission is called ${permission}`);
      change(project, ({ grants }) => {
        const others = (grants.get(permission) ?? []).filter((holder) => !isSame(holder, to));
        return { grants: new Map(grants).set(permission, granted ? [...others, to] : others) };
      });
    },
  };
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
