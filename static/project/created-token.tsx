import React from 'react';
import { Box, Button, Heading, Inline, SectionMessage, Stack, Text, xcss } from '@forge/react';
import type { IssuedTokenView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { CopyField } from '../shared/copy-field';
import { headerWords } from '../shared/limit-words';
import { Fact } from '../shared/token-detail/detail-section';
import { Limits } from '../shared/token-detail/limits';
import { accessWords, reachWords } from '../shared/token-detail/token-words';
import { bothWords } from '../shared/when';
import { say } from './say';
import { SnippetTabs } from './snippet-tabs';
import { TestNow } from './test-now';

interface CreatedTokenProps {
  readonly api: ProjectApi;
  readonly issued: IssuedTokenView;
  /** Key of the page's project. */
  readonly project: string;
  /** The token is forgotten then. */
  readonly onDone: () => void;
}

const narrow = xcss({ maxWidth: '720px' });

/** The token, this once, with what it is, a test, and commands that use it. Done comes last: it takes the commands away too. */
export const CreatedToken = ({ api, issued: told, project, onDone }: CreatedTokenProps) => {
  const { header } = told;
  const issued = header ? { ...told, header: { ...header, name: headerWords(header.name) } } : told;
  return (
    <Box xcss={narrow}>
      <Stack space="space.300">
        <Heading as="h2" size="medium">
          {say('made.title')}
        </Heading>
        <SectionMessage appearance="warning" title={say('made.once')}>
          <CopyField id="issued-token" label={say('made.token')} value={issued.token} />
          {issued.header && (
            <CopyField
              id="issued-header"
              label={say('made.header', { name: issued.header.name })}
              value={issued.header.value}
            />
          )}
        </SectionMessage>
        {/* The test knows the token alone: it would be refused. */}
        {!issued.header && <TestNow api={api} token={issued.token} />}
        <Properties view={issued.view} />
        <Stack space="space.100">
          <Heading as="h3" size="small">
            {say('made.try')}
          </Heading>
          <SnippetTabs issued={issued} project={project} />
        </Stack>
        <Inline>
          <Button appearance="primary" onClick={onDone}>
            {say('made.done')}
          </Button>
        </Inline>
      </Stack>
    </Box>
  );
};

const Properties = ({ view }: { readonly view: IssuedTokenView['view'] }) => (
  <Stack space="space.050">
    <Fact label={say('made.name')}>
      <Text>{view.name}</Text>
    </Fact>
    <Fact label={say('made.can')}>
      <Text>{accessWords(view.effects)}</Text>
    </Fact>
    <Fact label={say('made.where')}>
      <Text>{reachWords(view.reach)}</Text>
    </Fact>
    <Fact label={say('made.ends')}>
      <Text>{bothWords(view.expiresAt)}</Text>
    </Fact>
    <Limits token={view} left={undefined} />
  </Stack>
);
