import React, { type ReactNode } from 'react';
import { Box, Inline, Lozenge, Stack, Text, xcss } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { Person } from '../person';
import { APPEARANCES, besidesWords, deadlineWords, grantedWords, wishWords } from './order-words';
import { say } from './say';

const card = xcss({
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.large',
  padding: 'space.200',
});

interface OrderCardProps {
  readonly order: OrderView;
  /** Whose it is, where that is not plain. */
  readonly showOwner: boolean;
  /** Who ordered it for its owner, where that is not the reader. */
  readonly showPlacer?: boolean;
  /** Where nothing beside it says why. */
  readonly showReason?: boolean;
  readonly children?: ReactNode;
}

/** One order in short: what, why, how it stands, what was answered. */
export const OrderCard = ({
  order,
  showOwner,
  showPlacer = true,
  showReason = true,
  children,
}: OrderCardProps) => {
  const deadline = deadlineWords(order);
  return (
    <Box xcss={card}>
      <Stack space="space.100">
        <Inline space="space.100" alignBlock="center">
          <Text weight="medium">{order.wish.name}</Text>
          <Lozenge appearance={APPEARANCES[order.state]}>{say(`order.state.${order.state}`)}</Lozenge>
        </Inline>
        {showOwner && <Person accountId={order.ownerId} />}
        <Text>{wishWords(order)}</Text>
        {showReason && <Besides order={order} />}
        {showReason && (
          <Text size="small" color="color.text.subtle">
            {say('order.note', { note: order.justification })}
          </Text>
        )}
        {deadline !== undefined && <Text>{deadline}</Text>}
        <OrderedForThem order={order} showPlacer={showPlacer} />
        <Decision order={order} />
        {children}
      </Stack>
    </Box>
  );
};

/** What limits the token beside its powers: whoever claims it must know what calls have to bear, and when they pass. */
const Besides = ({ order }: Pick<OrderCardProps, 'order'>) => (
  <>
    {besidesWords(order.decision?.granted ?? order.wish).map((sentence) => (
      <Text key={sentence} size="small">
        {sentence}
      </Text>
    ))}
  </>
);

/** Somebody ordered it for its owner; for a bot, with whoever backs the owner up. */
const OrderedForThem = ({
  order: { placedBy, ownerId, backupId },
  showPlacer,
}: Required<Pick<OrderCardProps, 'order' | 'showPlacer'>>) => (
  <>
    {showPlacer && placedBy !== ownerId && (
      <Inline space="space.100" alignBlock="center">
        <Text>{say('order.placed-for-by')}</Text>
        <Person accountId={placedBy} />
      </Inline>
    )}
    {backupId !== undefined && (
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{say('order.for-bot')}</Text>
        <Person accountId={backupId} />
      </Inline>
    )}
  </>
);

const Decision = ({ order: { decision } }: Pick<OrderCardProps, 'order'>) =>
  decision === undefined ? null : (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center">
        <Text>{say('order.decided-by')}</Text>
        <Person accountId={decision.by} />
      </Inline>
      {decision.granted && <Text>{grantedWords(decision.granted)}</Text>}
      {decision.note !== undefined && <Text>{say('order.note', { note: decision.note })}</Text>}
    </Stack>
  );
