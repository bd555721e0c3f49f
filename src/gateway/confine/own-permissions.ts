/**
 * "What may I do?" is answered for the token's owner: Jira's own reply tells of the app, which may do far more. What the app itself
 * may not do, the owner may not do through it either.
 */
import { isObject } from '../../base/is-object';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { holds, SITE, subjectsOf, uniqueNeeds, type Need } from '../../policy/standing';
import type { Target } from '../../policy/target';
import type { JiraReply } from '../jira';
import { parseJson } from '../../base/parse-json';
import { UNEXPECTED } from '../question';
import type { ReadyRequest } from '../ready-request';
import { refuseStanding, type Refusal } from '../refusal';
import { askStanding, type StandingPorts } from '../standing/ask-standing';

const MY_PERMISSIONS = 'GET /rest/api/3/mypermissions';
const PERMITTED_PROJECTS = 'POST /rest/api/3/permissions/project';

/** The question, and what it was asked about. */
interface Asked {
  readonly request: ReadyRequest;
  readonly target: Target;
}

/** The reply with the owner's answers; the reply itself for every other operation. */
export async function ownPermissions(
  reply: JiraReply,
  { request: { operation, body }, target }: Asked,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<JiraReply, Refusal>> {
  if (reply.status !== 200) return ok(reply);
  if (operation.id === MY_PERMISSIONS) return ownAnswers(reply, target, ports, now);
  if (operation.id === PERMITTED_PROJECTS) return ownProjects(reply, body?.json, ports, now);
  return ok(reply);
}

type Answers = Result<(need: Need) => boolean, Refusal>;

async function ask(needs: readonly Need[], ports: StandingPorts, now: Instant): Promise<Answers> {
  const standing = await askStanding(uniqueNeeds(needs), ports, now);
  if (!standing.ok) return standing;
  const { value } = standing;
  return value.kind === 'known' ? ok((need) => holds(value.held, need)) : fail(refuseStanding(value));
}

async function ownAnswers(
  reply: JiraReply,
  target: Target,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<JiraReply, Refusal>> {
  const json = parseJson(reply.body);
  if (!isObject(json) || !isObject(json['permissions'])) return fail(UNEXPECTED);
  const entries = Object.entries(json['permissions']).filter(([, entry]) => isObject(entry));
  const needsFor = (permission: string, entry: unknown): readonly Need[] => {
    const type = isObject(entry) ? entry['type'] : undefined;
    if (type === 'GLOBAL') return [{ permission, subject: SITE }];
    return type === 'PROJECT' ? subjectsOf(target).map((subject) => ({ permission, subject })) : [];
  };
  const isHeld = await ask(
    entries.flatMap(([key, entry]) => needsFor(key, entry)),
    ports,
    now,
  );
  if (!isHeld.ok) return isHeld;
  const permissions = entries.map(([key, entry]) => {
    const needs = needsFor(key, entry);
    const own = needs.length > 0 && needs.every(isHeld.value);
    const havePermission = own && isObject(entry) && entry['havePermission'] === true;
    return [key, isObject(entry) ? { ...entry, havePermission } : entry] as const;
  });
  return ok({ ...reply, body: JSON.stringify({ ...json, permissions: Object.fromEntries(permissions) }) });
}

async function ownProjects(
  reply: JiraReply,
  question: unknown,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<JiraReply, Refusal>> {
  const json = parseJson(reply.body);
  const asked = isObject(question) ? question['permissions'] : undefined;
  if (!isObject(json) || !Array.isArray(json['projects']) || !Array.isArray(asked)) return fail(UNEXPECTED);
  const permissions = asked.filter((one) => typeof one === 'string');
  const needsFor = (project: unknown): readonly Need[] =>
    isObject(project)
      ? permissions.map((permission) => ({
          permission,
          subject: { kind: 'project', id: String(project['id']) },
        }))
      : [];
  const projects: readonly unknown[] = json['projects'];
  const isHeld = await ask(projects.flatMap(needsFor), ports, now);
  if (!isHeld.ok) return isHeld;
  const own = projects.filter((project) => needsFor(project).every(isHeld.value));
  return ok({ ...reply, body: JSON.stringify({ ...json, projects: own }) });
}
