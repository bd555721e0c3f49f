import { beforeEach, describe, expect, it } from 'vitest';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';

const { projects } = await import('../../src/forge/projects');
const { missedProjectsStore } = await import('../../src/forge/missed-projects-store');
const { kvs } = await import('@forge/kvs');
const { MISSED_PROJECTS_KEY } = await import('../../src/forge/keys');

const queryOf = ({ path }: PlatformCall) => new URLSearchParams(path.split('?')[1]);
const idsIn = (call: PlatformCall) => queryOf(call).getAll('id');
const shown = (ids: readonly string[]) => json({ values: ids.map((id) => ({ id, key: `P${id}` })) });

describe('projects that are missing', () => {
  it('are those that Jira shows neither live, nor archived, nor in the trash', async () => {
    const calls = openPlatform(() => shown(['1', '3']));
    expect(await projects.findMissing(['1', '2', '3'])).toEqual({ ok: true, value: ['2'] });
    expect(calls).toMatchObject([{ provider: 'app', method: 'GET' }]);
    expect(queryOf(calls[0]!).getAll('status')).toEqual(['live', 'archived', 'deleted']);
  });

  it('are asked for fifty at a time', async () => {
    const calls = openPlatform((call) => shown(idsIn(call)));
    const ids = Array.from({ length: 120 }, (_, id) => String(id));
    expect(await projects.findMissing(ids)).toEqual({ ok: true, value: [] });
    expect(calls.map((call) => idsIn(call).length)).toEqual([50, 50, 20]);
  });

  it('cannot be asked for by anything but a number', async () => {
    const calls = openPlatform(() => shown([]));
    expect(await projects.findMissing(['1', '2&id=3'])).toEqual({ ok: false, error: 'unknown' });
    expect(calls).toEqual([]);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => json({ values: [] }, 403)],
    ['answers in another form', () => json({ values: [{}] })],
    ['answers no JSON', () => new Response('<html>')],
    ['breaks', () => Promise.reject(new Error('x'))],
  ])('are unknown where Jira %s', async (_what, answer) => {
    openPlatform(answer);
    expect(await projects.findMissing(['1'])).toEqual({ ok: false, error: 'unknown' });
  });
});

describe('what was missed', () => {
  beforeEach(() => void openPlatform());

  it('is read back as it was saved; nothing at first, and nothing where it cannot be read', async () => {
    expect(await missedProjectsStore.read()).toEqual({ ok: true, value: new Map() });
    await missedProjectsStore.save(new Map([['1', 5]]));
    expect(await missedProjectsStore.read()).toEqual({ ok: true, value: new Map([['1', 5]]) });
    await kvs.set(MISSED_PROJECTS_KEY, 'text');
    expect(await missedProjectsStore.read()).toEqual({ ok: true, value: new Map() });
  });
});
