import { APP_ACTOR, auditEvent } from '../../audit/event';
import { fail, ok } from '../../base/result';
import { findRule, NO_RULES, withRule } from '../../policy/project-rules';
import type { ConsolePorts } from '../ports';
import type { StepResult } from './step';

/** Admins of other projects save into the same record. */
const TRIES_MAX = 3;

/**
 * Takes away the rules of a project that Jira has deleted for good. They would hold every request that may be of any project, and take
 * room in the book, and its page, where alone they can be changed, is gone. Returns how many were there.
 */
export async function dropRules(
  projectId: string,
  { ruleBooks, ledger, clock, random }: ConsolePorts,
): Promise<StepResult> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const book = await ruleBooks.read();
    if (!book.ok) return book;
    const rule = findRule(book.value, projectId);
    const at = clock.now();
    const next =
      rule &&
      withRule(book.value, { project: rule.project, changedAt: at, changedBy: APP_ACTOR, rules: NO_RULES });
    if (!rule || !next) return ok(0);
    const { revision } = next;
    const saved = await ledger.saveRuleBook(
      next,
      auditEvent(
        { type: 'project-rule.changed', projectId, revision, before: rule.rules, after: NO_RULES },
        APP_ACTOR,
        { at, random },
      ),
    );
    if (!saved.ok) return saved;
    if (saved.value === 'saved') return ok(1);
  }
  return fail({ code: 'STALE' });
}
