/** One soak: a site is planted, everybody acts for a while in all weathers, and in the end everything is held against each other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHost, type RunningHost } from '../../local/host/start-host';
import type { CreateWorld } from '../../local/host/world';
import { createJira } from '../../local/jira/create-jira';
import { defaultBehaviour } from '../../local/kvs/behaviour';
import { createKvs } from '../../local/kvs/create-kvs';
import { parseEntities } from '../../local/kvs/entities';
import { openFileStore } from '../../local/kvs/file-store';
import { WIDE } from '../conformance/support/rules';
import { actAsAdmins } from './admin-acts';
import { administerByTokens } from './admin-calls';
import { lookAfterBots } from './bot-acts';
import { callForever } from './callers';
import { countContainers } from './containers';
import { invoke, type Desk } from './desk';
import { Dice } from './dice';
import { extendForever } from './extension-acts';
import { Findings } from './findings';
import { Flights } from './flights';
import { Known } from './known';
import { listOrphans } from './leaver-acts';
import { limitForever } from './limit-acts';
import { orderLists } from './list-acts';
import { watchMemory } from './memory';
import { orderAndClaim } from './order-acts';
import { actAsPeople, comeAndGo } from './people-acts';
import { seedPeople } from './people';
import { plant } from './plant';
import { actOnPolicy } from './policy-acts';
import { actAsProjectAdmins } from './project-acts';
import { OPEN } from './soak-policy';
import { verifyDump, verifyLogs } from './verify-dump';
import { watchedJira, type Watch } from './watched-jira';
import { Weather } from './weather';

export interface SoakPlan {
  readonly root: string;
  readonly tokens: number;
  readonly people: number;
  readonly runMs: number;
  readonly seed: number;
  /** Absent: storms come and go. */
  readonly isCalm?: boolean;
  readonly say: (line: string) => void;
}

export interface SoakReport {
  readonly findings: Findings;
  readonly heap: readonly number[];
}

const SCRIPTS = 12;
const LIMITED = 2;
/** Deletes need approval, and what lasts longer than the older half of the planted tokens has lived. */
const APPROVAL = { ...WIDE.approval, needs: 'when', writes: false, siteWide: false, overDays: 60 } as const;
const GROUPS_OF_PEOPLE = 3;

export async function runSoak(plan: SoakPlan): Promise<SoakReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'soak-'));
  const file = path.join(folder, 'storage.db');
  let watch: Watch | undefined;
  const host = await startHost({
    root: plan.root,
    file,
    createWorld: soakWorld(file, plan.people, () => watch),
  });
  try {
    return await soak(host, plan, (watching) => (watch = watching));
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Storage in a file, so that what is stored does not pass for a leak. */
const soakWorld =
  (file: string, people: number, watch: () => Watch | undefined): CreateWorld =>
  ({ clock, storage }) => {
    const behaviour = defaultBehaviour();
    const kvs = createKvs({ store: openFileStore(file), clock, entities: parseEntities(storage), behaviour });
    const jira = createJira({ clock, seed: seedPeople(people) });
    return {
      kvs,
      jira: watchedJira(jira, watch),
      admin: jira,
      content: jira,
      behaviours: { kvs: behaviour, jira: jira.behaviour },
    };
  };

async function soak(host: RunningHost, plan: SoakPlan, onWatch: (watch: Watch) => void): Promise<SoakReport> {
  const { state, url } = host;
  const { findings, people, say } = { ...plan, findings: new Findings(plan.say) };
  const known = new Known(OPEN);
  known.tokens.push(...(await plant(state, plan)));
  say(`planted ${known.tokens.length} tokens of ${people} people`);
  const containers = countContainers(state.container);
  const flights = new Flights(containers);
  const [gateway] = (await host.overview()).webTriggers;
  if (!gateway) throw new Error('the manifest has no web trigger');
  const weather = new Weather(state, findings);
  if (plan.isCalm) weather.stayCalm();
  let isOver = false;
  let begunAt = performance.now();
  const desk: Desk = {
    ...{ state, url, known, flights, findings, weather, people },
    gatewayUrl: gateway.url,
    changedBy: new Map(),
    isOver: () => isOver,
    partDone: () => (performance.now() - begunAt) / plan.runMs,
  };
  await switchOn(desk);
  begunAt = performance.now();
  onWatch({ flights, known, findings });
  setTimeout(() => (isOver = true), plan.runMs);
  const heap = await actAll(desk, plan);
  weather.clear();
  verifyDump({
    orphans: await listOrphans(desk),
    dump: state.kvs.dump(),
    logs: state.logs.list().map(({ message }) => message),
    ...{ known, findings, changedBy: desk.changedBy },
  });
  return { findings, heap };
}

async function switchOn(desk: Desk): Promise<void> {
  const saved = await invoke(desk, 'admin-page', 'policy/change', {
    user: 'admin',
    payload: { revision: 0, rules: { ...WIDE, approval: APPROVAL } },
  });
  if (saved.kind !== 'value') throw new Error('tokens could not be switched on');
}

async function actAll(desk: Desk, { seed, say, isCalm = false }: SoakPlan): Promise<readonly number[]> {
  const dice = (index: number): Dice => new Dice(seed * 1_000 + index);
  const { state, findings } = desk;
  // The host's records are bounded, yet would grow all the while: lines are looked at, and let go.
  let lines: readonly string[] = [];
  const onSample = (): void => {
    verifyLogs(lines, desk);
    lines = state.logs.list().map(({ message }) => message);
    state.logs.clear();
    for (const recorder of [state.kvsCalls, state.jiraCalls]) recorder.clear();
    say(
      `${findings.of('Jira calls let through')} calls let through, ${findings.of('violations')} violations`,
    );
  };
  const [heap] = await Promise.all([
    watchMemory(desk.isOver, onSample),
    ...(isCalm ? [] : [desk.weather.blow(dice(0), desk.isOver)]),
    comeAndGo(desk, dice(1)),
    actAsAdmins(desk, dice(2)),
    ...Array.from({ length: GROUPS_OF_PEOPLE }, (_, index) => actAsPeople(desk, dice(10 + index))),
    orderAndClaim(desk, dice(3)),
    actAsProjectAdmins(desk, dice(4)),
    actOnPolicy(desk, dice(5)),
    lookAfterBots(desk, dice(6)),
    extendForever(desk, dice(7)),
    orderLists(desk, dice(8)),
    administerByTokens(desk, dice(9)),
    ...Array.from({ length: LIMITED }, (_, index) => limitForever(desk, dice(30 + index))),
    ...Array.from({ length: SCRIPTS }, (_, index) => callForever(desk, dice(20 + index))),
  ]);
  verifyLogs(lines, desk);
  return heap;
}
