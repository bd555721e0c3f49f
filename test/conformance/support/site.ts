/** One local host with the app on it. After `startSite` a test touches nothing but HTTP: the control surface and the web trigger. */
import { chunksOf } from '../../../src/base/chunks';
import { expect } from 'vitest';
import { startHost, type RunningHost } from '../../../local/host/start-host';
import type { JiraCall, KvsCall, LogLine } from '../../../local/host/records';
import type { KvsDump } from '../../../local/ports';
import { createWorld } from '../../../local/world';
import type {
  AdminEntries,
  Freezing,
  IssuedTokenView,
  PolicyView,
  ProjectEntries,
  Reply,
  RulesView,
  TokenOrder,
} from '../../../src/console/contract';
import { send, type Answer, type Sent } from './wire';

type Pages = { 'admin-page': AdminEntries; 'project-page': ProjectEntries };
type Entry<Page extends keyof Pages, Key extends keyof Pages[Page]> = Pages[Page][Key] extends {
  payload: infer Payload;
  value: infer Value;
}
  ? { payload: Payload; value: Value }
  : never;

/** One call of a page. `project` is the key of the project that the project page claims to be shown in. */
export interface PageCall<Payload> {
  readonly user?: string | undefined;
  readonly payload: Payload;
  readonly project?: string;
}

export interface GatewayCall extends Sent {
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string;
  /** Sent as JSON with its content type. */
  readonly json?: unknown;
}

/** An answer, and in whose words: a page's, the gateway's own, or Jira's passed through. */
export interface Said {
  readonly by: 'page' | 'gateway' | 'jira';
  readonly text: string;
}

export class Site {
  /** Every answer that left the site, control surface aside: where secrets are looked for. */
  readonly answers: Said[] = [];
  readonly #host: RunningHost;
  readonly gatewayUrl: string;
  readonly cloudId: string;

  /** Locators of the tokens that were issued here and not yet made room for. */
  #issued: string[] = [];

  constructor(host: RunningHost, { gatewayUrl, cloudId }: { gatewayUrl: string; cloudId: string }) {
    this.#host = host;
    this.gatewayUrl = gatewayUrl;
    this.cloudId = cloudId;
  }

  /** For what has no HTTP form: planting records, and events that node's own server refuses (plant.ts, deliver.ts). */
  get host(): RunningHost {
    return this.#host;
  }

  async control<Value>(route: string, body?: unknown, headers: readonly string[] = []): Promise<Value> {
    const { status, body: text } = await this.controlRaw(route, body, headers);
    if (status !== 200) throw new Error(`${route} answered ${status}: ${text}`);
    return JSON.parse(text) as Value;
  }

  controlRaw(route: string, body?: unknown, headers: readonly string[] = []): Promise<Answer> {
    const [method = 'GET', path = ''] = route.split(' ');
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return send(`${this.#host.url}/local${path}`, { method, headers, ...sent });
  }

  /** What `invoke()` on a page resolves to. Status and text as they came, for calls that may die. */
  async invokeRaw(page: string, key: string, call: PageCall<unknown>): Promise<Answer> {
    const claim = call.project === undefined ? '' : `?project=${call.project}`;
    const user = call.user === undefined ? [] : ['x-local-user', call.user];
    const answer = await this.controlRaw(`POST /invoke/${page}/${key}${claim}`, call.payload ?? {}, user);
    this.answers.push({ by: 'page', text: answer.body });
    return answer;
  }

  async invoke<Page extends keyof Pages, Key extends keyof Pages[Page] & string>(
    page: Page,
    key: Key,
    call: PageCall<Entry<Page, Key>['payload']>,
  ): Promise<Reply<Entry<Page, Key>['value']>> {
    const { status, body } = await this.invokeRaw(page, key, call);
    if (status !== 200) throw new Error(`${page} ${key} answered ${status}: ${body}`);
    return JSON.parse(body) as Reply<Entry<Page, Key>['value']>;
  }

  async readPolicy(): Promise<PolicyView> {
    return valueOf(await this.invoke('admin-page', 'policy/read', { user: 'admin', payload: undefined }));
  }

  async changeRules(patch: Partial<RulesView>): Promise<PolicyView> {
    const { revision, rules } = await this.readPolicy();
    const payload = { revision, rules: { ...rules, ...patch } };
    return valueOf(await this.invoke('admin-page', 'policy/change', { user: 'admin', payload }));
  }

  switchOn(patch: Partial<RulesView> = {}): Promise<PolicyView> {
    return this.changeRules({ tokensOn: true, ...patch });
  }

  /** An admin freezes; gives the freeze's id. */
  async freeze(of: Freezing['of'], what: Freezing['what'], until?: string): Promise<string> {
    const payload = { of, what, reason: FREEZE_REASON, ...(until === undefined ? {} : { until }) };
    const { entries } = valueOf(await this.invoke('admin-page', 'freeze/add', { user: 'admin', payload }));
    return entries.at(-1)?.id ?? '';
  }

