/** What the soak knows of the site for certain, and what it does not: the oracle that every call is held against. */
import { mayPassLimits, mustPassLimits, type Presented, type SoakLimits } from './limits';
import type { ProjectKey } from './people';
import {
  livesByWhatIsKept,
  mayPermit,
  mustPermit,
  type Asked,
  type Life,
  type SoakPolicy,
} from './soak-policy';
import { Timeline, type Tick } from './timeline';

export type TokenState = 'active' | 'paused' | 'revoked';

/** A token whose string the soak holds. */
export interface SoakToken {
  readonly locator: string;
  readonly text: string;
  /** Index of a person; undefined: the admin. A bot's token changes hands. */
  owner: number | undefined;
  readonly projects: readonly ProjectKey[] | 'site';
  readonly mayWrite: boolean;
  readonly mayDelete: boolean;
  /** Epoch milliseconds: as it was issued, and when the first of its family was. */
  readonly expiresAt: number;
  readonly bornAt: number;
  /** Of one that may have got more days, or succeeds such a one. */
  lives?: Timeline<Life>;
  readonly limits?: SoakLimits | undefined;
  /** Of a bot's token: index of who steps in for its owner. */
  bot?: { backup: number | undefined } | undefined;
  /** Over tokens themselves; such a token may do nothing in Jira. */
  readonly powers?: readonly string[] | undefined;
  readonly state: Timeline<TokenState>;
  /** How often the gateway was called with it: what is counted may be less, never more. */
  calls: number;
  /** Issued through the page in this run, not planted. */
  readonly isNew: boolean;
  /** One change at a time. */
  isBusy: boolean;
}

export type Frozen = 'nothing' | ProjectKey;

/** Nothing, or the project whose admins say that tokens only read there. */
export type Ruled = 'nothing' | ProjectKey;

export interface Wish extends Presented {
  readonly effect: 'read' | 'write' | 'delete';
  /** Absent: of no project, or of whichever the token reaches. */
  readonly project?: ProjectKey | undefined;
}

/** The gateway's answer about a person may be so old (docs: a minute for each container); and a little for the clock. */
const STANDING_MS = 62_000;

export interface Span {
  readonly from: Tick;
  readonly to: Tick;
  /** The same two in epoch milliseconds. */
  readonly wallFrom: number;
  readonly wallTo: number;
}

/** A list that was ordered for many: whose each row is. */
export interface SoakList {
  readonly accountIds: readonly string[];
  /** Whether its start was answered as done. */
  isStarted: boolean;
}

export class Known {
  readonly tokens: SoakToken[] = [];
  readonly bots: SoakToken[] = [];
  /** Of `tokens`, the first that is not stopped by its age. */
  freshFrom = 0;
  readonly policy: Timeline<SoakPolicy>;
  readonly frozen = new Timeline<Frozen>('nothing');
  readonly ruled = new Timeline<Ruled>('nothing');
  /** Whether somebody's account is active; who is not in it always was. */
  readonly activity = new Map<number, Timeline<boolean>>();
  readonly lists = new Map<string, SoakList>();
  /** People whose tokens come or go as a whole just now: one thing at a time. */
  readonly busyPeople = new Set<number>();
  /** Order → the tokens that its claims were answered with. */
  readonly claimed = new Map<string, string[]>();

  constructor(policy: SoakPolicy) {
    this.policy = new Timeline(policy);
  }

  add(token: SoakToken): void {
    this.tokens.push(token);
    if (token.bot) this.bots.push(token);
  }

  activityOf(person: number): Timeline<boolean> {
    const met = this.activity.get(person);
    if (met) return met;
    const timeline = new Timeline(true);
    this.activity.set(person, timeline);
    return timeline;
  }

