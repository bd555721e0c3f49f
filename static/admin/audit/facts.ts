/** What an audit event tells beside its envelope. The server hands facts on as they were written: each is looked at before it is used. Pure. */
import type { Effect, RulesView } from '../../../src/console/contract';
import { EFFECTS, RULE_KEYS } from '../policy/draft';

export type Facts = Readonly<Record<string, unknown>>;

export const textOf = (facts: Facts, key: string): string | undefined => {
  const fact = facts[key];
  return typeof fact === 'string' && fact !== '' ? fact : undefined;
};

export const numberOf = (facts: Facts, key: string): number | undefined => {
  const fact = facts[key];
  return typeof fact === 'number' ? fact : undefined;
};

/** What of a list is text; none where it is no list. */
export const textsOf = (fact: unknown): readonly string[] =>
  Array.isArray(fact) ? fact.filter((item): item is string => typeof item === 'string' && item !== '') : [];

/** What a fact holds; nothing where it holds nothing. */
export const recordOf = (fact: unknown): Facts =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact) ? (fact as Facts) : {};

const isEffect = (value: unknown): value is Effect => (EFFECTS as readonly unknown[]).includes(value);

export const effectsOf = (facts: Facts): readonly Effect[] => {
  const fact = facts['effects'];
  return Array.isArray(fact) ? fact.filter(isEffect) : [];
};

/** ISO or epoch ms → ISO. */
export function timeOf(facts: Facts, key: string): string | undefined {
  const fact = facts[key];
  if (typeof fact !== 'string' && typeof fact !== 'number') return undefined;
  const at = new Date(fact);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Rules as a policy change tells them; undefined where one is missing, as in events of an older version. */
export function rulesOf(facts: Facts, key: 'before' | 'after'): RulesView | undefined {
  const fact = facts[key];
  if (typeof fact !== 'object' || fact === null) return undefined;
  return RULE_KEYS.every((rule) => rule in fact) ? (fact as RulesView) : undefined;
}
