import React from 'react';
import { BarChart, DynamicTable, Stack, Text } from '@forge/react';
import type { TokenDetailView } from '../../../src/console/contract';
import { relativeWords, utcDayWords } from '../when';
import { DetailSection } from './detail-section';
import { operationWords } from './power-words';
import { say } from './say';
import { fillDays, usageSentence } from './usage-words';

interface UseProps {
  readonly detail: TokenDetailView;
  readonly now: number;
}

/** How much it is used, for what, and by which client. */
export const Use = ({ detail: { usage, token }, now }: UseProps) => {
  if (usage === undefined)
    return (
      <DetailSection title={say('detail.use')}>
        <Text>{say('detail.use-unknown')}</Text>
      </DetailSection>
    );
  const days = fillDays(usage.days, now);
  const isQuiet = days.every(({ calls }) => calls === 0);
  return (
    <DetailSection title={say('detail.use')}>
      <Stack space="space.050">
        <Text>{usageSentence(days)}</Text>
        {token.use?.lastUsedAt !== undefined && (
          <Text>{lastUse(token.use.lastUsedAt, token.use.lastClient, now)}</Text>
        )}
      </Stack>
      {!isQuiet && (
        <BarChart
          title={say('detail.chart')}
          height={200}
          showBorder={false}
          hideMenu
          data={days.map(({ day, calls }) => [utcDayWords(day), calls])}
          xAccessor={0}
          yAccessor={1}
        />
      )}
      {usage.operations.length > 0 && <UsedOperations operations={usage.operations} now={now} />}
    </DetailSection>
  );
};

const lastUse = (at: string, client: string | undefined, now: number): string => {
  const when = relativeWords(at, now);
  return client === undefined
    ? say('detail.use-last-plainly', { when })
    : say('detail.use-last', { when, client });
};

interface UsedOperationsProps {
  readonly operations: NonNullable<TokenDetailView['usage']>['operations'];
  readonly now: number;
}

const UsedOperations = ({ operations, now }: UsedOperationsProps) => (
  <DynamicTable
    label={say('detail.used-operations')}
    head={{
      cells: [
        { key: 'operation', content: say('detail.column-operation'), width: 65 },
        { key: 'calls', content: say('detail.column-calls'), width: 12 },
        { key: 'last', content: say('detail.column-last'), width: 23 },
      ],
    }}
    rows={operations.map(({ operation, calls, lastAt }) => ({
      key: operation,
      cells: [
        { key: 'operation', content: <Text>{operationWords(operation)}</Text> },
        { key: 'calls', content: <Text>{String(calls)}</Text> },
        { key: 'last', content: <Text>{relativeWords(lastAt, now)}</Text> },
      ],
    }))}
  />
);
