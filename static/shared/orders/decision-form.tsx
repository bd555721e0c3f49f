import React, { useState } from 'react';
import { Box, Button, Inline, LoadingButton, Stack, Textfield, xcss } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { FailureMessage } from '../failure-message';
import { Field } from '../field';
import { DetailSection } from '../token-detail/detail-section';
import { AnswerField } from './answer-field';
import { approvalOf, emptyParts, startApproval, type ApprovalDraft } from './approval-draft';
import { LessFields } from './less-fields';
import type { OrderDeskApi } from './order-desk-api';
import { say } from './say';
import { useRuling } from './use-ruling';

interface DecisionFormProps {
  readonly api: OrderDeskApi;
  readonly order: OrderView;
  /** It was decided, or somebody else was first. */
  readonly onDecided: () => void;
}

/** Approve, approve less, or turn down. */
function useDecision({ api, order, onDecided }: DecisionFormProps) {
  const [draft, setDraft] = useState(() => startApproval(order));
  const { isBusy, failure, rule } = useRuling(order, onDecided);
  const note = draft.note.trim();
  return {
    ...{ draft, isBusy, failure },
    edit: (change: Partial<ApprovalDraft>) => setDraft((now) => ({ ...now, ...change })),
    approve: () => rule(() => api.approveOrder(approvalOf(draft, order)), say('order.approved-done')),
    deny: () => rule(() => api.denyOrder({ id: order.id, note }), say('order.denied-done')),
  };
}

const narrow = xcss({ maxWidth: '720px' });

export const DecisionForm = (props: DecisionFormProps) => {
  const { order } = props;
  const form = useDecision(props);
  const { draft, edit } = form;
  return (
    <Box xcss={narrow}>
      <DetailSection title={say('order.decide')}>
        {form.failure && <FailureMessage title={say('order.failed')} failure={form.failure} />}
        <LessFields order={order} draft={draft} edit={edit} />
        <Field
          id="order-days"
          label={say('order.days')}
          help={say('order.days-help', { days: order.wish.days })}
          errors={[]}
        >
          <Textfield
            id="order-days"
            type="number"
            min={1}
            width="xsmall"
            value={draft.days}
            onChange={({ target }) => edit({ days: String(target.value) })}
          />
        </Field>
        <AnswerField
          order={order}
          help={say('order.answer-help')}
          value={draft.note}
          onChange={(note) => edit({ note })}
        />
        <Stack>
          <Inline space="space.100">
            <LoadingButton
              appearance="primary"
              isLoading={form.isBusy}
              isDisabled={emptyParts(draft, order).length > 0}
              onClick={form.approve}
            >
              {say('order.approve')}
            </LoadingButton>
            <Button isDisabled={form.isBusy || draft.note.trim() === ''} onClick={form.deny}>
              {say('order.deny')}
            </Button>
          </Inline>
        </Stack>
      </DetailSection>
    </Box>
  );
};
