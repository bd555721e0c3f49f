import { APP_ACTOR, auditEvent } from '../../audit/event';
import type { Usage } from '../../audit/usage';
import { ok } from '../../base/result';
import { DAY_MS, type Instant } from '../../base/time';
import { revoke } from '../../tokens/lifecycle';
import type { TokenRecord } from '../../tokens/record';
import { isUnused } from '../is-unused';
import type { ConsolePorts } from '../ports';
import { actOnEach, type PageDone, type StepResult } from './step';
import { goOn } from './walk';

const PAGE_LIMIT = 25;
/** 500 records of use a run: most are of tokens that ended already. */
const PAGES_MAX = 20;
const ENOUGH = 50;

/**
 * Revokes active tokens that nobody has used for as long as the policy says. What the list names is judged again on the token and its
 * use as they are now, and the revocation holds only if neither has changed since: a token that is used meanwhile stays.
 */
export async function revokeUnused(ports: ConsolePorts): Promise<StepResult> {
  const policy = await ports.policies.read();
  if (!policy.ok) return policy;
  const { idleDaysMax } = policy.value.rules;
  if (idleDaysMax === null) return ok(0);
  const before = ports.clock.now() - idleDaysMax * DAY_MS;
  return goOn<Usage>(
    {
      name: 'unused',
      before,
      pagesMax: PAGES_MAX,
      enough: ENOUGH,
      list: async (bound, cursor) => {
        const page = await ports.usages.unusedSince({ before: bound, limit: PAGE_LIMIT, cursor });
        return page.ok ? ok({ items: page.value.usages, cursor: page.value.cursor }) : page;
      },
      act: (listed) => revokeThose(listed, before, ports),
    },
    ports.sweepPositions,
  );
}

async function revokeThose(
  listed: readonly Usage[],
  before: Instant,
  ports: ConsolePorts,
): Promise<PageDone> {
  const locators = listed.map(({ locator }) => locator);
  const [records, uses] = await Promise.all([ports.tokens.findMany(locators), ports.usages.find(locators)]);
  if (!records.ok) return { count: 0, failure: records.error };
  if (!uses.ok) return { count: 0, failure: uses.error };
  const now = ports.clock.now();
  return actOnEach(records.value, async (record) => {
    const usage = uses.value.get(record.locator);
    if (usage === undefined || !isUnused(record, usage, { before, now })) return ok(0);
    return revokeOne(record, usage, ports);
  });
}

async function revokeOne(record: TokenRecord, usage: Usage, ports: ConsolePorts): Promise<StepResult> {
  const at = ports.clock.now();
  const { locator, ownerId } = record;
  const next = revoke(record, { by: APP_ACTOR, as: 'app', at, because: 'unused' });
  const event = auditEvent(
    { type: 'token.revoked', locator, ownerId, as: 'app', because: 'unused' },
    APP_ACTOR,
    { at, random: ports.random },
  );
  const replaced = await ports.ledger.replaceUnused(next, event, usage.version);
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}
