/** What JQL can ask about. */
import { adfToText } from '../adf';
import type { Issue } from '../model';
import { canSeeComment } from '../permissions';
import { ID_FIELDS } from './id-fields';
import type { QueryField } from './query-field';
import type { JqlScope } from './scope';

const richTexts = (...documents: readonly (Issue['description'] | undefined)[]): readonly string[] =>
  documents.flatMap((document) => (document === undefined ? [] : [adfToText(document)]));

const commentTexts = (issue: Issue, { site, actor }: JqlScope): readonly string[] =>
  [...site.comments.values()]
    .filter((comment) => comment.issueId === issue.id && canSeeComment(site, actor, comment))
    .map((comment) => adfToText(comment.body));

const OTHER_FIELDS: readonly (readonly [readonly string[], QueryField])[] = [
  [['created', 'createddate'], { type: 'date', value: (issue) => issue.createdAt }],
  [['updated', 'updateddate'], { type: 'date', value: (issue) => issue.updatedAt }],
  [['resolved', 'resolutiondate'], { type: 'date', value: (issue) => issue.resolvedAt }],
  [['statuscategorychangeddate'], { type: 'date', value: (issue) => issue.statusChangedAt }],
  [
    ['due', 'duedate'],
    {
      type: 'date',
      dayOnly: true,
      value: (issue) => (issue.dueDate === undefined ? undefined : Date.parse(issue.dueDate)),
    },
  ],
  [['story points', 'cf[10016]'], { type: 'number', value: (issue) => issue.storyPoints }],
  [['votes'], { type: 'number', value: (issue) => issue.voterIds.length }],
  [['watchers'], { type: 'number', value: (issue) => issue.watcherIds.length }],
  [['summary'], { type: 'text', texts: (issue) => [issue.summary] }],
  [['description'], { type: 'text', texts: (issue) => richTexts(issue.description) }],
  [['environment'], { type: 'text', texts: (issue) => richTexts(issue.environment) }],
  [['comment'], { type: 'text', texts: commentTexts }],
  [
    ['text', 'textfields'],
    {
      type: 'text',
      texts: (issue, scope) => [
        issue.summary,
        ...richTexts(issue.description, issue.environment),
        ...commentTexts(issue, scope),
      ],
    },
  ],
];

const BY_NAME: ReadonlyMap<string, QueryField> = new Map(
  [...ID_FIELDS, ...OTHER_FIELDS].flatMap(([names, field]) => names.map((name) => [name, field] as const)),
);

/** The field of that JQL name, in any case, or undefined. */
export const findQueryField = (name: string): QueryField | undefined => BY_NAME.get(name.toLowerCase());

/** Fields of real Jira that this one does not evaluate: answered with 501, not with "does not exist". */
export const UNSUPPORTED_FIELDS: ReadonlySet<string> = new Set([
  'attachments',
  'category',
  'development',
  'hierarchylevel',
  'lastviewed',
  'originalestimate',
  'timeoriginalestimate',
  'remainingestimate',
  'timeestimate',
  'timespent',
  'workratio',
  'request-channel-type',
  'request-last-activity-time',
  'approvals',
  'worklogcomment',
  'worklogdate',
  'organizations',
  'watches',
  'issuerestriction',
  'team',
  'parentproject',
]);
