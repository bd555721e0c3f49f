import * as z from 'zod/mini';
import { once } from '../../base/once';
import { ok } from '../../base/result';
import type { Jira } from '../jira';
import { ask } from '../question';
import type { OriginsAnswer } from './origins';

const AGILE = ['rest', 'agile', '1.0'] as const;

/** More projects than any token is bound to: a board that has them is not within reach. */
const BOARD_PROJECTS_MAX = 50;
const boardProjects = once(() =>
  z.object({ isLast: z.boolean(), values: z.array(z.object({ id: z.string() })) }),
);

/** A board shows every project that its filter names or has issues of. One without any is nobody's. */
export async function findBoard(id: string, jira: Jira): OriginsAnswer {
  const asked = await ask(jira, {
    path: [...AGILE, 'board', id, 'project'],
    query: `maxResults=${BOARD_PROJECTS_MAX}`,
    answer: boardProjects,
  });
  if (!asked.ok) return asked;
  const { isLast = false, values = [] } = asked.value ?? {};
  return ok(isLast && values.length > 0 ? { projects: values.map((one) => one.id), issues: [] } : undefined);
}

const sprint = once(() => z.object({ originBoardId: z.int() }));

/** A sprint is of the board that it was made on. */
export async function findSprint(id: string, jira: Jira): OriginsAnswer {
  const asked = await ask(jira, { path: [...AGILE, 'sprint', id], answer: sprint });
  if (!asked.ok) return asked;
  return asked.value ? findBoard(String(asked.value.originBoardId), jira) : ok(undefined);
}
