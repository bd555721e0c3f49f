/** The request in the narrower form that is sent for this token: its query confined, itself in place of the app. */
import { isObject } from '../../base/is-object';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { holds, type Standing } from '../../policy/standing';
import type { ReachToday } from '../../policy/hold';
import type { Found } from '../find-target';
import { confineJql } from '../jql/confine-jql';
import type { ReadyRequest } from '../ready-request';
import type { Refusal } from '../refusal';
import type { StandingPorts } from '../standing/ask-standing';
import { boundProjects } from './bound-projects';
import { addProjectField, type Added } from './project-field';
import { boundSecured } from './secured-issues';

export interface Confined {
  readonly request: ReadyRequest;
  readonly added: Added;
}

export async function confineRequest(
  { request, findings }: Found,
  reach: ReachToday,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Confined, Refusal>> {
  const as = (confined: ReadyRequest): Confined => ({ request: confined, added: 'nothing' });
  if (request.operation.id === CHECK) return aboutOwner(request, ports.ownerId, as);
  if (findings.target.kind === 'self') return asOwner(request, ports.ownerId, as);
  if (findings.target.kind !== 'in-reply' || findings.standing.kind !== 'known') return ok(as(request));
  if (request.operation.locator.kind === 'jql')
    return confineSearch({ request, standing: findings.standing }, reach, ports, now);
  const { held } = findings.standing;
  const mayBrowse = (id: string): boolean =>
    holds(held, { permission: BROWSE, subject: { kind: 'project', id } });
  if (reach.kind === 'projects' && !reach.projects.some(({ id }) => mayBrowse(id)))
    return fail({ code: 'owner-lost-permission', permission: BROWSE });
  return ok(addsProject(request) ? addProjectField(request) : as(request));
}

interface Search {
  readonly request: ReadyRequest;
  readonly standing: Standing;
}

async function confineSearch(
  { request, standing }: Search,
  reach: ReachToday,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Confined, Refusal>> {
  const projects = await boundProjects(reach, standing, ports, now);
  if (!projects.ok) return projects;
  const securedIssueIds = await boundSecured(projects.value, ports, now);
  if (!securedIssueIds.ok) return securedIssueIds;
  const jql = jqlOf(request);
  if (!jql.ok) return jql;
  const confined = await confineJql(jql.value, {
    projects: projects.value,
    securedIssueIds: securedIssueIds.value,
    currentUser: ports.ownerId,
  });
  if (!confined.ok) {
    const { code, line, column } = confined.error;
    return fail({ code: 'jql-invalid', fault: code, line, column });
  }
  // Nothing was asked and nothing is hidden: an empty JQL would not be the same.
  const sent = confined.value === '' ? request : withJql(request, confined.value);
  return ok(isList(request) ? addProjectField(sent) : { request: sent, added: 'nothing' });
}

const BROWSE = 'BROWSE_PROJECTS';
const CHECK = 'POST /rest/api/3/permissions/check';

const addsProject = ({ operation }: ReadyRequest): boolean => operation.id.endsWith('/issue/{issueIdOrKey}');
const isList = ({ operation }: ReadyRequest): boolean => !operation.template.endsWith('/approximate-count');

/** The caller's JQL: undefined where there is none. */
function jqlOf({ operation, query, body }: ReadyRequest): Result<string | undefined, Refusal> {
  const given: unknown =
    operation.method === 'GET'
      ? query.find(([name]) => name === 'jql')?.[1][0]
      : isObject(body?.json)
        ? body.json['jql']
        : undefined;
  return given === undefined || given === null || typeof given === 'string'
    ? ok(given ?? undefined)
    : fail({ code: 'jql-invalid', fault: 'not-text' });
}

function withJql(request: ReadyRequest, jql: string): ReadyRequest {
  if (request.operation.method === 'GET') {
    const others = request.query.filter(([name]) => name !== 'jql');
    return { ...request, query: [...others, ['jql', [jql]]] };
  }
  return withJson(request, { ...(isObject(request.body?.json) ? request.body.json : {}), jql });
}

const withJson = (request: ReadyRequest, json: Readonly<Record<string, unknown>>): ReadyRequest => ({
  ...request,
  body: { contentType: 'application/json', text: JSON.stringify(json), json },
});

type As = (confined: ReadyRequest) => Confined;

/** "What may the account do?" is asked about the token's owner, never about the app or somebody else. */
function aboutOwner(request: ReadyRequest, ownerId: string, as: As): Result<Confined, Refusal> {
  const json = request.body?.json;
  if (!isObject(json)) return ok(as(request));
  const { accountId = ownerId } = json;
  return accountId === ownerId
    ? ok(as(withJson(request, { ...json, accountId: ownerId })))
    : fail({ code: 'target-unresolved', where: 'body', part: 'accountId' });
}

/** "Who am I?" is answered with the token's owner: the same user, by `GET user` in place of `GET myself`. */
function asOwner(request: ReadyRequest, ownerId: string, as: As): Result<Confined, Refusal> {
  if (!request.operation.id.endsWith('/myself')) return fail({ code: 'target-unresolved', where: 'self' });
  const expand = request.query.filter(([name]) => name === 'expand');
  return ok(
    as({
      ...request,
      segments: [...request.segments.slice(0, -1), 'user'],
      query: [['accountId', [ownerId]], ...expand],
    }),
  );
}
