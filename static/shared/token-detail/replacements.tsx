import React from 'react';
import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { LinkedTokenView, TokenDetailView } from '../../../src/console/contract';
import { bothWords, relativeWords } from '../when';
import { DetailSection, Fact } from './detail-section';
import { say } from './say';
import { TokenState } from './token-state';
import { isEnded, shownState } from './token-words';

interface ReplacementsProps {
  readonly detail: TokenDetailView;
  /** Epoch ms. */
  readonly now: number;
}

/** What it replaced and what replaces it, each with its last use; nothing where it has no part in a rotation. */
export const Replacements = ({ detail: { token, linked }, now }: ReplacementsProps) => {
  const isPart = token.predecessor !== undefined || token.successor !== undefined;
  const mayRotate = token.mayRotate === true && token.successor === undefined && !isEnded(token);
  if (!isPart && !mayRotate) return null;
  return (
    <DetailSection title={say('rotation.title')}>
      {token.reusedAt !== undefined && (
        <SectionMessage appearance="error" title={say('rotation.reused')}>
          <Text>{say('rotation.reused-help', { when: relativeWords(token.reusedAt, now) })}</Text>
        </SectionMessage>
      )}
      {token.state === 'paused' && token.pause?.because === 'retired-secret-used' && (
        <SectionMessage appearance="error" title={say('rotation.halted')}>
          <Text>{say('rotation.halted-help')}</Text>
        </SectionMessage>
      )}
      <Stack space="space.100">
        {mayRotate && <Text>{say('rotation.may')}</Text>}
        {token.retiresAt !== undefined && (
          <Fact label={say(token.state === 'retired' ? 'rotation.retired' : 'rotation.retires')}>
            <Text>
              {say('detail.time-relative', {
                relative: relativeWords(token.retiresAt, now),
                time: bothWords(token.retiresAt),
              })}
            </Text>
          </Fact>
        )}
        {linked.map((each) => (
          <Linked key={each.token.locator} linked={each} now={now} />
        ))}
      </Stack>
    </DetailSection>
  );
};

const Linked = ({
  linked: { as, token },
  now,
}: {
  readonly linked: LinkedTokenView;
  readonly now: number;
}) => (
  <Fact label={say(`rotation.${as}`)}>
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text>{token.locator}</Text>
      <TokenState state={shownState(token, now)} />
    </Inline>
    <Text size="small" color="color.text.subtle">
      {useWords(token.use, now)}
    </Text>
  </Fact>
);

function useWords(use: LinkedTokenView['token']['use'], now: number): string {
  if (use === undefined) return say('rotation.use-unknown');
  if (use.lastDeadCallAt !== undefined)
    return say('rotation.dead-call', { when: relativeWords(use.lastDeadCallAt, now) });
  return use.lastUsedAt === undefined
    ? say('rotation.never-used')
    : say('detail.use-last-plainly', { when: relativeWords(use.lastUsedAt, now) });
}
