/** The app on a local host of its own process. */
import path from 'node:path';
import { startHost } from '../../../local/host/start-host';
import { createWorld } from '../../../local/world';
import { openLocalApp } from '../local-app';
import { tellReady } from './start-server';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

async function main(): Promise<void> {
  const host = await startHost({ root: ROOT, createWorld: createWorld({}) });
  process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
  const app = await openLocalApp(host.url);
  const token = await app.issue({ scopes: ['read:jira-work'], effects: ['read'] });
  tellReady({ url: `${app.gatewayUrl}/rest/api/3/serverInfo`, token });
}

void main();
