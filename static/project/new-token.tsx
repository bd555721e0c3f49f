import React, { type ReactElement } from 'react';
import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { Offer } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { OfferPanel } from './offer-panel';
import { whoAsks } from './offer-words';
import { OrderForm } from './order-form';
import { ForSomebodyElse } from './others/for-somebody-else';
import { say } from './say';
import type { OrderDesk } from './use-order';

interface NewTokenProps {
  readonly api: ProjectApi;
  readonly desk: OrderDesk;
  readonly offer: Offer;
  /** Epoch ms. */
  readonly now: number;
  readonly onShowMine: () => void;
}

/** The offer and its form, or why there is none and what to do about it. */
export const NewToken = (props: NewTokenProps) => {
  const { offer } = props;
  if (!offer.tokensOn) return <TokensOff offer={offer} />;
  const reason = reasonAgainst(props);
  return (
    <Stack space="space.300">
      {reason}
      {offer.barredBy !== 'mayAsk' && <OfferPanel offer={offer} />}
      {reason === undefined && <OrderForm {...props} />}
      {offer.mayCreateForOthers && <ForSomebodyElse api={props.api} offer={offer} />}
    </Stack>
  );
};

/** Why there is no form; undefined: there is one. */
function reasonAgainst({ offer, onShowMine }: NewTokenProps): ReactElement | undefined {
  const { barredBy, tokensHeld: held, tokensPerPersonMax: max } = offer;
  if (barredBy === 'tokensPerPersonMax')
    return (
      <SectionMessage appearance="warning" title={say('barred.tokensPerPersonMax', { held, max })}>
        <Text>{say('barred.tokensPerPersonMax-help')}</Text>
        <Inline>
          <Button onClick={onShowMine}>{say('barred.to-mine')}</Button>
        </Inline>
      </SectionMessage>
    );
  if (barredBy === 'mayAsk')
    return (
      <SectionMessage appearance="information" title={say('barred.mayAsk')}>
        <Text>{say('barred.mayAsk-help', { who: whoAsks(offer) })}</Text>
      </SectionMessage>
    );
  if (!offer.scopes.some(({ isAllowed }) => isAllowed))
    return (
      <SectionMessage appearance="information">
        <Text>{say('barred.no-scopes')}</Text>
      </SectionMessage>
    );
  return undefined;
}

const isOffHere = ({ projectRules }: Offer): boolean => projectRules?.tokensOn === false;

const TokensOff = ({ offer }: { readonly offer: Offer }) => (
  <SectionMessage appearance="information" title={say(isOffHere(offer) ? 'off.project-title' : 'off.title')}>
    <Text>{say(isOffHere(offer) ? 'off.project-help' : 'off.help')}</Text>
    {offer.isJiraAdmin && !isOffHere(offer) && <Text>{say('off.admin')}</Text>}
    <Text>{say('off.mine')}</Text>
  </SectionMessage>
);
