/** Scopes as people read them. Pure. */
import { isSharedKey, say } from './say';

const VERBS = ['read', 'write', 'delete', 'manage', 'create', 'admin', 'search'] as const;
type Verb = (typeof VERBS)[number];
const isVerb = (word: string): word is Verb => (VERBS as readonly string[]).includes(word);

/**
 * What a scope opens: words of its own where the locale has them (the classic scopes), else told from its name: `write:comment.property:jira`
 * is `Write: comment property`. A name of another form is its own label.
 */
export function scopeLabel(scope: string): string {
  const key = `scope.${scope}`;
  if (isSharedKey(key)) return say(key);
  const [verb = '', thing] = scope.split(':');
  if (!isVerb(verb) || thing === undefined) return scope;
  return say(`scope-verb.${verb}`, { thing: thing.replaceAll(/[.-]/g, ' ') });
}
