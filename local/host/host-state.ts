/** Everything one running host holds. The web trigger, the resolver calls and the control surface all work on it. */
import { randomBytes } from 'node:crypto';
import type { Jira, Kvs } from '../ports';
import type { Container } from './app/container';
import type { AccountState } from './platform/fetch-accounts';
import { Faults } from './platform/faults';
import { InvocationBudget } from './invoke/invocation-budget';
import type { Invocation } from './platform/invocation';
import { installOn, permissionsOf, type Installation } from './app/installation';
import type { ForgeLimits } from './limits';
import type { AppManifest } from './app/manifest';
import { Recorder, Sequence, type JiraCall, type KvsCall, type LogLevel, type LogLine } from './records';
import { ShiftedClock } from './shifted-clock';
import { createSwitchBoard, type SwitchBoard } from './switches';
import type { WebTriggerUrls } from './invoke/web-trigger-urls';
import type { CreateWorld, World } from './world';

export interface HostStateParts {
  readonly manifest: AppManifest;
  readonly container: Container;
  readonly limits: ForgeLimits;
  readonly urls: WebTriggerUrls;
  readonly createWorld: CreateWorld;
  /** Whether storage may be emptied: false for a database file. */
  readonly resettable: boolean;
  /** Called for each log line. */
  readonly onLog: (line: LogLine) => void;
}

export class HostState {
  readonly manifest: AppManifest;
  readonly container: Container;
  readonly limits: ForgeLimits;
  readonly urls: WebTriggerUrls;
  readonly resettable: boolean;
  readonly installation: Installation;
  readonly switches: SwitchBoard;
  readonly clock: ShiftedClock;
  readonly faults = new Faults();
  readonly budget = new InvocationBudget();
  /** What Atlassian says of accounts when an app reports them; of all others it says nothing. */
  readonly accountStates = new Map<string, AccountState>();
  readonly sequence = new Sequence();
  readonly kvsCalls = new Recorder<KvsCall>();
  readonly jiraCalls = new Recorder<JiraCall>();
  readonly logs = new Recorder<LogLine>();
  /** What web triggers and schedules get as `contextToken`; a test can look for it where it must not be. */
  readonly contextToken = `local-context-token-${randomBytes(18).toString('base64url')}`;
  /** `http://127.0.0.1:PORT`, once it listens. */
  origin = '';
  readonly #createWorld: CreateWorld;
  readonly #onLog: (line: LogLine) => void;
  #world: World;

  private constructor(parts: HostStateParts, clock: ShiftedClock, world: World, installation: Installation) {
    this.manifest = parts.manifest;
    this.container = parts.container;
    this.limits = parts.limits;
    this.urls = parts.urls;
    this.resettable = parts.resettable;
    this.installation = installation;
    this.clock = clock;
    this.#createWorld = parts.createWorld;
    this.#onLog = parts.onLog;
    this.#world = world;
    this.switches = createSwitchBoard(() => this.#world.behaviours);
  }

  static async create(parts: HostStateParts): Promise<HostState> {
    const clock = new ShiftedClock();
    const world = await parts.createWorld({ clock, storage: parts.manifest.storage });
    const installation = installOn(await world.jira.site(), parts.manifest.appId);
    world.admin?.addPermissions(permissionsOf(installation, parts.manifest));
    return new HostState(parts, clock, world, installation);
  }

  get kvs(): Kvs {
    return this.#world.kvs;
  }

  get jira(): Jira {
    return this.#world.jira;
  }

  get admin(): World['admin'] {
    return this.#world.admin;
  }
  get content(): World['content'] {
    return this.#world.content;
  }

  triggerUrl(id: string): string {
    return `${this.origin}/public/${id}`;
  }

  log(level: LogLevel, message: string, invocation?: Invocation): void {
    this.#record('host', level, message, invocation);
  }

  logOfApp(level: LogLevel, message: string, invocation: Invocation): void {
    this.#record('app', level, message, invocation);
  }

  /** A new, empty world; clock, faults, records and module state go too. Switches stay as they are. */
  async reset(): Promise<void> {
    const switched = this.switches.list();
    this.#world.kvs.close();
    this.clock.reset();
    this.#world = await this.#createWorld({ clock: this.clock, storage: this.manifest.storage });
    this.#world.admin?.addPermissions(permissionsOf(this.installation, this.manifest));
    this.switches.set(switched);
    this.container.coolDown();
    this.faults.clear();
    this.accountStates.clear();
    for (const recorder of [this.kvsCalls, this.jiraCalls, this.logs]) recorder.clear();
  }

  #record(
    source: LogLine['source'],
    level: LogLevel,
    message: string,
    invocation: Invocation | undefined,
  ): void {
    const who = invocation && { invocationId: invocation.id, functionKey: invocation.target.functionKey };
    const line: LogLine = { seq: this.sequence.next(), at: this.clock.now(), source, level, message, ...who };
    this.#onLog(this.logs.add(line));
  }
}
