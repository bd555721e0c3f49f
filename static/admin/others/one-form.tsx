import React from 'react';
import { Button, LoadingButton, ModalBody, ModalFooter, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { say as sayOrder } from '../../shared/orders/say';
import { EFFECTS } from '../policy/draft';
import { say } from '../say';
import { PersonField } from '../../shared/others/person-field';
import type { Terms } from '../../shared/others/power-draft';
import { PowerFields } from '../../shared/others/power-fields';
import { useOne } from './use-one';

interface OneFormProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  readonly terms: Terms;
  readonly isBot: boolean;
  readonly children: React.ReactNode;
  readonly onClose: () => void;
}

/** Orders one token, for a person or for a bot that somebody answers for. */
export const OneForm = ({ api, scopes, terms, isBot, children, onClose }: OneFormProps) => {
  const { draft, edit, setOwner, setBackup, isReady, isBusy, failure, place } = useOne(api, isBot, onClose);
  return (
    <>
      <ModalBody>
        <Stack space="space.150" alignInline="stretch">
          {failure && <FailureMessage title={sayOrder('others.failed')} failure={failure} />}
          {children}
          <SectionMessage appearance="information">
            <Text>{isBot ? say('others.bot-means') : sayOrder('others.person-means')}</Text>
          </SectionMessage>
          <PersonField
            name="others-owner"
            label={isBot ? say('others.owner-bot') : sayOrder('others.owner')}
            help={sayOrder('others.owner-help')}
            isRequired
            onPerson={setOwner}
          />
          {isBot && (
            <PersonField
              name="others-backup"
              label={say('others.backup')}
              help={say('others.backup-help')}
              isRequired
              onPerson={setBackup}
            />
          )}
          <PowerFields {...{ api, scopes, terms, draft, edit, failure }} effects={EFFECTS} />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={isBusy} onClick={onClose}>
          {sayOrder('others.close')}
        </Button>
        <LoadingButton appearance="primary" isLoading={isBusy} isDisabled={!isReady} onClick={place}>
          {sayOrder('others.place')}
        </LoadingButton>
      </ModalFooter>
    </>
  );
};
