/** Jira's reply → what of it the token may see: by the kind of target, for each reply is confined in its own way. */
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import type { Findings } from '../../policy/decide';
import type { ReachToday } from '../../policy/hold';
import { createsIssues } from '../creates-issues';
import type { JiraReply } from '../jira';
import { UNEXPECTED } from '../question';
import type { ReadyRequest } from '../ready-request';
import type { Refusal } from '../refusal';
import type { StandingPorts } from '../standing/ask-standing';
import { modeOf } from '../target/aim';
import { confineMetadata } from './confine-metadata';
import { confineReply } from './confine-reply';
import type { Confined } from './confine-request';
import { ownPermissions } from './own-permissions';

/** What was sent, and what was found out before. */
export interface Sent extends Confined {
  readonly findings: Findings;
  readonly reach: ReachToday;
}

export async function showReply(
  reply: JiraReply,
  { request, added, findings, reach }: Sent,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<JiraReply, Refusal>> {
  const { target } = findings;
  if (target.kind === 'self') return ok(reply);
  if (target.kind === 'site-metadata') {
    const confined = confineMetadata(reply, reach);
    return confined ? ok(confined) : fail(UNEXPECTED);
  }
  const absent = target.kind === 'in-reply' ? absenceOf(reply, request, reach) : undefined;
  if (absent) return fail(absent);
  // What creates issues answers with their ids and keys, in projects that were judged before.
  if (isOpaque(request.operation.template) || createsIssues(request.operation)) return ok(reply);
  const own = await ownPermissions(reply, { request, target }, ports, now);
  if (!own.ok) return own;
  const isChange = request.effects.some((effect) => effect !== 'read');
  const seeds = target.kind === 'places' ? target.issues : [];
  const shows = target.kind === 'in-reply' ? (modeOf(request) === 'verify' ? 'one' : 'list') : 'placed';
  return confineReply(own.value, { reach, seeds, added, isChange, shows }, ports, now);
}

/**
 * An issue that Jira does not know is told of only by a key that bears the letters of one of the token's projects: an id that nobody has
 * and one of another project look alike.
 */
function absenceOf(
  { status }: JiraReply,
  { operation: { locator }, params }: ReadyRequest,
  reach: ReachToday,
): Refusal | undefined {
  if (status !== 404 || reach.kind === 'site' || locator.kind !== 'issue') return undefined;
  return /^\d+$/.test(params.get(locator.param) ?? '')
    ? { code: 'project-outside' }
    : { code: 'target-unresolved', where: 'absent-issue' };
}

/** The value of an entity property is whatever somebody stored. */
const isOpaque = (template: string): boolean => template.endsWith('/properties/{propertyKey}');
