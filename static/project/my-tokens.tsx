import React, { useState } from 'react';
import { Button, ButtonGroup, EmptyState, Heading, Inline, Stack, Text } from '@forge/react';
import type { RevocationReason, RotatedTokenView, TokenRowView, TokenView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { FrozenMessage, frozenOf } from '../shared/frozen-message';
import { Loading } from '../shared/loading';
import { PauseDialog } from '../shared/pausing/pause-dialog';
import { usePausing, type PauseDesk } from '../shared/pausing/use-pausing';
import { RevokeModal } from '../shared/revoke-modal';
import { say as sayShared } from '../shared/say';
import { BackedTokens } from './backed-tokens';
import { MyTokenDetail } from './my-token-detail';
import { MyTokenTable } from './my-token-table';
import { say } from './say';
import { useRevocation, type Revoking } from './use-revocation';
import { useTokenPages, type TokenPages } from './use-token-pages';

interface MyTokensProps {
  readonly api: ProjectApi;
  /** Tokens that were issued since the page was opened. */
  readonly fresh: readonly TokenRowView[];
  /** Epoch ms. */
  readonly now: number;
  /** Absent where none can be asked for. */
  readonly onCreate: (() => void) | undefined;
  /** It was paused, resumed or revoked. */
  readonly onChanged: (token: TokenView) => void;
  /** It was replaced: the new one is to be shown this once. */
  readonly onRotated: (rotated: RotatedTokenView) => void;
  /** Absent for a token of which none like it can be asked for here. */
  readonly duplicateOf: (token: TokenRowView) => (() => void) | undefined;
}

/** A person's own tokens, here and in other projects: list, one in detail, revocation. */
export const MyTokens = ({ api, fresh, now, onCreate, onChanged, onRotated, duplicateOf }: MyTokensProps) => {
  const pages = useTokenPages(api, fresh);
  const [opened, setOpened] = useState<TokenRowView>();
  const show = (changed: TokenView) => {
    pages.replace(changed);
    setOpened(undefined);
    onChanged(changed);
  };
  const revoking = useRevocation(api, show);
  const pausing = usePausing(api, show);
  return (
    <Stack space="space.200">
      {opened === undefined ? (
        <>
          <Heading as="h2" size="medium">
            {say('mine.title')}
          </Heading>
          <List
            pages={pages}
            now={now}
            onCreate={onCreate}
            onOpen={setOpened}
            revoking={revoking}
            pausing={pausing}
          />
          <BackedTokens api={api} now={now} />
        </>
      ) : (
        <MyTokenDetail
          api={api}
          token={opened}
          now={now}
          onBack={() => setOpened(undefined)}
          onRevoke={revoking.ask}
          onPause={pausing.ask}
          onDuplicate={duplicateOf(opened)}
          onRotated={onRotated}
          onRetired={show}
        />
      )}
      <Asked revoking={revoking} now={now} />
      <PauseDialog desk={pausing} part="owner" />
    </Stack>
  );
};

const OWN_REASONS: readonly RevocationReason[] = ['not-needed', 'replaced', 'leaked', 'other'];

const Asked = ({ revoking, now }: { readonly revoking: Revoking; readonly now: number }) =>
  revoking.asked === undefined ? null : (
    <RevokeModal
      tokens={[revoking.asked]}
      now={now}
      reasons={OWN_REASONS}
      isBusy={revoking.isBusy}
      failure={revoking.failure}
      onRevoke={(why) => void revoking.revoke(why)}
      onClose={revoking.close}
    />
  );

interface ListProps extends Pick<MyTokensProps, 'now' | 'onCreate'> {
  readonly pages: TokenPages;
  readonly revoking: Revoking;
  readonly pausing: PauseDesk;
  readonly onOpen: (token: TokenRowView) => void;
}

const List = ({ pages, now, onCreate, onOpen, revoking, pausing }: ListProps) => {
  const { page, isBusy, previous, next } = pages;
  if (isBusy || page.state === 'loading') return <Loading text={say('mine.loading')} />;
  if (page.state === 'failed') {
    const retry = { label: sayShared('retry'), onClick: pages.reload };
    return <FailureMessage title={say('mine.failed')} failure={page.failure} retry={retry} />;
  }
  const { items: tokens } = page.value;
  if (tokens.length === 0 && !next && !previous) return <NoTokens onCreate={onCreate} />;
  return (
    <Stack space="space.150">
      <FrozenMessage frozen={frozenOf(tokens)} />
      {tokens.length === 0 ? (
        <Text>{say('mine.page-empty')}</Text>
      ) : (
        <MyTokenTable
          tokens={tokens}
          now={now}
          onOpen={onOpen}
          onRevoke={revoking.ask}
          onPause={pausing.ask}
        />
      )}
      {(previous ?? next) && (
        <Inline>
          <ButtonGroup label={say('mine.pages')}>
            <Button isDisabled={!previous} onClick={() => previous?.()}>
              {say('mine.previous')}
            </Button>
            <Button isDisabled={!next} onClick={() => next?.()}>
              {say('mine.next')}
            </Button>
          </ButtonGroup>
        </Inline>
      )}
    </Stack>
  );
};

const NoTokens = ({ onCreate }: Pick<MyTokensProps, 'onCreate'>) => (
  <Stack space="space.150" alignInline="center">
    <EmptyState header={say('mine.empty')} description={say('mine.empty-help')} headingLevel={3} />
    {onCreate && (
      <Inline>
        <Button appearance="primary" onClick={onCreate}>
          {say('mine.create')}
        </Button>
      </Inline>
    )}
  </Stack>
);
