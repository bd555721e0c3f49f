/** What tokens and their owners may do, in words. Pure. */
import { scopeLabel } from '../scope-words';
import { isTokenKey, say } from './say';

/** `Create issues`; Jira's own key where there are no words for it. */
export function rightWords(permission: string): string {
  const key = `right.${permission}`;
  return isTokenKey(key) ? say(key) : permission;
}

/** `Read boards (read:board-scope:jira-software)`; the name alone where there are no words for it. */
export function scopeWords(scope: string): string {
  const label = scopeLabel(scope);
  return label.includes(scope) ? label : `${label} (${scope})`;
}

/** `Create an issue (POST /rest/api/3/issue)`; the id alone where there are no words for it. */
export function operationWords(id: string): string {
  const key = `operation.${id}`;
  return isTokenKey(key) ? `${say(key)} (${id})` : id;
}
