import { describe, expect, test } from 'vitest';
import type { PolicyHitView, PolicyPreviewView } from '../../../src/console/contract';
import {
  figuresOf,
  figuresWords,
  hitWords,
  NOTHING_YET,
  worstFirst,
  type PreviewSoFar,
} from '../../../static/admin/policy/preview-figures';
import { isHarmless, seesNoToken } from '../../../static/admin/policy/preview-verdict';
import { walkPreview } from '../../../static/admin/policy/walk-preview';
import { RULES } from './rules';

const hit = (change: Partial<PolicyHitView>): PolicyHitView => ({
  locator: 'a',
  name: 'nightly',
  ownerId: 'one',
  kinds: ['narrowed'],
  rules: ['readOnly'],
  scopesLost: [],
  effectsLost: [],
  endsAt: '2026-12-22T12:00:00.000Z',
  endsAtThen: '2026-12-01T12:00:00.000Z',
  calls7d: 10,
  ...change,
});

/** A preview of so many pages, which notes how it was asked. */
function previewOf(pages: number) {
  const asked: (string | undefined)[] = [];
  const waits: number[] = [];
  const seen: PreviewSoFar[] = [];
  const walk = (isStopped: () => boolean = () => false, failsAt = 0) =>
    walkPreview({
      rules: RULES,
      isStopped,
      wait: (ms) => Promise.resolve(void waits.push(ms)),
      onPage: (so) => void seen.push(so),
      ask: ({ cursor }) => {
        asked.push(cursor);
        if (asked.length === failsAt)
          return Promise.resolve({ ok: false, refusal: { code: 'storage-unavailable' } });
        const value: PolicyPreviewView = {
          looked: 500,
          touched: { ...NOTHING_YET.touched, mayRotate: 2, unused: asked.length === 2 ? null : 1 },
          hits: [hit({ locator: String(asked.length) })],
          ...(asked.length < pages ? { cursor: String(asked.length) } : {}),
        };
        return Promise.resolve({ ok: true, value });
      },
    });
  return { asked, waits, seen, walk };
}

describe('a preview', () => {
  test('adds up all pages', async () => {
    const { walk, seen, asked } = previewOf(3);
    expect(await walk()).toBeUndefined();
    expect(asked).toEqual([undefined, '1', '2']);
    expect(seen.at(-1)).toMatchObject({ looked: 1_500, isWhole: true });
    expect(seen.at(-1)?.hits).toHaveLength(3);
    expect(seen[0]?.isWhole).toBe(false);
    expect(seen.at(-1)?.touched.mayRotate).toBe(6);
  });

  test('does not know of all what it does not know of one page', async () => {
    const { walk, seen } = previewOf(3);
    await walk();
    expect(seen.map(({ touched }) => touched.unused)).toEqual([1, null, null]);
  });

  test('rests before each page after the fourth, for the sake of the gateway', async () => {
    const { walk, waits } = previewOf(6);
    await walk();
    expect(waits).toEqual([2_000, 2_000]);
  });

  test('asks for no page once it is stopped, and never for less than one', async () => {
    const { walk, asked, seen } = previewOf(9);
    expect(await walk(() => true)).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(seen.at(-1)?.isWhole).toBe(false);
  });

  test('keeps what it saw when a page fails', async () => {
    const { walk, seen } = previewOf(9);
    expect(await walk(undefined, 3)).toEqual({ ok: false, refusal: { code: 'storage-unavailable' } });
    expect(seen.at(-1)?.looked).toBe(1_000);
  });
});

describe('what a preview lets one conclude', () => {
  const whole: PreviewSoFar = { ...NOTHING_YET, isWhole: true };
  const failure = { ok: false, refusal: { code: 'unreachable' } } as const;

  test('is that nothing needs to be asked only where there is no living token at all', () => {
    expect(seesNoToken({ state: 'done', so: whole })).toBe(true);
    expect(seesNoToken({ state: 'done', so: { ...whole, looked: 1 } })).toBe(false);
    expect(seesNoToken({ state: 'done', so: NOTHING_YET })).toBe(false);
    expect(seesNoToken({ state: 'failed', so: NOTHING_YET, failure })).toBe(false);
    expect(seesNoToken({ state: 'none' })).toBe(false);
  });

  test('is that a change is harmless only where all was looked at and nothing is lost, to the sweep neither', () => {
    const touched = (change: Partial<PreviewSoFar['touched']>): PreviewSoFar => ({
      ...whole,
      touched: { ...whole.touched, ...change },
    });
    expect(isHarmless({ state: 'done', so: { ...whole, looked: 9 } })).toBe(true);
    for (const so of [
      NOTHING_YET,
      { ...whole, hits: [hit({})] },
      touched({ unused: 1 }),
      touched({ unused: null }),
      touched({ ofLeavers: 1 }),
      touched({ ofLeavers: null }),
    ])
      expect(isHarmless({ state: 'done', so })).toBe(false);
    expect(isHarmless({ state: 'running', so: whole })).toBe(false);
    expect(isHarmless({ state: 'failed', so: whole, failure })).toBe(false);
  });
});

describe('figures', () => {
  const hits = [
    hit({ kinds: ['shortened', 'narrowed'] }),
    hit({ kinds: ['stopped'], ownerId: 'two', calls7d: 1_224 }),
    hit({ kinds: ['shortened'] }),
  ];

  test('count what happens, owners once, and calls', () => {
    expect(figuresOf(hits)).toEqual({ stopped: 1, shortened: 2, narrowed: 1, owners: 2, calls7d: 1_244 });
    expect(figuresWords({ hits, isWhole: true })).toBe(
      '1 token stops now, 2 tokens end sooner, 1 token loses powers; 2 owners, 1,244 calls in the last 7 days.',
    );
    expect(figuresWords({ hits: [], isWhole: true })).toContain('No token');
  });

  test('say that they are not all where not all were looked at', () => {
    expect(figuresWords({ hits, isWhole: false })).toMatch(/^At least: 1 token stops now/);
  });

  test('show what stops first, then what is called most', () => {
    expect(worstFirst(hits).map(({ kinds }) => kinds[0])).toEqual(['stopped', 'shortened', 'shortened']);
  });

  test('tell of one token all that it loses', () => {
    expect(
      hitWords(hit({ kinds: ['shortened', 'narrowed'], effectsLost: ['write'], scopesLost: ['write:x'] })),
    ).toEqual(['Ends on 1 Dec 2026 instead of 22 Dec 2026', 'May no longer: Write', 'Loses write:x']);
    expect(hitWords(hit({ kinds: ['narrowed'] }))).toEqual(['Loses powers (Tokens only read)']);
    expect(hitWords(hit({ kinds: ['stopped'] }))).toEqual([
      'Stops: every call is refused (Tokens only read)',
    ]);
  });
});
