import React from 'react';
import { Button, LoadingButton, ModalBody, ModalFooter, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { say } from '../say';
import { PersonField } from './person-field';
import { PowerFields } from './power-fields';
import { useOne } from './use-one';

interface OneFormProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  readonly isBot: boolean;
  readonly children: React.ReactNode;
  readonly onClose: () => void;
}

/** Orders one token, for a person or for a bot that somebody answers for. */
export const OneForm = ({ api, scopes, isBot, children, onClose }: OneFormProps) => {
  const { draft, edit, setOwner, setBackup, isReady, isBusy, failure, place } = useOne(api, isBot, onClose);
  return (
    <>
      <ModalBody>
        <Stack space="space.150" alignInline="stretch">
          {failure && <FailureMessage title={say('others.failed')} failure={failure} />}
          {children}
          <SectionMessage appearance="information">
            <Text>{say(isBot ? 'others.bot-means' : 'others.person-means')}</Text>
          </SectionMessage>
          <PersonField
            name="others-owner"
            label={say(isBot ? 'others.owner-bot' : 'others.owner')}
            help={say('others.owner-help')}
            onPerson={setOwner}
          />
          {isBot && (
            <PersonField
              name="others-backup"
              label={say('others.backup')}
              help={say('others.backup-help')}
              onPerson={setBackup}
            />
          )}
          <PowerFields api={api} scopes={scopes} draft={draft} edit={edit} />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={isBusy} onClick={onClose}>
          {say('others.close')}
        </Button>
        <LoadingButton appearance="primary" isLoading={isBusy} isDisabled={!isReady} onClick={place}>
          {say('others.place')}
        </LoadingButton>
      </ModalFooter>
    </>
  );
};
