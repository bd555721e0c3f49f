import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIXTURE_APP, startProbeHost } from './probe-host';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'probe-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A manifest beside one handler file. */
function app(handlers: string, edit: (manifest: string) => string = (same) => same): void {
  cpSync(path.join(FIXTURE_APP, 'manifest.yml'), path.join(root, 'manifest.yml'));
  const manifest = path.join(root, 'manifest.yml');
  writeFileSync(manifest, edit(readFileSync(manifest, 'utf8')));
  cpSync(path.join(import.meta.dirname, 'plain-handlers'), path.join(root, 'src', 'handlers'), {
    recursive: true,
  });
  writeFileSync(path.join(root, 'src', 'handlers', 'trigger.ts'), handlers);
}

const GOOD = 'export const handle = () => ({ statusCode: 200 });';

describe('a host does not start', () => {
  it.each([
    ['a handler file is missing', ['page.handle', 'gone.handle'], 'src/handlers/gone, which does not exist'],
    ['a handler is not exported', ['page.handle', 'page.gone'], 'exports no function gone'],
    [
      'a handler has no export name',
      ['handlers/page.handle', 'handlers/page'],
      'needs a handler of the form',
    ],
    ['a function is not declared', ['function: probe-schedule', 'function: gone'], 'names the function gone'],
    ['the manifest is no manifest', ['modules:', 'models:'], 'is not a manifest'],
  ])('when %s', async (_, [from = '', to = ''], sentence) => {
    app(GOOD, (manifest) => manifest.replaceAll(from, to));
    await expect(startProbeHost({ root })).rejects.toThrow(sentence);
  });

  it('when a handler does not compile', async () => {
    app('export const handle = (');
    await expect(startProbeHost({ root })).rejects.toThrow('does not bundle');
  });

  it('when a handler throws while it loads', async () => {
    app('throw new Error("at load"); export const handle = 1;');
    await expect(startProbeHost({ root })).rejects.toThrow('at load');
    expect(readdirSync(path.join(root, '.local', 'build'))).toEqual([]);
  });

  it('on a port that is taken', async () => {
    app(GOOD);
    const first = await startProbeHost({ root });
    await expect(startProbeHost({ root, port: Number(new URL(first.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await first.close();
  });
});

describe('a host with a database file', () => {
  it('keeps its web trigger URL over a restart, deleted ones included', async () => {
    app(GOOD);
    const file = path.join(root, '.local', 'storage.db');
    const first = await startProbeHost({ root, file });
    const [kept, gone] = first.state.urls.list();
    first.state.urls.delete(gone!.id);
    await first.close();

    const second = await startProbeHost({ root, file });
    expect(second.state.urls.list()).toEqual([kept]);
    expect((await fetch(second.state.triggerUrl(gone!.id))).status).toBe(424);
    expect((await second.control('POST /local/reset')).status).toBe(409);
    await second.close();
  });
});

it('leaves nothing behind when closed', async () => {
  app(GOOD);
  const host = await startProbeHost({ root });
  expect(readdirSync(path.join(root, '.local', 'build'))).toHaveLength(1);
  await host.close();
  expect(readdirSync(path.join(root, '.local', 'build'))).toEqual([]);
  await expect(fetch(host.url)).rejects.toThrow();
});

it('removes what a host left that was killed, and nothing of one that lives', async () => {
  app(GOOD);
  const build = path.join(root, '.local', 'build');
  // Above every pid_max.
  for (const name of ['app-99999999-gone', `app-${process.pid}-lives`])
    mkdirSync(path.join(build, name), { recursive: true });
  const host = await startProbeHost({ root });
  await host.close();
  expect(readdirSync(build)).toEqual([`app-${process.pid}-lives`]);
});

it('lets local/pages add routes to the same origin, behind the same guard', async () => {
  app(GOOD);
  const host = await startProbeHost({
    root,
    mountPages: (fastify, { state, root: served }) => {
      fastify.get('/pages/:moduleKey', () => ({ served, pages: state.manifest.pages.length }));
    },
  });
  expect((await host.control('GET /pages/probe-admin')).json).toEqual({ served: root, pages: 2 });
  const foreign = await fetch(`${host.url}/pages/probe-admin`, {
    headers: { origin: 'https://evil.example' },
  });
  expect(foreign.status).toBe(403);
  await host.close();
});
