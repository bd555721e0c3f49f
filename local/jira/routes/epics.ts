import * as z from 'zod/mini';
import { epicBean, isDone } from '../agile/agile-beans';
import { isEpic, isSubtask } from '../agile/epics';
import { readMoves } from '../agile/named-issues';
import { findEpicNamed, onEpic } from '../agile/places';
import { rankIssues } from '../agile/ranking';
import type { Call, Route } from '../call';
import { getAuthorId } from '../change-issue';
import { putIssue } from '../history';
import { readMember } from '../json';
import type { Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { badRequest, forbidden, json, noContent, type Reply } from '../reply';
import { getRecord } from '../site';
import { agile } from './route';

const epicBody = z.partial(
  z.object({
    name: z.string(),
    summary: z.string().check(z.minLength(1), z.maxLength(255)),
    done: z.boolean(),
    color: z.object({ key: z.string().check(z.regex(/^color_(?:[1-9]|1[0-4])$/)) }),
  }),
);

const mayEdit = (call: Call, issue: Issue): boolean =>
  hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', issue);
const CANNOT_EDIT = forbidden('You do not have permission to edit this epic.');

const postEpic = onEpic((call, epic) => {
  if (!mayEdit(call, epic)) return CANNOT_EDIT;
  const parsed = epicBody.safeParse(call.body);
  if (!parsed.success) return badRequest('The epic is not valid.');
  const { name, summary, done, color } = parsed.data;
  const details = {
    name: name ?? epic.epic?.name ?? epic.summary,
    colorKey: color?.key ?? epic.epic?.colorKey ?? 'color_4',
    done: done ?? isDone(epic),
  };
  const edited = putIssue(
    call.site,
    { ...epic, summary: summary ?? epic.summary, epic: details },
    { authorId: getAuthorId(call), at: call.now },
  );
  return json(epicBean(call, edited));
});

/** `epic: undefined` takes issues out of theirs. Epics and sub-tasks belong to no epic of their own. */
function moveInto(call: Call, epic: Issue | undefined): Reply {
  if (epic !== undefined && !mayEdit(call, epic)) return CANNOT_EDIT;
  const moves = readMoves(call, ['EDIT_ISSUES']);
  if (!moves.ok) return moves.reply;
  const { issues } = moves.value;
  if (issues.some((issue) => isEpic(issue) || isSubtask(issue)))
    return badRequest('Epics and sub-tasks cannot be added to or removed from an epic.');
  for (const { id } of issues)
    putIssue(
      call.site,
      { ...getRecord(call.site.issues, id), parentId: epic?.id },
      { authorId: getAuthorId(call), at: call.now },
    );
  return noContent;
}

const rankEpic = onEpic((call, epic) => {
  const [before, after] = [readMember(call.body, 'rankBeforeEpic'), readMember(call.body, 'rankAfterEpic')];
  const named = before ?? after;
  if (named === undefined) return badRequest('rankBeforeEpic or rankAfterEpic is needed.');
  const anchor = findEpicNamed(call, named);
  if (!anchor.ok) return anchor.reply;
  if (!hasOnIssue(call.site, call.actor, 'SCHEDULE_ISSUES', epic))
    return forbidden('You do not have permission to rank this epic.');
  rankIssues(call.site, [epic], { issue: anchor.value, side: before === undefined ? 'after' : 'before' });
  return noContent;
});

const WRITE = ['write:epic:jira-software'];

export const EPIC_ROUTES: readonly Route[] = [
  agile(
    'GET',
    'epic/:epicIdOrKey',
    ['read:epic:jira-software'],
    onEpic((call, epic) => json(epicBean(call, epic))),
  ),
  agile('POST', 'epic/:epicIdOrKey', WRITE, postEpic),
  agile('PUT', 'epic/:epicIdOrKey/rank', WRITE, rankEpic),
  agile('POST', 'epic/none/issue', WRITE, (call) => moveInto(call, undefined)),
  agile('POST', 'epic/:epicIdOrKey/issue', WRITE, onEpic(moveInto)),
];