  /** An admin thaws all that is frozen. */
  async thawAll(): Promise<void> {
    const call = { user: 'admin', payload: undefined };
    const { entries } = valueOf(await this.invoke('admin-page', 'freeze/read', call));
    for (const { id } of entries)
      valueOf(await this.invoke('admin-page', 'freeze/thaw', { user: 'admin', payload: { id } }));
  }

  async issueToken(user: string, order: Partial<TokenOrder> = {}, project = 'ABC'): Promise<IssuedTokenView> {
    const payload = { name: 'conformance', scopes: ['read:jira-work'], ...order };
    const issued = valueOf<IssuedTokenView>(
      await this.invoke('project-page', 'token/issue', { user, payload, project }),
    );
    this.#issued.push(issued.view.locator);
    return issued;
  }

  revoke(user: string, locator: string): Promise<Reply<unknown>> {
    return this.invoke('project-page', 'token/revoke', { user, payload: { locator }, project: 'ABC' });
  }

  /** `path` goes behind the gateway's URL exactly as it is. */
  async gateway(path: string, { token, json, headers = [], ...call }: GatewayCall = {}): Promise<Answer> {
    const sent: Sent = {
      ...call,
      headers: [
        ...(token === undefined ? [] : ['Authorization', `Bearer ${token}`]),
        ...(json === undefined ? [] : ['Content-Type', 'application/json']),
        ...headers,
      ],
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    };
    const answer = await send(this.gatewayUrl + path, sent);
    const isProblem = answer.headers['content-type'] === 'application/problem+json';
    const by = isProblem || path.startsWith('/token/') ? 'gateway' : 'jira';
    this.answers.push({ by, text: `${JSON.stringify(answer.headers)}\n${answer.body}` });
    return answer;
  }

  jiraCalls = (): Promise<readonly JiraCall[]> => this.control('GET /jira/calls');
  kvsCalls = (): Promise<readonly KvsCall[]> => this.control('GET /kvs/calls');
  logs = (): Promise<readonly LogLine[]> => this.control('GET /logs');
  dump = (): Promise<KvsDump> => this.control('GET /kvs');

  /** Empties the lists of calls, so that what follows is counted alone. */
  async forgetCalls(): Promise<void> {
    await this.control('DELETE /kvs/calls');
    await this.control('DELETE /jira/calls');
  }

  setSwitches = (change: Switches): Promise<unknown> => this.control('POST /switches', change);
  resetSwitches = (): Promise<unknown> => this.control('POST /switches/reset', {});
  fault = (plan: FaultRequest): Promise<unknown> => this.control('POST /faults', plan);
  clearFaults = (): Promise<unknown> => this.control('DELETE /faults');
  clock = (move: object): Promise<unknown> => this.control('POST /clock', move);
  coldStart = (): Promise<unknown> => this.control('POST /cold-start', {});

  /** Time, platform and storage behave again; what is stored stays. Twenty times cheaper than `reset`. */
  async restore(): Promise<void> {
    await Promise.all([this.clearFaults(), this.resetSwitches(), this.clock({ reset: true })]);
  }

  /** For suites that issue more tokens than a person may have: as `restore`; before there are too many, an admin revokes them. */
  async restoreWithRoom(): Promise<void> {
    await this.restore();
    if (this.#issued.length < ROOM) return;
    for (const locators of chunksOf(this.#issued, REVOKED_AT_ONCE))
      await this.invoke('admin-page', 'tokens/revoke', {
        user: 'admin',
        payload: { locators, because: 'other' },
      });
    this.#issued = [];
  }

  /** As freshly installed, in a cold container. */
  async reset(): Promise<void> {
    this.#issued = [];
    await this.control('POST /reset', {});
    await this.resetSwitches();
  }

  close = (): Promise<void> => this.#host.close();
}

/** Words that no answer to a caller, log line or event may hold. */
export const FREEZE_REASON = 'Zebediah saw the nightly job leak';

/** As many as the entry takes. */
const REVOKED_AT_ONCE = 25;
/** Well under the 100 tokens that the widest policy lets a person have: one test may issue several. */
const ROOM = 80;

export type Switches = Readonly<Record<string, string | number | boolean>>;

export interface FaultRequest {
  readonly target: 'kvs' | 'jira' | 'atlassian';
  readonly match?: string;
  readonly [field: string]: unknown;
}

interface Overview {
  readonly cloudId: string;
  readonly webTriggers: readonly { readonly moduleKey: string; readonly url: string }[];
}

export async function startSite(): Promise<Site> {
  const host = await startHost({ createWorld: createWorld({}) });
  const overview = JSON.parse((await send(`${host.url}/local/site`)).body) as Overview;
  const gatewayUrl = overview.webTriggers.find(({ moduleKey }) => moduleKey === 'gateway')?.url ?? '';
  return new Site(host, { gatewayUrl, cloudId: overview.cloudId });
}

/** The value of a reply that has to be one. */
export function valueOf<Value>(reply: Reply<Value>): Value {
  expect(reply).toMatchObject({ ok: true });
  if (!reply.ok) throw new Error('unreachable');
  return reply.value;
}
