import React from 'react';
import { DynamicTable, Stack, Text, Tooltip } from '@forge/react';
import type { AuditEventView } from '../../../src/console/contract';
import { Person } from '../../shared/person';
import { timeWords, utcWords } from '../../shared/when';
import { say } from '../say';
import { TextButton } from '../text-button';
import { APP_ACTOR, eventWords } from './event-words';
import { textOf } from './facts';

interface AuditTableProps {
  readonly events: readonly AuditEventView[];
  readonly onToken: (locator: string) => void;
}

/** A page of events. */
export const AuditTable = ({ events, onToken }: AuditTableProps) => (
  <DynamicTable
    label={say('audit.table')}
    head={{
      cells: [
        { key: 'when', content: say('audit.when'), width: 17 },
        { key: 'who', content: say('audit.who'), width: 19 },
        { key: 'what', content: say('audit.what'), width: 42 },
        { key: 'token', content: say('audit.token'), width: 22 },
      ],
    }}
    rows={events.map((event) => ({
      key: event.id,
      cells: [
        { key: 'when', content: whenCell(event) },
        { key: 'who', content: whoCell(event) },
        { key: 'what', content: whatCell(event) },
        { key: 'token', content: tokenCell(event, onToken) },
      ],
    }))}
  />
);

const whenCell = ({ at }: AuditEventView) => (
  <Tooltip content={utcWords(at)}>
    <Text>{timeWords(at)}</Text>
  </Tooltip>
);

const whoCell = ({ actorId }: AuditEventView) =>
  actorId === APP_ACTOR ? <Text>{say('audit.app')}</Text> : <Person accountId={actorId} />;

const whatCell = (event: AuditEventView) => {
  const { title, details } = eventWords(event);
  return (
    <Stack space="space.025">
      <Text>{title}</Text>
      {details.map((detail) => (
        <Text key={detail} size="small" color="color.text.subtle">
          {detail}
        </Text>
      ))}
    </Stack>
  );
};

const tokenCell = ({ facts }: AuditEventView, onToken: AuditTableProps['onToken']) => {
  const locator = textOf(facts, 'locator');
  if (locator === undefined) return <Text> </Text>;
  return <TextButton text={locator} onClick={() => onToken(locator)} />;
};
