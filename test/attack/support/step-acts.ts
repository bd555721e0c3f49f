/** What the steps of steps.ts are made of. */
import { TOKEN_NAMES, type TokenName } from './tokens';
import type { AttackWorld } from './world';

/** `words`: what stood in the step's places. */
export type Act = (world: AttackWorld, words: readonly string[]) => Promise<unknown>;

export const control =
  (route: (words: readonly string[]) => string, body: (words: readonly string[]) => object): Act =>
  ({ site }, words) =>
    site.control(route(words), body(words));

/** Nothing is left of it, or nothing that another case could find. */
export const nothing: Act = () => Promise.resolve();

export const HOLDERS = '(Administrators|Developers|Viewers|reporter|assignee|loggedIn|anyone)';
export const grant = (granted: boolean): Act =>
  control(
    ([, , project = '']) => `POST /projects/${project}/grants`,
    ([permission, to = '']) => ({
      permission,
      to: /^[A-Z]/.test(to) ? { kind: 'role', role: to } : { kind: to },
      granted,
    }),
  );

const issue = (body: object): Act =>
  control(
    ([name]) => `POST /issues/${name}`,
    () => body,
  );
export const LOCK = issue({ security: 'Admins only' });
export const UNLOCK = issue({ security: null });

export const person = (body: object): Act =>
  control(
    ([name]) => `POST /people/${name}`,
    () => body,
  );

/** As in local/jira/seed/demo-site.ts. */
const SEEDED_ROLES: Readonly<Record<string, string>> = {
  'admin ABC': 'Administrators',
  'lead ABC': 'Administrators',
  'member ABC': 'Developers',
  'leaver ABC': 'Developers',
  'admin DEF': 'Administrators',
  'member DEF': 'Developers',
  'admin OPS': 'Administrators',
};
export const setRole = (
  { site }: AttackWorld,
  name: string,
  project: string,
  role: string | null,
): Promise<unknown> => site.control(`POST /people/${name}/roles`, { project, role });
export const seededRole = (world: AttackWorld, name: string, project: string): Promise<unknown> =>
  setRole(world, name, project, SEEDED_ROLES[`${name} ${project}`] ?? null);

export const boardShows: Act = control(
  ([id]) => `POST /boards/${id}`,
  ([, keys = '']) => ({ projects: keys.split(' ') }),
);
export const asks: Act = (world, [as = '', method = '', path = '', body]) =>
  world.send({ as: asToken(as), method, path, body });

export function asToken(name: string): TokenName {
  const found = TOKEN_NAMES.find((one) => one === name);
  if (found === undefined) throw new Error(`nobody holds ${name}`);
  return found;
}
