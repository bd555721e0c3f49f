/** How a field of an issue is set from JSON: the value, or Jira's words for what is wrong with it. */
import { readRichText } from '../adf';
import { isDay, parseDuration } from '../dates';
import { isObject, readMember, readText } from '../json';
import { change, wrong, type Edit, type Outcome } from './outcome';
import {
  setIssueType,
  setParent,
  setPriority,
  setResolution,
  setSecurity,
  setUser,
} from './reference-setters';
import { componentList, fixVersionList, labelList, versionList, type ListField } from './list-setters';

export interface Setter {
  /** Needed beside Edit issues; without it the field counts as not on the screen. */
  readonly permission?: string;
  /** On no screen: set only under `overrideScreenSecurity`, and on stored issues. */
  readonly hidden?: true;
  set(value: unknown, edit: Edit): Outcome;
  /** Present where `update` may add and remove. */
  readonly list?: ListField;
}

const ofList = (list: ListField): Setter => ({
  list,
  set: (value, edit) => {
    if (value === null) return change(list.put([]));
    if (!Array.isArray(value)) return wrong('data was not an array');
    const ids: string[] = [];
    for (const item of value as readonly unknown[]) {
      const id = list.resolve(item, edit);
      if (!id.ok) return wrong(id.error);
      if (!ids.includes(id.id)) ids.push(id.id);
    }
    return change(list.put(ids));
  },
});

export const SETTERS: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  ['summary', { set: setSummary }],
  ['description', { set: (value, edit) => setRichText('description', value, edit) }],
  ['environment', { set: (value, edit) => setRichText('environment', value, edit) }],
  ['issuetype', { set: setIssueType }],
  ['priority', { set: setPriority }],
  ['assignee', { permission: 'ASSIGN_ISSUES', set: (value, edit) => setUser('assigneeId', value, edit) }],
  ['reporter', { permission: 'MODIFY_REPORTER', set: (value, edit) => setUser('reporterId', value, edit) }],
  ['resolution', { hidden: true, set: setResolution }],
  ['parent', { set: setParent }],
  ['customfield_10014', { set: (value, edit) => setParent(value === null ? null : { key: value }, edit) }],
  ['security', { permission: 'SET_ISSUE_SECURITY', set: setSecurity }],
  ['duedate', { permission: 'SCHEDULE_ISSUES', set: setDueDate }],
  ['customfield_10016', { set: setStoryPoints }],
  ['customfield_10020', { set: setSprint }],
  ['timetracking', { set: setTimeTracking }],
  ['labels', ofList(labelList)],
  ['components', ofList(componentList)],
  ['fixVersions', ofList(fixVersionList)],
  ['versions', ofList(versionList)],
]);

function setSummary(value: unknown): Outcome {
  if (value === null || value === '') return wrong('You must specify a summary of the issue.');
  if (typeof value !== 'string') return wrong('Operation value must be a string');
  if (value.trim() === '') return wrong('You must specify a summary of the issue.');
  if (value.length > 255) return wrong("Summary can't exceed 255 characters.");
  if (/[\r\n]/.test(value)) return wrong('The summary is invalid because it contains newline characters.');
  return change({ summary: value });
}

function setRichText(name: 'description' | 'environment', value: unknown, { call }: Edit): Outcome {
  if (value === null) return change({ [name]: undefined });
  const document = readRichText(value, call.version);
  if (document !== undefined) return change({ [name]: document });
  return wrong(
    call.version === 2
      ? 'Operation value must be a string'
      : 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
  );
}

function setDueDate(value: unknown): Outcome {
  if (value === null || value === '') return change({ dueDate: undefined });
  if (typeof value === 'string' && isDay(value)) return change({ dueDate: value });
  return wrong(`Error parsing date string: ${readText(value) ?? ''}`);
}

function setStoryPoints(value: unknown): Outcome {
  if (value === null) return change({ storyPoints: undefined });
  return typeof value === 'number'
    ? change({ storyPoints: value })
    : wrong('Operation value must be a number');
}

function setSprint(value: unknown, { call }: Edit): Outcome {
  if (value === null) return change({ sprintId: undefined });
  const id = readText(value);
  if (id === undefined) return wrong('Number value expected as the Sprint id.');
  return call.site.sprints.has(id) ? change({ sprintId: id }) : wrong(`Sprint (ID: ${id}) does not exist.`);
}

function setTimeTracking(value: unknown): Outcome {
  if (!isObject(value)) return wrong("expected Object containing 'originalEstimate' or 'remainingEstimate'");
  const original = readMember(value, 'originalEstimate');
  const remaining = readMember(value, 'remainingEstimate') ?? original;
  const seconds = [original, remaining].map((text) => (text === undefined ? undefined : parseDuration(text)));
  if (
    (original !== undefined && seconds[0] === undefined) ||
    (remaining !== undefined && seconds[1] === undefined)
  ) {
    return wrong('The original estimate specified is not valid.');
  }
  return change({
    ...(original === undefined ? {} : { originalEstimateSeconds: seconds[0] }),
    ...(remaining === undefined ? {} : { remainingEstimateSeconds: seconds[1] }),
  });
}
