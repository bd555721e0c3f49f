import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ACCOUNT_STATES } from '../platform/fetch-accounts';
import { parseAs, readJson } from './body';
import type { ControlHost } from './control-host';
import { change } from './site-routes';

const names = z.array(z.string()).min(1);
const NewProjectSchema = z.strictObject({ key: z.string(), name: z.string(), like: z.string() });
const ProjectSchema = z.strictObject({ key: z.string() });
const IssueSchema = z.strictObject({
  project: z.string().optional(),
  security: z.string().nullable().optional(),
});
const AccountSchema = z.strictObject({ status: z.enum(ACCOUNT_STATES).nullable() });
const NewBoardSchema = z.strictObject({
  name: z.string(),
  type: z.enum(['scrum', 'kanban']),
  projects: names,
});
const BoardSchema = z.strictObject({ projects: names });

interface Named {
  Params: { name: string };
}

/** People, projects, issues and boards of the small Jira as they change under a running token; and what it did unseen. */
export function contentRoutes(app: FastifyInstance, { state }: ControlHost): void {
  app.delete<Named>('/local/people/:name', ({ params }) =>
    change(state.content, (controls) => controls.deletePerson(params.name)),
  );

  app.post<{ Params: { id: string } }>('/local/accounts/:id', (request) => {
    const { status } = parseAs(AccountSchema, readJson(request));
    if (status === null) state.accountStates.delete(request.params.id);
    else state.accountStates.set(request.params.id, status);
    return {};
  });

  app.post('/local/projects', (request) => {
    const plan = parseAs(NewProjectSchema, readJson(request));
    return change(state.content, (controls) => controls.addProject(plan));
  });

  app.post<Named>('/local/projects/:name', (request) => {
    const { key } = parseAs(ProjectSchema, readJson(request));
    return change(state.content, (controls) => controls.renameProject(request.params.name, key));
  });

  app.delete<Named>('/local/projects/:name', ({ params }) =>
    change(state.content, (controls) => controls.deleteProject(params.name)),
  );

  app.post<Named>('/local/issues/:name', (request) => {
    const { project, security } = parseAs(IssueSchema, readJson(request));
    return change(state.content, (controls) => {
      const { name } = request.params;
      if (security !== undefined) controls.setSecurityLevel(name, security ?? undefined);
      return project === undefined ? undefined : controls.moveIssue(name, project);
    });
  });

  app.post('/local/boards', (request) => {
    const plan = parseAs(NewBoardSchema, readJson(request));
    return change(state.content, (controls) => ({ id: controls.addBoard(plan).id }));
  });

  app.post<Named>('/local/boards/:name', (request) => {
    const { projects } = parseAs(BoardSchema, readJson(request));
    return change(state.content, (controls) =>
      controls.setBoardProjects(Number(request.params.name), projects),
    );
  });

  app.get('/local/facts', () => change(state.content, (controls) => controls.facts()));
  app.delete('/local/facts', () => change(state.content, (controls) => controls.forgetFacts()));
}
