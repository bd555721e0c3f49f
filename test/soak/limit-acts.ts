/** Tokens with limits: asked for on the page, then called by many at once, beyond what they may. */
import { setTimeout as delay } from 'node:timers/promises';
import type { LimitsOrder, TokenOrder } from '../../src/console/contract';
import { callWith, OPERATIONS, recipeOf } from './callers';
import { invoke, type Desk } from './desk';
import type { Dice } from './dice';
import type { SoakToken } from './known';
import type { SoakLimits } from './limits';
import { newToken } from './new-token';
import { accountOf, PROJECT_KEYS, projectsOf } from './people';
import { SCOPES } from './plant';
import { Purse, type SoakBudgets } from './purse';

const CALLS_MOST = 36;
const SIDE_BY_SIDE = 6;

export async function limitForever(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    const token = await orderLimited(desk, dice);
    if (token) await exhaust(desk, token, dice);
    await delay(300);
  }
}

/** One after the other, or many at once; mostly where it reaches. */
async function exhaust(desk: Desk, token: SoakToken, dice: Dice): Promise<void> {
  const width = dice.chance(0.5) ? 1 : SIDE_BY_SIDE;
  const own = token.projects === 'site' ? PROJECT_KEYS : token.projects;
  const callOne = () => callWith(desk, token, recipeOf(dice, dice.chance(0.9) ? own : PROJECT_KEYS), dice);
  for (let left = 1 + dice.below(CALLS_MOST); left > 0 && !desk.isOver(); left -= width)
    await Promise.all(Array.from({ length: width }, callOne));
}

async function orderLimited(desk: Desk, dice: Dice): Promise<SoakToken | undefined> {
  const owner = dice.below(desk.people);
  const [project = 'ABC'] = projectsOf(owner);
  const draft = draftOf(dice);
  const ended = await invoke(desk, 'project-page', 'token/issue', {
    user: accountOf(owner),
    payload: { name: 'limited', scopes: SCOPES, effects: ['read', 'write'], ...draft.order },
    project,
  });
  if (ended.kind !== 'value') {
    desk.findings.count(`issuing a limited one: ${ended.kind === 'no' ? ended.code : ended.kind}`);
    return undefined;
  }
  desk.findings.count('issued with limits');
  const { header } = ended.value;
  const limits = { ...draft.limits, ...(header ? { header } : {}) };
  const token = newToken(ended.value, {
    owner,
    projects: [project],
    mayWrite: true,
    mayDelete: false,
    limits,
  });
  desk.known.add(token);
  return token;
}

/** What is sent to the app, and what the soak makes of it. The header is told with the token. */
interface Draft {
  readonly order: Partial<TokenOrder>;
  readonly limits: SoakLimits;
}

function draftOf(dice: Dice): Draft {
  const operations = dice.chance(0.3) ? someOf(Object.values(OPERATIONS).slice(0, -1), dice) : undefined;
  const notBeforeAt = dice.chance(0.2) ? Date.now() + dice.below(2_000) : undefined;
  const hours = dice.chance(0.3) ? hoursOf(dice) : undefined;
  const header = dice.chance(0.3) ? { name: 'x-soak-key' } : undefined;
  const budgets = dice.chance(0.7) ? budgetsOf(dice) : undefined;
  const limits: LimitsOrder = {
    ...(hours ? { hours: hours.order } : {}),
    ...(header ? { header } : {}),
    ...(budgets ? { budgets } : {}),
  };
  return {
    order: {
      ...(operations ? { operations: { kind: 'only', ids: operations } } : {}),
      ...(notBeforeAt === undefined ? {} : { validFrom: new Date(notBeforeAt).toISOString() }),
      ...(Object.keys(limits).length > 0 ? { limits } : {}),
    },
    limits: {
      ...{ operations, notBeforeAt },
      ...(hours ? { hours: hours.span } : {}),
      ...(budgets ? { purse: new Purse(budgets) } : {}),
    },
  };
}

function someOf<One>(many: readonly One[], dice: Dice): readonly One[] {
  const some = many.filter(() => dice.chance(0.5));
  return some.length > 0 ? some : [dice.of(many)];
}

/** Some so small that each call is written before it is made, some so large that containers hold calls. */
const SIZES = [1, 2, 5, 12, 19, 20, 45, 120, 400] as const;

function budgetsOf(dice: Dice): SoakBudgets {
  const size = (): number => dice.of(SIZES);
  const part = dice.part();
  if (part < 0.3) return { uses: size() };
  if (part < 0.5) return { requestsPerHour: size() };
  if (part < 0.7) return { writesPerHour: size() };
  if (part < 0.85) return { requestsPerDay: size(), writesPerDay: size() };
  return { requestsPerHour: size(), writesPerDay: size(), uses: size() };
}

const MINUTE_MS = 60_000;
/** Zones whose clocks are never set, and how far they are ahead of UTC in minutes. */
const ZONES = [
  ['UTC', 0],
  ['Asia/Kolkata', 330],
  ['America/Phoenix', -420],
] as const;

interface Hours {
  readonly order: NonNullable<LimitsOrder['hours']>;
  readonly span: NonNullable<SoakLimits['hours']>;
}

/** Open while it runs, over, to come; or closing or opening within minutes. */
function hoursOf(dice: Dice): Hours {
  const [timeZone, aheadMin] = dice.of(ZONES);
  const minute = Math.floor(Date.now() / MINUTE_MS);
  const [from, to] = dice.of([
    [minute - 60, minute + 120],
    [minute - 30, minute + 600],
    [minute - 60, minute + 1 + dice.below(3)],
    [minute + 1 + dice.below(3), minute + 240],
    [minute - 240, minute - 60],
  ] as const);
  const clock = (at: number): string => new Date((at + aheadMin) * MINUTE_MS).toISOString().slice(11, 16);
  return {
    order: {
      ...{ timeZone, from: clock(from), to: clock(to) },
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    },
    span: { opensAt: from * MINUTE_MS, closesAt: to * MINUTE_MS },
  };
}
