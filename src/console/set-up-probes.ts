/** The probes that the app runs itself. Each ends as a finding, or as what the gateway's echo saw; none throws for a "no". */
import { parseJson } from '../base/parse-json';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { APP_SCOPES } from '../catalogue/scopes';
import {
  PROBE_ADDRESS,
  PROBE_BODY,
  PROBE_HEADER,
  PROBE_PATHS,
  parseObservation,
  type Leg,
} from '../tokens/set-up-observation';
import type { ProjectRef } from '../policy/grant';
import type { ConsolePorts } from './ports';
import { PROBE_AUTHORIZATION, probeSuffix } from './set-up-curl';
import type { SetUpFacts, SetUpFinding, SetUpKey } from './set-up-contract';
import type { Asked, Probed, SetUpRun } from './set-up-ports';

/** Both legs, at the same time. Without a code nothing is sent. */
export async function probeGateway(
  code: string | undefined,
  ports: ConsolePorts,
): Promise<SetUpRun['probed']> {
  if (code === undefined) {
    const none: Probed = { kind: 'unreached', why: 'no-code' };
    return { request: none, path: none };
  }
  const [request, path] = await Promise.all([
    probeLeg('request', code, ports),
    probeLeg('path', code, ports),
  ]);
  return { request, path };
}

async function probeLeg(leg: Leg, code: string, { ownGateway }: ConsolePorts): Promise<Probed> {
  const suffix = probeSuffix(leg, code, PROBE_PATHS[1]);
  const headers = { Authorization: PROBE_AUTHORIZATION[leg] };
  const replied =
    leg === 'path'
      ? await ownGateway.call({ method: 'GET', suffix, headers })
      : await ownGateway.call({
          method: 'POST',
          suffix,
          headers: {
            ...headers,
            [PROBE_HEADER]: '1',
            'X-Forwarded-For': PROBE_ADDRESS,
            'Content-Type': 'text/plain',
          },
          body: PROBE_BODY,
        });
  if (!replied.ok) return { kind: 'unreached', why: replied.error };
  const observation =
    replied.value.status === 200 ? parseObservation(parseJson(replied.value.body)) : undefined;
  return observation?.leg === leg
    ? { kind: 'seen', observation }
    : { kind: 'answered-otherwise', status: replied.value.status };
}

/** Everything that Jira, storage and the platform can tell without the gateway. */
export async function probeSite(accountId: string, ports: ConsolePorts): Promise<readonly SetUpFinding[]> {
  const { reach, setUp, tokens } = ports;
  const [listed, seen, kept, lists] = await Promise.all([
    reach.listProjects(),
    reach.countProjects(),
    setUp.roundTrip(),
    tokens.list({ by: 'all' }, { limit: 1 }),
  ]);
  const projects = listed.ok ? listed.value : { projects: [], total: 0 };
  const why = listed.ok ? 'no-project' : listed.error;
  const [standing, editable, administered] = await Promise.all([
    probeStanding(accountId, projects.projects[0], why, ports),
    probeProjects('projects-editable', ['BROWSE_PROJECTS', 'EDIT_ISSUES'], { ...projects, why }, ports),
    probeProjects('projects-administered', ['ADMINISTER_PROJECTS'], { ...projects, why }, ports),
  ]);
  return [
    standing,
    seen.ok
      ? finding('projects-seen', seen.value > 0, { seen: seen.value })
      : gap('projects-seen', seen.error),
    editable,
    administered,
    ofStore('storage-keeps', kept, (value) => value),
    ofStore('storage-lists', lists, () => true),
    ofScopes(reach.findMissingScopes([...APP_SCOPES, 'storage:app'])),
    ofPermissions(await reach.findMissingPermissions()),
  ];
}

async function probeStanding(
  accountId: string,
  project: ProjectRef | undefined,
  why: string,
  { reach }: ConsolePorts,
): Promise<SetUpFinding> {
  const key = 'standing-askable';
  if (!project) return { key, state: 'unknown', facts: { why: why === 'refused' ? 'no-project' : why } };
  const asked = await reach.askStanding(accountId, project.id);
  return asked.ok ? finding(key, true, {}) : gap(key, asked.error);
}

interface Listed {
  readonly projects: readonly ProjectRef[];
  readonly total: number;
  /** Why there is none, where there is none. */
  readonly why: string;
}

async function probeProjects(
  key: SetUpKey,
  permissions: readonly string[],
  { projects, total, why }: Listed,
  { reach }: ConsolePorts,
): Promise<SetUpFinding> {
  if (projects.length === 0) return { key, state: 'unknown', facts: { why } };
  const permitted = await reach.findPermitted(permissions);
  if (!permitted.ok) return gap(key, permitted.error);
  const without = projects.filter(({ id }) => !permitted.value.has(id)).map((project) => project.key);
  return finding(key, without.length === 0, { looked: projects.length, total, without });
}

function ofScopes(missing: Asked<readonly string[]>): SetUpFinding {
  const key = 'scopes-granted';
  return missing.ok
    ? finding(key, missing.value.length === 0, { missing: missing.value })
    : gap(key, missing.error);
}

/** Nothing is wrong while no rule names them; a rule that does lets nobody pass. */
function ofPermissions(missing: Asked<readonly string[]>): SetUpFinding {
  const key = 'permissions-listed';
  if (!missing.ok) return { key, state: 'unknown', facts: { why: missing.error } };
  return { key, state: missing.value.length === 0 ? 'good' : 'note', facts: { missing: missing.value } };
}

/** Storage that does not answer is bad, not unknown: that is what would happen to a token as well. */
export function ofStore<Value>(
  key: SetUpKey,
  stored: Result<Value, StoreFailure>,
  isGood: (value: Value) => boolean,
): SetUpFinding {
  if (!stored.ok) return finding(key, false, { code: stored.error.code });
  return isGood(stored.value) ? finding(key, true, {}) : finding(key, false, { why: 'different' });
}

const finding = (key: SetUpKey, isGood: boolean, facts: SetUpFacts): SetUpFinding => ({
  key,
  state: isGood ? 'good' : 'bad',
  facts,
});

/** Where Jira says no, the app cannot do it; where it says nothing, nobody knows. */
const gap = (key: SetUpKey, why: 'refused' | 'no-answer'): SetUpFinding => ({
  key,
  state: why === 'refused' ? 'bad' : 'unknown',
  facts: { why },
});
