/** The one order of all issues that boards and ORDER BY Rank share. */
import type { Issue } from '../model';
import { getRecord, type Site } from '../site';
import type { Anchor } from './named-issues';

/** Puts the issues, in their given order, directly before or after the anchor. */
export function rankIssues(site: Site, issues: readonly Issue[], { issue, side }: Anchor): void {
  const moved = new Set(issues.map((one) => one.id));
  if (moved.has(issue.id)) return;
  const rest = [...site.issues.values()]
    .filter((one) => !moved.has(one.id))
    .sort((left, right) => left.rank - right.rank);
  const at = rest.findIndex((one) => one.id === issue.id) + (side === 'after' ? 1 : 0);
  const low = rest[at - 1]?.rank ?? issue.rank - 1;
  const high = rest[at]?.rank ?? issue.rank + 1;
  const step = (high - low) / (moved.size + 1);
  for (const [index, id] of [...moved].entries())
    site.issues.set(id, { ...getRecord(site.issues, id), rank: low + step * (index + 1) });
}
