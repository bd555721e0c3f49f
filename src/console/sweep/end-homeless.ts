import { ok } from '../../base/result';
import { noteMissing } from '../../tokens/missed-projects';
import type { TokenRecord } from '../../tokens/record';
import type { ConsolePorts } from '../ports';
import { isLiving, projectIdsOf, revokeHomeless } from './revoke-homeless';
import { tooManyAtOnce } from './too-many';
import type { PageDone, StepResult } from './step';
import { goOn } from './walk';

const PAGE_LIMIT = 100;
/** 1,000 tokens a run: Jira is asked about the projects of each hundred. */
const PAGES_MAX = 10;
const ENOUGH = 50;

/**
 * Looks for projects of living tokens that Jira does not show any more, and revokes the tokens all of whose projects have been missing in
 * every look for days. Jira's event of a deletion is quicker (hear-of-project.ts); this finds what it missed.
 */
export const endHomeless = (ports: ConsolePorts): Promise<StepResult> =>
  goOn<TokenRecord>(
    {
      name: 'projects',
      before: 0,
      pagesMax: PAGES_MAX,
      enough: ENOUGH,
      list: async (_before, cursor) => {
        const page = await ports.tokens.list({ by: 'all' }, { limit: PAGE_LIMIT, cursor });
        return page.ok ? ok({ items: page.value.records, cursor: page.value.cursor }) : page;
      },
      act: (records) => lookAt(records, ports),
    },
    ports.sweepPositions,
  );

async function lookAt(records: readonly TokenRecord[], ports: ConsolePorts): Promise<PageDone> {
  const living = records.filter((record) => isLiving(record, ports.clock.now()));
  const asked = [...new Set(living.flatMap(projectIdsOf))];
  if (asked.length === 0) return { count: 0 };
  const missing = await ports.projects.findMissing(asked);
  if (!missing.ok) return { count: 0, failure: { code: 'JIRA_UNANSWERED' } };
  // So many at once are hidden, not deleted: say, by an app access rule.
  if (tooManyAtOnce(missing.value.length, asked.length))
    return { count: 0, failure: { code: 'PROJECTS_HIDDEN' } };
  const before = await ports.missedProjects.read();
  if (!before.ok) return { count: 0, failure: before.error };
  const missed = noteMissing(before.value, { asked, missing: missing.value }, ports.clock.now());
  if (!isSame(missed, before.value)) {
    const saved = await ports.missedProjects.save(missed);
    if (!saved.ok) return { count: 0, failure: saved.error };
  }
  return revokeHomeless(living, { missed, missing: new Set(missing.value) }, ports);
}

const isSame = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
  one.size === other.size && [...one].every(([id, at]) => other.get(id) === at);
