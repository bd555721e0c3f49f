import React from 'react';
import { Button, DynamicTable, Pressable, Stack, Text, Tooltip, xcss } from '@forge/react';
import type { TokenRowView, UseView } from '../../src/console/contract';
import { PauseButton } from '../shared/pausing/pause-button';
import { TokenState } from '../shared/token-detail/token-state';
import { accessWords, isEnded, reachWords, shownState } from '../shared/token-detail/token-words';
import { bothWords, relativeWords } from '../shared/when';
import { Wide } from '../shared/wide';
import { say } from './say';

interface MyTokenTableProps {
  readonly tokens: readonly TokenRowView[];
  /** Epoch ms. */
  readonly now: number;
  readonly onOpen: (token: TokenRowView) => void;
  readonly onRevoke: (token: TokenRowView) => void;
  readonly onPause: (token: TokenRowView) => void;
}

const COLUMNS = ['state', 'name', 'access', 'ends', 'used', 'week', 'actions'] as const;
type Column = (typeof COLUMNS)[number];

/** Per cent of the table. */
const WIDTHS: Readonly<Record<Column, number>> = {
  state: 12,
  name: 20,
  access: 18,
  ends: 13,
  used: 15,
  week: 12,
  actions: 10,
};

export const MyTokenTable = (props: MyTokenTableProps) => (
  <Wide>
    <DynamicTable
      label={say('mine.label')}
      head={{ cells: COLUMNS.map((key) => ({ key, content: say(`mine.${key}`), width: WIDTHS[key] })) }}
      rows={props.tokens.map((token) => ({
        key: token.locator,
        cells: COLUMNS.map((key) => ({ key, content: cellContent(key, token, props) })),
      }))}
    />
  </Wide>
);

const link = xcss({
  padding: 'space.0',
  backgroundColor: 'color.background.neutral.subtle',
  textAlign: 'start',
});

// UI Kit calls a cell's component as a plain function: no hooks in here.
function cellContent(column: Column, token: TokenRowView, props: MyTokenTableProps) {
  const { now, onOpen } = props;
  switch (column) {
    case 'state':
      return stateCell(token, now);
    case 'name':
      return (
        <Stack space="space.025" alignInline="start">
          <Pressable xcss={link} onClick={() => onOpen(token)}>
            <Text color="color.link" weight="medium">
              {token.name}
            </Text>
          </Pressable>
          {replacementOf(token)}
        </Stack>
      );
    case 'access':
      return accessCell(token);
    case 'ends':
      return timeCell(token.endedAt ?? token.endsAt, now);
    case 'used':
      return usedCell(token.use, now);
    case 'week':
      return weekCell(token.use);
    case 'actions':
      return actionsCell(token, props);
  }
}

const actionsCell = (token: TokenRowView, { onRevoke, onPause }: MyTokenTableProps) =>
  isEnded(token) ? (
    <Text> </Text>
  ) : (
    <Stack space="space.050" alignInline="start">
      <PauseButton token={token} part="owner" isCompact onAsk={onPause} />
      <Button spacing="compact" onClick={() => onRevoke(token)}>
        {say('mine.revoke')}
      </Button>
    </Stack>
  );

const stateCell = (token: TokenRowView, now: number) => {
  const state = shownState(token, now);
  return (
    <Stack space="space.025" alignInline="start">
      <TokenState state={state} />
      {state === 'stopped' && token.stoppedBy !== undefined && (
        <Text size="small" color="color.text.subtle">
          {say(`mine.stopped-${token.stoppedBy}`)}
        </Text>
      )}
    </Stack>
  );
};

/** Two of one name stand beside each other: which is which. */
function replacementOf({ successor, predecessor }: TokenRowView) {
  if (successor === undefined && predecessor === undefined) return null;
  return (
    <Text size="small" color="color.text.subtle">
      {successor === undefined
        ? say('mine.replaces', { locator: predecessor ?? '' })
        : say('mine.replaced-by', { locator: successor })}
    </Text>
  );
}

const accessCell = ({ effects, reach }: TokenRowView) => (
  <Stack>
    <Text>{accessWords(effects)}</Text>
    <Text size="small" color="color.text.subtle">
      {reachWords(reach)}
    </Text>
  </Stack>
);

const timeCell = (at: string, now: number) => (
  <Tooltip content={bothWords(at)}>
    <Text>{relativeWords(at, now)}</Text>
  </Tooltip>
);

function usedCell(use: UseView | undefined, now: number) {
  if (use?.lastUsedAt === undefined)
    return <Text color="color.text.subtle">{say(use === undefined ? 'mine.unknown' : 'mine.never')}</Text>;
  return (
    <Stack>
      {timeCell(use.lastUsedAt, now)}
      {use.lastClient !== undefined && (
        <Text size="small" color="color.text.subtle">
          {use.lastClient}
        </Text>
      )}
    </Stack>
  );
}

function weekCell(use: UseView | undefined) {
  if (use === undefined) return <Text color="color.text.subtle">{say('mine.unknown')}</Text>;
  return (
    <Stack>
      <Text>{say('mine.week-value', { calls: use.calls7d })}</Text>
      {use.denied7d > 0 && (
        <Text size="small" color="color.text.danger">
          {say('mine.week-denied', { denied: use.denied7d })}
        </Text>
      )}
    </Stack>
  );
}
