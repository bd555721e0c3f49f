import React, { useCallback, useEffect, useState } from 'react';
import { Button, Inline, Stack } from '@forge/react';
import type { TokenDetailView, TokenRowView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { PauseButton } from '../shared/pausing/pause-button';
import { say as sayShared } from '../shared/say';
import { TokenDetail } from '../shared/token-detail/token-detail';
import { isEnded } from '../shared/token-detail/token-words';
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
}

export const MyTokenDetail = (props: MyTokenDetailProps) => {
  const { api, token, now, onBack, onRevoke, onPause, onDuplicate } = props;
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
      <Body
        api={api}
        detail={detail}
        now={now}
        onRevoke={onRevoke}
        onPause={onPause}
        onDuplicate={onDuplicate}
        onRetry={() => void read()}
      />
    </Stack>
  );
};

interface BodyProps extends Pick<MyTokenDetailProps, 'api' | 'now' | 'onRevoke' | 'onPause' | 'onDuplicate'> {
  readonly detail: Loaded<TokenDetailView>;
  readonly onRetry: () => void;
}

const Body = ({ api, detail, now, onRevoke, onPause, onDuplicate, onRetry }: BodyProps) => {
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
        <Inline space="space.100">
          {onDuplicate && <Button onClick={onDuplicate}>{say('mine.duplicate')}</Button>}
          <ExtendToken api={api} token={token} onExtended={onRetry} />
          <PauseButton token={token} part="owner" onAsk={onPause} />
          {!isEnded(token) && <Button onClick={() => onRevoke(token)}>{say('mine.revoke')}</Button>}
        </Inline>
      }
    />
  );
};
