import { adfToText } from '../adf';
import { url, type Call } from '../call';
import { formatTime } from '../dates';
import type { Field } from '../fields/field';
import type { Change, Issue } from '../model';
import { transitionBeans } from './transition-bean';
import { personById } from './person-bean';

/** What a request wants of each issue. */
export interface IssueView {
  readonly fields: readonly Field[];
  readonly expand: readonly string[];
  /** Keys of issue properties; `*all` for every one. */
  readonly properties: readonly string[];
}

const EXPANDABLE = 'operations,versionedRepresentations,editmeta,changelog,renderedFields';

/** An issue with the fields, expansions and properties that the request asked for. */
export function issueBean(call: Call, issue: Issue, view: IssueView): Readonly<Record<string, unknown>> {
  const fields = view.fields.map((field) => [field.id, field.read(call, issue)] as const);
  return {
    expand: EXPANDABLE,
    id: issue.id,
    self: url(call, `issue/${issue.id}`),
    key: issue.key,
    ...(view.expand.includes('renderedFields') ? { renderedFields: renderedFields(issue, view.fields) } : {}),
    ...(view.expand.includes('changelog') ? { changelog: changelogBean(call, issue) } : {}),
    ...(view.expand.includes('transitions') ? { transitions: transitionBeans(call, issue) } : {}),
    ...(view.properties.length === 0 ? {} : { properties: selectProperties(issue, view.properties) }),
    fields: Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
  };
}

/** `names` and `schema` of an expanded reply. */
export const fieldDescriptions = (view: IssueView): Readonly<Record<string, unknown>> => ({
  ...(view.expand.includes('names')
    ? { names: Object.fromEntries(view.fields.map((field) => [field.id, field.name])) }
    : {}),
  ...(view.expand.includes('schema')
    ? { schema: Object.fromEntries(view.fields.map((field) => [field.id, field.schema])) }
    : {}),
});

const selectProperties = (issue: Issue, keys: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...issue.properties].filter(([key]) => keys.includes('*all') || keys.includes(key)));

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function renderedFields(issue: Issue, fields: readonly Field[]): Readonly<Record<string, unknown>> {
  const rendered = new Map<string, unknown>();
  for (const field of fields) {
    const document =
      field.id === 'description'
        ? issue.description
        : field.id === 'environment'
          ? issue.environment
          : undefined;
    const html =
      document === undefined
        ? null
        : `<p>${escapeHtml(adfToText(document)).replaceAll('\n', '</p>\n\n<p>')}</p>`;
    rendered.set(field.id, html);
  }
  return Object.fromEntries(rendered);
}

/** One changelog entry, as in `issue/{}/changelog`. */
export const changeBean = (call: Call, change: Change): unknown => ({
  id: change.id,
  author: personById(call, change.authorId),
  created: formatTime(change.at),
  items: change.items.map((item) => ({
    field: item.field,
    fieldtype: item.fieldId.startsWith('customfield_') ? 'custom' : 'jira',
    fieldId: item.fieldId,
    from: item.from,
    fromString: item.fromText,
    to: item.to,
    toString: item.toText,
  })),
});

function changelogBean(call: Call, issue: Issue): unknown {
  const histories = [...issue.history].reverse().map((change) => changeBean(call, change));
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}
