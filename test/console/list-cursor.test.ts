import { describe, expect, it } from 'vitest';
import { formatCursor, parseCursor } from '../../src/console/list-cursor';
import { listOwnTokens } from '../../src/console/list-tokens';
import { searchTokens } from '../../src/console/search-tokens';
import type { TokenWish } from '../../src/console/token-filter';
import { aRecord, OWNER, STRANGER } from '../support/builders';
import { aMember, consoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const RECORDS = Array.from({ length: 120 }, (_, at) =>
  aRecord({ ownerId: at % 3 === 0 ? STRANGER : OWNER }, at + 1),
);
const wish = (change: Partial<TokenWish> = {}): TokenWish => ({
  list: 'all',
  issued: {},
  expires: {},
  ...change,
});

describe('a cursor', () => {
  const start = parseCursor(undefined, NOW)!;

  it('is read back as it was made', () => {
    const cursor = { ...start, inner: 'c', done: ['a', 'b'], list: 2 };
    expect(parseCursor(formatCursor(cursor), NOW + 1)).toEqual(cursor);
  });

  it('of 100 shown tokens fits into what the page may send back', () => {
    const done = RECORDS.slice(0, 99).map(({ locator }) => locator);
    expect(formatCursor({ ...start, inner: 'x'.repeat(900), done }).length).toBeLessThanOrEqual(4_096);
  });

  it.each([
    ['garbled', 'no cursor of ours'],
    ['of another form', Buffer.from('{}').toString('base64url')],
    ['that skips backwards', formatCursor({ ...start, list: -1 })],
    ['of no time', formatCursor({ ...start, at: Number.NaN })],
    ['that is a list', Buffer.from('[]').toString('base64url')],
    ['with more than a page in it', formatCursor({ ...start, done: Array.from({ length: 101 }, () => 'a') })],
    ['with no text in it', Buffer.from(JSON.stringify({ ...start, done: [1] })).toString('base64url')],
  ])('%s is refused: the page is older or newer than the app', async (_what, cursor) => {
    expect(
      await searchTokens(wish(), { limit: 1, cursor }, consoleWorld({ records: RECORDS }).ports),
    ).toEqual({
      ok: false,
      error: { refusal: { code: 'entry-unknown' } },
    });
  });

  it('that points behind the last of several lists ends', async () => {
    const cursor = formatCursor({ ...start, list: 9 });
    expect(
      await searchTokens(
        wish({ list: 'owner-left' }),
        { limit: 1, cursor },
        consoleWorld({ records: RECORDS }).ports,
      ),
    ).toEqual({
      ok: true,
      value: { tokens: [] },
    });
  });

  it('taken from another’s list shows a person none but their own', async () => {
    const world = consoleWorld({ records: RECORDS });
    const stolen = await world.ports.tokens.list({ by: 'all' }, { limit: 1 });
    const cursor = stolen.ok ? stolen.value.cursor : undefined;
    const own = await listOwnTokens({ limit: 100, cursor }, { ...aMember, accountId: STRANGER }, world.ports);
    expect(own.ok && new Set(own.value.tokens.map(({ ownerId }) => ownerId))).toEqual(new Set([STRANGER]));
  });
});
