import { expect, test } from 'vitest';
import { withChange, withFresh } from '../../../static/project/fresh-tokens';
import { getRow, ROWS } from '../../browser/fixture/project-gallery-site';

const fresh = { ...getRow(''), locator: 'fresh' };

test('a token that the index does not know yet stands first, one that it knows stands once', () => {
  expect(withFresh(ROWS, [fresh]).map(({ locator }) => locator)).toEqual([
    'fresh',
    ...ROWS.map(({ locator }) => locator),
  ]);
  expect(withFresh(ROWS, [getRow('')])).toEqual(ROWS);
});

test('a revoked token is shown as revoked, the others as they were', () => {
  const changed = withChange([fresh, ...ROWS], { ...fresh, state: 'revoked' });
  expect(changed[0]?.state).toBe('revoked');
  expect(changed.slice(1)).toEqual(ROWS);
});
