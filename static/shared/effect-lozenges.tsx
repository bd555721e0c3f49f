import React from 'react';
import { Inline, Lozenge, type LozengeProps } from '@forge/react';
import type { Effect } from '../../src/console/contract';
import { say } from './say';

const APPEARANCES: Readonly<Record<Effect, NonNullable<LozengeProps['appearance']>>> = {
  read: 'default',
  write: 'inprogress',
  delete: 'removed',
  manage: 'new',
};

/** What may be done, one word each. A plain function of its props: it may stand in a table's cell. */
export const EffectLozenges = ({ effects }: { readonly effects: readonly Effect[] }) => (
  <Inline space="space.050" rowSpace="space.050" shouldWrap>
    {effects.map((effect) => (
      <Lozenge key={effect} appearance={APPEARANCES[effect]}>
        {say(`effect.${effect}`)}
      </Lozenge>
    ))}
  </Inline>
);
