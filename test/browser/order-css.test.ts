import { expect, test } from 'vitest';
import { orderCss } from '../../local/pages/order-css';

test('a shorthand comes before its parts, and rules in groups stay where they are', () => {
  const css =
    'p{margin:0}._k48p1111{font-weight:700}._11c81111{font:inherit}._a:hover{font:x}@media print{._k48p1111{font-weight:1}}';
  expect(orderCss(css)).toBe(
    '._11c81111{font:inherit}._k48p1111{font-weight:700}p{margin:0}._a:hover{font:x}@media print{._k48p1111{font-weight:1}}',
  );
});
