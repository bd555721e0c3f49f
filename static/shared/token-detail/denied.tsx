import React from 'react';
import { Inline, Stack, Text } from '@forge/react';
import type { TokenDetailView } from '../../../src/console/contract';
import { relativeWords } from '../when';
import { DetailSection } from './detail-section';
import { refusalWords } from './refusal-words';
import { say } from './say';

interface DeniedProps {
  readonly detail: TokenDetailView;
  readonly now: number;
}

/** Each kind of refusal that the token met, and what its owner can do about it. */
export const Denied = ({ detail: { usage }, now }: DeniedProps) => (
  <DetailSection title={say('detail.denied')}>
    {(usage?.refusals ?? []).length === 0 && (
      <Text>{say(usage === undefined ? 'detail.use-unknown' : 'detail.denied-none')}</Text>
    )}
    <Stack space="space.150">
      {usage?.refusals.map(({ code, calls, lastAt }) => {
        const { happened, next } = refusalWords(code);
        return (
          <Stack key={code} space="space.025">
            <Inline space="space.100" alignBlock="baseline" shouldWrap>
              <Text weight="semibold">{happened}</Text>
              <Text size="small" color="color.text.subtle">
                {say('detail.denied-times', { calls, when: relativeWords(lastAt, now) })}
              </Text>
            </Inline>
            <Text>{next}</Text>
          </Stack>
        );
      })}
    </Stack>
  </DetailSection>
);
