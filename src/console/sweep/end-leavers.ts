import { fail, ok, type Result } from '../../base/result';
import type { OwnerLeft } from '../../policy/rules';
import type { ConsolePorts } from '../ports';
import { endAsRuled } from './hand-over-tokens';
import { actOnEach, type PageDone, type StepFailure, type StepResult } from './step';
import { holdsLeavers } from './too-many';
import { goOn } from './walk';

const OWNERS_PER_PAGE = 10;
/** 100 owners a run. */
const PAGES_MAX = 10;
const ENOUGH = 50;

/**
 * Pauses, revokes or hands over, as the policy says, the tokens of owners whom the last census held for gone. Jira is asked once more, of just
 * those, before anything is done. Nothing is done while suspiciously many seem to have left (too-many.ts): the overview says so.
 */
export async function endLeavers(ports: ConsolePorts): Promise<StepResult> {
  const policy = await ports.policies.read();
  if (!policy.ok) return policy;
  const { ownerLeft } = policy.value.rules;
  if (ownerLeft === 'keep') return ok(0);
  const census = await ports.census.read();
  if (!census.ok) return census;
  const finished = census.value?.finished;
  if (finished && holdsLeavers(finished)) return ok(0);
  const leavers = [...(finished?.leavers ?? [])].sort();
  return goOn<string>(
    {
      name: 'leavers',
      before: 0,
      pagesMax: PAGES_MAX,
      enough: ENOUGH,
      list: (_before, cursor) => Promise.resolve(ok(pageAfter(leavers, cursor))),
      act: (owners) => endThose(owners, ownerLeft, ports),
    },
    ports.sweepPositions,
  );
}

/** The cursor is the last owner whose turn it was: the list may be another one by now. */
function pageAfter(
  sorted: readonly string[],
  cursor = '',
): { readonly items: readonly string[]; readonly cursor?: string | undefined } {
  const rest = sorted.filter((owner) => owner > cursor);
  const items = rest.slice(0, OWNERS_PER_PAGE);
  return rest.length > items.length ? { items, cursor: items.at(-1) } : { items };
}

async function endThose(
  owners: readonly string[],
  how: Exclude<OwnerLeft, 'keep'>,
  ports: ConsolePorts,
): Promise<PageDone> {
  const gone = await confirmLeavers(owners, ports);
  if (!gone.ok) return { count: 0, failure: gone.error };
  return actOnEach(gone.value, (owner) => endAsRuled(owner, how, ports));
}

/** Those of these accounts that Jira, asked now, holds for deactivated or gone. */
export async function confirmLeavers(
  owners: readonly string[],
  { people }: ConsolePorts,
): Promise<Result<readonly string[], StepFailure>> {
  if (owners.length === 0) return ok([]);
  const gone = await people.findLeavers(owners);
  return gone.ok ? gone : fail({ code: 'JIRA_UNANSWERED' });
}
