/** What a finding of the set-up check says. Pure. */
import { isAdminKey, say } from '../say';
import type { SetUpFinding } from '../../../src/console/contract';

export interface FindingWords {
  readonly title: string;
  /** How it is, and what that means. */
  readonly means: string;
  /** What to do; absent where nothing is. */
  readonly next?: string;
  /** Numbers and names behind it. */
  readonly facts: readonly string[];
}

export function findingWords({ key, state, facts, curl }: SetUpFinding): FindingWords {
  const next = `set-up.${key}.next`;
  return {
    title: say(`set-up.${key}`),
    means: meansOf(key, state),
    ...(state === 'bad' && isAdminKey(next) ? { next: say(next) } : {}),
    ...(state === 'unknown' && curl !== undefined ? { next: say(`set-up.run.${curl}`) } : {}),
    facts: Object.entries(facts).flatMap(([name, fact]) => factWords(name, fact)),
  };
}

function meansOf(key: SetUpFinding['key'], state: SetUpFinding['state']): string {
  const words = `set-up.${key}.${state}`;
  return isAdminKey(words) ? say(words) : say('set-up.unknown.means');
}

/** Facts that have no words are left out: they are for support, not for reading. */
function factWords(name: string, fact: string | number | boolean | readonly string[]): readonly string[] {
  const key = `set-up.fact.${name}`;
  if (typeof fact === 'object')
    return fact.length > 0 && isAdminKey(key) ? [say(key, { value: fact.join(', ') })] : [];
  const valueKey = `${key}.${String(fact)}`;
  if (isAdminKey(valueKey)) return [say(valueKey)];
  return isAdminKey(key) ? [say(key, { value: String(fact) })] : [];
}
