import React, { useCallback, useEffect, useMemo, useState } from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import type { IssuedTokenView, Offer } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { TokenSection } from '../shared/token-section';
import { useTokenList } from '../shared/use-token-list';
import { IssuedToken } from './issued-token';
import { OfferSummary } from './offer-summary';
import { OrderForm } from './order-form';
import { TEXT } from './text';
import { useOrder } from './use-order';

/** What a project's people see: what they may ask for, a form, the new token once, their own tokens. */
export const ProjectPage = ({ api }: { readonly api: ProjectApi }) => {
  const [offer, setOffer] = useState<Loaded<Offer>>(LOADING);
  const read = useCallback(async () => {
    setOffer(LOADING);
    setOffer(loadedOf(await api.readOffer()));
  }, [api]);
  useEffect(() => void read(), [read]);

  switch (offer.state) {
    case 'loading':
      return <Loading text={TEXT.loading} />;
    case 'failed':
      return (
        <FailureMessage
          title={TEXT.readFailed}
          failure={offer.failure}
          retry={{ label: TEXT.retry, onClick: () => void read() }}
        />
      );
    case 'loaded':
      return <Counter api={api} offer={offer.value} />;
  }
};

/** Where tokens are handed out. */
const Counter = ({ api, offer }: { readonly api: ProjectApi; readonly offer: Offer }) => {
  const [issued, setIssued] = useState<IssuedTokenView>();
  const source = useMemo(() => ({ search: api.listTokens, revoke: api.revokeToken }), [api]);
  const list = useTokenList(source);
  const desk = useOrder(api, (token) => {
    setIssued(token);
    list.add(token.view);
  });
  const forget = () => setIssued(undefined);
  return (
    <Stack space="space.400">
      {issued ? (
        <IssuedToken issued={issued} offer={offer} onDone={forget} />
      ) : (
        <Order desk={desk} offer={offer} />
      )}
      <TokenSection list={list} showOwner={false} text={TEXT.tokens} />
    </Stack>
  );
};

const Order = ({ desk, offer }: Parameters<typeof OrderForm>[0]) => {
  if (!offer.tokensOn) return <OfferSummary offer={offer} />;
  if (offer.scopes.length === 0)
    return (
      <SectionMessage appearance="information">
        <Text>{TEXT.noScopes}</Text>
      </SectionMessage>
    );
  return (
    <Stack space="space.300">
      <OfferSummary offer={offer} />
      <OrderForm desk={desk} offer={offer} />
    </Stack>
  );
};
