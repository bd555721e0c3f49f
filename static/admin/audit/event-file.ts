/** Audit events as text to keep elsewhere. Pure. */
import { unparse } from 'papaparse';
import type { AuditEventView } from '../../../src/console/contract';
import { eventWords } from './event-words';
import { textOf } from './facts';

export type FileForm = 'csv' | 'json';

/** CSV after RFC 4180. Cells that a spreadsheet would run as a formula are disarmed. */
export const csvOf = (events: readonly AuditEventView[]): string =>
  unparse(
    {
      fields: ['at', 'type', 'actorId', 'locator', 'what', 'facts'],
      data: events.map((event) => {
        const { title, details } = eventWords(event);
        return [
          event.at,
          event.type,
          event.actorId,
          textOf(event.facts, 'locator') ?? '',
          [title, ...details].join('; '),
          JSON.stringify(event.facts),
        ];
      }),
    },
    // Not `true`: that spares a cell with a line break in it (papaparse 5 matches up to the first).
    { escapeFormulae: /^[=+\-@\t\r]/ },
  );

export const jsonOf = (events: readonly AuditEventView[]): string => JSON.stringify(events, undefined, 2);

export const fileOf = (form: FileForm, events: readonly AuditEventView[]): string =>
  form === 'csv' ? csvOf(events) : jsonOf(events);
