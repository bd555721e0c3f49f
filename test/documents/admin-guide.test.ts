/** docs/admin-guide.md says what the app says: its words, rules, codes, paths and numbers. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AUDIT_DAYS_KEPT } from '../../src/console/sweep/erase-audit';
import { ENDED_KEPT_DAYS } from '../../src/console/sweep/erase-ended';
import { IDLE_DAYS } from '../../src/console/token-lists';
import { EXPIRING_DAYS } from '../../src/console/token-filter';
import { findAdminRoute } from '../../src/gateway/admin/admin-route';
import { parsePath, type Segments } from '../../src/gateway/canonical-path';
import { wayToEnd } from '../../src/gateway/end-token';
import { KEPT_MS } from '../../src/gateway/known';
import type { GatewayRequest } from '../../src/gateway/request';
import { isRotation } from '../../src/gateway/rotate-self';
import { ADMIN_POWERS } from '../../src/policy/admin-power';
import { BUDGET_MAX } from '../../src/policy/budgets';
import { FREEZE_REASON_MAX, FREEZES_MAX } from '../../src/policy/freeze';
import { IP_RANGES_MAX } from '../../src/policy/ip-ranges';
import { OPERATIONS_MAX } from '../../src/policy/operation-limit';
import { BOOK_BYTES_MAX, PROJECTS_WITH_RULES_MAX } from '../../src/policy/project-rules';
import {
  INITIAL_RULES,
  LIFETIME_DAYS_LIMIT,
  TOKENS_PER_PERSON_LIMIT,
  type Rules,
} from '../../src/policy/rules';
import { TRANSITION_DAYS_MAX, TRANSITIONS_MAX } from '../../src/policy/transitions';
import { GROUPS_MAX } from '../../src/policy/who';
import { BULK_ROWS_MAX } from '../../src/tokens/bulk';
import { LEAVERS_MAX } from '../../src/tokens/census';
import { MISSED_DAYS } from '../../src/tokens/missed-projects';
import { NOTICE_DAYS } from '../../src/tokens/notice';
import { CLAIM_HOURS, ON_BEHALF_CLAIM_DAYS, WAITING_DAYS } from '../../src/tokens/order';
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX, REUSE_GRACE_MS } from '../../src/tokens/rotation';
import { SET_UP_CODE_MS } from '../../src/tokens/set-up-code';
import { EVENTS_MAX } from '../../static/admin/audit/collect-events';
import { ruleName, valueWords } from '../../static/admin/policy/rule-words';
import admin from '../../static/locales/en/admin.json';
import order from '../../static/locales/en/order.json';
import project from '../../static/locales/en/project.json';
import shared from '../../static/locales/en/shared.json';
import token from '../../static/locales/en/token.json';
import { rowsOf } from '../support/markdown-table';
import { refusalCodes } from '../support/refusal-codes';

const GUIDE = readFileSync('docs/admin-guide.md', 'utf8');
const README = readFileSync('README.md', 'utf8');
const RULE_KEYS = Object.keys(INITIAL_RULES) as (keyof Rules)[];
const plain = (cell = ''): string => cell.replaceAll('`', '');
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const SHELL = /```sh\n([\s\S]*?)```/g;
const prose = GUIDE.replaceAll(SHELL, '');
const shell = [...GUIDE.matchAll(SHELL)].map(([, lines = '']) => lines);
const flat = oneLine(prose);
const spans = [...prose.matchAll(/`([^`]+)`/g)].map(([, span = '']) => oneLine(span));

describe('the rules in docs/admin-guide.md', () => {
  const rows = rowsOf(GUIDE, 'rule');

  it('are exactly those of the policy', () => {
    expect(rows.map((row) => plain(row['key'])).sort()).toEqual([...RULE_KEYS].sort());
  });

  it.each(RULE_KEYS)('tell of %s by the words of the page, with what a fresh installation says', (rule) => {
    const row = rows.find(({ key }) => plain(key) === rule);
    expect(row?.['rule']).toBe(ruleName(rule));
    expect(row?.['a fresh installation']).toBe(valueWords(rule, INITIAL_RULES));
    expect(row?.['more']).toMatch(/\S/);
  });
});

describe('the names in docs/admin-guide.md', () => {
  const titles = (value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap(titles)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, each]) =>
            (key === 'title' || key === 'name') && typeof each === 'string' ? [each] : titles(each),
          )
        : [];
  const onPages = new Set<string>([
    ...Object.values({ ...admin }),
    ...Object.values({ ...order }),
    ...Object.values({ ...project }),
    ...Object.values({ ...shared }),
    ...Object.values({ ...token }),
    ...titles(parse(readFileSync('manifest.yml', 'utf8'))),
  ]);
  const named = [...flat.replaceAll(/\*\*[^*]+\*\*/g, '').matchAll(/\*([^*]+)\*/g)].map(
    ([, name = '']) => name,
  );

  it('are all to be found in the app', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !onPages.has(name))).toEqual([]);
  });
});

