/** What stands under the host and can be replaced whole: storage and Jira. Made anew by `POST /local/reset`. */
import type { ContentControls } from '../jira/content-controls';
import type { Controls } from '../jira/controls';
import type { Jira, Kvs, LocalClock } from '../ports';

export interface World {
  readonly kvs: Kvs;
  readonly jira: Jira;
  /** Live objects of switches, by prefix (`kvs`, `jira`): what is written to them works from then on. */
  readonly behaviours: Readonly<Record<string, object>>;
  /** What a Jira administrator could change. Absent for a real site. */
  readonly admin?: Controls;
  /** What else a test could change in it. Absent for a real site. */
  readonly content?: ContentControls;
}

export interface WorldPlan {
  readonly clock: LocalClock;
  /** `app.storage` of manifest.yml: the declared entities. */
  readonly storage: unknown;
}

export type CreateWorld = (plan: WorldPlan) => World | Promise<World>;
