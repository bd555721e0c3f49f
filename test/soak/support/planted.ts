/** Calls that must never reach Jira, each for one reason. */
import type { Ruled, SoakToken, TokenState, Wish } from '../known';
import { Purse, type SoakBudgets } from '../purse';
import { OPEN, SHORT_DAYS, type Left, type SoakPolicy } from '../soak-policy';
import { Timeline } from '../timeline';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export const aToken = (change: Partial<SoakToken> = {}): SoakToken => ({
  locator: 'locator',
  text: 'text',
  owner: 1,
  projects: ['ABC'],
  mayWrite: false,
  mayDelete: false,
  expiresAt: Number.POSITIVE_INFINITY,
  bornAt: Date.now(),
  state: new Timeline<TokenState>('active'),
  calls: 0,
  isNew: false,
  isBusy: false,
  ...change,
});

/** Saved by now, so that it is older than nothing that is issued from now on. */
const savedAt = (at: number) => ({ from: at, to: at });
export const keptUntil = (until: number, former: Extract<Left, { kind: 'keep' }>['former']): Left => ({
  kind: 'keep',
  saved: savedAt(Date.now()),
  until,
  former,
});
const stoppedAt = (at: number): Left => ({ kind: 'stop', saved: savedAt(Date.now()), at });

/** Budgets of which these calls have come to Jira already, by so many containers. */
export function spentPurse(
  budgets: SoakBudgets,
  { reads = 0, writes = 0, containers = 1 }: { reads?: number; writes?: number; containers?: number },
): Purse {
  const purse = new Purse(budgets);
  const spend = (isWrite: boolean) => {
    purse.begin();
    purse.end();
    const at = Date.now();
    purse.spend({ isWrite, from: at, to: at, containers: { first: 1, last: containers } });
  };
  for (let one = 0; one < reads; one += 1) spend(false);
  for (let one = 0; one < writes; one += 1) spend(true);
  return purse;
}

interface PlantedCall {
  readonly token: SoakToken | undefined;
  readonly policy: SoakPolicy;
  readonly ruled: Ruled;
  readonly wish: Wish;
  readonly asked: string;
  readonly sent: string;
  /** Of what came to Jira. */
  readonly headers: Readonly<Record<string, string>>;
}

const planted = (name: string, change: Partial<PlantedCall>): readonly [string, PlantedCall] => {
  const path = '/rest/api/3/issue/ABC-2';
  const wish = { effect: 'read', project: 'ABC', operation: 'GET /issue' } as const;
  const call = {
    token: aToken(),
    policy: OPEN,
    ruled: 'nothing',
    wish,
    asked: path,
    sent: path,
    headers: {},
  } as const;
  return [name, { ...call, ...change }];
};

const OLD = { bornAt: Date.now() - 50 * DAY, mayWrite: true };
const WRITE: Wish = { effect: 'write', project: 'ABC' };
const HEADER = { name: 'x-soak-key', value: 'a'.repeat(32) };

export const PLANTED: readonly (readonly [string, PlantedCall])[] = [
  planted('a call without a token', { token: undefined }),
  planted('a call with a revoked token', { token: aToken({ state: new Timeline<TokenState>('revoked') }) }),
  planted('a call with an expired token', { token: aToken({ expiresAt: 0 }) }),
  planted('a call of a foreign project', { token: aToken({ projects: ['DEF'] }) }),
  planted('a call while tokens are off', { policy: { ...OPEN, tokensOn: false } }),
  planted('a change in a project whose admins let tokens only read', {
    token: aToken({ mayWrite: true }),
    wish: { effect: 'write', project: 'ABC' },
    ruled: 'ABC',
  }),
  planted('a call of another path than was asked', { sent: '/rest/api/3/issue/DEF-2' }),
  planted('a call of an operation that the token is not held to', {
    token: aToken({ limits: { operations: ['GET /project'] } }),
  }),
  planted('a call before the first day', {
    token: aToken({ limits: { notBeforeAt: Date.now() + HOUR } }),
  }),
  planted('a call after hours', {
    token: aToken({ limits: { hours: { opensAt: Date.now() - 2 * HOUR, closesAt: Date.now() - HOUR } } }),
  }),
  planted('a call before hours', {
    token: aToken({ limits: { hours: { opensAt: Date.now() + HOUR, closesAt: Date.now() + 2 * HOUR } } }),
  }),
  planted('a call without the required header', { token: aToken({ limits: { header: HEADER } }) }),
  planted('the required header, passed on to Jira', {
    token: aToken({ limits: { header: HEADER } }),
    wish: { effect: 'read', project: 'ABC', header: HEADER.value },
    headers: { [HEADER.name]: HEADER.value },
  }),
  planted('a use beyond the last', {
    token: aToken({ limits: { purse: spentPurse({ uses: 3 }, { reads: 3 }) } }),
  }),
  planted('a call beyond those of an hour', {
    token: aToken({ limits: { purse: spentPurse({ requestsPerHour: 19 }, { reads: 19, containers: 5 }) } }),
  }),
  planted('a call beyond what two containers may hold of a budget', {
    token: aToken({ limits: { purse: spentPurse({ requestsPerDay: 40 }, { reads: 42, containers: 2 }) } }),
  }),
  planted('a change beyond those of an hour', {
    token: aToken({
      mayWrite: true,
      limits: { purse: spentPurse({ writesPerHour: 2 }, { reads: 9, writes: 2 }) },
    }),
    wish: WRITE,
  }),
  planted('a call after the date at which older tokens stop', {
    token: aToken(OLD),
    policy: { ...OPEN, left: [stoppedAt(Date.now() - 1_000)] },
  }),
  planted('a change after the date until which it was kept', {
    token: aToken(OLD),
    policy: { ...OPEN, readOnly: true, left: [keptUntil(Date.now() - 1_000, { readOnly: false })] },
    wish: WRITE,
  }),
  planted('a change by a token that is younger than what was kept', {
    token: aToken({ mayWrite: true, bornAt: Date.now() + HOUR }),
    policy: { ...OPEN, readOnly: true, left: [keptUntil(Date.now() + HOUR, { readOnly: false })] },
    wish: WRITE,
  }),
  planted('a call with a token that a lower cap has shortened', {
    token: aToken(OLD),
    policy: { ...OPEN, daysMax: SHORT_DAYS },
  }),
  planted('a call with a token that has powers over tokens alone', {
    token: aToken({ projects: 'site', powers: ['tokens:read'] }),
  }),
];
