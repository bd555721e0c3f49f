import React, { useState } from 'react';
import { Button, Inline, List, ListItem, Stack, Text } from '@forge/react';
import type { OperationView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { say } from './say';
import { listOperations } from './list-operations';
import { operationLine } from '../shared/operations/operation-options';

interface ScopeOperationsProps {
  readonly api: ProjectApi;
  /** At least one. */
  readonly scopes: readonly string[];
}

/** The operations behind some scopes, asked for when somebody wants to see them. */
export const ScopeOperations = ({ api, scopes }: ScopeOperationsProps) => {
  const [shown, setShown] = useState<Loaded<readonly OperationView[]>>();
  const show = async () => {
    setShown(LOADING);
    setShown(loadedOf(await listOperations(scopes, api.listScopeOperations)));
  };
  return (
    <Stack space="space.050">
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => (shown === undefined ? void show() : setShown(undefined))}
        >
          {shown === undefined ? say('may.behind-show', { count: scopes.length }) : say('may.behind-hide')}
        </Button>
      </Inline>
      {shown && <Operations shown={shown} />}
    </Stack>
  );
};

const SHOWN_MAX = 40;

const Operations = ({ shown }: { readonly shown: Loaded<readonly OperationView[]> }) => {
  if (shown.state === 'loading') return <Loading text={say('may.behind-loading')} />;
  if (shown.state === 'failed')
    return <FailureMessage title={say('may.behind-failed')} failure={shown.failure} />;
  const more = shown.value.length - SHOWN_MAX;
  return (
    <>
      <List type="unordered">
        {shown.value.slice(0, SHOWN_MAX).map((operation) => (
          <ListItem key={operation.id}>{operationLine(operation)}</ListItem>
        ))}
      </List>
      {more > 0 && <Text>{say('may.behind-more', { count: more })}</Text>}
    </>
  );
};
