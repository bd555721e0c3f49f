import React, { useState } from 'react';
import { Button, EmptyState, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { FailureMessage } from './failure-message';
import { Loading } from './loading';
import { LIST } from './text';
import { TokenTable } from './token-table';
import type { TokenList } from './use-token-list';

interface TokenSectionProps {
  readonly list: TokenList;
  readonly showOwner: boolean;
  readonly text: {
    readonly title: string;
    readonly empty: string;
    readonly emptyHelp: string;
    readonly askRevoke: (name: string) => string;
    readonly revokeMeans: string;
  };
}

/** A list of tokens under its heading: loading, failed, empty, or a table that can revoke. */
export const TokenSection = ({ list, showOwner, text }: TokenSectionProps) => (
  <Stack space="space.150">
    <Heading as="h2" size="medium">
      {text.title}
    </Heading>
    {list.failure && <FailureMessage title={LIST.actionFailed} failure={list.failure} />}
    <TokenSectionBody list={list} showOwner={showOwner} text={text} />
  </Stack>
);

const TokenSectionBody = ({ list, showOwner, text }: TokenSectionProps) => {
  const [asked, setAsked] = useState<string>();
  const { page, isBusy } = list;
  if (page.state === 'loading') return <Loading text={LIST.loading} />;
  if (page.state === 'failed') {
    const retry = { label: LIST.reload, onClick: () => void list.reload() };
    return <FailureMessage title={LIST.failed} failure={page.failure} retry={retry} />;
  }
  const { tokens, cursor } = page.value;
  if (tokens.length === 0 && cursor === undefined)
    return <EmptyState header={text.empty} description={text.emptyHelp} headingLevel={3} />;
  const askedToken = tokens.find(({ locator }) => locator === asked);
  return (
    <Stack space="space.150" alignInline="stretch">
      {askedToken && (
        <SectionMessage appearance="warning" title={text.askRevoke(askedToken.name)}>
          <Text>{text.revokeMeans}</Text>
        </SectionMessage>
      )}
      <TokenTable
        label={text.title}
        tokens={tokens}
        showOwner={showOwner}
        isBusy={isBusy}
        asked={asked}
        onAsk={setAsked}
        onKeep={() => setAsked(undefined)}
        onRevoke={(locator) => void list.revoke(locator).then(() => setAsked(undefined))}
      />
      {cursor !== undefined && (
        <Inline>
          <Button isDisabled={isBusy} onClick={() => void list.more()}>
            {LIST.more}
          </Button>
        </Inline>
      )}
    </Stack>
  );
};
