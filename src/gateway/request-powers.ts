/** What a request does beyond its operation's own effect, because of its query switches or body. Pure. */
import { isObject } from '../base/is-object';
import type { Effect, Operation } from '../catalogue/operation';
import type { Permission } from '../catalogue/permission';
import type { RequestBody } from './body';
import type { Query } from './query';

/** All of these effects must be allowed to the token; all of these permissions must be held by its owner. */
export interface Powers {
  readonly effects: readonly Effect[];
  readonly permissions: readonly Permission[];
}

/** A switch that raises power, unless it has its harmless value (which is Jira's default) to the letter. */
interface Switch {
  readonly harmless: 'true' | 'false';
  readonly effect: Effect;
  /** What Jira's documentation asks of whoever uses it. */
  readonly permission?: Permission;
}

/** Query parameters and one member of bulk bodies. jira-api.md §3. */
const SWITCHES: Readonly<Record<string, Switch>> = {
  // Edits what the screen hides, or an issue that is closed to edits: for admins (PUT issue/{issueIdOrKey}).
  overrideScreenSecurity: { harmless: 'false', effect: 'manage', permission: 'ADMINISTER' },
  overrideEditableFlag: { harmless: 'false', effect: 'manage', permission: 'ADMINISTER' },
  // Shows or changes what is not shared with the caller: for admins (filters, dashboards).
  overrideSharePermissions: { harmless: 'false', effect: 'manage', permission: 'ADMINISTER' },
  extendAdminPermissions: { harmless: 'false', effect: 'manage', permission: 'ADMINISTER' },
  // A silent change: "to disable, the user must have Administer Jira or Administer projects".
  notifyUsers: { harmless: 'true', effect: 'manage', permission: 'ADMINISTER_PROJECTS' },
  sendBulkNotification: { harmless: 'true', effect: 'manage', permission: 'ADMINISTER_PROJECTS' },
  // Destroys issues that the request does not name (they are placed all the same: target/place-subtasks.ts).
  deleteSubtasks: { harmless: 'false', effect: 'delete' },
  // No way back from a deleted project (DELETE project/{projectIdOrKey}).
  enableUndo: { harmless: 'true', effect: 'delete' },
  // A read that leaves a mark (GET issue/{issueIdOrKey}).
  updateHistory: { harmless: 'false', effect: 'write' },
};

export function powersOf(
  { effect, permissions }: Operation,
  query: Query,
  body: RequestBody | undefined,
): Powers {
  const raised = [...query.filter(raises).map(([name]) => name), ...raisedIn(body)];
  const switches = raised.flatMap((name) => SWITCHES[name] ?? []);
  const deleted: readonly Effect[] = deletesWithin(effect, body) ? ['delete'] : [];
  return {
    effects: unique([effect, ...deleted, ...switches.map((one) => one.effect)]),
    permissions: unique([...permissions, ...switches.flatMap(({ permission }) => permission ?? [])]),
  };
}

const isSwitch = (name: string): boolean => Object.hasOwn(SWITCHES, name);

const raises = ([name, values]: Query[number]): boolean =>
  isSwitch(name) && !values.every((value) => value === SWITCHES[name]?.harmless);

/** The one switch that bodies have, in bulk operations. */
const IN_BODIES = 'sendBulkNotification';
const raisedIn = (body: RequestBody | undefined): readonly string[] => {
  const value = isObject(body?.json) ? body.json[IN_BODIES] : undefined;
  return value === undefined || value === true ? [] : [IN_BODIES];
};

/** Does the request ask Jira to delete the subtasks as well? */
export const deletesSubtasks = (query: Query): boolean =>
  query.some((param) => param[0] === 'deleteSubtasks' && raises(param));

/** Parts of an issue that an edit or a transition can delete from within (`update.comment: [{remove: …}]`). */
const DELETABLE = ['attachment', 'comment', 'issuelinks', 'worklog'];

function deletesWithin(effect: Effect, body: RequestBody | undefined): boolean {
  if (effect !== 'write' || !isObject(body?.json)) return false;
  const { fields, update } = body.json;
  // A whole list in place of the old one deletes what is not in it.
  const replaces = isObject(fields) && DELETABLE.some((part) => part in fields);
  const removes = isObject(update) && DELETABLE.some((part) => takesAway(update[part]));
  return replaces || removes;
}

const takesAway = (changes: unknown): boolean =>
  [changes].flat().some((change) => isObject(change) && ('remove' in change || 'set' in change));

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
