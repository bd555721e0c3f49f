/* eslint-disable no-console -- what it prints is the subject of a test */
import api, { assumeTrustedRoute, getAppContext, webTrigger } from '@forge/api';
import { kvs } from '@forge/kvs';

/** What a test can have the app do, by name: each looks at one thing from the inside. */
export const ACTS: Readonly<Record<string, (argument: string) => unknown>> = {
  date: () => ({
    now: Date.now(),
    constructed: new Date().getTime(),
    text: Date(),
    parsed: new Date(0).toISOString(),
    isDate: new Date() instanceof Date,
  }),
  log: (text) => {
    console.log('%s!', text);
    console.error(new Error('printed, not thrown'));
    return {};
  },
  get: (key) => kvs.get(key),
  set: (key) => kvs.set(key, { key }),
  failToSet: (key) => kvs.set(key, { key }).catch((error: unknown) => ({ failed: String(error) })),
  setAndGet: (key) => Promise.all([kvs.set(key, { key }), kvs.get(key)]),
  setLate: async (key) => {
    await new Promise((resolve) => setTimeout(resolve, 120));
    await kvs.set(key, { key });
  },
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, Number(ms), null)),
  jiraAsApp: (path) => ask(api.asApp(), path),
  jiraAsUser: (path) => ask(api.asUser(), path),
  jiraAsOther: (accountId) => ask(api.asUser(accountId), '/rest/api/3/myself'),
  jiraAsNobody: (path) => ask(api, path),
  jiraPost: async (text) => {
    const path = assumeTrustedRoute('/rest/api/3/search/jql?b=2&a=%2F');
    return (await api.asApp().requestJira(path, { method: 'POST', body: text })).status;
  },
  jiraAborted: (path) =>
    api
      .asApp()
      .requestJira(assumeTrustedRoute(path), { signal: AbortSignal.timeout(20) })
      .then(String, (error: unknown) => ({ failed: String(error) })),
  egress: (url) => fetch(url).then(String, (error: unknown) => ({ failed: String(error) })),
  confluence: (path) => api.asApp().requestConfluence(assumeTrustedRoute(path)),
  context: () => {
    const context = getAppContext();
    return {
      remainingMs: context.invocationRemainingTimeInMillis(),
      moduleKey: context.moduleKey,
      scopes: context.permissions?.scopes,
    };
  },
  getUrl: (moduleKey) => webTrigger.getUrl(moduleKey),
  getNewUrl: (moduleKey) => webTrigger.getUrl(moduleKey, true),
  deleteUrl: (url) => webTrigger.deleteUrl(url),
  queryUrls: () => webTrigger.queryUrls(),
  throw: (text) => {
    throw new Error(text);
  },
  hang: () => new Promise(() => undefined),
  nothing: () => undefined,
  large: (bytes) => 'x'.repeat(Number(bytes)),
  count: () => (calls += 1),
};

let calls = 0;

interface Asker {
  requestJira: (typeof api)['requestJira'];
}

async function ask(asker: Asker, path: string): Promise<unknown> {
  try {
    const response = await asker.requestJira(assumeTrustedRoute(path));
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { failed: error instanceof Error ? error.constructor.name : String(error) };
  }
}
