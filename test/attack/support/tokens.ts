/** The tokens that attackers hold. */
import type { TokenOrder } from '../../../src/console/contract';
import { PROJECT_WIDE, SITE_WIDE, WRITER } from '../../conformance/support/rules';
import type { Site } from '../../conformance/support/site';

interface Holding {
  /** Who asks for it, and so owns it. */
  readonly owner: string;
  /** Key of the project it is asked for in. */
  readonly project: string;
  readonly order: Partial<TokenOrder>;
}

const holding = (owner: string, project: string, order: Partial<TokenOrder>): Holding => ({
  owner,
  project,
  order,
});

const HOLDINGS = {
  // Max Member: a developer of ABC and DEF.
  'reader-abc': holding('member', 'ABC', { scopes: ['read:jira-work'] }),
  'writer-abc': holding('member', 'ABC', WRITER),
  'all-abc': holding('member', 'ABC', PROJECT_WIDE),
  'all-def': holding('member', 'DEF', PROJECT_WIDE),
  'all-abc-def': holding('member', 'ABC', { ...PROJECT_WIDE, projectIds: ['10001'] }),
  // Lea Lead: administers ABC, is nobody in DEF.
  'lead-abc': holding('lead', 'ABC', PROJECT_WIDE),
  // Ada Admin: administers Jira.
  'admin-abc': holding('admin', 'ABC', PROJECT_WIDE),
  'site-admin': holding('admin', 'ABC', SITE_WIDE),
  'site-reader': holding('admin', 'ABC', { scopes: ['read:jira-work'], reach: 'site' }),
  // Leo Leaver: a developer of ABC.
  'abc-of-leaver': holding('leaver', 'ABC', PROJECT_WIDE),
  // Oda Outsider: has what everybody has, in OPS alone.
  'outsider-ops': holding('outsider', 'OPS', PROJECT_WIDE),
} satisfies Record<string, Holding>;

type Held = keyof typeof HOLDINGS;
export type TokenName = Held | 'nobody';
const isHeld = (name: string): name is Held => Object.hasOwn(HOLDINGS, name);
export const TOKEN_NAMES: readonly TokenName[] = ['nobody', ...Object.keys(HOLDINGS).filter(isHeld)];

/** Undefined for nobody. */
export async function issueNamed(site: Site, name: TokenName): Promise<string | undefined> {
  if (name === 'nobody') return undefined;
  const { owner, project, order } = HOLDINGS[name];
  return (await site.issueToken(owner, { ...order, name }, project)).token;
}
