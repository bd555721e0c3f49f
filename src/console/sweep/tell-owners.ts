import { APP_ACTOR, auditEvent } from '../../audit/event';
import { fail, ok, type Result } from '../../base/result';
import { DAY_MS } from '../../base/time';
import { endsAt, type Ceiling } from '../../policy/ceiling';
import type { Grant } from '../../policy/grant';
import { ceilingsOf } from '../../policy/policy-for';
import type { NoticeRule } from '../../policy/notice-rule';
import {
  isTold,
  NOTICE_DAYS,
  stepAt,
  withTold,
  withTry,
  type Notice,
  type NoticeDays,
} from '../../tokens/notice';
import type { TokenRecord } from '../../tokens/record';
import type { NoticeWords } from '../notice-ports';
import type { ConsolePorts } from '../ports';
import { actOnEach, type StepFailure, type StepResult } from './step';
import { goOn } from './walk';

const PAGE_LIMIT = 20;
const PAGES_MAX = 5;
/** Each costs up to four calls of Jira. */
const ENOUGH = 20;

type Place = Extract<NoticeRule, { kind: 'issue' }>;

/**
 * Where the policy says so, makes one issue for each active token that ends within 14 days, and comments on it at 7 days and at 1. What
 * was told is stored; a step is begun three times at most, so that lost answers cannot fill a project.
 */
export async function tellOwners(ports: ConsolePorts): Promise<StepResult> {
  const policy = await ports.policies.read();
  if (!policy.ok) return policy;
  const { notice, tokensOn } = policy.value.rules;
  if (notice.kind === 'none' || !tokensOn) return ok(0);
  const now = ports.clock.now();
  const ceilings = ceilingsOf(policy.value, now);
  return goOn<TokenRecord>(
    {
      name: 'notices',
      before: now + NOTICE_DAYS[0] * DAY_MS,
      pagesMax: PAGES_MAX,
      enough: ENOUGH,
      list: async (before, cursor) => {
        const page = await ports.tokens.list(
          // The first bound must be the same in every run of one walk: a cursor belongs to its query.
          { by: 'state', state: 'active', ends: { from: before - NOTICE_DAYS[0] * DAY_MS, to: before } },
          { limit: PAGE_LIMIT, cursor },
        );
        return page.ok ? ok({ items: page.value.records, cursor: page.value.cursor }) : page;
      },
      act: (records) => actOnEach(records, (record) => tellOf(record, { place: notice, ceilings }, ports)),
    },
    ports.sweepPositions,
  );
}

async function tellOf(
  { locator }: TokenRecord,
  { place, ceilings }: { readonly place: Place; readonly ceilings: (grant: Grant) => Ceiling },
  ports: ConsolePorts,
): Promise<StepResult> {
  const found = await ports.tokens.find(locator);
  if (!found.ok) return found;
  const record = found.value;
  // What is being replaced ends as it should.
  if (record?.state !== 'active' || record.successor !== undefined) return ok(0);
  const words = { locator, ownerId: record.ownerId, endsAt: endsAt(record.grant, ceilings(record.grant)) };
  const days = stepAt(words.endsAt, ports.clock.now());
  if (days === undefined) return ok(0);
  const notice = await ports.notices.read(locator);
  if (!notice.ok) return notice;
  return isTold(notice.value, days) ? ok(0) : tell(notice.value, { place, days, words }, ports);
}

interface Step {
  readonly place: Place;
  readonly days: NoticeDays;
  readonly words: NoticeWords;
}

async function tell(notice: Notice, step: Step, ports: ConsolePorts): Promise<StepResult> {
  const { place, days, words } = step;
  const { locator } = words;
  if (notice.issueId === undefined) {
    // A run before may have made it, and died or lost the answer.
    const made = await ports.board.findIssue(place.projectId, locator);
    if (!made.ok) return fail({ code: 'NOTICE_UNANSWERED' });
    if (made.value !== undefined) return finish(withTold(notice, days, made.value), step, ports);
  }
  const begun = withTry(notice, days);
  if (!begun) return giveUp(notice, step, ports);
  const noted = await ports.notices.save(locator, begun);
  if (!noted.ok) return noted;
  const issueId = await say(notice, step, ports);
  return issueId.ok ? finish(withTold(notice, days, issueId.value), step, ports) : issueId;
}

/** By a new issue, or by a comment on the one that there is. Gives the issue's id. */
async function say(
  { issueId }: Notice,
  { place, words }: Step,
  { board }: ConsolePorts,
): Promise<Result<string, StepFailure>> {
  if (issueId === undefined) {
    const made = await board.createIssue(place, words);
    return made.ok ? made : fail({ code: made.error === 'refused' ? 'NOTICE_REFUSED' : 'NOTICE_UNANSWERED' });
  }
  const told = await board.comment(issueId, words);
  return told.ok ? ok(issueId) : fail({ code: 'NOTICE_UNANSWERED' });
}

async function finish(told: Notice, { days, words }: Step, ports: ConsolePorts): Promise<StepResult> {
  const { notices, audit, clock, random } = ports;
  const { locator, ownerId } = words;
  const saved = await notices.save(locator, told);
  if (!saved.ok) return saved;
  const event = auditEvent({ type: 'token.warned', locator, ownerId, days }, APP_ACTOR, {
    at: clock.now(),
    random,
  });
  const appended = await audit.append(event);
  return appended.ok ? ok(1) : appended;
}

/** The owner sees it on the page all the same. */
async function giveUp(notice: Notice, { days, words }: Step, ports: ConsolePorts): Promise<StepResult> {
  const saved = await ports.notices.save(words.locator, withTold(notice, days));
  return saved.ok ? fail({ code: 'NOTICE_GIVEN_UP' }) : saved;
}
