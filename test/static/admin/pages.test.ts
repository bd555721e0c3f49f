import { describe, expect, test } from 'vitest';
import {
  cursorOf,
  EMPTY_PARTS_MAX,
  findPage,
  FIRST_PAGE,
  withNext,
  withoutLast,
  type Page,
} from '../../../static/shared/pages';

/** A list in parts: each holds these items; the last has no cursor. */
const listOf =
  (parts: readonly (readonly string[])[]) =>
  (cursor: string | undefined): Promise<{ ok: true; value: Page<string> }> => {
    const at = Number(cursor ?? 0);
    return Promise.resolve({
      ok: true,
      value: { items: parts[at] ?? [], ...(at + 1 < parts.length ? { cursor: String(at + 1) } : {}) },
    });
  };

describe('the way through pages', () => {
  test('goes on by cursor and back to the first', () => {
    const third = withNext(withNext(FIRST_PAGE, 'a'), 'b');
    expect(cursorOf(third)).toBe('b');
    expect(cursorOf(withoutLast(third))).toBe('a');
    expect(withoutLast(withoutLast(withoutLast(withoutLast(third))))).toEqual(FIRST_PAGE);
  });
});

describe('a page', () => {
  test('is the first part that holds something', async () => {
    const empty: number[] = [];
    const outcome = await findPage(listOf([[], [], ['x'], ['y']]), undefined, (parts) => empty.push(parts));
    expect(outcome).toEqual({ page: { items: ['x'], cursor: '3' } });
    expect(empty).toEqual([1, 2]);
  });

  test('is empty for good where no part holds anything', async () => {
    expect(await findPage(listOf([[], []]), undefined, () => undefined)).toEqual({ page: { items: [] } });
  });

  test('is given up after five empty parts, with the way on', async () => {
    const parts = Array.from({ length: 20 }, () => []);
    const outcome = await findPage(listOf(parts), undefined, () => undefined);
    expect(outcome).toEqual({ page: { items: [], cursor: String(EMPTY_PARTS_MAX) } });
  });

  test('fails as its part does', async () => {
    const refused = { ok: false, refusal: { code: 'storage-unavailable' } } as const;
    const outcome = await findPage(
      () => Promise.resolve(refused),
      undefined,
      () => undefined,
    );
    expect(outcome).toEqual({ failure: refused });
  });
});
