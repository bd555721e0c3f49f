import React from 'react';
import { Lozenge, type LozengeProps } from '@forge/react';
import { say } from '../say';
import type { ShownState } from './token-words';

const APPEARANCES: Readonly<Record<ShownState, NonNullable<LozengeProps['appearance']>>> = {
  active: 'success',
  expiring: 'moved',
  stopped: 'removed',
  paused: 'inprogress',
  revoked: 'default',
  expired: 'default',
  retired: 'default',
  retiring: 'moved',
  dormant: 'default',
};

/** A token's state in a word. A plain function of its props: it may stand in a table's cell. */
export const TokenState = ({ state }: { readonly state: ShownState }) => (
  <Lozenge appearance={APPEARANCES[state]}>{say(`state.${state}`)}</Lozenge>
);
