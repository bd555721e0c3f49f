/** What does this request touch? Asks Jira at most once, and only for an issue of a token that is bound to projects. */
import { fail, ok, type Result } from '../base/result';
import type { Operation } from '../catalogue/operation';
import { isNamedBy } from '../policy/decide';
import type { Reach } from '../policy/grant';
import type { Target } from '../policy/target';
import type { RequestBody } from './body';
import { findIssueProject } from './issue-project';
import type { Jira } from './jira';
import { namesMore } from './names-more';
import type { Query } from './query';
import type { Refusal } from './refusal';

/** What is looked at. `params` are the values of the path template. */
export interface Aimed {
  readonly operation: Operation;
  readonly params: ReadonlyMap<string, string>;
  readonly query: Query;
  readonly body: RequestBody | undefined;
}

export async function findTarget(aimed: Aimed, reach: Reach, jira: Jira): Promise<Result<Target, Refusal>> {
  if (reach.kind === 'site') return ok({ kind: 'any' });
  const { locator } = aimed.operation;
  if (aimed.operation.namesMore && namesMore(aimed)) return ok({ kind: 'unresolved', where: 'body' });
  switch (locator.kind) {
    case 'global':
      return ok({ kind: 'site-metadata' });
    case 'project':
      return ok(namedIn(aimed, locator.param, (named) => ({ kind: 'project', named })));
    case 'issue': {
      const named = aimed.params.get(locator.param);
      return named === undefined
        ? ok({ kind: 'unresolved', where: 'deny' })
        : findIssueTarget(named, reach, jira);
    }
    case 'resolve':
    case 'query':
    case 'body':
    case 'jql':
    case 'respfilter':
    case 'self':
    case 'deny':
      return ok({ kind: 'unresolved', where: locator.kind });
  }
}

const namedIn = ({ params }: Aimed, param: string, target: (named: string) => Target): Target => {
  const named = params.get(param);
  return named === undefined ? { kind: 'unresolved', where: 'deny' } : target(named);
};

const ISSUE_ID = /^\d{1,19}$/;
const ISSUE_KEY = /^([A-Za-z][A-Za-z0-9_]*)-\d+$/;

async function findIssueTarget(
  named: string,
  reach: Extract<Reach, { kind: 'projects' }>,
  jira: Jira,
): Promise<Result<Target, Refusal>> {
  const letters = ISSUE_KEY.exec(named)?.[1];
  if (letters === undefined && !ISSUE_ID.test(named)) return ok({ kind: 'absent-issue' });
  if (letters !== undefined && !reach.projects.some((project) => isNamedBy(project, letters)))
    return ok({ kind: 'foreign-key' });
  const project = await findIssueProject(jira, named);
  if (!project.ok) return fail(project.error);
  if (project.value) return ok({ kind: 'issue', project: project.value });
  // An id that nobody has and one of another project look alike, so that ids tell nothing about other projects.
  return ok(letters === undefined ? { kind: 'foreign-key' } : { kind: 'absent-issue' });
}
