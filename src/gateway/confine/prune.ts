/** Takes objects out of a reply and keeps its shape. Pure. */
import { isObject } from '../../base/is-object';

type JsonObject = Readonly<Record<string, unknown>>;

/** What is left of a value that was itself taken out. */
export const GONE = Symbol('gone');

/**
 * The value without the objects that `isForeign`: out of lists they are left out, and so is what stood for them alone (a link to an
 * issue, a board in a project); as members they are absent, as Jira leaves out what is not there. A page's `total` and `size` count
 * what is left. The very same value where nothing was foreign.
 */
export function prune(value: unknown, isForeign: (object: JsonObject) => boolean): unknown {
  if (Array.isArray(value)) return pruneList(value, isForeign);
  if (!isObject(value)) return value;
  if (isForeign(value)) return GONE;
  return pruneMembers(value, isForeign);
}

function pruneList(list: readonly unknown[], isForeign: (object: JsonObject) => boolean): unknown {
  const pruned = list.map((item) => prune(item, isForeign));
  const kept = pruned.filter((item) => item !== GONE);
  const isSame = kept.length === list.length && kept.every((item, at) => item === list[at]);
  return isSame ? list : kept;
}

/** Members without which an object has nothing to say. */
const ESSENTIAL: ReadonlySet<string> = new Set(['inwardIssue', 'outwardIssue', 'location']);

function pruneMembers(object: JsonObject, isForeign: (object: JsonObject) => boolean): unknown {
  let isSame = true;
  let lost = 0;
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(object)) {
    const pruned = OPAQUE.has(name) ? member : prune(member, isForeign);
    if (pruned !== member) isSame = false;
    if (pruned === GONE && ESSENTIAL.has(name)) return GONE;
    if (PAGES.has(name) && Array.isArray(pruned) && Array.isArray(member))
      lost += member.length - pruned.length;
    if (pruned !== GONE) kept.push([name, pruned]);
  }
  if (isSame) return object;
  return Object.fromEntries(
    kept.map(([name, member]) =>
      COUNTS.has(name) && typeof member === 'number' ? [name, Math.max(0, member - lost)] : [name, member],
    ),
  );
}

/** Entity properties: what people and apps have stored, whatever it looks like. Not Jira's word on anything. */
const OPAQUE: ReadonlySet<string> = new Set(['properties']);

/** Members that hold a page of something, and those that count it. */
const PAGES: ReadonlySet<string> = new Set([
  'comments',
  'histories',
  'issueChangeLogs',
  'issues',
  'projects',
  'values',
  'worklogs',
]);
const COUNTS: ReadonlySet<string> = new Set(['total', 'size']);

/** Jira nests some 20 deep; `prune` and JSON.stringify follow some thousands. */
const DEPTH_MAX = 200;

/** Is the value nested deeper than anything Jira answers? Then it is not followed. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((one) => (isObject(one) || Array.isArray(one) ? Object.values<unknown>(one) : []));
  }
  return false;
}

/** Every object in a value that `prune` looks at, the value itself included. */
export function* objectsIn(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item);
  else if (isObject(value)) {
    yield value;
    for (const [name, member] of Object.entries(value)) if (!OPAQUE.has(name)) yield* objectsIn(member);
  }
}
