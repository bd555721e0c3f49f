import { describe, expect, test } from 'vitest';
import type { TokenRowView } from '../../src/console/contract';
import { eventWords as trailWords } from '../../static/admin/audit/event-words';
import { pauseStep } from '../../static/shared/pausing/may-pause';
import { eventWords } from '../../static/shared/token-detail/event-words';
import { setReader } from '../../static/shared/words';

setReader({ locale: 'en', timeZone: 'UTC' });

describe('what may be done about a pause', () => {
  const by = (as: 'owner' | 'admin') => ({ at: '2026-11-22T12:00:00.000Z', by: 'one', as });
  test.each<[TokenRowView['state'], 'owner' | 'admin' | undefined, string | undefined, string | undefined]>([
    ['active', undefined, 'pause', 'pause'],
    // A list that was changed on the page may still hold what has been undone.
    ['active', 'admin', 'pause', 'pause'],
    ['paused', 'owner', 'resume', 'resume'],
    ['paused', 'admin', undefined, 'resume'],
    ['paused', undefined, undefined, 'resume'],
    ['revoked', 'owner', undefined, undefined],
    ['expired', undefined, undefined, undefined],
    ['dormant', undefined, undefined, undefined],
  ])('%s, paused by %s: the owner may %s, an admin may %s', (state, as, owner, admin) => {
    const token = { state, ...(as === undefined ? {} : { pause: by(as) }) };
    expect([pauseStep(token, 'owner'), pauseStep(token, 'admin')]).toEqual([owner, admin]);
  });
});

test('what was handed over its new owner alone accepts', () => {
  const pause = { at: '2026-11-22T12:00:00.000Z', by: 'app', as: 'app', because: 'handed-over' } as const;
  const token = { state: 'paused', pause } as const;
  expect([pauseStep(token, 'owner'), pauseStep(token, 'admin')]).toEqual(['resume', undefined]);
});

describe('an event is told in words', () => {
  const told = (type: string, facts: Readonly<Record<string, unknown>>) => {
    const event = { id: '1', at: '2026-11-22T12:00:00.000Z', actorId: 'one', type, facts };
    return [eventWords(event), trailWords(event).title, ...trailWords(event).details];
  };
  test.each([
    ['token.paused', { as: 'owner' }, ['Paused', 'Token paused by its owner']],
    [
      'token.paused',
      { as: 'admin', because: 'suspicious' },
      ['Paused', 'Token paused', 'Something about its use looks wrong'],
    ],
    ['token.resumed', { as: 'owner' }, ['Resumed', 'Token resumed by its owner']],
    ['token.resumed', { as: 'admin' }, ['Resumed', 'Token resumed']],
    [
      'token.revoked',
      { as: 'token', because: 'leaked' },
      ['Revoked with the token itself', 'Token revoked with the token itself', 'It may have leaked'],
    ],
    ['token.revoked', { as: 'admin' }, ['Revoked', 'Token revoked']],
  ])('%s %j', (type, facts, words) => {
    expect(told(type, facts)).toEqual(words);
  });
});
