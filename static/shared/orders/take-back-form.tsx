import React, { useState } from 'react';
import { Box, Inline, LoadingButton, xcss } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { FailureMessage } from '../failure-message';
import { DetailSection } from '../token-detail/detail-section';
import { AnswerField } from './answer-field';
import type { OrderDeskApi } from './order-desk-api';
import { say } from './say';
import { useRuling } from './use-ruling';

interface TakeBackFormProps {
  readonly api: Pick<OrderDeskApi, 'takeBackOrder'>;
  readonly order: OrderView;
  /** It was taken back, or somebody else was first. */
  readonly onDecided: () => void;
}

const narrow = xcss({ maxWidth: '720px' });

/** For an approver who erred, until the order is claimed. */
export const TakeBackForm = ({ api, order, onDecided }: TakeBackFormProps) => {
  const [words, setWords] = useState('');
  const { isBusy, failure, rule } = useRuling(order, onDecided);
  const note = words.trim();
  return (
    <Box xcss={narrow}>
      <DetailSection title={say('order.take-back-title')}>
        {failure && <FailureMessage title={say('order.failed')} failure={failure} />}
        <AnswerField order={order} help={say('order.take-back-help')} value={words} onChange={setWords} />
        <Inline>
          <LoadingButton
            isLoading={isBusy}
            isDisabled={note === ''}
            onClick={() =>
              rule(() => api.takeBackOrder({ id: order.id, note }), say('order.taken-back-done'))
            }
          >
            {say('order.take-back')}
          </LoadingButton>
        </Inline>
      </DetailSection>
    </Box>
  );
};
