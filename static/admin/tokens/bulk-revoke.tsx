import React, { useState } from 'react';
import { Button, Inline, Text } from '@forge/react';
import type { TokenRowView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { isEnded } from '../../shared/token-detail/token-words';
import { say } from '../say';
import { BulkRevokeDialog } from './bulk-revoke-dialog';
import type { Selection } from './use-selection';

interface BulkRevokeProps {
  readonly api: AdminApi;
  readonly selection: Selection;
  /** The page that is shown. */
  readonly items: readonly TokenRowView[];
  readonly onDone: () => void;
}

/** Selecting several tokens, and revoking them together. */
export const BulkRevoke = ({ api, selection, items, onDone }: BulkRevokeProps) => {
  const [isAsked, setAsked] = useState(false);
  const { selected, begin, end, add } = selection;
  if (!selected)
    return (
      <Button isDisabled={items.length === 0} onClick={begin}>
        {say('bulk.begin')}
      </Button>
    );
  const living = items.filter((token) => !isEnded(token));
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text>{say('bulk.selected', { count: selected.size })}</Text>
      <Button onClick={() => add(living)}>{say('bulk.page')}</Button>
      <Button appearance="danger" isDisabled={selected.size === 0} onClick={() => setAsked(true)}>
        {say('bulk.revoke')}
      </Button>
      <Button appearance="subtle" onClick={end}>
        {say('bulk.end')}
      </Button>
      {isAsked && (
        <BulkRevokeDialog
          api={api}
          names={selected}
          onClose={(isDone) => {
            setAsked(false);
            if (!isDone) return;
            end();
            onDone();
          }}
        />
      )}
    </Inline>
  );
};
