/** Which project or issue do versions, components, boards, sprints, links, comments … belong to? Always Jira's answer. */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Jira } from '../jira';
import { ask } from '../question';
import type { Refusal } from '../refusal';
import { findBoard, findSprint } from './find-boards';
import { findComments, findWorklogs } from './find-entries';
import type { Named, NamedKind } from './named';
import { inIssues, inProject, type Origins, type OriginsAnswer } from './origins';

/** Each of these costs a question of its own. No operation names more than some three; a body that does is not placed. */
const QUESTIONS_MAX = 20;

/** What is no issue and no project is placed. Undefined where Jira shows the app no such thing. */
export async function findOrigins(named: readonly Named[], jira: Jira): OriginsAnswer {
  const ids = (kind: NamedKind): readonly string[] => [
    ...new Set(named.flatMap((one) => (one.kind === kind ? [one.as] : []))),
  ];
  const single = Object.entries(FINDERS).flatMap(([kind, find]) =>
    ids(kind as SingleKind).map((id) => () => find(id, jira)),
  );
  if (single.length > QUESTIONS_MAX) return ok(undefined);
  return joined([
    findComments(ids('comment'), jira),
    findWorklogs(ids('worklog'), jira),
    ...single.map((find) => find()),
  ]);
}

async function joined(answers: readonly OriginsAnswer[]): OriginsAnswer {
  const found: Origins[] = [];
  for (const answer of await Promise.all(answers)) {
    if (!answer.ok) return fail(answer.error);
    if (answer.value === undefined) return ok(undefined);
    found.push(answer.value);
  }
  return ok({
    projects: [...new Set(found.flatMap(({ projects }) => projects))],
    issues: [...new Set(found.flatMap(({ issues }) => issues))],
  });
}

/** The kinds that are asked about one by one. A kind that is in neither list does not compile. */
type SingleKind = Exclude<NamedKind, 'issue' | 'project' | 'comment' | 'worklog'>;
type Find = (id: string, jira: Jira) => OriginsAnswer;

const ofProject = once(() => z.object({ projectId: z.union([z.string(), z.number()]) }));
const findIn =
  (...path: readonly string[]): Find =>
  (id, jira) =>
    mapped(ask(jira, { path: ['rest', ...path, id], answer: ofProject }), ({ projectId }) =>
      inProject(projectId),
    );

const link = once(() => {
  const side = z.object({ id: z.string() });
  return z.object({ inwardIssue: side, outwardIssue: side });
});

const FINDERS: Readonly<Record<SingleKind, Find>> = {
  version: findIn('api', '3', 'version'),
  component: findIn('api', '3', 'component'),
  'service-desk': findIn('servicedeskapi', 'servicedesk'),
  board: findBoard,
  sprint: findSprint,
  link: (id, jira) =>
    mapped(
      ask(jira, { path: ['rest', 'api', '3', 'issueLink', id], answer: link }),
      ({ inwardIssue, outwardIssue }) => inIssues([inwardIssue.id, outwardIssue.id]),
    ),
};

async function mapped<T>(
  asked: Promise<Result<T | undefined, Refusal>>,
  originsOf: (answer: T) => Origins,
): OriginsAnswer {
  const answer = await asked;
  return answer.ok ? ok(answer.value === undefined ? undefined : originsOf(answer.value)) : answer;
}
