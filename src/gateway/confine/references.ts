/** Where a reply of Jira's names projects and issues: in addresses, in ids beside keys, in the history of links. Pure. */
import { isObject } from '../../base/is-object';

export type Reference =
  /** By id or key. */
  | { readonly kind: 'issue'; readonly as: string }
  | { readonly kind: 'project'; readonly as: string }
  /** A comment or work log for some role or group alone. Who is in it, the app does not know. */
  | { readonly kind: 'restricted' };

type JsonObject = Readonly<Record<string, unknown>>;

/** What this object itself is, or belongs to; what its members are is theirs to say. */
export function referencesOf(object: JsonObject): readonly Reference[] {
  return [
    ...inAddress(object['self']),
    ...(isObject(object['_links']) ? inAddress(object['_links']['self']) : []),
    ...inKey(object),
    ...ids('issue', object['issueId'], object['issueKey']),
    ...ids('project', object['projectId']),
    ...inRow(object),
    ...inHistory(object),
    ...(isRestricted(object) ? [RESTRICTED] : []),
  ];
}

/**
 * A comment of the service management API does not say whether it is restricted (`CommentDTO`): it is taken for one that is. The same
 * comments are shown by `issue/{issueIdOrKey}/comment`.
 */
const isRestricted = (object: JsonObject): boolean =>
  (isObject(object['visibility']) && 'type' in object['visibility']) ||
  ('public' in object && 'body' in object && 'author' in object);

const RESTRICTED: Reference = { kind: 'restricted' };

/** `…/rest/api/3/issue/10001/comment/5` is of issue 10001, `…/rest/servicedeskapi/request/10001` as well. */
const ADDRESS =
  /\/rest\/(?:(?:api|agile|software|greenhopper)\/[^/]+\/(issue|epic|project)|servicedeskapi\/(request))\/([^/?#]+)/;
/** Not projects, though they stand where one does. */
const NO_PROJECTS: ReadonlySet<string> = new Set(['type', 'search', 'recent']);

function inAddress(self: unknown): readonly Reference[] {
  const match = typeof self === 'string' ? ADDRESS.exec(self) : null;
  if (!match) return [];
  const [, noun, , as = ''] = match;
  if (noun !== 'project') return [{ kind: 'issue', as }];
  return NO_PROJECTS.has(as) ? [] : [{ kind: 'project', as }];
}

export const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-\d+$/i;

/** An issue says its key beside its id. */
const inKey = ({ id, key }: JsonObject): readonly Reference[] =>
  typeof key === 'string' && ISSUE_KEY.test(key) && isId(id) ? [{ kind: 'issue', as: String(id) }] : [];

/** `{id: 10000, key: "ABC"}` and no more is how `POST permissions/project` lists projects. */
const inRow = (object: JsonObject): readonly Reference[] =>
  Object.keys(object).length === 2 &&
  typeof object['key'] === 'string' &&
  !ISSUE_KEY.test(object['key']) &&
  Number.isSafeInteger(object['id'])
    ? ids('project', object['id'])
    : [];

const ids = (kind: 'issue' | 'project', ...values: readonly unknown[]): readonly Reference[] =>
  values.flatMap((value) =>
    isId(value) || (kind === 'issue' && typeof value === 'string' && ISSUE_KEY.test(value))
      ? [{ kind, as: String(value) }]
      : [],
  );

const isId = (value: unknown): boolean =>
  (typeof value === 'string' && /^\d{1,19}$/.test(value)) || Number.isSafeInteger(value);

/** Changes of an issue that name another issue, or another project that it was in. */
const LINKING: ReadonlySet<string> = new Set([
  'Epic Child',
  'Epic Link',
  'IssueParentAssociation',
  'Link',
  'Parent',
  'Parent Issue',
  'Parent Link',
]);

/** An item of a changelog: `{field, from, fromString, to, toString}`. A key says more than an id does, so it is taken first. */
function inHistory(item: JsonObject): readonly Reference[] {
  const { field } = item;
  if (typeof field !== 'string' || !('from' in item) || !('to' in item)) return [];
  if (field === 'project') return ids('project', item['from'], item['to']);
  const [from, to] = [item['fromString'], own(item, 'toString')];
  // An issue answers to the keys it once had: what they tell is the project it was in.
  if (field === 'Key') return [from, to].flatMap(lettersOf);
  if (!LINKING.has(field)) return [];
  return [...ids('issue', item['from'] || from), ...ids('issue', item['to'] || to)];
}

const lettersOf = (key: unknown): readonly Reference[] =>
  typeof key === 'string' && ISSUE_KEY.test(key)
    ? [{ kind: 'project', as: key.slice(0, key.lastIndexOf('-')) }]
    : [];

const own = (item: JsonObject, name: string): unknown => (Object.hasOwn(item, name) ? item[name] : undefined);

/** Fields of people's and apps' making: a value may be an issue's key as bare text (Epic Link, issue pickers). */
export const isCustomField = (member: string): boolean => /^customfield_\d+$/.test(member);
