import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ControlError, parseAs, readJson } from './body';
import type { ControlHost } from './control-host';
import { siteOverview } from './site-overview';

const RoleSchema = z.enum(['Administrators', 'Developers', 'Viewers', 'atlassian-addons-project-access']);
const PersonSchema = z.strictObject({ active: z.boolean().optional(), admin: z.boolean().optional() });
const MembershipSchema = z.strictObject({ project: z.string(), role: RoleSchema.nullable() });
const GrantSchema = z.strictObject({
  permission: z.string(),
  to: z.union([
    z.strictObject({ kind: z.literal('role'), role: RoleSchema }),
    z.strictObject({ kind: z.enum(['loggedIn', 'anyone', 'reporter', 'assignee']) }),
  ]),
  granted: z.boolean(),
});

const GroupSchema = z.strictObject({ group: z.string(), member: z.boolean() });
const GlobalGrantSchema = z.strictObject({ permission: z.string(), group: z.string(), granted: z.boolean() });

interface Named {
  Params: { name: string };
}

/** The site, what its administrators could change, and starting over. */
export function siteRoutes(app: FastifyInstance, { state }: ControlHost): void {
  app.get('/local/site', () => siteOverview(state));

  app.post<Named>('/local/people/:name', (request) => {
    const { active, admin } = parseAs(PersonSchema, readJson(request));
    return change(state.admin, (controls) => {
      if (active !== undefined) controls.setActive(request.params.name, active);
      if (admin !== undefined) controls.setAdmin(request.params.name, admin);
    });
  });

  app.post<Named>('/local/people/:name/roles', (request) => {
    const { project, role } = parseAs(MembershipSchema, readJson(request));
    return change(state.admin, (controls) =>
      controls.setRole(request.params.name, project, role ?? undefined),
    );
  });

  app.post<Named>('/local/people/:name/groups', (request) => {
    const { group, member } = parseAs(GroupSchema, readJson(request));
    return change(state.admin, (controls) => controls.setMember(request.params.name, group, member));
  });

  app.post('/local/permissions', (request) => {
    const { permission, group, granted } = parseAs(GlobalGrantSchema, readJson(request));
    return change(state.admin, (controls) => controls.setGlobalGrant(permission, group, granted));
  });

  app.post<Named>('/local/projects/:name/grants', (request) => {
    const { permission, ...grant } = parseAs(GrantSchema, readJson(request));
    return change(state.admin, (controls) => controls.setGrant(request.params.name, permission, grant));
  });

  app.post('/local/cold-start', () => {
    state.container.coolDown();
    return {};
  });

  app.post('/local/reset', async () => {
    if (!state.resettable) throw new ControlError(409, 'only a host started with --memory can be reset');
    await state.reset();
    return {};
  });
}

/** What the edit gives, else `{}`. The controls throw on names that do not exist. */
export function change<C>(controls: C | undefined, edit: (controls: C) => unknown): object {
  if (controls === undefined) throw new ControlError(409, 'a real site is changed there, not here');
  try {
    const given = edit(controls);
    return typeof given === 'object' && given !== null ? given : {};
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error));
  }
}