describe('the code in docs/admin-guide.md', () => {
  const request = (call: string): { method: 'GET' | 'POST'; segments: Segments } => {
    const [method = '', path = ''] = call.split(' ');
    const canonical = parsePath(path);
    if (!canonical.ok || (method !== 'GET' && method !== 'POST')) throw new Error(`${call} is no call`);
    return { method, segments: canonical.value };
  };
  const isGatewayCall = (call: string): boolean => {
    const { method, segments } = request(call);
    const known = { method, segments } as unknown as GatewayRequest;
    return isRotation(known) || wayToEnd(known) !== undefined;
  };
  const OTHERS = ['accountId,name,projectKey', 'Token-Expires-Soon'];
  const known = new Set<string>([...RULE_KEYS, ...refusalCodes(), ...ADMIN_POWERS, ...OTHERS]);

  it('is a rule, a refusal, a power, or a call that the gateway answers', () => {
    expect(spans.length).toBeGreaterThan(40);
    const strange = spans.filter(
      (span) => !(span.startsWith('POST /') ? isGatewayCall(span) : known.has(span)),
    );
    expect(strange).toEqual([]);
  });

  it('tells the header by the name that answers bear, and the first line of a list as it is read', () => {
    expect(readFileSync('src/gateway/answer.ts', 'utf8')).toContain("'Token-Expires-Soon'");
    expect(admin['others.list-help']).toContain('accountId,name,projectKey');
  });

  it('calls by curl what is there', () => {
    const paths = shell.flatMap((lines) =>
      [...lines.matchAll(/"\$GATEWAY(\/[^"?]*)/g)].map(([, path = '']) => path),
    );
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const { method, segments } = request(`GET ${path}`);
      expect(findAdminRoute(method, segments)).toBeDefined();
    }
  });
});

describe('the numbers in docs/admin-guide.md', () => {
  const of = (amount: number): string => amount.toLocaleString('en-GB');
  const [first, second] = NOTICE_DAYS;
  const MINUTE_MS = 60_000;
  const HOUR_MS = 3_600_000;
  /** Each with enough words beside it to know which number it is. */
  const stated: readonly string[] = [
    `At most ${of(TOKENS_PER_PERSON_LIMIT)}.`,
    `up to ${of(OPERATIONS_MAX)} operations`,
    `At most ${of(LIFETIME_DAYS_LIMIT)}.`,
    `up to ${of(GROUPS_MAX)} groups`,
    `remembered for ${of(KEPT_MS / 1_000)} seconds`,
    `within ${of(KEPT_MS / 1_000)} seconds`,
    `At most ${of(PROJECTS_WITH_RULES_MAX)} projects can have rules, and ${of(BOOK_BYTES_MAX)} characters`,
    `waits for ${of(WAITING_DAYS)} days`,
    `within ${of(CLAIM_HOURS)} hours, once`,
    `project page within ${of(ON_BEHALF_CLAIM_DAYS)} days`,
    `up to ${of(BULK_ROWS_MAX)} rows`,
    `the reports, for ${of(ENDED_KEPT_DAYS)} days`,
    `Events are kept ${of(AUDIT_DAYS_KEPT)} days`,
    `for ${of(OVERLAP_HOURS_DEFAULT)} hours unless they choose otherwise, up to ${of(OVERLAP_HOURS_MAX)} hours`,
    `more than ${of(REUSE_GRACE_MS / HOUR_MS)} hours after it retired`,
    `within ${of(SET_UP_CODE_MS / MINUTE_MS)} minutes`,
    `work for ${of(SET_UP_CODE_MS / MINUTE_MS)} minutes`,
    `up to ${of(IP_RANGES_MAX)} addresses or ranges`,
    `each up to ${of(BUDGET_MAX)}.`,
    `(up to ${of(FREEZE_REASON_MAX)} characters)`,
    `At most ${of(FREEZES_MAX)} can hold at once`,
    'after 1 hour, 4 hours, 24 hours or 7 days',
    `more than 10 owners and more than a fifth of them seem to have left, or ${of(LEAVERS_MAX)},`,
    `missing for ${of(MISSED_DAYS)} days`,
    `From ${of(first)} days before its end`,
    `comments on it ${of(second)} days and 1 day before`,
    `at most ${of(TRANSITION_DAYS_MAX)} days ahead`,
    `At most ${of(TRANSITIONS_MAX)} changes are kept, and ${of(TRANSITIONS_MAX)} stops to come`,
    `ends within ${of(EXPIRING_DAYS)} days`,
    `not used for ${of(IDLE_DAYS)} days`,
    `Ended tokens stay for ${of(ENDED_KEPT_DAYS)} days after their end`,
    `up to ${of(EVENTS_MAX)} of them`,
  ];

  it.each(stated)('are those of the code: %s', (words) => {
    expect(flat).toContain(words);
  });

  it('are all held against the code', () => {
    const table = prose.split('\n').filter((line) => line.startsWith('|') && !/ At most | up to /.test(line));
    const list = prose.split('\n').filter((line) => /^\d+\. /.test(line));
    const without = oneLine(
      prose
        .split('\n')
        .map((line) => (table.includes(line) ? '' : list.includes(line) ? line.replace(/^\d+\. /, '') : line))
        .join('\n')
        .replaceAll(/\| (20 tokens|Read 90[^|]*|Read 30[^|]*) \|/g, '|'),
    );
    const left = stated.reduce((text, words) => text.replaceAll(words, ''), without);
    expect(left.match(/[^ ]* ?\b\d[\d,]*\b ?[^ ]*/g) ?? []).toEqual([]);
  });

  it('name as hours of a freeze those that the dialog offers', () => {
    const offered = /const HOURS = \[(.*)\]/.exec(
      readFileSync('static/admin/freeze/freeze-fields.tsx', 'utf8'),
    )?.[1];
    expect(offered).toBe("'0', '1', '4', '24', '168'");
  });

  it('name as few leavers those that the sweep holds for few', () => {
    const source = readFileSync('src/console/sweep/too-many.ts', 'utf8');
    expect(source).toContain('const FEW = 10;');
    expect(source).toContain('const SHARE = 0.2;');
  });
});

describe('README.md', () => {
  it('leads admins to their guide', () => {
    expect(README).toContain('(docs/admin-guide.md)');
  });
});
