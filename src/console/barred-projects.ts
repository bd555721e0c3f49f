import { ok, type Result } from '../base/result';
import type { Effect } from '../catalogue/operation';
import type { Reach } from '../policy/grant';
import { problem, type Problem } from '../policy/problem';
import { findRule, meet, rulesFor, type RuleBook } from '../policy/project-rules';
import type { Rules } from '../policy/rules';
import { askersOf, type Inquiry } from './among';
import { findBarred } from './may-ask';

/** What a token may be asked for: the site's rules, and those of each of its projects. Those of others hold it at every call. */
export const rulesWithin = (site: Rules, book: RuleBook, reach: Reach): Rules =>
  reach.kind === 'site'
    ? site
    : meet(
        site,
        rulesFor(
          book,
          reach.projects.map(({ id }) => id),
        ),
      );

/**
 * Who may ask, and for what, is judged for each project (numeric ids): a token for several must not be a way round it. `placeOf`: where
 * the form names the project; empty for the page's own.
 */
export async function findBarredProjects(
  { ids, effects }: { readonly ids: readonly string[]; readonly effects: readonly Effect[] },
  { rules, book, placeOf }: { rules: Rules; book: RuleBook; placeOf: (id: string) => string },
  inquiry: Inquiry,
): Promise<Result<readonly Problem[], 'unknown'>> {
  const changes = effects.some((effect) => effect !== 'read');
  const [barred, unchanging] = await Promise.all([
    findBarred(ids, { power: 'ask', whosOf: (id) => askersOf(rules, book, id) }, inquiry),
    findBarred(
      changes ? ids : [],
      { power: 'ask-for-changes', whosOf: () => [rules.mayAskForChanges] },
      inquiry,
    ),
  ]);
  if (!barred.ok) return barred;
  if (!unchanging.ok) return unchanging;
  const off = ids.filter((id) => findRule(book, id)?.rules.tokensOn === false);
  return ok([
    ...barred.value.map((id) => problem(placeOf(id), 'may-not-ask')),
    ...unchanging.value.map((id) => problem(placeOf(id) || 'effects', 'may-not-ask-for-changes')),
    ...off.map((id) => problem(placeOf(id), 'project-tokens-off')),
  ]);
}
