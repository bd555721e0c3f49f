import React, { useCallback, useEffect, useState } from 'react';
import { Box, Button, Heading, Inline, Stack, Text, xcss } from '@forge/react';
import type { TokenDetailView, TokenRowView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { Person } from '../shared/person';
import { pauseStep } from '../shared/pausing/may-pause';
import { PauseButton } from '../shared/pausing/pause-button';
import { PauseDialog } from '../shared/pausing/pause-dialog';
import { usePausing } from '../shared/pausing/use-pausing';
import { say as sayShared } from '../shared/say';
import { TokenDetail } from '../shared/token-detail/token-detail';
import { TokenState } from '../shared/token-detail/token-state';
import { shownState } from '../shared/token-detail/token-words';
import { say } from './say';

interface BackedTokensProps {
  readonly api: ProjectApi;
  /** Epoch ms. */
  readonly now: number;
}

const SHOWN = 50;
const apart = xcss({ paddingBlockStart: 'space.300' });

/** Bots' tokens of others that this person backs up. Nothing where there are none, or where they could not be read. */
export const BackedTokens = ({ api, now }: BackedTokensProps) => {
  const [tokens, setTokens] = useState<readonly TokenRowView[]>([]);
  const [opened, setOpened] = useState<string>();
  const load = useCallback(async () => {
    const reply = await api.listBackedTokens({ limit: SHOWN });
    if (reply.ok) setTokens(reply.value.tokens);
  }, [api]);
  useEffect(() => void load(), [load]);
  const pausing = usePausing(api, () => void load());
  if (tokens.length === 0) return null;
  return (
    <Box xcss={apart}>
      <Stack space="space.150">
        <Heading as="h2" size="medium">
          {say('backed.title')}
        </Heading>
        <Text>{say('backed.means')}</Text>
        {tokens.map((token) => (
          <Inline key={token.locator} space="space.150" alignBlock="center" shouldWrap>
            <TokenState state={shownState(token, now)} />
            <Text weight="semibold">{token.name}</Text>
            <Person accountId={token.ownerId} />
            <Button
              spacing="compact"
              onClick={() => setOpened(opened === token.locator ? undefined : token.locator)}
            >
              {say(opened === token.locator ? 'backed.close' : 'backed.open')}
            </Button>
            {pauseStep(token, 'owner') === 'pause' && (
              <PauseButton token={token} part="owner" isCompact onAsk={pausing.ask} />
            )}
          </Inline>
        ))}
        {opened !== undefined && <Detail key={opened} api={api} locator={opened} now={now} />}
        <PauseDialog desk={pausing} part="owner" />
      </Stack>
    </Box>
  );
};

const Detail = ({ api, locator, now }: BackedTokensProps & { readonly locator: string }) => {
  const [detail, setDetail] = useState<Loaded<TokenDetailView>>(LOADING);
  const read = useCallback(async () => setDetail(loadedOf(await api.readToken({ locator }))), [api, locator]);
  useEffect(() => void read(), [read]);
  if (detail.state === 'loading') return <Loading text={say('mine.detail-loading')} />;
  if (detail.state === 'failed') {
    const retry = { label: sayShared('retry'), onClick: () => void read() };
    return <FailureMessage title={say('mine.detail-failed')} failure={detail.failure} retry={retry} />;
  }
  return <TokenDetail detail={detail.value} now={now} showOwner actions={null} />;
};
