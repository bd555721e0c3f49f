import { isObject } from '../base/is-object';
import type { Effect, Operation } from '../catalogue/operation';
import type { RequestBody } from './body';

/** Parts of an issue that an edit or a transition can delete from within (`update.comment: [{remove: …}]`). */
const DELETABLE = ['attachment', 'comment', 'issuelinks', 'worklog'];

/** What this request does: its operation's effect, or `delete` where a write's body deletes. Pure. */
export function effectOf({ effect }: Operation, body: RequestBody | undefined): Effect {
  if (effect !== 'write' || !isObject(body?.json)) return effect;
  const update = body.json['update'];
  return isObject(update) && DELETABLE.some((part) => removes(update[part])) ? 'delete' : effect;
}

const removes = (changes: unknown): boolean =>
  [changes].flat().some((change) => isObject(change) && Object.hasOwn(change, 'remove'));
