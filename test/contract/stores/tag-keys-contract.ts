import { expect, it } from 'vitest';
import { UNREADABLE } from './samples';
import { NOW } from '../../support/fixed-times';
import type { OpenStores } from './stage';

export function tagKeysContract(open: OpenStores): void {
  it('are none before the first token', async () => {
    expect(await open().container(1).find(NOW)).toEqual({ ok: true, value: undefined });
  });

  it('made in two containers at once are one set', async () => {
    const stage = open();
    const [one, two] = await Promise.all([stage.container(1).ensure(), stage.container(2).ensure()]);
    expect(one.ok).toBe(true);
    expect(two).toEqual(one);
    expect(await stage.container(3).find(NOW)).toEqual(one);
    expect(await stage.container(4).ensure()).toEqual(one);
  });

  it('are 32 bytes under version 1', async () => {
    const made = await open().container(1).ensure();
    expect(made.ok && made.value.current).toBe('1');
    expect(made.ok && made.value.keys.get('1')).toHaveLength(32);
  });

  it('are read once and then remembered', async () => {
    const stage = open();
    await stage.container(1).ensure();
    const before = stage.tagKeyReads();
    const keys = stage.container(2);
    for (const after of [0, 1, 10_000, 86_400_000]) await keys.find(NOW + after, '1');
    expect(stage.tagKeyReads() - before).toBe(1);
  });

  it.each([
    ['one version is unknown are asked for again once a second', true, '9', 3],
    // The first token is made at any moment, and must not be refused for long.
    ['there are none are asked for again ten times a second', false, '1', 30],
  ])('of which %s, however many ask', async (_what, made, version, reads) => {
    const stage = open();
    if (made) await stage.container(1).ensure();
    const before = stage.tagKeyReads();
    const keys = stage.container(2);
    for (let after = 0; after < 3_000; after += 20) await keys.find(NOW + after, version);
    expect(stage.tagKeyReads() - before).toBe(reads);
  });

  it('are found by a container that remembered that there were none', async () => {
    const stage = open();
    const early = stage.container(2);
    await early.find(NOW, '1');
    const made = await stage.container(1).ensure();
    expect(await early.find(NOW + 100, '1')).toEqual(made);
  });

  it('that are unreadable are a failure, and are not made anew', async () => {
    const stage = open();
    await stage.corrupt('tag-keys');
    expect(await stage.container(1).find(NOW, '1')).toMatchObject(UNREADABLE);
    expect(await stage.container(1).ensure()).toMatchObject(UNREADABLE);
  });
}
