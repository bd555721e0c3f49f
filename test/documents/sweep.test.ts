/** docs/storage.md says of each step of the sweep how far one run goes: the bounds are those of the code. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { AUDIT_DAYS_KEPT } from '../../src/console/sweep/erase-audit';
import { ENDED_KEPT_DAYS } from '../../src/tokens/record';
import { EXPIRING_DAYS } from '../../src/console/token-filter';
import { rowsOf } from '../support/markdown-table';

const STEPS = rowsOf(readFileSync('docs/storage.md', 'utf8'), 'step');

/** A constant of the file, as it stands there: nobody else needs it, so it is not exported. */
function of(file: string, name: string): number {
  const source = readFileSync(`src/${file}.ts`, 'utf8');
  const [, digits] = new RegExp(`const ${name} = ([\\d_]+);`).exec(source) ?? [];
  if (digits === undefined) throw new Error(`no ${name} in ${file}`);
  return Number(digits.replaceAll('_', ''));
}
const sweep = (file: string, name: string): number => of(`console/sweep/${file}`, name);
const pages = (file: string): number => sweep(file, 'PAGES_MAX');
const limit = (file: string): number => sweep(file, 'PAGE_LIMIT');
const enough = (file: string): number => sweep(file, 'ENOUGH');

/** Step → all that its row says in numbers, with enough words beside each to know which it is. */
const BOUNDS: Readonly<Record<string, readonly string[]>> = {
  expired: [
    `${pages('tell-expiries')} pages of ${limit('tell-expiries')} active and ${pages('tell-expiries')} of paused ones`,
  ],
  erased: [
    `ended ${ENDED_KEPT_DAYS} days ago`,
    `${pages('erase-ended')} pages of ${limit('erase-ended')} tokens of each state`,
  ],
  unused: [
    `${pages('revoke-unused')} pages of ${limit('revoke-unused')} usage records`,
    `after ${enough('revoke-unused')} revocations`,
  ],
  ownerLeft: [
    `${pages('end-leavers') * sweep('end-leavers', 'OWNERS_PER_PAGE')} owners`,
    `${sweep('end-leavers', 'OWNERS_PER_PAGE')} at a time`,
    `${sweep('end-tokens', 'TOKENS_AT_ONCE')} tokens of each state of an owner`,
    `after ${enough('end-leavers')} tokens`,
  ],
  projectGone: [
    `${pages('end-homeless')} pages of ${limit('end-homeless')} tokens`,
    `after ${enough('end-homeless')} revocations`,
    `more than ${sweep('too-many', 'FEW')} projects`,
  ],
  privacy: [
    `once in ${of('tokens/privacy-round', 'PRIVACY_ROUND_DAYS')} days`,
    `${pages('report-accounts')} pages of ${sweep('account-pages', 'TOKENS_LIMIT')} tokens or orders`,
    `${sweep('account-pages', 'EVENTS_LIMIT')} events`,
    `after ${enough('report-accounts')} changes`,
  ],
  notices: [
    `ends within ${EXPIRING_DAYS} days`,
    'at 7 days and at 1',
    `${pages('tell-owners')} pages of ${limit('tell-owners')} tokens`,
    `after ${enough('tell-owners')} notices`,
  ],
  census: [
    `${of('console/take-census', 'PAGES_PER_SWEEP')} pages of ${of('console/take-census', 'PAGE_LIMIT')} tokens`,
  ],
  bulks: [
    `started ${ENDED_KEPT_DAYS} days ago`,
    `${sweep('sweep-bulks', 'BULKS_AT_ONCE')} bulks of each kind`,
    `${sweep('sweep-bulks', 'STEPS_MAX')} transactions each`,
  ],
  traffic: [
    `more than ${sweep('erase-traffic', 'TRAFFIC_KEPT_DAYS')} days ago`,
    `${of('forge/usage-store', 'TRAFFIC_AT_ONCE')} records`,
  ],
  ordersLapsed: [
    `${pages('sweep-orders')} pages of ${limit('sweep-orders')} waiting and ${limit('sweep-orders')} approved ones`,
  ],
  ordersErased: [
    `over ${ENDED_KEPT_DAYS} days ago`,
    `${pages('sweep-orders')} pages of ${limit('sweep-orders')} of each state`,
  ],
  audit: [
    `more than ${AUDIT_DAYS_KEPT} days ago`,
    `${pages('erase-audit')} pages of ${limit('erase-audit')} events`,
  ],
};

it.each(STEPS)(
  'docs/storage.md says of $step how far one run goes, and no number that the code has not',
  (row) => {
    const { step = '', does = '', 'at most in one run': atMost = '' } = row;
    const stated = BOUNDS[step.replaceAll('`', '')] ?? [];
    expect(stated.length).toBeGreaterThan(0);
    const text = `${does} ${atMost}`;
    for (const words of stated) expect(text).toContain(words);
    const left = stated.reduce((rest, words) => rest.replaceAll(words, ''), text);
    expect(left.match(/\d[\d,]*/g) ?? []).toEqual([]);
  },
);

it('docs/storage.md has no step without bounds here', () => {
  expect(Object.keys(BOUNDS).sort()).toEqual(STEPS.map(({ step = '' }) => step.replaceAll('`', '')).sort());
});
