import { isNamedBy, type Reach } from '../../policy/grant';
import type { Named } from './named';
import type { Unplaced } from './resolve-ports';

const ID = /^\d{1,19}$/;
const KEY = /^([A-Za-z][A-Za-z0-9_]*)-\d{1,19}$/;

/**
 * What can be told without a question to Jira: a name that is none, and a key that bears the letters of a foreign project. That a
 * moved issue or a renamed project may once have had these letters is no reason to ask (docs/decisions/0008-refusals.md). Pure.
 */
export function barFast(named: readonly Named[], reach: Reach): Unplaced | undefined {
  const barred = named.map((one) => barOne(one, reach));
  return barred.find((one) => one === 'outside') ?? barred.find((one) => one !== undefined);
}

function barOne({ kind, as }: Named, reach: Reach): Unplaced | undefined {
  if (kind === 'issue') return barIssue(as, reach);
  if (kind === 'project') return isNamed(as, reach) ? undefined : 'outside';
  // Ids, project keys and `projectKey:ABC` forms: Jira tells which project a service desk is of.
  const form = kind === 'service-desk' ? /^[\w:]{1,64}$/ : ID;
  return form.test(as) ? undefined : 'outside';
}

function barIssue(as: string, reach: Reach): Unplaced | undefined {
  if (ID.test(as)) return undefined;
  const letters = KEY.exec(as)?.[1];
  if (letters === undefined) return 'absent-issue';
  return isNamed(letters, reach) ? undefined : 'outside';
}

/** A project's id, or letters that can be its key. */
const PROJECT = /^(?:\d{1,19}|[A-Za-z][A-Za-z0-9_]*)$/;

const isNamed = (as: string, reach: Reach): boolean =>
  reach.kind === 'site' ? PROJECT.test(as) : reach.projects.some((project) => isNamedBy(project, as));
