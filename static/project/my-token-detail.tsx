import React, { useCallback, useEffect, useState } from 'react';
import { Button, Inline, Stack } from '@forge/react';
import type { RotatedTokenView, TokenDetailView, TokenRowView, TokenView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { PauseButton } from '../shared/pausing/pause-button';
import { RetireButton } from '../shared/rotation/retire-dialog';
import { say as sayShared } from '../shared/say';
import { TokenDetail } from '../shared/token-detail/token-detail';
import { isEnded } from '../shared/token-detail/token-words';
import { RotateButton } from './rotation/rotate-button';
import { ExtendToken } from './extend-token';
import { say } from './say';

interface MyTokenDetailProps {
  readonly api: ProjectApi;
  readonly token: TokenRowView;
  /** Epoch ms. */
  readonly now: number;
  readonly onBack: () => void;
  readonly onRevoke: (token: TokenRowView) => void;
  readonly onPause: (token: TokenRowView) => void;
  /** Undefined where none like it can be asked for here. */
  readonly onDuplicate: (() => void) | undefined;
  readonly onRotated: (rotated: RotatedTokenView) => void;
  /** It was retired before its time. */
  readonly onRetired: (token: TokenView) => void;
}

export const MyTokenDetail = (props: MyTokenDetailProps) => {
  const { api, token, onBack } = props;
  const { locator } = token;
  const [detail, setDetail] = useState<Loaded<TokenDetailView>>(LOADING);
  const read = useCallback(async () => {
    setDetail(LOADING);
    setDetail(loadedOf(await api.readToken({ locator })));
  }, [api, locator]);
  useEffect(() => void read(), [read]);
  return (
    <Stack space="space.200">
      <Inline>
        <Button appearance="subtle" onClick={onBack}>
          {say('mine.back')}
        </Button>
      </Inline>
      <Body {...props} detail={detail} onRetry={() => void read()} />
    </Stack>
  );
};

interface BodyProps extends MyTokenDetailProps {
  readonly detail: Loaded<TokenDetailView>;
  readonly onRetry: () => void;
}

const Body = (props: BodyProps) => {
  const { api, detail, now, onRevoke, onPause, onDuplicate, onRotated, onRetired, onRetry } = props;
  if (detail.state === 'loading') return <Loading text={say('mine.detail-loading')} />;
  if (detail.state === 'failed') {
    const retry = { label: sayShared('retry'), onClick: onRetry };
    return <FailureMessage title={say('mine.detail-failed')} failure={detail.failure} retry={retry} />;
  }
  const { token } = detail.value;
  return (
    <TokenDetail
      detail={detail.value}
      now={now}
      showOwner={false}
      actions={
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          {onDuplicate && <Button onClick={onDuplicate}>{say('mine.duplicate')}</Button>}
          <RotateButton api={api} detail={detail.value} onRotated={onRotated} />
          <RetireButton api={api} token={token} onChanged={onRetired} />
          <ExtendToken api={api} token={token} onExtended={onRetry} />
          <PauseButton token={token} part="owner" onAsk={onPause} />
          {!isEnded(token) && <Button onClick={() => onRevoke(token)}>{say('mine.revoke')}</Button>}
        </Inline>
      }
    />
  );
};
