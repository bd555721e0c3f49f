import { expect, test } from 'vitest';
import { backward, FIRST_PAGE, forward } from '../../../static/project/page-stack';

test('pages lead back the way they came, and not before the first', () => {
  const third = forward(forward(FIRST_PAGE, 'second'), 'third');
  expect(third.at(-1)).toBe('third');
  expect(backward(third).at(-1)).toBe('second');
  expect(backward(backward(backward(third)))).toEqual(FIRST_PAGE);
});
