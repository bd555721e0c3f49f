/** Which projects' own rules stand against one request of one token. Pure. */
import { DAY_MS, type Instant } from '../base/time';
import { asksFor } from '../catalogue/asks-for';
import { missingScopes } from '../catalogue/missing-scopes';
import type { Effect, Operation } from '../catalogue/operation';
import { bornAt, cappedFrom, type Grant } from './grant';
import type { HeldProject } from './hold';
import { permitsOperation } from './operation-limit';
import type { ProjectRule, ProjectRules, RuleBook } from './project-rules';
import type { RuleDenial } from './rule-denial';

export interface RuledRequest {
  readonly operation: Operation;
  readonly effects: readonly Effect[];
}

const NONE: readonly HeldProject[] = [];

/**
 * Projects that this request may not touch, in the form of frozen ones, so that all that holds for those holds for these: `all` where
 * the operation is not allowed there, `writes` where only what it changes is. A token that is bound to projects meets their rules
 * alone: anything else is out of its reach.
 */
export function heldByRules(
  { projects }: RuleBook,
  request: RuledRequest,
  grant: Grant,
  now: Instant,
): readonly HeldProject[] {
  if (projects.length === 0) return NONE;
  const { reach } = grant;
  const isReached = ({ project }: ProjectRule): boolean =>
    reach.kind === 'site' || reach.projects.some(({ id }) => id === project.id);
  return projects.filter(isReached).flatMap(({ project, rules }): HeldProject[] => {
    const denial = judgeProjectRules(rules, request, grant, now);
    if (!denial) return [];
    const what = denial.reason === 'read-only' ? 'writes' : 'all';
    return [{ scope: 'project', what, projectId: project.id, denial }];
  });
}

/** What stands, in the rules of one project, against a request there. What stands against reading at all comes first. */
export function judgeProjectRules(
  rules: ProjectRules,
  { operation, effects }: RuledRequest,
  grant: Grant,
  now: Instant,
): RuleDenial | undefined {
  if (!rules.tokensOn) return narrowed('project-rule.tokensOn');
  if (rules.lifetimeDaysMax !== null && now >= agesFrom(grant) + rules.lifetimeDaysMax * DAY_MS)
    return narrowed('project-rule.lifetimeDaysMax');
  if (rules.scopes) {
    const named = new Set(rules.scopes);
    const missing = missingScopes(operation, named);
    if (missing === 'closed-to-apps' || missing.length > 0)
      return narrowed(
        'project-rule.scopes',
        grant.scopes.filter((scope) => !named.has(scope) && asksFor(operation, scope)),
      );
  }
  if (!permitsOperation(rules.operations, operation.id))
    return { reason: 'operation-not-allowed', decidedBy: 'project-rule.operations' };
  const change = effects.find((effect) => effect !== 'read');
  return rules.readOnly && change
    ? { reason: 'read-only', decidedBy: 'project-rule.readOnly', effect: change }
    : undefined;
}

/** More days of a token for the whole site are given without asking any project: they make it younger in none. */
const agesFrom = (grant: Grant): Instant => (grant.reach.kind === 'site' ? bornAt(grant) : cappedFrom(grant));

const narrowed = (
  decidedBy: Extract<RuleDenial, { reason: 'policy-narrowed' }>['decidedBy'],
  scopes: readonly string[] = [],
): RuleDenial => ({ reason: 'policy-narrowed', decidedBy, scopes });
