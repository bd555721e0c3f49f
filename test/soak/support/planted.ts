/** Calls that must never reach Jira, each for one reason. */
import type { Ruled, SoakToken, TokenState, Wish } from '../known';
import { OPEN, type SoakPolicy } from '../soak-policy';
import { Timeline } from '../timeline';

const aToken = (change: Partial<SoakToken> = {}): SoakToken => ({
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

interface PlantedCall {
  readonly token: SoakToken | undefined;
  readonly policy: SoakPolicy;
  readonly ruled: Ruled;
  readonly wish: Wish;
  readonly asked: string;
  readonly sent: string;
}

const planted = (name: string, change: Partial<PlantedCall>): readonly [string, PlantedCall] => {
  const path = '/rest/api/3/issue/ABC-2';
  const wish = { effect: 'read', project: 'ABC' } as const;
  const call = { token: aToken(), policy: OPEN, ruled: 'nothing', wish, asked: path, sent: path } as const;
  return [name, { ...call, ...change }];
};

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
];
