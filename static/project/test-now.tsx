import React, { useState } from 'react';
import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ProjectApi } from '../api';
import { Loading } from '../shared/loading';
import { say } from './say';
import { testWords, type TestWords } from './test-words';

interface TestNowProps {
  readonly api: ProjectApi;
  readonly token: string;
}

/** Sends the token through the gateway, as a script would. */
export const TestNow = ({ api, token }: TestNowProps) => {
  const [isTesting, setTesting] = useState(false);
  const [found, setFound] = useState<TestWords>();
  const test = async () => {
    if (isTesting) return;
    setTesting(true);
    setFound(undefined);
    setFound(testWords(await api.testToken({ token })));
    setTesting(false);
  };
  return (
    <Stack space="space.100">
      <Inline space="space.150" alignBlock="center">
        <LoadingButton isLoading={isTesting} onClick={() => void test()}>
          {say('made.test')}
        </LoadingButton>
        {isTesting && <Loading text={say('made.testing')} />}
      </Inline>
      {found && (
        <SectionMessage appearance={found.isGood ? 'success' : 'warning'}>
          <Text>{found.text}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
};
