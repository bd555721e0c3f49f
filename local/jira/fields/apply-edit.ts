import { isObject, readMember, type JsonObject } from '../json';
import { hasInProject, hasOnIssue } from '../permissions';
import type { Issue } from '../model';
import type { Edit, Outcome } from './outcome';
import { SETTERS, type Setter } from './setters';

/** The changed issue and what else `update` asked for, or Jira's messages by field. Nothing is stored. */
export type Edited =
  | { readonly ok: true; readonly issue: Issue; readonly additions: readonly Addition[] }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** A comment, worklog or link that an edit adds; its own rules apply when it is added. */
export interface Addition {
  readonly kind: 'comment' | 'worklog' | 'issuelinks';
  readonly value: unknown;
}

const ADDITIONS: ReadonlySet<string> = new Set(['comment', 'worklog', 'issuelinks']);
const isAddition = (id: string): id is Addition['kind'] => ADDITIONS.has(id);

const notOnScreen = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

/** Applies `fields` and `update` of a create, edit or transition body to an issue. */
export function applyEdit(start: Edit, fields: JsonObject, update: JsonObject): Edited {
  const errors = new Map<string, string>();
  const additions: Addition[] = [];
  let issue = start.issue;
  const take = (id: string, outcome: Outcome): void => {
    if (outcome.ok) issue = { ...issue, ...outcome.change };
    else errors.set(id, outcome.error);
  };
  for (const [id, value] of inOrder(fields))
    take(
      id,
      applyOne(id, { ...start, issue }, (setter, edit) => setter.set(value, edit)),
    );
  for (const [id, operations] of Object.entries(update)) {
    for (const operation of Array.isArray(operations) ? (operations as readonly unknown[]) : [undefined]) {
      if (fields[id] !== undefined)
        errors.set(id, `Field '${id}' cannot appear in both 'fields' and 'update'`);
      else if (isAddition(id) && isObject(operation) && 'add' in operation)
        additions.push({ kind: id, value: operation.add });
      else
        take(
          id,
          applyOne(id, { ...start, issue }, (setter, edit) => operate(setter, operation, edit)),
        );
    }
  }
  return errors.size > 0 ? { ok: false, errors: Object.fromEntries(errors) } : { ok: true, issue, additions };
}

/** The issue type first: what else is allowed depends on it. */
const inOrder = (fields: JsonObject): readonly (readonly [string, unknown])[] =>
  Object.entries(fields).sort(
    ([left], [right]) => Number(right === 'issuetype') - Number(left === 'issuetype'),
  );

function applyOne(id: string, edit: Edit, run: (setter: Setter, edit: Edit) => Outcome): Outcome {
  const setter = SETTERS.get(id);
  const allowed =
    setter !== undefined &&
    (setter.hidden !== true || overridesScreens(edit)) &&
    (setter.permission === undefined || holdsPermission(setter.permission, edit));
  return allowed ? run(setter, edit) : { ok: false, error: notOnScreen(id) };
}

/** Who may say so was decided before. */
const overridesScreens = ({ call, issue }: Edit): boolean =>
  call.site.issues.has(issue.id) && call.query.flag('overrideScreenSecurity');

/** On the stored issue as it was; an issue that is being created counts as its project. */
function holdsPermission(key: string, { call, project, issue }: Edit): boolean {
  const stored = call.site.issues.get(issue.id);
  return stored === undefined
    ? hasInProject(call.site, call.actor, key, project)
    : hasOnIssue(call.site, call.actor, key, stored);
}

function operate(setter: Setter, operation: unknown, edit: Edit): Outcome {
  if (!isObject(operation)) return { ok: false, error: 'data was not an array' };
  if ('set' in operation) return setter.set(operation.set, edit);
  if ('edit' in operation) return setter.set(operation.edit, edit);
  const list = setter.list;
  if (list === undefined || !('add' in operation || 'remove' in operation)) {
    return {
      ok: false,
      error: `The operation is not supported by the field: ${Object.keys(operation).join(', ')}`,
    };
  }
  const item = 'add' in operation ? operation.add : operation.remove;
  const resolved = list.resolve(item, edit);
  if (!resolved.ok) return resolved;
  const rest = list.read(edit.issue).filter((id) => id !== resolved.id);
  return { ok: true, change: list.put('add' in operation ? [...rest, resolved.id] : rest) };
}

/** The name that a body gives an issue: `id`, or else `key`. */
export const issueName = (value: unknown): string | undefined =>
  readMember(value, 'id') ?? readMember(value, 'key');
