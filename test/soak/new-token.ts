import type { IssuedTokenView } from '../../src/console/contract';
import type { SoakToken, TokenState } from './known';
import { Timeline } from './timeline';

/** What the soak remembers of a token that a page has just shown. */
export const newToken = (
  { token, view }: Pick<IssuedTokenView, 'token' | 'view'>,
  { owner, projects, mayWrite, mayDelete }: Pick<SoakToken, 'owner' | 'projects' | 'mayWrite' | 'mayDelete'>,
): SoakToken => ({
  ...{ owner, projects, mayWrite, mayDelete },
  locator: view.locator,
  text: token,
  expiresAt: Date.parse(view.expiresAt),
  state: new Timeline<TokenState>('active'),
  calls: 0,
  isNew: true,
  isBusy: false,
});
