import * as z from 'zod/mini';
import { transitionsOf } from '../beans/transition-bean';
import { readEditedFields } from '../bulk/edited-fields';
import { MOST_ISSUES, refuseBulk, runBulk } from '../bulk/run-bulk';
import type { Call, Route } from '../call';
import { editIssue } from '../change-issue';
import { getById, STATUSES } from '../configuration';
import { isObject, type JsonObject } from '../json';
import { seeIssue } from '../lookup';
import type { Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { parseQuery } from '../query';
import { badRequest, found, json, missing, notEmulated, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';
import { editableFields } from './issue-meta';
import { INVALID_PAYLOAD } from './search';
import { members } from './route';

const editBody = z.object({
  selectedIssueIdsOrKeys: z.array(z.union([z.string(), z.number()])),
  selectedActions: z.array(z.string()),
  editedFieldsInput: z.unknown(),
});

const only = (fields: JsonObject, ids: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([id]) => ids.includes(id)));

/** Only the fields of `selectedActions` are changed. */
function editFields(call: Call): Reply {
  const refused = refuseBulk(call);
  if (refused !== undefined) return refused;
  const parsed = editBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { selectedIssueIdsOrKeys, selectedActions, editedFieldsInput } = parsed.data;
  const edited = readEditedFields(editedFieldsInput);
  if (edited === undefined) return notEmulated('these fields of POST bulk/issues/fields');
  const body = {
    fields: only(edited.fields, selectedActions),
    update: only(edited.update, selectedActions),
  };
  const names = selectedIssueIdsOrKeys.map(String);
  const change = (issue: Issue): string | undefined => {
    const fault = editIssue({ ...call, query: parseQuery('') }, issue, body);
    return fault === undefined ? undefined : firstMessage(fault);
  };
  return runBulk(call, [{ names, event: 'edited', change }]);
}

function firstMessage({ body }: Reply): string {
  const { errorMessages, errors } = isObject(body) ? body : {};
  const first: unknown = Array.isArray(errorMessages) ? errorMessages[0] : undefined;
  return String(first ?? (isObject(errors) ? Object.values(errors)[0] : 'The issue cannot be edited.'));
}

/** The visible issues of the query; 400 where one is not. */
function queriedIssues(call: Call): Found<readonly Issue[]> {
  const refused = refuseBulk(call);
  if (refused !== undefined) return missing(refused);
  const names = call.query.list('issueIdsOrKeys');
  if (names.length === 0 || names.length > MOST_ISSUES)
    return missing(badRequest(`Between 1 and ${MOST_ISSUES} issues must be given.`));
  const issues = names.flatMap((name) => seeIssue(call.site, call.actor, name) ?? []);
  return issues.length === names.length
    ? found(issues)
    : missing(badRequest('Some of the issues are invalid or inaccessible.'));
}

/** What the caller may set on every one of the issues; options name components and versions of all their projects. */
function listFields(call: Call): Reply {
  const issues = queriedIssues(call);
  if (!issues.ok) return issues.reply;
  const editable = issues.value.filter((issue) => hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', issue));
  const text = (call.query.one('searchText') ?? '').toLowerCase();
  const rows = editable.flatMap((issue) =>
    editableFields(call, getRecord(call.site.projects, issue.projectId), issue),
  );
  const ids = [...new Set(rows.map((field) => String(field.key)))].filter(
    (id) => rows.filter((field) => field.key === id).length === issues.value.length,
  );
  const fields = ids
    .map((id) => rows.filter((field) => field.key === id))
    .map(([first, ...more]) => ({
      id: String(first?.key),
      name: String(first?.name),
      isRequired: first?.required === true,
      fieldOptions: [first, ...more].flatMap((field) =>
        Array.isArray(field?.allowedValues) ? (field.allowedValues as readonly unknown[]) : [],
      ),
    }))
    .filter((field) => field.name.toLowerCase().includes(text));
  return fields.length === 0
    ? notFound('No editable fields found for the given issues.')
    : json({ fields: fields.slice(0, 50) });
}

/** One workflow for every project, so one row: the transitions that all issues have. */
function listTransitions(call: Call): Reply {
  const issues = queriedIssues(call);
  if (!issues.ok) return issues.reply;
  const each = issues.value.map((issue) => transitionsOf(call, issue));
  const [first = []] = each;
  const common = first.filter((one) => each.every((list) => list.includes(one)));
  return json({
    availableTransitions: [
      {
        issues: issues.value.map((issue) => issue.key),
        isTransitionsFiltered: each.some((list) => list.length > common.length),
        transitions: common.map((one) => ({
          transitionId: Number(one.id),
          transitionName: one.name,
          to: { statusId: Number(one.toStatusId), statusName: getById(STATUSES, one.toStatusId).name },
        })),
      },
    ],
  });
}

export const BULK_FIELD_ROUTES: readonly Route[] = [
  members('POST', 'bulk/issues/fields', 'write:jira-work', editFields),
  members('GET', 'bulk/issues/fields', 'read:jira-work', listFields),
  members('GET', 'bulk/issues/transition', 'read:jira-work', listTransitions),
];
