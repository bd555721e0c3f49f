import React, { useCallback, useEffect, useState } from 'react';
import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { OrderDetailView } from '../../../src/console/contract';
import { problemsWords } from '../failure-words';
import { FailureMessage } from '../failure-message';
import { LOADING, loadedOf, type Loaded } from '../loaded';
import { Loading } from '../loading';
import { Person } from '../person';
import { DetailSection, Fact } from '../token-detail/detail-section';
import { Limits } from '../token-detail/limits';
import { Powers } from '../token-detail/powers';
import { accessWords, reachWords } from '../token-detail/token-words';
import { dayWords } from '../when';
import { DecisionForm } from './decision-form';
import { OrderCard } from './order-card';
import type { OrderDeskApi } from './order-desk-api';
import { say } from './say';
import { TakeBackForm } from './take-back-form';

interface OrderDecisionProps {
  readonly api: OrderDeskApi;
  readonly id: string;
  readonly onDecided: () => void;
  readonly onBack: () => void;
}

/** One order beside today's policy, its owner's rights and their other tokens; and what to decide. */
export const OrderDecision = ({ api, id, onDecided, onBack }: OrderDecisionProps) => {
  const [detail, setDetail] = useState<Loaded<OrderDetailView>>(LOADING);
  const read = useCallback(async () => setDetail(loadedOf(await api.readOrder({ id }))), [api, id]);
  useEffect(() => void read(), [read]);
  const decided = () => {
    void read();
    onDecided();
  };
  return (
    <Stack space="space.200">
      <Inline>
        <Button appearance="subtle" onClick={onBack}>
          {say('order.back')}
        </Button>
      </Inline>
      {detail.state === 'loading' && <Loading text={say('order.loading')} />}
      {detail.state === 'failed' && (
        <FailureMessage title={say('order.list-failed')} failure={detail.failure} />
      )}
      {detail.state === 'loaded' && <Detail api={api} detail={detail.value} onDecided={decided} />}
    </Stack>
  );
};

interface DetailProps {
  readonly api: OrderDeskApi;
  readonly detail: OrderDetailView;
  readonly onDecided: () => void;
}

const Detail = ({ api, detail, onDecided }: DetailProps) => {
  const { order } = detail;
  const { operations, reach, admin } = order.wish;
  return (
    <Stack space="space.300">
      <OrderCard order={order} showOwner={false} showPlacer={false} showReason={false} />
      <About detail={detail} />
      <Powers
        detail={{
          ...detail,
          isOrder: true,
          token: { state: 'active', operations, reach, ...(admin ? { admin } : {}) },
        }}
      />
      <OtherTokens detail={detail} />
      {order.state === 'approved' && <TakeBackForm api={api} order={order} onDecided={onDecided} />}
      {order.state !== 'waiting' ? null : detail.mayApprove ? (
        <DecisionForm api={api} order={order} onDecided={onDecided} />
      ) : (
        <SectionMessage appearance="information">
          <Text>{say('order.not-yours')}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
};

const About = ({ detail: { order, daysMax, causes, problems } }: Pick<DetailProps, 'detail'>) => (
  <DetailSection title={say('order.about')}>
    <Fact label={say('order.by')}>
      <Person accountId={order.placedBy} />
    </Fact>
    {order.placedBy !== order.ownerId && (
      <Fact label={say('others.owner')}>
        <Person accountId={order.ownerId} />
      </Fact>
    )}
    <Fact label={say('order.reason')}>
      <Text>{order.justification}</Text>
    </Fact>
    <Fact label={say('order.purpose')}>
      <Text>{order.wish.purpose === '' ? say('order.no-purpose') : order.wish.purpose}</Text>
    </Fact>
    <Fact label={say('order.term')}>
      <Text>{say('order.term-value', { days: order.wish.days, max: daysMax })}</Text>
    </Fact>
    {order.wish.mayRotate && (
      <Fact label={say('order.rotation')}>
        <Text>{say('order.may-rotate')}</Text>
      </Fact>
    )}
    <Limits token={order.wish} />
    <Fact label={say('order.needs')}>
      {causes.length === 0 && <Text>{say('order.needs-none')}</Text>}
      {causes.map((cause) => (
        <Text key={cause}>{say(`order.cause.${cause}`)}</Text>
      ))}
    </Fact>
    {problems.length > 0 && (
      <SectionMessage appearance="warning" title={say('order.over')}>
        {problemsWords(problems).map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </SectionMessage>
    )}
  </DetailSection>
);

const OtherTokens = ({ detail: { otherTokens } }: Pick<DetailProps, 'detail'>) => (
  <DetailSection title={say('order.others')}>
    {otherTokens.length === 0 && <Text>{say('order.others-none')}</Text>}
    {otherTokens.map(({ locator, name, effects, reach, endsAt }) => (
      <Text key={locator}>
        {say('order.other', {
          name,
          access: accessWords(effects),
          where: reachWords(reach),
          day: dayWords(endsAt),
        })}
      </Text>
    ))}
  </DetailSection>
);
