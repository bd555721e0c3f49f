import type { IssuedTokenView } from '../../src/console/contract';
import type { SoakToken, TokenState } from './known';
import { Timeline } from './timeline';

type Ordered = Pick<SoakToken, 'owner' | 'projects' | 'mayWrite' | 'mayDelete' | 'limits' | 'bot' | 'powers'>;

/** What the soak remembers of a token that a page has just shown. */
export const newToken = (
  { token, view }: Pick<IssuedTokenView, 'token' | 'view'>,
  { owner, projects, mayWrite, mayDelete, limits, bot, powers }: Ordered,
): SoakToken => ({
  ...{ owner, projects, mayWrite, mayDelete, limits, bot, powers },
  locator: view.locator,
  text: token,
  expiresAt: Date.parse(view.expiresAt),
  bornAt: Date.parse(view.issuedAt),
  state: new Timeline<TokenState>('active'),
  calls: 0,
  isNew: true,
  isBusy: false,
});

/** The same of one that replaces another: it is no younger, and ends when that would have. */
export function newSuccessor(told: Pick<IssuedTokenView, 'token' | 'view'>, before: SoakToken): SoakToken {
  const now = performance.now();
  const after = {
    ...newToken(told, before),
    bornAt: before.bornAt,
    ...(before.bot ? { bot: { ...before.bot } } : {}),
  };
  const [life] = before.lives?.possible(now, now) ?? [];
  return life ? { ...after, lives: new Timeline({ ...life, expiresAt: after.expiresAt }) } : after;
}
