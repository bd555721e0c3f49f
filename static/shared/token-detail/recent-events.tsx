import React from 'react';
import { DynamicTable, Text, Tooltip } from '@forge/react';
import type { AuditEventView } from '../../../src/console/contract';
import { Person } from '../person';
import { bothWords, relativeWords } from '../when';
import { DetailSection } from './detail-section';
import { eventWords } from './event-words';
import { say } from './say';

interface RecentEventsProps {
  readonly events: readonly AuditEventView[];
  readonly now: number;
}

export const RecentEvents = ({ events, now }: RecentEventsProps) => (
  <DetailSection title={say('detail.events')}>
    {events.length === 0 ? (
      <Text>{say('detail.events-none')}</Text>
    ) : (
      <DynamicTable
        label={say('detail.events-label')}
        head={{
          cells: [
            { key: 'when', content: say('detail.column-when'), width: 20 },
            { key: 'event', content: say('detail.column-event'), width: 55 },
            { key: 'by', content: say('detail.column-by'), width: 25 },
          ],
        }}
        rows={events.map((event) => ({
          key: event.id,
          cells: [
            { key: 'when', content: whenCell(event.at, now) },
            { key: 'event', content: <Text>{eventWords(event)}</Text> },
            { key: 'by', content: byCell(event.actorId) },
          ],
        }))}
      />
    )}
  </DetailSection>
);

const whenCell = (at: string, now: number) => (
  <Tooltip content={bothWords(at)}>
    <Text>{relativeWords(at, now)}</Text>
  </Tooltip>
);

/** The schedule acts under this name, which is nobody's account (src/audit/event.ts). */
const APP_ACTOR = 'app';

const byCell = (actorId: string) =>
  actorId === APP_ACTOR ? <Text>{say('detail.by-app')}</Text> : <Person accountId={actorId} />;
