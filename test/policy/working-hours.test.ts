import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTimeZone,
  isWithinHours,
  nextOpening,
  WEEKDAYS,
  workingHours,
  type WorkingHours,
} from '../../src/policy/working-hours';

const MINUTE = 60_000;
const office = (change: Partial<WorkingHours> = {}): WorkingHours => ({
  timeZone: 'Europe/Berlin',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '18:00',
  ...change,
});
const at = (iso: string): number => Date.parse(iso);

describe('working hours', () => {
  it.each([
    ['the first minute', '2026-10-12T06:00:00Z', true],
    ['the moment before', '2026-10-12T05:59:59.999Z', false],
    ['the last moment', '2026-10-12T15:59:59.999Z', true],
    ['the end', '2026-10-12T16:00:00Z', false],
    ['a Sunday', '2026-10-11T10:00:00Z', false],
    ['the first minute in winter', '2026-11-02T07:00:00Z', true],
    ['an hour earlier in winter', '2026-11-02T06:30:00Z', false],
  ])('of an office in Berlin at %s: %s is %s', (_what, moment, isIn) => {
    expect(isWithinHours(office(), at(moment))).toBe(isIn);
  });

  it.each([
    ['Friday evening', '2026-10-16T21:00:00Z', true],
    ['Saturday before dawn', '2026-10-17T03:59:00Z', true],
    ['Saturday at dawn', '2026-10-17T04:00:00Z', false],
    ['Saturday evening', '2026-10-17T21:00:00Z', false],
    ['Monday before dawn, for Sunday has none', '2026-10-12T01:00:00Z', false],
  ])('of a night shift: %s, %s is %s', (_what, moment, isIn) => {
    expect(isWithinHours(office({ from: '22:00', to: '06:00' }), at(moment))).toBe(isIn);
  });

  it('that begin and end at one time last a day', () => {
    const whole = office({ days: ['mon'], from: '08:00', to: '08:00' });
    expect(isWithinHours(whole, at('2026-10-13T05:59:00Z'))).toBe(true);
    expect(isWithinHours(whole, at('2026-10-13T06:00:00Z'))).toBe(false);
  });

  it.each([
    ['within the hour that spring leaves out', '02:30', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'],
    ['in the hour that autumn has twice, the first', '02:30', '2026-10-24T23:00:00Z', '2026-10-25T00:30:00Z'],
  ])('open at %s', (_what, from, now, opens) => {
    const sunday = office({ days: ['sun'], from, to: '04:00' });
    expect(nextOpening(sunday, at(now))).toBe(at(opens));
  });

  it.each([
    ['Europe/Berlin', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Etc/GMT+5', true],
    ['+02:00', false],
    ['Europe/Entenhausen', false],
    ['', false],
  ])('know the zone %j: %s', (name, isKnown) => expect(isTimeZone(name)).toBe(isKnown));

  it.each([
    ['no day', office({ days: [] })],
    ['an unknown day', office({ days: ['day' as never] })],
    ['24:00', office({ to: '24:00' })],
    ['minute 60', office({ from: '08:60' })],
    ['one digit', office({ from: '8:00' })],
    ['words around a time', office({ from: 'at 08:00' })],
    ['seconds', office({ to: '18:00:30' })],
    ['an unknown zone', office({ timeZone: 'Europe/Entenhausen' })],
    ['more than is known', { ...office(), except: 'holidays' }],
  ])('with %s cannot be read', (_what, hours) => {
    expect(workingHours().safeParse(hours).success).toBe(false);
  });
});

/** Days around which clocks are set in 2026, and a plain one. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Asia/Kolkata', '2026-06-01T00:00:00Z'],
];

describe('whatever the hours, around the setting of clocks', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const spans = fc.record({
    days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
    from: fc.oneof(time, fc.constantFrom('00:00', '01:30', '02:00', '02:15', '02:30', '03:00')),
    to: fc.oneof(time, fc.constantFrom('00:00', '01:30', '02:00', '02:15', '02:30', '03:00')),
  });

  it.each(SETTINGS)('%s at %s: a moment is within as the clocks on the wall say', (timeZone, setting) => {
    const wall = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    fc.assert(
      fc.property(spans, fc.integer({ min: -2_000, max: 2_000 }), (span, minutes) => {
        const moment = at(setting) + minutes * MINUTE;
        const parts = Object.fromEntries(wall.formatToParts(moment).map(({ type, value }) => [type, value]));
        const shown = `${parts['hour']}:${parts['minute']}`;
        const today = WEEKDAYS.findIndex((day) => day === parts['weekday']?.toLowerCase());
        const has = (day: number): boolean => span.days.includes(WEEKDAYS[(day + 7) % 7]!);
        const expected =
          span.from < span.to
            ? has(today) && shown >= span.from && shown < span.to
            : (has(today) && shown >= span.from) || (has(today - 1) && shown < span.to);
        expect(isWithinHours({ timeZone, ...span }, moment)).toBe(expected);
      }),
    );
  });

  it.each(SETTINGS)('%s at %s: the next opening is the first minute that is within', (timeZone, setting) => {
    fc.assert(
      fc.property(spans, fc.integer({ min: -1_600, max: 400 }), (span, minutes) => {
        const hours = { timeZone, ...span };
        const now = at(setting) + minutes * MINUTE;
        fc.pre(!isWithinHours(hours, now));
        let first = now + MINUTE;
        while (!isWithinHours(hours, first)) first += MINUTE;
        expect(nextOpening(hours, now)).toBe(first);
      }),
      { numRuns: 25 },
    );
  });
});
