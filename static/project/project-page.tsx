import React, { useCallback, useEffect, useState } from 'react';
import type { Offer } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { say as sayShared } from '../shared/say';
import { Counter } from './counter';
import { say } from './say';

interface ProjectPageProps {
  readonly api: ProjectApi;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** What a project's people see: what they may ask for, a form, the new token once, their own tokens. */
export const ProjectPage = ({ api, clock }: ProjectPageProps) => {
  const [offer, setOffer] = useState<Loaded<Offer>>(LOADING);
  const read = useCallback(async () => {
    setOffer(LOADING);
    setOffer(loadedOf(await api.readOffer()));
  }, [api]);
  useEffect(() => void read(), [read]);
  /** In the background: what is shown stays if it fails. */
  const refresh = async () => {
    const reply = await api.readOffer();
    if (reply.ok) setOffer(loadedOf(reply));
  };

  switch (offer.state) {
    case 'loading':
      return <Loading text={say('loading')} />;
    case 'failed':
      return (
        <FailureMessage
          title={say('read-failed')}
          failure={offer.failure}
          retry={{ label: sayShared('retry'), onClick: () => void read() }}
        />
      );
    case 'loaded':
      return <Counter api={api} clock={clock} offer={offer.value} onChanged={() => void refresh()} />;
  }
};
