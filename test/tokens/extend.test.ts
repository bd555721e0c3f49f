import { describe, expect, it } from 'vitest';
import { extend } from '../../src/tokens/extend';
import { aRecord, DAY } from '../support/builders';
import { NOW } from '../support/fixed-times';

describe('a token that is extended', () => {
  it('ends so many days from now, keeps its issue, and can be saved over no other change', () => {
    const record = aRecord();
    const { grant, version } = extend(record, 7, NOW);
    expect(grant).toEqual({ ...record.grant, expiresAt: NOW + 7 * DAY, extendedAt: NOW });
    expect(version).toBe(record.version + 1);
  });
});
