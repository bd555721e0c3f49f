import type { Jira } from '../jira';
import type { Known } from '../known';

/** Where the app asks which project something is in, and where answers are remembered. */
export interface ResolvePorts {
  readonly jira: Jira;
  readonly known: Known;
  readonly installation: string;
}

/** Why not everything could be placed. `outside` also where Jira shows no such thing: ids tell nothing about other projects. */
export type Unplaced = 'outside' | 'absent-issue';
