import React from 'react';
import { Button, ButtonGroup, DynamicTable, Lozenge, Text, User, type LozengeProps } from '@forge/react';
import type { TokenView } from '../../src/console/contract';
import { accessWords, dayWords, LIST, reachWords, STATE_WORDS } from './text';

export interface TokenTableProps {
  /** For assistive technology. */
  readonly label: string;
  readonly tokens: readonly TokenView[];
  readonly showOwner: boolean;
  readonly isBusy: boolean;
  /** Locator of the token that a person is asked about: revoke it for good? */
  readonly asked: string | undefined;
  readonly onAsk: (locator: string) => void;
  readonly onKeep: () => void;
  readonly onRevoke: (locator: string) => void;
}

type Column = 'state' | 'name' | 'owner' | 'access' | 'project' | 'issued' | 'expires' | 'actions';

/** Per cent of the table; what the owner's column leaves free goes to the others. */
const WIDTHS: Readonly<Record<Column, number>> = {
  state: 8,
  name: 16,
  owner: 15,
  access: 10,
  project: 9,
  issued: 11,
  expires: 11,
  actions: 20,
};
const COLUMNS: readonly Column[] = [
  'state',
  'name',
  'owner',
  'access',
  'project',
  'issued',
  'expires',
  'actions',
];

const APPEARANCES: Readonly<Record<TokenView['state'], NonNullable<LozengeProps['appearance']>>> = {
  active: 'success',
  paused: 'moved',
  revoked: 'removed',
  expired: 'default',
};

export const TokenTable = (props: TokenTableProps) => {
  const columns = COLUMNS.filter((column) => column !== 'owner' || props.showOwner);
  return (
    <DynamicTable
      label={props.label}
      head={{ cells: columns.map((key) => ({ key, content: LIST[key], width: WIDTHS[key] })) }}
      rows={props.tokens.map((token) => ({
        key: token.locator,
        cells: columns.map((key) => ({ key, content: cellContent(key, token, props) })),
      }))}
    />
  );
};

// UI Kit calls a cell's component as a plain function: no hooks in here.
function cellContent(column: Column, token: TokenView, props: TokenTableProps) {
  switch (column) {
    case 'state':
      return <Lozenge appearance={APPEARANCES[token.state]}>{STATE_WORDS[token.state]}</Lozenge>;
    case 'name':
      return <Text>{token.name}</Text>;
    case 'owner':
      return <User accountId={token.ownerId} />;
    case 'access':
      return <Text>{accessWords(token.effects)}</Text>;
    case 'project':
      return <Text>{reachWords(token.reach)}</Text>;
    case 'issued':
      return <Text>{dayWords(token.issuedAt)}</Text>;
    case 'expires':
      return <Text>{dayWords(token.expiresAt)}</Text>;
    case 'actions':
      return <RevokeActions token={token} {...props} />;
  }
}

const RevokeActions = ({
  token,
  asked,
  isBusy,
  onAsk,
  onKeep,
  onRevoke,
}: TokenTableProps & { token: TokenView }) => {
  const { locator, state } = token;
  if (state === 'revoked' || state === 'expired') return <Text> </Text>;
  if (asked !== locator)
    return (
      <Button spacing="compact" isDisabled={isBusy} onClick={() => onAsk(locator)}>
        {LIST.revoke}
      </Button>
    );
  return (
    <ButtonGroup label={LIST.revoke}>
      <Button appearance="danger" spacing="compact" isDisabled={isBusy} onClick={() => onRevoke(locator)}>
        {LIST.revokeForGood}
      </Button>
      <Button appearance="subtle" spacing="compact" isDisabled={isBusy} onClick={onKeep}>
        {LIST.keep}
      </Button>
    </ButtonGroup>
  );
};
