import React, { useCallback, useEffect, useState } from 'react';
import { Button, Inline, Stack } from '@forge/react';
import type { TokenDetailView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { LOADING, loadedOf, type Failure, type Loaded } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { PauseButton } from '../../shared/pausing/pause-button';
import { PauseDialog } from '../../shared/pausing/pause-dialog';
import { usePausing } from '../../shared/pausing/use-pausing';
import { RevokeModal, type Why } from '../../shared/revoke-modal';
import { RetireButton } from '../../shared/rotation/retire-dialog';
import { say as sayShared } from '../../shared/say';
import { TokenDetail } from '../../shared/token-detail/token-detail';
import { isEnded } from '../../shared/token-detail/token-words';
import { FreezeDialog } from '../freeze/freeze-dialog';
import { AnotherLikeIt, type AnotherLikeItProps } from '../others/another-like-it';
import { HandOverButton } from '../others/hand-over-button';
import { say } from '../say';

interface TokenPanelProps extends AnotherLikeItProps {
  readonly locator: string;
  readonly onBack: () => void;
  readonly onRevoked: () => void;
  /** Its whole trail, in the Audit tab. */
  readonly onTrail: (locator: string) => void;
}

/** One token, in the list's place. */
export const TokenPanel = (props: TokenPanelProps) => {
  const { api, scopes, rules, locator, onBack, onRevoked, onTrail } = props;
  const [detail, setDetail] = useState<Loaded<TokenDetailView>>(LOADING);
  const load = useCallback(async () => setDetail(loadedOf(await api.readToken({ locator }))), [api, locator]);
  useEffect(() => void load(), [load]);
  const reload = () => {
    void load();
    onRevoked();
  };
  const pausing = usePausing(api, reload);
  return (
    <Stack space="space.200" alignInline="stretch">
      <Inline spread="space-between" alignBlock="center">
        <Button appearance="subtle" onClick={onBack}>
          {say('token.back')}
        </Button>
        <Button appearance="subtle" onClick={() => onTrail(locator)}>
          {say('token.trail')}
        </Button>
      </Inline>
      {detail.state === 'loading' && <Loading text={say('token.loading')} />}
      {detail.state === 'failed' && (
        <FailureMessage
          title={say('token.failed')}
          failure={detail.failure}
          retry={{ label: sayShared('retry'), onClick: () => void load() }}
        />
      )}
      {detail.state === 'loaded' && (
        <TokenDetail
          detail={detail.value}
          now={Date.now()}
          showOwner
          actions={
            <Inline space="space.100" rowSpace="space.100" shouldWrap>
              <FreezeButton api={api} detail={detail.value} onFrozen={reload} />
              <RetireButton api={api} token={detail.value.token} onChanged={reload} />
              <AnotherLikeIt {...{ api, scopes, rules }} token={detail.value.token} />
              <HandOverButton api={api} detail={detail.value} onHandedOver={reload} />
              <PauseButton token={detail.value.token} part="admin" onAsk={pausing.ask} />
              <RevokeButton api={api} detail={detail.value} onRevoked={reload} />
            </Inline>
          }
        />
      )}
      <PauseDialog desk={pausing} part="admin" />
    </Stack>
  );
};

interface FreezeButtonProps {
  readonly api: AdminApi;
  readonly detail: TokenDetailView;
  readonly onFrozen: () => void;
}

const FreezeButton = ({ api, detail: { token }, onFrozen }: FreezeButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  if (isEnded(token)) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say('freeze.ask-token')}</Button>
      {isAsked && (
        <FreezeDialog
          api={api}
          locator={token.locator}
          onFrozen={() => {
            setAsked(false);
            onFrozen();
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
};

interface RevokeButtonProps {
  readonly api: AdminApi;
  readonly detail: TokenDetailView;
  readonly onRevoked: () => void;
}

const RevokeButton = ({ api, detail: { token }, onRevoked }: RevokeButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const revoke = async (why: Why) => {
    setBusy(true);
    const reply = await api.revokeToken({ locator: token.locator, ...why });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setAsked(false);
    tell(`revoked-${token.locator}`, say('token.revoked', { name: token.name }), say('token.revoked.means'));
    onRevoked();
  };
  if (isEnded(token)) return null;
  return (
    <>
      <Button appearance="danger" onClick={() => setAsked(true)}>
        {say('token.revoke')}
      </Button>
      {isAsked && (
        <RevokeModal
          tokens={[token]}
          now={Date.now()}
          isBusy={isBusy}
          failure={failure}
          onRevoke={(why) => void revoke(why)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
};
