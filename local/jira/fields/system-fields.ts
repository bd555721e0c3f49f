import { showRichText } from '../adf';
import { personById } from '../beans/person-bean';
import { componentRef, projectRef, versionBean } from '../beans/project-bean';
import {
  issueTypeBean,
  priorityBean,
  resolutionBean,
  securityLevelBean,
  statusBean,
  statusCategoryBean,
} from '../beans/configuration-beans';
import { getById, getStatusCategory, ISSUE_TYPES, PRIORITIES, RESOLUTIONS, STATUSES } from '../configuration';
import { formatTime } from '../dates';
import { getRecord } from '../site';
import { many, one, text, type Row } from './field';

/** Fields with one value of the issue's own. */
export const PLAIN_FIELDS: readonly Row[] = [
  ['summary', 'Summary', text('summary'), ['summary'], (_, issue) => issue.summary],
  [
    'description',
    'Description',
    text('description'),
    ['description'],
    (call, issue) => showRichText(issue.description, call.version),
  ],
  [
    'environment',
    'Environment',
    text('environment'),
    ['environment'],
    (call, issue) => showRichText(issue.environment, call.version),
  ],
  ['labels', 'Labels', many('string', 'labels'), ['labels'], (_, issue) => issue.labels],
  ['duedate', 'Due date', one('date', 'duedate'), ['due', 'duedate'], (_, issue) => issue.dueDate ?? null],
  [
    'created',
    'Created',
    one('datetime', 'created'),
    ['created', 'createdDate'],
    (_, issue) => formatTime(issue.createdAt),
  ],
  [
    'updated',
    'Updated',
    one('datetime', 'updated'),
    ['updated', 'updatedDate'],
    (_, issue) => formatTime(issue.updatedAt),
  ],
  [
    'resolutiondate',
    'Resolved',
    one('datetime', 'resolutiondate'),
    ['resolutiondate', 'resolved'],
    (_, issue) => (issue.resolvedAt === undefined ? null : formatTime(issue.resolvedAt)),
  ],
  [
    'statuscategorychangedate',
    'Status Category Changed',
    one('datetime', 'statuscategorychangedate'),
    ['statusCategoryChangedDate'],
    (_, issue) => formatTime(issue.statusChangedAt),
  ],
];

/** Fields that name another record. */
export const REFERENCE_FIELDS: readonly Row[] = [
  [
    'project',
    'Project',
    one('project', 'project'),
    ['project'],
    (call, issue) => projectRef(call, getRecord(call.site.projects, issue.projectId)),
  ],
  [
    'issuetype',
    'Issue Type',
    one('issuetype', 'issuetype'),
    ['issuetype', 'type'],
    (call, issue) => issueTypeBean(call, getById(ISSUE_TYPES, issue.typeId)),
  ],
  [
    'status',
    'Status',
    one('status', 'status'),
    ['status'],
    (call, issue) => statusBean(call, getById(STATUSES, issue.statusId)),
  ],
  [
    'statusCategory',
    'Status Category',
    one('statusCategory', 'statusCategory'),
    ['statusCategory'],
    (call, issue) => statusCategoryBean(call, getStatusCategory(getById(STATUSES, issue.statusId))),
  ],
  [
    'priority',
    'Priority',
    one('priority', 'priority'),
    ['priority'],
    (call, issue) => priorityBean(call, getById(PRIORITIES, issue.priorityId)),
  ],
  [
    'resolution',
    'Resolution',
    one('resolution', 'resolution'),
    ['resolution'],
    (call, issue) =>
      issue.resolutionId === undefined
        ? null
        : resolutionBean(call, getById(RESOLUTIONS, issue.resolutionId)),
  ],
  [
    'assignee',
    'Assignee',
    one('user', 'assignee'),
    ['assignee'],
    (call, issue) => personById(call, issue.assigneeId),
  ],
  [
    'reporter',
    'Reporter',
    one('user', 'reporter'),
    ['reporter'],
    (call, issue) => personById(call, issue.reporterId),
  ],
  [
    'creator',
    'Creator',
    one('user', 'creator'),
    ['creator'],
    (call, issue) => personById(call, issue.creatorId),
  ],
  [
    'components',
    'Components',
    many('component', 'components'),
    ['component'],
    (call, issue) => issue.componentIds.map((id) => componentRef(call, getRecord(call.site.components, id))),
  ],
  [
    'fixVersions',
    'Fix versions',
    many('version', 'fixVersions'),
    ['fixVersion'],
    (call, issue) => issue.fixVersionIds.map((id) => versionBean(call, getRecord(call.site.versions, id))),
  ],
  [
    'versions',
    'Affects versions',
    many('version', 'versions'),
    ['affectedVersion'],
    (call, issue) => issue.versionIds.map((id) => versionBean(call, getRecord(call.site.versions, id))),
  ],
  [
    'security',
    'Security Level',
    one('securitylevel', 'security'),
    ['level'],
    (call, issue) =>
      issue.securityLevelId === undefined
        ? null
        : securityLevelBean(call, getRecord(call.site.securityLevels, issue.securityLevelId)),
  ],
];
