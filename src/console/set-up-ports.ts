/** What the set-up check needs of the world, beside what every page needs. */
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { ProjectRef } from '../policy/grant';
import type { Leg, Observation } from '../tokens/set-up-observation';
import type { Unreached } from './own-gateway';
import type { SetUpFinding } from './set-up-contract';

/** Jira's answer, or why there is none: it said no (400, 401, 403, 404), or nothing that can be read. */
export type Asked<Value> = Result<Value, 'refused' | 'no-answer'>;

/** Jira and the platform, asked about this installation. */
export interface AppReach {
  /** May the app ask what somebody else may do? As the app; whatever the answer, it was askable. */
  askStanding(accountId: string, projectId: string): Promise<Asked<void>>;
  /** The first 50 projects that the person in front of the page sees, and how many there are. */
  listProjects(): Promise<Asked<{ readonly projects: readonly ProjectRef[]; readonly total: number }>>;
  /** How many projects the app sees. */
  countProjects(): Promise<Asked<number>>;
  /** Ids of the projects in which the app has all these permissions. */
  findPermitted(permissions: readonly string[]): Promise<Asked<ReadonlySet<string>>>;
  /** Those of the scopes that the installation was not granted; `no-answer` where the platform does not say. */
  findMissingScopes(scopes: readonly string[]): Asked<readonly string[]>;
  /** Those of the app's own permissions, by the keys of their modules, that Jira does not list. */
  findMissingPermissions(): Promise<Asked<readonly string[]>>;
}

/** How a leg of the app's own probe fared. */
export type Probed =
  | { readonly kind: 'seen'; readonly observation: Observation }
  | { readonly kind: 'unreached'; readonly why: Unreached | 'no-code' }
  | { readonly kind: 'answered-otherwise'; readonly status: number };

/** What a run of the check found out, apart from what somebody outside adds. */
export interface SetUpRun {
  readonly at: Instant;
  readonly probed: Readonly<Record<Leg, Probed>>;
  /** The findings that need no gateway. */
  readonly findings: readonly SetUpFinding[];
}

export type SeenOutside = Readonly<Partial<Record<Leg, Observation>>>;

export interface SetUpStore {
  /** Replaces the run before. */
  saveRun(run: SetUpRun): Promise<Result<void, StoreFailure>>;
  /** Undefined where the check never ran, or what is stored cannot be read any more. */
  readRun(): Promise<Result<SetUpRun | undefined, StoreFailure>>;
  readSeen(): Promise<Result<SeenOutside, StoreFailure>>;
  /** Writes a small value, reads it back and deletes it. False: something else was read. */
  roundTrip(): Promise<Result<boolean, StoreFailure>>;
}

/** The part of the page's ports that the check adds. */
export interface SetUpPorts {
  readonly reach: AppReach;
  readonly setUp: SetUpStore;
}
