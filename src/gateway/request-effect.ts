import { isObject } from '../base/is-object';
import type { Effect, Operation } from '../catalogue/operation';
import type { RequestBody } from './body';

/** Parts of an issue that an edit or a transition can delete from within (`update.comment: [{remove: …}]`). */
const DELETABLE = ['attachment', 'comment', 'issuelinks', 'worklog'];

/** What this request does: its operation's effect, or `delete` where a write's body deletes. Pure. */
export function effectOf({ effect }: Operation, body: RequestBody | undefined): Effect {
  if (effect !== 'write' || !isObject(body?.json)) return effect;
  const { fields, update } = body.json;
  // A whole list in place of the old one deletes what is not in it.
  const replaces = isObject(fields) && DELETABLE.some((part) => part in fields);
  const removes = isObject(update) && DELETABLE.some((part) => takesAway(update[part]));
  return replaces || removes ? 'delete' : effect;
}

const takesAway = (changes: unknown): boolean =>
  [changes].flat().some((change) => isObject(change) && ('remove' in change || 'set' in change));
