/** Projects over a script, and those that were missed, over a value that a test may set. */
import { fail, ok } from '../../src/base/result';
import type { MissedProjectsStore, Projects } from '../../src/console/project-ports';
import { formatMissedProjects, parseMissedProjects } from '../../src/tokens/missed-projects';
import { enter, type Journal } from './journal';

export interface MemoryProjects {
  readonly projects: Projects;
  readonly missedProjects: MissedProjectsStore;
  /** Ids that Jira does not show; a test changes it as it goes. */
  readonly missing: Set<string>;
  readonly stored: { missed: unknown };
}

export function memoryProjects(hidden: readonly string[], journal: Journal): MemoryProjects {
  const missing = new Set(hidden);
  const stored: { missed: unknown } = { missed: undefined };
  return {
    missing,
    stored,
    projects: {
      // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
      findMissing: async (ids) =>
        enter(journal, 'projects.findMissing') ? fail('unknown') : ok(ids.filter((id) => missing.has(id))),
    },
    missedProjects: {
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      read: async () =>
        enter(journal, 'missedProjects.read') ?? ok(parseMissedProjects(stored.missed) ?? new Map()),
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      save: async (missed) => {
        const down = enter(journal, 'missedProjects.save');
        if (down) return down;
        stored.missed = JSON.parse(JSON.stringify(formatMissedProjects(missed)));
        return ok(undefined);
      },
    },
  };
}
