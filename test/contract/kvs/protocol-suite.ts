import { describe, expect, it } from 'vitest';
import { NOW } from '../../support/fixed-times';
import { kvs } from './forge-kvs';
import { codeOf, refusalOf, type Suite } from './stage';

const PATHS = [
  ...['get', 'set', 'delete', 'query', 'secret/get', 'secret/set', 'secret/delete'],
  ...['entity/get', 'entity/set', 'entity/delete', 'entity/query'],
  ...['batch/get', 'batch/set', 'batch/delete', 'transaction'],
].map((name) => `/api/v1/${name}`);

export const protocolSuite: Suite = (open) => {
  it.each(PATHS)('%s refuses a body of another shape: 400 INVALID_REQUEST', (path) => {
    const { answer } = open();
    for (const body of [
      undefined,
      null,
      'text',
      7,
      path.includes('batch') ? {} : [],
      { key: 7, limit: 'x', set: 1 },
    ])
      expect(codeOf(answer(path, body))).toBe('400 INVALID_REQUEST');
  });

  it('a path that is not of the protocol is 404', () => {
    const { answer } = open();
    expect(codeOf(answer('/api/v1/list', {}))).toBe('404 ENDPOINT_NOT_FOUND');
  });

  it('the dump shows values, entities and the length of secrets', async () => {
    const { kvs: storage } = open();
    await kvs.set('plain', { a: 1 }, { keyPolicy: 'OVERRIDE', ttl: { value: 1, unit: 'SECONDS' } });
    await kvs.setSecret('secret', 'hush');
    await kvs.entity('token').set('t', { owner: 'ann' });
    expect(storage.dump()).toEqual({
      values: [{ key: 'plain', value: { a: 1 }, expireTime: new Date(NOW + 1_000).toISOString() }],
      secrets: [{ key: 'secret', valueBytes: 6 }],
      entities: [{ entity: 'token', key: 't', value: { owner: 'ann' } }],
    });
    expect(JSON.stringify(storage.dump())).not.toContain('hush');
  });

  describe('rate units', () => {
    /** 20 units of 10 KB. */
    const LARGE = 'x'.repeat(200_000);

    it('beyond 4,000 read units a minute reads answer 429 RATE_LIMIT_EXCEEDED, writes do not', async () => {
      const { answer, behaviour, clock } = open();
      await kvs.set('large', LARGE);
      behaviour.enforceRateUnits = true;
      await kvs.get('large');
      for (let units = 20; units < 4_000; units += 1) answer('/api/v1/get', { key: 'absent' });
      expect(await refusalOf(kvs.get('absent'))).toBe('429 RATE_LIMIT_EXCEEDED');
      expect(await refusalOf(kvs.query().getMany())).toBe('429 RATE_LIMIT_EXCEEDED');
      expect(await refusalOf(kvs.set('other', 1))).toBe('none');
      clock.advance(60_000);
      expect(await refusalOf(kvs.get('absent'))).toBe('none');
    });

    it('beyond 4,000 write units a minute writes are not made; transactions answer TOO_MANY_REQUESTS', async () => {
      const { answer, behaviour } = open();
      behaviour.enforceRateUnits = true;
      await kvs.set('large', LARGE);
      for (let units = 20; units < 4_000; units += 1) answer('/api/v1/delete', { key: 'absent' });
      expect(await refusalOf(kvs.set('late', 1))).toBe('429 RATE_LIMIT_EXCEEDED');
      expect(await refusalOf(kvs.transact().set('late', 1).execute())).toBe('429 TOO_MANY_REQUESTS');
      expect(await kvs.get('late')).toBeUndefined();
      behaviour.enforceRateUnits = false;
      expect(await refusalOf(kvs.set('late', 1))).toBe('none');
    });

    it('are not counted unless the switch is on', async () => {
      const { answer } = open();
      for (let units = 0; units < 4_000; units += 1) answer('/api/v1/get', { key: 'absent' });
      expect(await refusalOf(kvs.get('absent'))).toBe('none');
    });
  });
};
