import { APP_ACTOR, auditEvent } from '../../audit/event';
import { fail, ok } from '../../base/result';
import { DAY_MS } from '../../base/time';
import type { Bulk } from '../../tokens/bulk';
import { mayStillCreateForOthers } from '../for-others/may-create';
import { endEarly, workOff } from '../for-others/step-bulk';
import type { ConsolePorts } from '../ports';
import { ENDED_KEPT_DAYS } from '../../tokens/record';
import { actOnEach, type StepResult } from './step';

const BULKS_AT_ONCE = 5;
/** 200 orders of each in a run. */
const STEPS_MAX = 20;

/**
 * Goes on with bulks whose page was closed, as long as Jira still holds whoever started one for somebody who may; otherwise it stops
 * there. Then erases those that were started 90 days ago, with their rows. Returns how many orders were placed and bulks erased.
 */
export async function sweepBulks(ports: ConsolePorts): Promise<StepResult> {
  const running = await ports.bulks.list({ by: 'state', state: 'running' }, { limit: BULKS_AT_ONCE });
  if (!running.ok) return running;
  const worked = await actOnEach(running.value.bulks, (bulk) => goOnWith(bulk, ports));
  const to = ports.clock.now() - ENDED_KEPT_DAYS * DAY_MS;
  const old = await ports.bulks.list({ by: 'age', to }, { limit: BULKS_AT_ONCE });
  if (!old.ok) return old;
  const erased = await actOnEach(old.value.bulks, (bulk) => eraseBulk(bulk, ports));
  const failure = worked.failure ?? erased.failure;
  return failure ? fail(failure) : ok(worked.count + erased.count);
}

async function goOnWith({ id, startedBy }: Bulk, ports: ConsolePorts): Promise<StepResult> {
  const may = await mayStillCreateForOthers(startedBy, ports);
  if (!may.ok) return fail({ code: 'JIRA_UNANSWERED' });
  if (!may.value) {
    const stopped = await endEarly(id, { state: 'stopped', by: APP_ACTOR }, ports);
    return stopped.ok ? ok(0) : stopped;
  }
  // The list may be old.
  const found = await ports.bulks.find(id);
  if (!found.ok) return found;
  if (!found.value) return ok(0);
  const worked = await workOff(found.value, STEPS_MAX, ports);
  return worked.ok ? ok(worked.value.placed - found.value.placed) : worked;
}

/** Told first, so that nothing vanishes without a trace. */
async function eraseBulk(bulk: Bulk, { bulks, audit, clock, random }: ConsolePorts): Promise<StepResult> {
  const event = auditEvent({ type: 'bulk.erased', bulkId: bulk.id }, APP_ACTOR, { at: clock.now(), random });
  const told = await audit.append(event);
  if (!told.ok) return told;
  const erased = await bulks.erase(bulk);
  return erased.ok ? ok(1) : erased;
}
