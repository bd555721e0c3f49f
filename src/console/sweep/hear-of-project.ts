import { APP_ACTOR } from '../../audit/event';
import { fail, ok } from '../../base/result';
import { noteTold } from '../../tokens/missed-projects';
import type { ConsolePorts } from '../ports';
import { dropRules } from '../drop-rules';
import { projectIdsOf, revokeHomeless } from './revoke-homeless';
import type { StepResult } from './step';

/** Those listed under the project; what is left is found by the sweep, which need not wait for this project any more. */
const TOKENS_AT_ONCE = 50;

/**
 * Jira said that a project was deleted. Nothing of that is believed but which: where Jira, asked now, does not show it, the tokens whose
 * projects are all gone are revoked, and its own rules are dropped. Returns how many tokens. May be told twice, or never.
 */
export async function hearOfProject(projectId: string, ports: ConsolePorts): Promise<StepResult> {
  const listed = await ports.tokens.list({ by: 'project', projectId }, { limit: TOKENS_AT_ONCE });
  if (!listed.ok) return listed;
  const { records } = listed.value;
  const asked = [...new Set([projectId, ...records.flatMap(projectIdsOf)])];
  const missing = await ports.projects.findMissing(asked);
  if (!missing.ok) return fail({ code: 'JIRA_UNANSWERED' });
  if (!missing.value.includes(projectId)) return ok(0);
  // Where it fails a Jira admin can do it, and tokens end all the same.
  const dropped = await dropRules(projectId, APP_ACTOR, ports);
  const before = await ports.missedProjects.read();
  if (!before.ok) return before;
  // Noted for tokens that are listed under another project, too.
  const missed = noteTold(before.value, projectId);
  const saved = await ports.missedProjects.save(missed);
  if (!saved.ok) return saved;
  const done = await revokeHomeless(records, { missed, missing: new Set(missing.value) }, ports);
  if (done.failure) return fail(done.failure);
  if (dropped.ok) return ok(done.count);
  return fail(dropped.error === 'stale' ? { code: 'STALE' } : dropped.error);
}
