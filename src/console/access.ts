/**
 * Who is asking? Every entry of a page is made here, from its payload's schema and its use case, so that none can forget to
 * authorise (most Forge apps leave that to each resolver, and some resolver forgets). Jira is asked live, each time.
 */
import type * as z from 'zod/mini';
import { fail, ok } from '../base/result';
import { problemsOf } from '../policy/problem';
import type { Actor, ProjectActor, Standings } from './actor';
import type { Reply } from './contract';
import { refuse, replyOf, type Outcome } from './refusal';

/** What the platform says of a call, apart from the payload. `projectId` is the page's claim and only asked about, never believed. */
export interface Caller {
  readonly accountId: string | undefined;
  readonly projectId: string | undefined;
}

/** One action of a page: payload in, reply out. Never throws for an expected "no". */
export type Entry = (payload: unknown, caller: Caller, standings: Standings) => Promise<Reply<unknown>>;

type UseCase<Who, Payload> = (payload: Payload, who: Who, standings: Standings) => Promise<Outcome<unknown>>;

/** An entry for Jira admins. */
export const adminEntry = <Payload>(
  schema: () => z.ZodMiniType<Payload>,
  useCase: UseCase<Actor, Payload>,
): Entry => entry(schema, useCase, findAdmin);

/** An entry for whoever may browse the page's project. */
export const projectEntry = <Payload>(
  schema: () => z.ZodMiniType<Payload>,
  useCase: UseCase<ProjectActor, Payload>,
): Entry => entry(schema, useCase, findProjectActor);

type FindWho<Who> = (caller: Caller, standings: Standings) => Promise<Outcome<Who>>;

/** Authorise first: a stranger learns nothing, not even whether the payload is well formed. */
const entry =
  <Who, Payload>(
    schema: () => z.ZodMiniType<Payload>,
    useCase: UseCase<Who, Payload>,
    findWho: FindWho<Who>,
  ): Entry =>
  async (payload, caller, standings) => {
    const who = await findWho(caller, standings);
    if (!who.ok) return replyOf(who);
    const parsed = schema().safeParse(payload);
    if (!parsed.success) return replyOf(fail({ problems: problemsOf(parsed.error) }));
    return replyOf(await useCase(parsed.data, who.value, standings));
  };

async function findAdmin({ accountId }: Caller, standings: Standings): Promise<Outcome<Actor>> {
  if (accountId === undefined) return refuse('not-signed-in');
  const isJiraAdmin = await standings.isJiraAdmin();
  if (!isJiraAdmin.ok) return refuse('standing-unknown');
  return isJiraAdmin.value ? ok({ accountId, isJiraAdmin: true }) : refuse('not-jira-admin');
}

async function findProjectActor(
  { accountId, projectId }: Caller,
  standings: Standings,
): Promise<Outcome<ProjectActor>> {
  if (accountId === undefined) return refuse('not-signed-in');
  if (projectId === undefined) return refuse('project-not-visible');
  const [project, isJiraAdmin] = await Promise.all([
    standings.findProject(projectId),
    standings.isJiraAdmin(),
  ]);
  if (!project.ok || !isJiraAdmin.ok) return refuse('standing-unknown');
  return project.value
    ? ok({ accountId, isJiraAdmin: isJiraAdmin.value, project: project.value })
    : refuse('project-not-visible');
}
