import React, { useState } from 'react';
import { Button, LoadingButton, ModalBody, ModalFooter, SectionMessage, Stack, Text } from '@forge/react';
import { tell, type AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { bothWords } from '../../shared/when';
import { say } from '../say';
import { EMPTY_POWERS, wishOf, type PowerDraft } from './draft';
import { PersonField } from './person-field';
import { PowerFields } from './power-fields';

interface OneFormProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  readonly isBot: boolean;
  readonly children: React.ReactNode;
  readonly onClose: () => void;
}

/** Orders one token, for a person or for a bot that somebody answers for. */
export const OneForm = ({ api, scopes, isBot, children, onClose }: OneFormProps) => {
  const [draft, setDraft] = useState<PowerDraft>(EMPTY_POWERS);
  const [ownerId, setOwner] = useState<string>();
  const [backupId, setBackup] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const wish = wishOf(draft);
  const isReady = wish !== undefined && ownerId !== undefined && (!isBot || backupId !== undefined);
  const place = async () => {
    if (!wish || ownerId === undefined) return;
    setBusy(true);
    const backup = isBot && backupId !== undefined ? { backupId } : {};
    const justification = draft.justification.trim();
    const reply = await api.placeOrderFor({ ownerId, ...backup, justification, order: wish });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(
      'ordered',
      say('others.placed'),
      say('others.placed-means', { time: bothWords(reply.value.claimUntilAt) }),
    );
    onClose();
  };
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
          <PowerFields
            api={api}
            scopes={scopes}
            draft={draft}
            edit={(change) => setDraft((now) => ({ ...now, ...change }))}
          />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={isBusy} onClick={onClose}>
          {say('others.close')}
        </Button>
        <LoadingButton
          appearance="primary"
          isLoading={isBusy}
          isDisabled={!isReady}
          onClick={() => void place()}
        >
          {say('others.place')}
        </LoadingButton>
      </ModalFooter>
    </>
  );
};
