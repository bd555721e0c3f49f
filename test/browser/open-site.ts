/** A local host with a browser before it, for tests that look at pages as people do. */
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startHost, type RunningHost } from '../../local/host/start-host';
import { mountPages } from '../../local/pages/mount-pages';
import { createWorld } from '../../local/world';
import type {
  AdminEntries,
  ExistingChoice,
  ProjectEntries,
  Reply,
  RulesView,
  TokenOrder,
} from '../../src/console/contract';
import { launchBrowser } from './launch-browser';

const ROOT = path.join(import.meta.dirname, '../..');

export interface Site {
  readonly host: RunningHost;
  readonly browser: Browser;
  /** A fresh site and a fresh browser profile. `complaints` fills with what must not happen. */
  visit(look?: Look): Promise<Visit>;
  close(): Promise<void>;
}

export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

export interface Visit {
  readonly context: BrowserContext;
  /** What the browser's console calls an error, and requests that left this machine. */
  readonly complaints: string[];
  open(moduleKey: string, user: string, project?: string): Promise<Page>;
  /** A page's call to its resolver, without the page. */
  invoke(moduleKey: string, key: string, user: string, payload?: object): Promise<Reply<unknown>>;
  /** A script's call. */
  call(token: string, path: string, init?: RequestInit): Promise<Response>;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Saves the policy of today with these changes. */
  setRules(change: Partial<RulesView>, existing?: ExistingChoice): Promise<void>;
  /** A token of `user` in project ABC. */
  issue(user: string, order: TokenOrder): Promise<{ readonly token: string; readonly locator: string }>;
  /** Ends the visit. */
  leave(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const browser = await launchBrowser();
  const host = await startHost({ root: ROOT, createWorld: createWorld({}), mountPages });
  return {
    host,
    browser,
    async visit(look = {}) {
      await host.state.reset();
      return visitOf(host, browser, look);
    },
    async close() {
      await browser.close();
      await host.close();
    },
  };
}

async function visitOf(host: RunningHost, browser: Browser, look: Look): Promise<Visit> {
  const { theme = 'light', width = 1280 } = look;
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(15_000);
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(host.url) && !/^(data|blob):/.test(request.url()))
      complaints.push(`left this machine: ${request.url()}`);
  });

  const control = async (method: string, at: string, body?: unknown, user?: string): Promise<unknown> => {
    const answer = await fetch(`${host.url}/local${at}`, {
      method,
      headers: user === undefined ? {} : { 'x-local-user': user },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const invoke = async (moduleKey: string, key: string, user: string, payload: object = {}) =>
    (await control(
      'POST',
      `/invoke/${moduleKey}/${encodeURIComponent(key)}?project=ABC`,
      payload,
      user,
    )) as Reply<unknown>;
  const gatewayUrl = host.state.manifest.webTriggers.length > 0 ? await gatewayOf(host) : '';

  return {
    context,
    complaints,
    async open(moduleKey, user, project = 'ABC') {
      const page = await context.newPage();
      const dark = theme === 'dark' ? '&theme=dark' : '';
      await page.goto(`${host.url}/pages/${moduleKey}?user=${user}&project=${project}${dark}`);
      return page;
    },
    invoke,
    call: (token, at, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('content-type', 'application/json');
      headers.set('authorization', `Bearer ${token}`);
      return fetch(`${gatewayUrl}${at}`, { ...init, headers });
    },
    control: (method, at, body) => control(method, at, body),
    async setRules(change, existing) {
      const today = await invoke('admin-page', 'policy/read', 'admin');
      const { revision, rules } = valueOf<AdminEntries['policy/read']['value']>(today);
      const next = { revision, rules: { ...rules, ...change } };
      const payload = existing === undefined ? next : { ...next, existing };
      valueOf(await invoke('admin-page', 'policy/change', 'admin', payload));
    },
    async issue(user, order) {
      const issued = await invoke('project-page', 'token/issue', user, order);
      const { token, view } = valueOf<ProjectEntries['token/issue']['value']>(issued);
      return { token, locator: view.locator };
    },
    leave: () => context.close(),
  };
}

async function gatewayOf(host: RunningHost): Promise<string> {
  const { webTriggers } = await host.overview();
  const [gateway] = webTriggers;
  if (gateway === undefined) throw new Error('the app has no web trigger');
  return gateway.url;
}

/** The value of a reply that must be one, as the contract types it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it asked for
export function valueOf<Value>(reply: Reply<unknown>): Value {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
  return reply.value as Value;
}

/** What axe-core holds against a page, a line for each kind of fault: what, and the first place. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // What is still fading in has no contrast yet. Spinners never end, and are not waited for.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  await page.evaluate(axe.source);
  const found: readonly { id: string; help: string; nodes: readonly { target: unknown; html: string }[] }[] =
    await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(of: Document, options: object): Promise<AxeResults> };
      };
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, html }) => ({ target, html })),
      }));
    });
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}) ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.html}`,
  );
}

/** What the host could not draw as Jira would. */
export const faultsOf = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-local-fault]').allInnerTexts();
