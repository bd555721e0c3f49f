import * as z from 'zod/mini';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { keyOf } from '../known';
import { ask } from '../question';
import type { Refusal } from '../refusal';
import type { ResolvePorts } from './resolve-ports';

const project = once(() => z.object({ id: z.string(), key: z.string() }));

/**
 * Ids of the projects with these ids or keys. An id is the identity itself; whose a key is Jira says, each time, for keys can be
 * renamed and given to another project. Undefined where one of them is nobody's.
 */
export async function placeProjects(
  named: readonly string[],
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<readonly string[] | undefined, Refusal>> {
  // However it is spelled, a key is one project's and one question.
  const unique = [...new Set(named.map((one) => one.toUpperCase()))];
  if (unique.filter((one) => !isId(one)).length > KEYS_MAX) return ok(undefined);
  const placed = await Promise.all(unique.map((one) => placeProject(one, ports, now)));
  const ids: string[] = [];
  for (const one of placed) {
    if (!one.ok) return fail(one.error);
    if (one.value === undefined) return ok(undefined);
    ids.push(one.value);
  }
  return ok([...new Set(ids)]);
}

/** More keys in one request are placed by nobody: each is a question. */
const KEYS_MAX = 50;

const isId = (named: string): boolean => /^\d+$/.test(named);

async function placeProject(
  named: string,
  { jira, known, installation }: ResolvePorts,
  now: Instant,
): Promise<Result<string | undefined, Refusal>> {
  if (isId(named)) return ok(named);
  const asked = await ask(jira, { path: ['rest', 'api', '3', 'project', named], answer: project });
  if (!asked.ok) return asked;
  if (asked.value) known.projects.remember(keyOf(installation, named.toUpperCase()), asked.value.id, now);
  return ok(asked.value?.id);
}
