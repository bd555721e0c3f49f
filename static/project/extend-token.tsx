import React, { useState } from 'react';
import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import type { TokenRowView } from '../../src/console/contract';
import { tell, type ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { Field } from '../shared/field';
import type { Failure } from '../shared/loaded';
import { ApprovalPart, causesIn } from '../shared/orders/approval-part';
import { say } from '../shared/orders/say';

interface ExtendTokenProps {
  readonly api: ProjectApi;
  readonly token: TokenRowView;
  /** It ends later now. */
  readonly onExtended: () => void;
}

const DAYS_FIRST = '30';

/** What is asked for, and how it went. */
function useExtension({ api, token, onExtended }: ExtendTokenProps, close: () => void) {
  const [days, setDays] = useState(DAYS_FIRST);
  const [justification, setJustification] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [causes, setCauses] = useState<ReturnType<typeof causesIn>>();
  const extend = { locator: token.locator, days: Number(days) };

  const send = async () => {
    setBusy(true);
    const reply =
      causes === undefined ? await api.extendToken(extend) : await api.placeOrder({ justification, extend });
    setBusy(false);
    const needed = reply.ok ? undefined : causesIn(reply);
    setFailure(reply.ok || needed ? undefined : reply);
    setCauses(reply.ok ? undefined : (needed ?? causes));
    if (!reply.ok) return;
    if (causes) tell(`extended-${token.locator}`, say('order.placed'), say('order.placed-help'));
    else tell(`extended-${token.locator}`, say('order.claimed-extend'));
    close();
    if (!causes) onExtended();
  };
  /** For other days something else may be needed: that is asked anew. */
  const changeDays = (next: string) => {
    setDays(next);
    setCauses(undefined);
  };
  return { days, setDays: changeDays, justification, setJustification, isBusy, failure, causes, send };
}

/** A button that asks for more days of an active token, with or without approval. */
export const ExtendToken = (props: ExtendTokenProps) => {
  const [isOpen, setOpen] = useState(false);
  if (props.token.state !== 'active') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('order.extend')}</Button>
      {isOpen && <ExtendDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};

const ExtendDialog = ({ onClose, ...props }: ExtendTokenProps & { readonly onClose: () => void }) => {
  const desk = useExtension(props, onClose);
  return (
    <ModalTransition>
      <Modal onClose={onClose}>
        <ModalHeader>
          <ModalTitle>{say('order.extend-title', { name: props.token.name })}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.200">
            {desk.failure && <FailureMessage title={say('order.failed')} failure={desk.failure} />}
            <Text>{say('order.extend-help')}</Text>
            <Field id="extend-days" label={say('order.days')} errors={[]}>
              <Textfield
                id="extend-days"
                type="number"
                min={1}
                width="xsmall"
                value={desk.days}
                onChange={({ target }) => desk.setDays(String(target.value))}
              />
            </Field>
            {desk.causes && (
              <ApprovalPart
                isExtension
                causes={desk.causes}
                justification={desk.justification}
                onChange={desk.setJustification}
              />
            )}
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={desk.isBusy} onClick={onClose}>
            {say('order.cancel')}
          </Button>
          <LoadingButton
            appearance="primary"
            isLoading={desk.isBusy}
            isDisabled={desk.causes !== undefined && desk.justification.trim() === ''}
            onClick={() => void desk.send()}
          >
            {say(desk.causes ? 'order.place' : 'order.extend-do')}
          </LoadingButton>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};
