import React, { useState } from 'react';
import {
  Button,
  Heading,
  Inline,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import type { Offer } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { say } from '../../shared/orders/say';
import { PersonField } from '../../shared/others/person-field';
import { PowerFields } from '../../shared/others/power-fields';
import { useOrderFor } from './use-order-for';

interface ForSomebodyElseProps {
  readonly api: ProjectApi;
  readonly offer: Offer;
}

/** For whom the policy lets order for others: the button, and the dialog behind it. */
export const ForSomebodyElse = (props: ForSomebodyElseProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {say('others.here-title')}
      </Heading>
      <Text>{say('others.here-means')}</Text>
      <Inline>
        <Button onClick={() => setOpen(true)}>{say('others.here-open')}</Button>
      </Inline>
      {isOpen && <OrderForDialog {...props} onClose={() => setOpen(false)} />}
    </Stack>
  );
};

interface OrderForDialogProps extends ForSomebodyElseProps {
  readonly onClose: () => void;
}

const OrderForDialog = ({ api, offer, onClose }: OrderForDialogProps) => {
  const desk = useOrderFor(api, offer, onClose);
  const scopes = offer.scopes.filter(({ isAllowed }) => isAllowed).map(({ name }) => name);
  return (
    <ModalTransition>
      <Modal width="large" onClose={onClose}>
        <ModalHeader>
          <ModalTitle>{say('others.here-title')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.150" alignInline="stretch">
            {desk.failure && <FailureMessage title={say('others.failed')} failure={desk.failure} />}
            <SectionMessage appearance="information">
              <Text>{say('others.person-means')}</Text>
            </SectionMessage>
            <PersonField
              name="others-owner"
              label={say('others.owner')}
              help={say('others.owner-help')}
              isRequired
              onPerson={desk.setOwner}
            />
            <PowerFields
              api={api}
              scopes={scopes}
              effects={offer.effects}
              terms={{ ...offer, siteWide: false }}
              {...{ draft: desk.draft, edit: desk.edit, failure: desk.failure }}
            />
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={desk.isBusy} onClick={onClose}>
            {say('others.close')}
          </Button>
          <LoadingButton
            appearance="primary"
            isLoading={desk.isBusy}
            isDisabled={!desk.isReady}
            onClick={desk.place}
          >
            {say('others.place')}
          </LoadingButton>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};
