/** What one would put before Jira without the app: a proxy that knows one key. The small Jira is served by the same process. */
import bearerAuth from '@fastify/bearer-auth';
import httpProxy from '@fastify/http-proxy';
import fastify from 'fastify';
import { createJira } from '../../../local/jira/create-jira';
import { APP_SCOPES } from '../../../src/catalogue/scopes';
import { tellReady } from './start-server';

const KEY = 'a-key-for-the-bench-and-nothing-else';

async function serveJira(): Promise<string> {
  const jira = createJira({ clock: { now: () => Date.now() } });
  const server = fastify();
  server.all('*', async ({ method, url }, reply) => {
    const { status, headers, body } = await jira.answer({
      as: { kind: 'app' },
      scopes: APP_SCOPES,
      method,
      path: url,
      headers: {},
    });
    return reply.code(status).headers(headers).send(body);
  });
  return server.listen({ port: 0, host: '127.0.0.1' });
}

async function main(): Promise<void> {
  const proxy = fastify();
  await proxy.register(bearerAuth, { keys: new Set([KEY]) });
  await proxy.register(httpProxy, { upstream: await serveJira() });
  const url = await proxy.listen({ port: 0, host: '127.0.0.1' });
  tellReady({ url: `${url}/rest/api/3/serverInfo`, token: KEY });
}

void main();
