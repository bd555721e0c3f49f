import React, { useState } from 'react';
import { Button, Inline, LoadingButton, Stack, TextArea, Textfield } from '@forge/react';
import type { OrderView, Reply } from '../../../src/console/contract';
import { tell } from '../../api';
import { FailureMessage } from '../failure-message';
import { Field } from '../field';
import type { Failure } from '../loaded';
import { SwitchRow } from '../switch-row';
import { DetailSection } from '../token-detail/detail-section';
import type { OrderDeskApi } from './order-desk-api';
import { say } from './say';

interface DecisionFormProps {
  readonly api: OrderDeskApi;
  readonly order: OrderView;
  /** It was decided, or somebody else was first. */
  readonly onDecided: () => void;
}

/** Approve, approve less, or turn down. */
function useDecision({ api, order, onDecided }: DecisionFormProps) {
  const [days, setDays] = useState(String(order.wish.days));
  const [isReadOnly, setReadOnly] = useState(false);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const decide = async (call: () => Promise<Reply<OrderView>>, done: string) => {
    setBusy(true);
    const reply = await call();
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`order-${order.id}`, done);
    onDecided();
  };
  const words = note.trim();
  const approval = {
    id: order.id,
    ...(Number(days) === order.wish.days ? {} : { days: Number(days) }),
    ...(isReadOnly ? { effects: ['read' as const] } : {}),
    ...(words === '' ? {} : { note: words }),
  };
  return {
    ...{ days, setDays, isReadOnly, setReadOnly, note, setNote, isBusy, failure },
    approve: () => void decide(() => api.approveOrder(approval), say('order.approved-done')),
    deny: () => void decide(() => api.denyOrder({ id: order.id, note: words }), say('order.denied-done')),
  };
}

export const DecisionForm = (props: DecisionFormProps) => {
  const { wish, kind } = props.order;
  const form = useDecision(props);
  const mayNarrow = kind === 'new' && wish.effects.includes('read') && wish.effects.length > 1;
  return (
    <DetailSection title={say('order.decide')}>
      {form.failure && <FailureMessage title={say('order.failed')} failure={form.failure} />}
      {mayNarrow && (
        <SwitchRow
          id="order-read-only"
          label={say('order.read-only')}
          help={say('order.read-only-help')}
          isChecked={form.isReadOnly}
          onChange={form.setReadOnly}
        />
      )}
      <Field
        id="order-days"
        label={say('order.days')}
        help={say('order.days-help', { days: wish.days })}
        errors={[]}
      >
        <Textfield
          id="order-days"
          type="number"
          min={1}
          value={form.days}
          onChange={({ target }) => form.setDays(String(target.value))}
        />
      </Field>
      <Field id="order-answer" label={say('order.answer')} help={say('order.answer-help')} errors={[]}>
        <TextArea
          id="order-answer"
          value={form.note}
          onChange={({ target }) => form.setNote(String(target.value))}
        />
      </Field>
      <Stack>
        <Inline space="space.100">
          <LoadingButton appearance="primary" isLoading={form.isBusy} onClick={form.approve}>
            {say('order.approve')}
          </LoadingButton>
          <Button isDisabled={form.isBusy || form.note.trim() === ''} onClick={form.deny}>
            {say('order.deny')}
          </Button>
        </Inline>
      </Stack>
    </DetailSection>
  );
};
