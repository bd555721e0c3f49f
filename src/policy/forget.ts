/**
 * Who changed the policy, froze something or set the rules of a project, once their account is closed. Each returns the next revision,
 * or undefined where nothing names a closed account. What holds for requests stays as it is. Pure.
 */
import { withoutClosed, type Accounts } from './account';
import type { Freeze, FreezeEntry } from './freeze';
import type { Policy } from './policy';
import type { RuleBook } from './project-rules';

export const accountsOfFreeze = ({ entries }: Freeze): readonly string[] =>
  entries.flatMap(({ by, of }) => (of.kind === 'person' ? [by, of.accountId] : [by]));

export const forgetInPolicy = (policy: Policy, closed: Accounts): Policy | undefined =>
  closed.has(policy.changedBy)
    ? { ...policy, revision: policy.revision + 1, changedBy: withoutClosed(policy.changedBy, closed) }
    : undefined;

export const forgetInFreeze = (freeze: Freeze, closed: Accounts): Freeze | undefined =>
  accountsOfFreeze(freeze).some((id) => closed.has(id))
    ? {
        ...freeze,
        revision: freeze.revision + 1,
        entries: freeze.entries.map((entry) => forgetInEntry(entry, closed)),
      }
    : undefined;

const forgetInEntry = (entry: FreezeEntry, closed: Accounts): FreezeEntry => ({
  ...entry,
  by: withoutClosed(entry.by, closed),
  of:
    entry.of.kind === 'person'
      ? { ...entry.of, accountId: withoutClosed(entry.of.accountId, closed) }
      : entry.of,
});

export const forgetInRuleBook = (book: RuleBook, closed: Accounts): RuleBook | undefined =>
  book.projects.some(({ changedBy }) => closed.has(changedBy))
    ? {
        ...book,
        revision: book.revision + 1,
        projects: book.projects.map((rule) => ({
          ...rule,
          changedBy: withoutClosed(rule.changedBy, closed),
        })),
      }
    : undefined;
