/** Takes objects out of a reply and keeps its shape. Pure. */
import { isObject } from '../../base/is-object';
import { isCustomField, ISSUE_KEY } from './references';

type JsonObject = Readonly<Record<string, unknown>>;

/** What is left of a value that was itself taken out. */
export const GONE = Symbol('gone');

/** What is to be taken out. */
export interface Foreign {
  readonly isForeign: (object: JsonObject) => boolean;
  /** Asked of the text values of custom fields. */
  readonly isForeignKey: (text: string) => boolean;
}

/**
 * The value without what is foreign: out of lists it is left out, and so is what stood for it alone (a link to an issue, a board in a
 * project, a change of a link); as a member it is absent, as Jira leaves out what is not there, and as text it is null. A page's
 * `total` and `size` count what is left. The very same value where nothing was foreign.
 */
export function prune(value: unknown, foreign: Foreign): unknown {
  if (Array.isArray(value)) return pruneList(value, foreign);
  if (!isObject(value) || isDocument(value)) return value;
  if (foreign.isForeign(value)) return GONE;
  return pruneMembers(value, foreign);
}

function pruneList(list: readonly unknown[], foreign: Foreign): unknown {
  const pruned = list.map((item) => prune(item, foreign));
  const kept = pruned.filter((item) => item !== GONE);
  const isSame = kept.length === list.length && kept.every((item, at) => item === list[at]);
  return isSame ? list : kept;
}

/** Members without which an object has nothing to say. */
const ESSENTIAL: ReadonlySet<string> = new Set(['inwardIssue', 'outwardIssue', 'location']);
/** The same for a list: an entry of a history from which every change was taken out. */
const ESSENTIAL_LIST = 'items';

function pruneMembers(object: JsonObject, foreign: Foreign): unknown {
  let isSame = true;
  let lost = 0;
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(object)) {
    const pruned = pruneMember(name, member, foreign);
    if (pruned !== member) isSame = false;
    if (pruned === GONE && ESSENTIAL.has(name)) return GONE;
    if (Array.isArray(pruned) && Array.isArray(member)) {
      if (name === ESSENTIAL_LIST && pruned.length === 0 && member.length > 0) return GONE;
      if (PAGES.has(name)) lost += member.length - pruned.length;
    }
    if (pruned !== GONE) kept.push([name, pruned]);
  }
  if (isSame) return object;
  return Object.fromEntries(
    kept.map(([name, member]) =>
      COUNTS.has(name) && typeof member === 'number' ? [name, Math.max(0, member - lost)] : [name, member],
    ),
  );
}

function pruneMember(name: string, member: unknown, foreign: Foreign): unknown {
  if (RENDERED.has(name)) return GONE;
  if (OPAQUE.has(name)) return member;
  if (!isCustomField(name)) return prune(member, foreign);
  return pruneText(member, foreign);
}

/** A value of a custom field: its text may be a key, alone, in a list, or by version (`expand=versionedRepresentations`). */
function pruneText(value: unknown, foreign: Foreign): unknown {
  const isKey = (inner: unknown): boolean => typeof inner === 'string' && foreign.isForeignKey(inner);
  if (isKey(value)) return null;
  // What an object is, counts before what its texts are.
  const kept = prune(value, foreign);
  if (Array.isArray(kept)) return kept.some(isKey) ? kept.filter((inner) => !isKey(inner)) : kept;
  return isObject(kept) && Object.values(kept).some(isKey)
    ? Object.fromEntries(Object.entries(kept).map(([name, inner]) => [name, isKey(inner) ? null : inner]))
    : kept;
}

/** Entity properties: what people and apps have stored, whatever it looks like. Not Jira's word on anything. */
const OPAQUE: ReadonlySet<string> = new Set(['properties']);

/** Rich text is people's words, whatever they look like (developer.atlassian.com/cloud/jira/platform/apis/document/structure). */
const isDocument = ({ type, content }: JsonObject): boolean => type === 'doc' && Array.isArray(content);

/**
 * Rich text as HTML. Jira writes it for the app: a key in it becomes a link with the summary of an issue that the owner may not see.
 * It is never shown; the text itself stands beside it.
 */
const RENDERED: ReadonlySet<string> = new Set(['renderedBody', 'renderedFields', 'renderedValue']);

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
  else if (isObject(value) && !isDocument(value)) {
    yield value;
    for (const [name, member] of Object.entries(value)) if (!OPAQUE.has(name)) yield* objectsIn(member);
  }
}

/** Every text in a custom field of these objects that has the form of an issue's key. */
export const keysInText = (objects: Iterable<JsonObject>): readonly string[] =>
  [...objects].flatMap((object) =>
    Object.entries(object).flatMap(([name, member]) =>
      isCustomField(name) ? textsIn(member).filter((text) => ISSUE_KEY.test(text)) : [],
    ),
  );

/** As deep as `pruneText` looks. */
function textsIn(value: unknown): readonly string[] {
  const texts = Array.isArray(value) || isObject(value) ? Object.values<unknown>(value) : [value];
  return texts.filter((text) => typeof text === 'string');
}
