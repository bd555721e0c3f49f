import { kvs } from '@forge/kvs';
import { ok } from '../base/result';
import type { MissedProjectsStore } from '../console/project-ports';
import { formatMissedProjects, parseMissedProjects } from '../tokens/missed-projects';
import { MISSED_PROJECTS_KEY } from './keys';
import { storeCall } from './store-call';

/** Projects that were missed, in plain KVS. */
export const missedProjectsStore: MissedProjectsStore = {
  async read() {
    const stored = await storeCall(() => kvs.get<unknown>(MISSED_PROJECTS_KEY));
    return stored.ok ? ok(parseMissedProjects(stored.value) ?? new Map()) : stored;
  },

  async save(missed) {
    const saved = await storeCall(() => kvs.set(MISSED_PROJECTS_KEY, formatMissedProjects(missed)));
    return saved.ok ? ok(undefined) : saved;
  },
};
