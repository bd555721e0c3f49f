import React from 'react';
import { Code, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { BudgetLeftView, TokenRowView } from '../../../src/console/contract';
import { Person } from '../person';
import { bothWords, dayWords, relativeWords } from '../when';
import { DetailSection, Fact } from './detail-section';
import { Limits } from './limits';
import { say } from './say';

import { TokenState } from './token-state';

import { accessWords, isEnded, reachWords, shownState } from './token-words';

interface WhatItIsProps {
  readonly token: TokenRowView;
  readonly now: number;
  readonly showOwner: boolean;
  /** Keys of its projects that Jira did not show. */
  readonly projectsMissing: readonly string[];
  readonly left?: readonly BudgetLeftView[] | undefined;
}

export const WhatItIs = ({ token, now, showOwner, projectsMissing, left }: WhatItIsProps) => (
  <DetailSection title={say('detail.what')}>
    {token.stoppedBy !== undefined && token.state === 'active' && (
      <SectionMessage appearance="warning" title={say('detail.powers-stopped')}>
        <Text>{say(`stopped.${token.stoppedBy}`)}</Text>
      </SectionMessage>
    )}
    <Stack space="space.100">
      <Fact label={say('detail.state')}>
        <Inline>
          <TokenState state={shownState(token, now)} />
        </Inline>
      </Fact>
      <Fact label={say('detail.purpose')}>
        <Text>{token.purpose === '' ? say('detail.no-purpose') : token.purpose}</Text>
      </Fact>
      {showOwner && (
        <Fact label={say('detail.owner')}>
          <Person accountId={token.ownerId} />
        </Fact>
      )}
      <Bot service={token.service} />
      <Fact label={say('detail.projects')}>
        <Text>{reachWords(token.reach)}</Text>
        {projectsMissing.length > 0 && (
          <Text>
            {say('detail.projects-missing', {
              count: projectsMissing.length,
              keys: projectsMissing.join(', '),
            })}
          </Text>
        )}
      </Fact>
      <Fact label={say('detail.access')}>
        <Text>{accessWords(token.effects)}</Text>
      </Fact>
      <Fact label={say('detail.issued')}>
        <Text>{bothWords(token.issuedAt)}</Text>
      </Fact>
      <Paused token={token} now={now} />
      <End token={token} now={now} />
      <Limits token={token} left={left} />
      <Fact label={say('detail.locator')}>
        <Text>
          <Code>{token.locator}</Code>
        </Text>
        <Text size="small" color="color.text.subtle">
          {say('detail.locator-help')}
        </Text>
      </Fact>
    </Stack>
  </DetailSection>
);

const Bot = ({ service }: { readonly service: TokenRowView['service'] }) =>
  service ? (
    <>
      <Fact label={say('detail.bot')}>
        <Text>{say('detail.bot-means')}</Text>
      </Fact>
      <Fact label={say('detail.backup')}>
        {service.backupId === undefined ? (
          <Text>{say('detail.backup-none')}</Text>
        ) : (
          <Person accountId={service.backupId} />
        )}
      </Fact>
    </>
  ) : null;

const relativeInFull = (iso: string, now: number): string =>
  say('detail.time-relative', {
    relative: relativeWords(iso, now),
    time: bothWords(iso),
  });

const Paused = ({ token: { state, pause }, now }: Pick<WhatItIsProps, 'token' | 'now'>) =>
  state === 'paused' && pause ? (
    <Fact label={say('detail.paused')}>
      <Text>{relativeInFull(pause.at, now)}</Text>
      <Text>{say(pause.because === 'handed-over' ? 'paused-as.handed-over' : `paused-as.${pause.as}`)}</Text>
      {pause.because && (
        <Text>{say('detail.ended-because', { reason: say(`pause-because.${pause.because}`) })}</Text>
      )}
      {pause.note !== undefined && <Text>{say('detail.ended-note', { note: pause.note })}</Text>}
    </Fact>
  ) : null;

const End = ({ token, now }: Pick<WhatItIsProps, 'token' | 'now'>) => {
  const { endedAt, endedAs, endedBecause, endedNote, endsAt, expiresAt } = token;
  if (isEnded(token) && endedAt !== undefined)
    return (
      <Fact label={say('detail.ended')}>
        <Text>{relativeInFull(endedAt, now)}</Text>
        {endedAs && <Text>{say(`ended-as.${endedAs}`)}</Text>}
        {endedBecause && (
          <Text>{say('detail.ended-because', { reason: say(`because.${endedBecause}`) })}</Text>
        )}
        {endedNote !== undefined && endedNote !== '' && (
          <Text>{say('detail.ended-note', { note: endedNote })}</Text>
        )}
      </Fact>
    );
  return (
    <Fact label={say(isEnded(token) ? 'detail.ended' : 'detail.ends')}>
      <Text>{relativeInFull(endsAt, now)}</Text>
      {endsAt !== expiresAt && <Text>{say('detail.shortened', { day: dayWords(expiresAt) })}</Text>}
    </Fact>
  );
};
