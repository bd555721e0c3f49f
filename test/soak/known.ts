/** What the soak knows of the site for certain, and what it does not: the oracle that every call is held against. */
import type { ProjectKey } from './people';
import { Timeline, type Tick } from './timeline';

export type TokenState = 'active' | 'paused' | 'revoked';

/** A token whose string the soak holds. */
export interface SoakToken {
  readonly locator: string;
  readonly text: string;
  /** Index of a person; undefined: the admin. */
  readonly owner: number | undefined;
  readonly projects: readonly ProjectKey[] | 'site';
  readonly mayWrite: boolean;
  readonly mayDelete: boolean;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly state: Timeline<TokenState>;
  /** How often the gateway was called with it: what is counted may be less, never more. */
  calls: number;
  /** Issued through the page in this run, not planted. */
  readonly isNew: boolean;
  /** One change at a time. */
  isBusy: boolean;
}

/** Of the policy, what the soak changes. */
export interface SoakPolicy {
  readonly tokensOn: boolean;
  readonly readOnly: boolean;
}

export type Frozen = 'nothing' | ProjectKey;

/** Nothing, or the project whose admins say that tokens only read there. */
export type Ruled = 'nothing' | ProjectKey;

export interface Wish {
  readonly effect: 'read' | 'write' | 'delete';
  /** Absent: of no project, or of whichever the token reaches. */
  readonly project?: ProjectKey | undefined;
}

/** The gateway's answer about a person may be so old (docs: a minute for each container); and a little for the clock. */
const STANDING_MS = 62_000;

export interface Span {
  readonly from: Tick;
  readonly to: Tick;
  /** Epoch milliseconds of `from`. */
  readonly wallFrom: number;
}

export class Known {
  readonly tokens: SoakToken[] = [];
  readonly policy: Timeline<SoakPolicy>;
  readonly frozen = new Timeline<Frozen>('nothing');
  readonly ruled = new Timeline<Ruled>('nothing');
  /** Whether somebody's account is active; who is not in it always was. */
  readonly activity = new Map<number, Timeline<boolean>>();

  constructor(policy: SoakPolicy) {
    this.policy = new Timeline(policy);
  }

  /** Whether there was any moment at which everything let it pass. False: it must not reach Jira. */
  mayPass(token: SoakToken, wish: Wish, span: Span): boolean {
    const { from, to, wallFrom } = span;
    return (
      isGranted(token, wish) &&
      wallFrom < token.expiresAt &&
      token.state.possible(from, to).includes('active') &&
      this.policy.possible(from, to).some((policy) => permits(policy, wish)) &&
      this.frozen.possible(from, to).some((frozen) => !holds(frozen, token, wish)) &&
      this.ruled.possible(from, to).some((ruled) => !narrows(ruled, wish)) &&
      this.#activity(token, from - STANDING_MS, to).includes(true)
    );
  }

  /**
   * Whether Jira may hear of it. A read of a frozen project may come so far where the token has others: what it is about is judged by
   * Jira's own answer, before a byte of it is shown.
   */
  mayBeAsked(token: SoakToken, wish: Wish, span: Span): boolean {
    if (wish.effect !== 'read') return this.mayPass(token, wish, span);
    return isGranted(token, wish) && this.mayPass(token, { effect: 'read' }, span);
  }

  /** Whether everything let it pass at every moment. True: nothing but a fault may be in its way. */
  mustPass(token: SoakToken, wish: Wish, { from, to }: { readonly from: Tick; readonly to: Tick }): boolean {
    return (
      isGranted(token, wish) &&
      Date.now() < token.expiresAt &&
      token.state.possible(from, to).every((state) => state === 'active') &&
      this.policy.possible(from, to).every((policy) => permits(policy, wish)) &&
      this.frozen.possible(from, to).every((frozen) => frozen === 'nothing') &&
      this.ruled.possible(from, to).every((ruled) => !narrows(ruled, wish)) &&
      this.#activity(token, from - STANDING_MS, to).every(Boolean)
    );
  }

  /** What was possible then, for people to read. */
  describe(token: SoakToken, { from, to }: { readonly from: Tick; readonly to: Tick }): string {
    return JSON.stringify({
      ...{ owner: token.owner, projects: token.projects, expiresAt: new Date(token.expiresAt) },
      states: token.state.possible(from, to),
      policies: this.policy.possible(from, to),
      frozen: this.frozen.possible(from, to),
      ruled: this.ruled.possible(from, to),
      active: this.#activity(token, from - STANDING_MS, to),
      tookMs: Math.round(to - from),
    });
  }

  #activity({ owner }: SoakToken, from: Tick, to: Tick): readonly boolean[] {
    return (owner === undefined ? undefined : this.activity.get(owner))?.possible(from, to) ?? [true];
  }
}

const isGranted = ({ projects, mayWrite, mayDelete }: SoakToken, { effect, project }: Wish): boolean =>
  (effect === 'read' || (effect === 'write' ? mayWrite : mayDelete)) &&
  (project === undefined || projects === 'site' || projects.includes(project));

const permits = ({ tokensOn, readOnly }: SoakPolicy, { effect }: Wish): boolean =>
  tokensOn && (effect === 'read' || !readOnly);

/** A frozen project leaves searches; what names it is refused; a token that has no other project is refused altogether. */
function holds(frozen: Frozen, { projects }: SoakToken, { project }: Wish): boolean {
  if (frozen === 'nothing') return false;
  if (project !== undefined) return project === frozen;
  return projects !== 'site' && projects.every((one) => one === frozen);
}

const narrows = (ruled: Ruled, { effect, project }: Wish): boolean =>
  effect !== 'read' && ruled !== 'nothing' && (project === undefined || project === ruled);
