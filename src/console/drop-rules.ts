import { auditEvent } from '../audit/event';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { findRule, NO_RULES, withRule } from '../policy/project-rules';
import { listProjectRules } from './change-project-rule';
import type { Actor } from './actor';
import type { ProjectRuleListView } from './contract';
import type { ConsolePorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';

/** Admins of other projects save into the same record. */
const TRIES_MAX = 3;

/**
 * A Jira admin takes away all that a project says: what is left when Jira's event of its deletion was lost, for its own page is gone
 * then. What has no rules is no failure. The reply is what projects say now.
 */
export async function dropProjectRule(
  { projectId }: { readonly projectId: string },
  { accountId }: Actor,
  ports: ConsolePorts,
): Promise<Outcome<ProjectRuleListView>> {
  const dropped = await dropRules(projectId, accountId, ports);
  if (dropped.ok) return listProjectRules(ports);
  return dropped.error === 'stale' ? refuse('project-rule-changed') : refuseStore(dropped.error);
}

/**
 * Takes away the rules of a project, of one that Jira has deleted for good above all: they would hold every request that may be of any
 * project, and take room in the book. Returns how many were there; `stale` where others save all the time. `by`: account id, or `app`.
 */
export async function dropRules(
  projectId: string,
  by: string,
  { ruleBooks, ledger, clock, random }: ConsolePorts,
): Promise<Result<number, StoreFailure | 'stale'>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const book = await ruleBooks.read();
    if (!book.ok) return book;
    const rule = findRule(book.value, projectId);
    const at = clock.now();
    const next =
      rule && withRule(book.value, { project: rule.project, changedAt: at, changedBy: by, rules: NO_RULES });
    if (!rule || !next) return ok(0);
    const { revision } = next;
    const saved = await ledger.saveRuleBook(
      next,
      auditEvent(
        { type: 'project-rule.changed', projectId, revision, before: rule.rules, after: NO_RULES },
        by,
        { at, random },
      ),
    );
    if (!saved.ok) return saved;
    if (saved.value === 'saved') return ok(1);
  }
  return fail('stale');
}