  /** Whether there was any moment at which everything let it pass. False: it must not reach Jira. */
  mayPass(token: SoakToken, wish: Wish, span: Span): boolean {
    const { from, to } = span;
    return (
      isGranted(token, wish) &&
      mayPassLimits(token.limits, wish, wallOf(span)) &&
      this.#mayLive(token, wish, span) &&
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
    return isGranted(token, wish) && this.mayPass(token, { ...wish, project: undefined }, span);
  }

  /** Whether everything let it pass at every moment. True: nothing but a fault may be in its way. */
  mustPass(token: SoakToken, wish: Wish, span: Span): boolean {
    const { from, to } = span;
    return (
      isGranted(token, wish) &&
      mustPassLimits(token.limits, wish, wallOf(span)) &&
      this.#mustLive(token, wish, span) &&
      this.frozen.possible(from, to).every((frozen) => frozen === 'nothing') &&
      this.ruled.possible(from, to).every((ruled) => !narrows(ruled, wish)) &&
      this.#activity(token, from - STANDING_MS, to).every(Boolean)
    );
  }

  /** The same of `/admin/v1/…`, which no project and no rule about changes stands against: may it, must it be answered? */
  mayAdminister(token: SoakToken, power: string, span: Span): boolean {
    return token.powers?.includes(power) === true && this.#mayLive(token, { effect: 'read' }, span);
  }

  mustAdminister(token: SoakToken, power: string, span: Span): boolean {
    return token.powers?.includes(power) === true && this.#mustLive(token, { effect: 'read' }, span);
  }

  /** Whether it passes by what a save has kept from older tokens, and by nothing else. */
  passesByWhatIsKept(token: SoakToken, wish: Wish, span: Span): boolean {
    const asked = this.#askedOf(token, wish, span);
    return this.policy
      .possible(span.from, span.to)
      .every((policy) => asked.every((each) => livesByWhatIsKept(policy, each, wallOf(span))));
  }

  /** What was possible then, for people to read. */
  describe(token: SoakToken, { from, to }: { readonly from: Tick; readonly to: Tick }): string {
    return JSON.stringify({
      ...{ owner: token.owner, projects: token.projects, expiresAt: new Date(token.expiresAt) },
      ...{ bornAt: new Date(token.bornAt), lives: token.lives?.possible(from, to) },
      limits: token.limits && {
        ...token.limits,
        purse: token.limits.purse?.budgets,
        header: token.limits.header?.name,
      },
      states: token.state.possible(from, to),
      policies: this.policy.possible(from, to),
      frozen: this.frozen.possible(from, to),
      ruled: this.ruled.possible(from, to),
      active: this.#activity(token, from - STANDING_MS, to),
      tookMs: Math.round(to - from),
    });
  }

  #mayLive(token: SoakToken, wish: Pick<Wish, 'effect'>, span: Span): boolean {
    const asked = this.#askedOf(token, wish, span);
    return (
      token.state.possible(span.from, span.to).includes('active') &&
      this.policy
        .possible(span.from, span.to)
        .some((policy) => asked.some((each) => mayPermit(policy, each, wallOf(span))))
    );
  }

  #mustLive(token: SoakToken, wish: Pick<Wish, 'effect'>, span: Span): boolean {
    const asked = this.#askedOf(token, wish, span);
    return (
      token.state.possible(span.from, span.to).every((state) => state === 'active') &&
      this.policy
        .possible(span.from, span.to)
        .every((policy) => asked.every((each) => mustPermit(policy, each, wallOf(span))))
    );
  }

  #askedOf(token: SoakToken, { effect }: Pick<Wish, 'effect'>, { from, to }: Span): readonly Asked[] {
    const lives = token.lives?.possible(from, to) ?? [lifeOf(token)];
    return lives.map((life) => ({ life, bornAt: token.bornAt, isChange: effect !== 'read' }));
  }

  #activity({ owner }: SoakToken, from: Tick, to: Tick): readonly boolean[] {
    return (owner === undefined ? undefined : this.activity.get(owner))?.possible(from, to) ?? [true];
  }
}

/** As it was issued. */
export const lifeOf = ({ expiresAt, bornAt }: Pick<SoakToken, 'expiresAt' | 'bornAt'>): Life => ({
  expiresAt,
  cappedFrom: bornAt,
});

const wallOf = ({ wallFrom, wallTo }: Span) => ({ from: wallFrom, to: wallTo });

const isGranted = (
  { projects, mayWrite, mayDelete, powers }: SoakToken,
  { effect, project }: Wish,
): boolean =>
  powers === undefined &&
  (effect === 'read' || (effect === 'write' ? mayWrite : mayDelete)) &&
  (project === undefined || projects === 'site' || projects.includes(project));

/** A frozen project leaves searches; what names it is refused; a token that has no other project is refused altogether. */
function holds(frozen: Frozen, { projects }: SoakToken, { project }: Wish): boolean {
  if (frozen === 'nothing') return false;
  if (project !== undefined) return project === frozen;
  return projects !== 'site' && projects.every((one) => one === frozen);
}

const narrows = (ruled: Ruled, { effect, project }: Wish): boolean =>
  effect !== 'read' && ruled !== 'nothing' && (project === undefined || project === ruled);
