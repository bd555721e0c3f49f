import React, { type ReactNode } from 'react';
import { Box, Heading, Inline, Stack, xcss } from '@forge/react';
import type { TokenDetailView } from '../../../src/console/contract';
import { FrozenMessage } from '../frozen-message';
import { Denied } from './denied';
import { Powers } from './powers';
import { RecentEvents } from './recent-events';
import { Replacements } from './replacements';
import { TransitionMessage } from './transition-message';
import { Use } from './use';
import { WhatItIs } from './what-it-is';

export interface TokenDetailProps {
  readonly detail: TokenDetailView;
  /** Epoch ms. */
  readonly now: number;
  readonly showOwner: boolean;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
}

// A long name without spaces is scrolled within its line instead of widening the page: a Heading does not break it.
const title = xcss({ width: '200px', flexGrow: '1', overflowX: 'auto' });

/** One token: what it is, what it may do today, what it was used for, what was denied, what happened. Starts at h2. */
export const TokenDetail = ({ detail, now, showOwner, actions }: TokenDetailProps) => (
  <Stack space="space.400">
    {/* Where both do not fit beside each other, the buttons go under the name. */}
    <Inline spread="space-between" alignBlock="center" space="space.200" rowSpace="space.100" shouldWrap>
      <Box xcss={title}>
        <Heading as="h2" size="medium">
          {detail.token.name}
        </Heading>
      </Box>
      {actions}
    </Inline>
    <FrozenMessage frozen={detail.token.frozen ?? []} />
    <TransitionMessage detail={detail} />
    <WhatItIs
      token={detail.token}
      now={now}
      showOwner={showOwner}
      projectsMissing={detail.projectsMissing ?? []}
      left={detail.left}
    />
    <Replacements detail={detail} now={now} />
    <Powers detail={detail} />
    <Use detail={detail} now={now} />
    <Denied detail={detail} now={now} />
    <RecentEvents events={detail.events} now={now} />
  </Stack>
);
