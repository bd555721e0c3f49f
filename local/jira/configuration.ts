/** What a Jira administrator configures and this Jira keeps fixed: types, statuses, one workflow, priorities, resolutions. */
import type { Role } from './model';

export interface StatusCategory {
  readonly id: number;
  readonly key: 'new' | 'indeterminate' | 'done';
  readonly colorName: string;
  readonly name: string;
}
export const STATUS_CATEGORIES: readonly StatusCategory[] = [
  { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  { id: 3, key: 'done', colorName: 'green', name: 'Done' },
];

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly categoryKey: StatusCategory['key'];
}
export const STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', description: '', categoryKey: 'new' },
  {
    id: '3',
    name: 'In Progress',
    description: 'This issue is being actively worked on.',
    categoryKey: 'indeterminate',
  },
  { id: '10001', name: 'In Review', description: '', categoryKey: 'indeterminate' },
  { id: '10002', name: 'Done', description: '', categoryKey: 'done' },
];

/** One workflow for every project. `from: undefined`: possible from every status. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly fromStatusIds: readonly string[] | undefined;
  readonly toStatusId: string;
}
export const TRANSITIONS: readonly Transition[] = [
  { id: '11', name: 'To Do', fromStatusIds: undefined, toStatusId: '10000' },
  { id: '21', name: 'In Progress', fromStatusIds: undefined, toStatusId: '3' },
  { id: '31', name: 'In Review', fromStatusIds: ['3'], toStatusId: '10001' },
  { id: '41', name: 'Done', fromStatusIds: ['3', '10001'], toStatusId: '10002' },
];

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
  readonly hierarchyLevel: number;
}
export const ISSUE_TYPES: readonly IssueType[] = [
  {
    id: '10000',
    name: 'Epic',
    description: 'A big user story that needs to be broken down.',
    subtask: false,
    hierarchyLevel: 1,
  },
  {
    id: '10001',
    name: 'Story',
    description: 'Functionality or a feature expressed as a user goal.',
    subtask: false,
    hierarchyLevel: 0,
  },
  {
    id: '10002',
    name: 'Task',
    description: 'A small, distinct piece of work.',
    subtask: false,
    hierarchyLevel: 0,
  },
  {
    id: '10003',
    name: 'Sub-task',
    description: "A small piece of work that's part of a larger task.",
    subtask: true,
    hierarchyLevel: -1,
  },
  { id: '10004', name: 'Bug', description: 'A problem or error.', subtask: false, hierarchyLevel: 0 },
];

/** Most urgent first, as Jira lists them. */
export const PRIORITIES: readonly {
  readonly id: string;
  readonly name: string;
  readonly statusColor: string;
}[] = [
  { id: '1', name: 'Highest', statusColor: '#d04437' },
  { id: '2', name: 'High', statusColor: '#f15C75' },
  { id: '3', name: 'Medium', statusColor: '#f79232' },
  { id: '4', name: 'Low', statusColor: '#707070' },
  { id: '5', name: 'Lowest', statusColor: '#999999' },
];

export const RESOLUTIONS: readonly {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}[] = [
  { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' },
  { id: '10001', name: "Won't Do", description: "This issue won't be actioned." },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
];

export const LINK_TYPES: readonly {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

export const ROLES: readonly Role[] = [
  {
    id: '10002',
    name: 'Administrators',
    description: 'A project role that represents administrators in a project',
  },
  {
    id: '10003',
    name: 'atlassian-addons-project-access',
    description:
      'A project role that represents Connect and Forge apps declaring a scope that requires more than read issue permissions',
  },
  { id: '10004', name: 'Developers', description: 'A project role that represents developers in a project' },
  {
    id: '10005',
    name: 'Viewers',
    description: 'A project role that represents people who may look and comment',
  },
];

/** The record of that id in a fixed list; its absence is a bug of the caller. */
export function getById<T extends { readonly id: string }>(rows: readonly T[], id: string): T {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no configuration record ${id}`);
  return row;
}

export const getStatusCategory = (status: Status): StatusCategory => {
  const found = STATUS_CATEGORIES.find((category) => category.key === status.categoryKey);
  if (found === undefined) throw new Error(`no status category ${status.categoryKey}`);
  return found;
};
