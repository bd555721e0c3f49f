import type { Locator } from '../../src/catalogue/operation';
import type { Judgements } from './judgement/judgements';
import { shortId } from './judgement/roots';
import type { Listed } from './list-operations';
import type { ScopeSets } from './scopes';

const DENY: Locator = { kind: 'deny', param: undefined };

/** Where an operation names what it touches; `deny` where no rule lets it in, and always where no app may call it. */
export function locatorOf(listed: Listed, scopes: ScopeSets, judgements: Judgements): Locator {
  const id = shortId(listed.id);
  if (scopes.classic === undefined && scopes.granular === undefined) return DENY;
  if (judgements.overrides[id]?.kind !== undefined) return DENY;
  if (Object.hasOwn(judgements.globalReads, id)) return { kind: 'global' };
  const rule = judgements.locatorRules.find(({ matches }) => matches.test(id));
  if (rule === undefined || rule.kind === 'global') return DENY;
  const { kind, names } = rule;
  const param = names === 'path' ? /\{(\w+)\}/.exec(listed.template)?.[1] : names;
  if (kind !== 'project' && kind !== 'issue') return { kind, param };
  if (param === undefined) throw new Error(`${listed.id}: the rule for ${kind} finds no path parameter`);
  return { kind, param };
}

/** The kinds whose path tells all, so that whoever is named in the query is named besides. */
export const isReachable = ({ kind }: Locator): boolean =>
  kind === 'global' || kind === 'project' || kind === 'issue';
