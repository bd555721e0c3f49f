import { auditEvent } from '../../audit/event';
import { ok, type Result } from '../../base/result';
import type { StoreFailure } from '../../base/store-failure';
import { chunksOf } from '../../base/chunks';
import { problem } from '../../policy/problem';
import { randomBase62 } from '../../tokens/base62';
import { ROWS_PER_PART, type Bulk, type BulkMode, type BulkRow } from '../../tokens/bulk';
import type { Wish } from '../../tokens/order';
import type { Actor, Standings } from '../actor';
import type { BulkView, RowJudgementsView } from '../contract';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { viewBulk } from './bulk-views';
import { judgeRows, type ListedRow } from './judge-rows';
import { judgeTemplate, type Admin, type WishedFor } from './judge-template';

/** Parsed payloads of `bulk/judge` and `bulk/start`. */
export interface BulkDraft {
  readonly justification: string;
  readonly order: WishedFor;
  readonly rows: readonly ListedRow[];
}
export interface BulkStart extends BulkDraft {
  readonly id: string;
  readonly mode: BulkMode;
}

/** What would come of each row if the bulk were started now. Writes nothing. */
export async function judgeBulk(
  draft: BulkDraft,
  actor: Actor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<RowJudgementsView>> {
  const judged = await judgeDraft(draft, { actor, standings, ports });
  if (!judged.ok) return judged;
  const faults = judged.value.rows.flatMap(({ fault }, at) => (fault ? [{ row: at + 1, fault }] : []));
  return ok({ rows: judged.value.rows.length, faults });
}

/**
 * Begins to place an order for each row that may have one. May be repeated under its id: it is started once. Every row is judged
 * here, and never again before its owner claims, so that "all or nothing" is kept by whatever goes on with it.
 */
export async function startBulk(
  start: BulkStart,
  actor: Actor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<BulkView>> {
  const before = await ports.bulks.find(start.id);
  if (!before.ok) return refuseStore(before.error);
  if (before.value && before.value.startedBy !== actor.accountId) return refuse('bulk-unknown');
  if (before.value && before.value.state !== 'preparing') return ok(viewBulk(before.value));

  const judged = await judgeDraft(start, { actor, standings, ports });
  if (!judged.ok) return judged;
  const { wish, rows } = judged.value;
  const refused = rows.filter(({ fault }) => fault !== undefined).length;
  if (refused > 0 && start.mode === 'all') return object([problem('rows', 'rows-at-fault')]);
  if (refused === rows.length) return object([problem('rows', 'rows-none')]);

  const preparing: Bulk = before.value ?? {
    ...{ id: start.id, state: 'preparing', mode: start.mode, rows: rows.length, refused },
    startedAt: ports.clock.now(),
    startedBy: actor.accountId,
    template: { wish, justification: start.justification },
    rowsId: '-',
    ...{ cursor: 0, placed: 0, version: 1 },
  };
  const running: Bulk = {
    ...preparing,
    ...{ state: 'running', mode: start.mode, rows: rows.length, refused },
    template: { wish, justification: start.justification },
    rowsId: randomBase62(ports.random, 20),
    version: preparing.version + 1,
  };
  return save(running, { preparing, rows, ports });
}

async function judgeDraft(
  draft: BulkDraft,
  admin: Admin,
): Promise<Outcome<{ readonly wish: Wish; readonly rows: readonly BulkRow[] }>> {
  const template = await judgeTemplate(draft.order, admin, { projectsLater: true });
  if (!template.ok) return template;
  const rows = await judgeRows(draft.rows, template.value, admin);
  return rows.ok ? ok({ wish: template.value.wish, rows: rows.value }) : rows;
}

interface Start {
  readonly preparing: Bulk;
  readonly rows: readonly BulkRow[];
  readonly ports: ConsolePorts;
}

/** The rows are there before anything points at them; the bulk runs from the moment that its event tells of it. */
async function save(running: Bulk, { preparing, rows, ports }: Start): Promise<Outcome<BulkView>> {
  const { ledger, clock, random } = ports;
  const kept = await saveRows(running.rowsId, rows, ports);
  if (!kept.ok) return refuseStore(kept.error);
  // `exists`: by an earlier attempt, or by one at this moment; the version below tells them apart.
  const created = await ledger.createBulk(preparing);
  if (!created.ok) return refuseStore(created.error);
  const { id, mode, refused } = running;
  const counts = { rows: running.rows, orders: running.rows - refused };
  const fact = { type: 'bulk.started', bulkId: id, ...counts, mode } as const;
  const event = auditEvent(fact, running.startedBy, { at: clock.now(), random });
  const replaced = await ledger.replaceBulk(running, event);
  if (!replaced.ok) return refuseStore(replaced.error);
  if (replaced.value === 'replaced') return ok(viewBulk(running));
  const found = await ports.bulks.find(id);
  if (!found.ok) return refuseStore(found.error);
  return found.value?.startedBy === running.startedBy ? ok(viewBulk(found.value)) : refuse('bulk-unknown');
}

async function saveRows(
  rowsId: string,
  rows: readonly BulkRow[],
  { bulks }: ConsolePorts,
): Promise<Result<void, StoreFailure>> {
  const parts = chunksOf(rows, ROWS_PER_PART);
  const saved = await Promise.all(parts.map((part, at) => bulks.saveRows(rowsId, at, part)));
  return saved.find((one) => !one.ok) ?? ok(undefined);
}
