/** What a project's admins say for it, on top of the site's policy. It narrows, touches no token, and bites on the next call. */
import { auditEvent } from '../audit/event';
import { fail, ok } from '../base/result';
import { formatInstant } from '../base/time';
import type { ProjectRef } from '../policy/grant';
import type { Policy } from '../policy/policy';
import {
  BOOK_BYTES_MAX,
  findRule,
  NO_RULES,
  parseProjectRules,
  withRule,
  type ProjectRule,
  type ProjectRules,
  type RuleBook,
} from '../policy/project-rules';
import { problem, problemsBelow } from '../policy/problem';
import type { ProjectActor, Standings } from './actor';
import type { ProjectRuleDeskView, ProjectRuleListView, ProjectRuleView } from './contract';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';

export async function readProjectRule(
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<ProjectRuleDeskView>> {
  const barred = await barStranger(actor, standings);
  if (barred) return barred;
  const [policy, book] = await Promise.all([ports.policies.read(), ports.ruleBooks.read()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);
  return ok(viewDesk(actor.project, book.value, policy.value));
}

/** All projects that say anything, for Jira admins. */
export async function listProjectRules({ ruleBooks }: ConsolePorts): Promise<Outcome<ProjectRuleListView>> {
  const book = await ruleBooks.read();
  if (!book.ok) return refuseStore(book.error);
  const byKey = book.value.projects.toSorted((one, other) => (one.project.key < other.project.key ? -1 : 1));
  return ok({ projects: byKey.map((rule) => viewRule(rule.project, rule)) });
}

/** Admins of other projects save into the same record: each wins after a few tries, for they change nothing of each other's. */
const TRIES_MAX = 8;

/** Validate, save at the revision that the draft was read at, tell. */
export async function changeProjectRule(
  change: { readonly revision: number; readonly rules?: unknown },
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<ProjectRuleDeskView>> {
  const barred = await barStranger(actor, standings);
  if (barred) return barred;
  const rules = parseProjectRules(change.rules);
  if (!rules.ok) return object(problemsBelow('rules', rules.error));
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const book = await ports.ruleBooks.read();
    if (!book.ok) return refuseStore(book.error);
    const desk = viewDesk(actor.project, book.value, policy.value);
    if (desk.revision !== change.revision)
      return fail({ refusal: { code: 'project-rule-stale', newerRule: desk } });
    const saved = await save(rules.value, book.value, actor, ports);
    if (!saved.ok) return saved;
    if (saved.value) return ok(viewDesk(actor.project, saved.value, policy.value));
  }
  return refuse('project-rule-changed');
}

/** Undefined where somebody else saved first. */
async function save(
  rules: ProjectRules,
  book: RuleBook,
  { accountId, project }: ProjectActor,
  { ledger, clock, random }: ConsolePorts,
): Promise<Outcome<RuleBook | undefined>> {
  const at = clock.now();
  const { id, key } = project;
  const next = withRule(book, { project: { id, key }, changedAt: at, changedBy: accountId, rules });
  if (!next) return object([problem('', 'project-rules-full', { max: BOOK_BYTES_MAX })]);
  const event = auditEvent(
    {
      type: 'project-rule.changed',
      projectId: id,
      revision: next.revision,
      before: findRule(book, id)?.rules ?? NO_RULES,
      after: rules,
    },
    accountId,
    { at, random },
  );
  const saved = await ledger.saveRuleBook(next, event);
  if (!saved.ok) return refuseStore(saved.error);
  return ok(saved.value === 'saved' ? next : undefined);
}

/** Whoever administers the project, or Jira: asked now. */
export async function barStranger(
  { isJiraAdmin, project }: ProjectActor,
  standings: Standings,
): Promise<ReturnType<typeof refuse> | undefined> {
  if (isJiraAdmin) return undefined;
  const rights = await standings.findRights(project.id, ['ADMINISTER_PROJECTS']);
  if (!rights.ok) return refuse('standing-unknown');
  return rights.value.get('ADMINISTER_PROJECTS') === true ? undefined : refuse('not-project-admin');
}

const viewRule = ({ id, key }: ProjectRef, rule: ProjectRule | undefined): ProjectRuleView =>
  rule
    ? {
        project: { id, key },
        revision: rule.revision,
        changedAt: formatInstant(rule.changedAt),
        changedBy: rule.changedBy,
        rules: rule.rules,
      }
    : { project: { id, key }, revision: 0, rules: NO_RULES };

function viewDesk(project: ProjectRef, book: RuleBook, { rules }: Policy): ProjectRuleDeskView {
  const { tokensOn, readOnly, mayAsk, lifetimeDaysMax, scopes, operations } = rules;
  return {
    ...viewRule(project, findRule(book, project.id)),
    site: { tokensOn, readOnly, mayAsk, lifetimeDaysMax, scopes, operations },
  };
}
