import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { TokenDetailView } from '../../../src/console/contract';
import { say as sayShared } from '../say';
import { bothWords } from '../when';
import { scopeWords } from './power-words';
import { say } from './say';
import { isEnded } from './token-words';

interface TransitionMessageProps {
  readonly detail: TokenDetailView;
}

/** What a change of the policy leaves to this token because it is older, until when, and what becomes of it then. */
export const TransitionMessage = ({ detail }: TransitionMessageProps) => {
  const { token, losesWhenKeptNoMore: loses } = detail;
  const { keptUntil, stopsAt, stoppedBy } = token;
  if (isEnded(token) || stoppedBy !== undefined) return null;
  return (
    <>
      {stopsAt !== undefined && (
        <SectionMessage appearance="warning" title={say('detail.stops', { at: bothWords(stopsAt) })}>
          <Text>{say('detail.stops-why')}</Text>
        </SectionMessage>
      )}
      {keptUntil !== undefined && loses !== undefined && (
        <SectionMessage appearance="information" title={say('detail.kept', { until: bothWords(keptUntil) })}>
          {lossWords(loses).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </SectionMessage>
      )}
    </>
  );
};

function lossWords({
  kinds,
  scopesLost,
  effectsLost,
}: NonNullable<TokenDetailView['losesWhenKeptNoMore']>): readonly string[] {
  if (kinds.includes('stopped')) return [say('detail.kept-stops')];
  return [
    ...(kinds.includes('shortened') ? [say('detail.kept-shortens')] : []),
    ...(kinds.includes('narrowed') ? [say('detail.kept-narrows')] : []),
    ...(effectsLost.length > 0
      ? [
          say('detail.kept-effects', {
            effects: effectsLost.map((effect) => sayShared(`effect.${effect}`)).join(', '),
          }),
        ]
      : []),
    ...(scopesLost.length > 0
      ? [say('detail.kept-scopes', { scopes: scopesLost.map(scopeWords).join(', ') })]
      : []),
  ];
}
