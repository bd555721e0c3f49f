import { describe, expect, it } from 'vitest';
import { auditEvent, parseStoredEvent, type AuditFact } from '../../src/audit/event';
import { aRecord, OWNER } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { seededRandom } from '../support/random';

const fact: AuditFact = { type: 'token.erased', locator: aRecord().locator, ownerId: OWNER };
const at = (time: number, seed = 1) => auditEvent(fact, OWNER, { at: time, random: seededRandom(seed) });

describe('an audit event', () => {
  it('says what, who and when', () => {
    expect(at(NOW)).toMatchObject({ ...fact, v: 1, at: NOW, actorId: OWNER });
  });

  it('sorts by time by its id, from 1970 to beyond 5000', () => {
    const times = [0, 1, 35, 36, NOW, NOW + 1, Date.UTC(2099, 0), Date.UTC(5000, 0)];
    const ids = times.map((time) => at(time).id);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('of the same moment has an id of its own, of key characters', () => {
    expect(at(NOW, 1).id).not.toBe(at(NOW, 2).id);
    expect(at(NOW).id).toMatch(/^[0-9a-z]{9}-[0-9A-Za-z]{12}$/);
  });

  it('is read back, with facts that this version does not know', () => {
    const stored = { ...at(NOW), later: 'fact' };
    expect(parseStoredEvent(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  it.each([
    ['another version', { ...at(NOW), v: 2 }],
    ['an unknown type', { ...at(NOW), type: 'token.stolen' }],
    ['no time', { ...at(NOW), at: '2026' }],
    ['nothing', undefined],
  ])('with %s is unreadable', (_what, stored) => {
    expect(parseStoredEvent(stored)).toBeUndefined();
  });
});
