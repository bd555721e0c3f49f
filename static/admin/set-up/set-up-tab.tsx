import React, { useCallback, useEffect, useState } from 'react';
import {
  Button,
  CodeBlock,
  EmptyState,
  Heading,
  Inline,
  LoadingButton,
  ProgressBar,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { say as sayShared } from '../../shared/say';
import { timeWords } from '../../shared/when';
import { Card } from '../card';
import { say } from '../say';
import { FindingCard } from './finding-card';
import type { SetUpCurl, SetUpFinding, SetUpView } from '../../../src/console/contract';

/** Does this installation reach what it needs, and do scripts reach it? */
export const SetUpTab = ({ api }: { readonly api: AdminApi }) => {
  const [view, setView] = useState<Loaded<SetUpView>>(LOADING);
  const [isRunning, setRunning] = useState(false);
  const [curls, setCurls] = useState<Pick<SetUpView, 'curls' | 'curlsEndAt'>>({ curls: [] });
  const read = useCallback(async () => setView(loadedOf(await api.readSetUp())), [api]);
  useEffect(() => void read(), [read]);
  const start = async () => {
    setRunning(true);
    const reply = await api.startSetUp();
    setRunning(false);
    setView(loadedOf(reply));
    if (reply.ok) setCurls(reply.value);
  };
  return (
    <Stack space="space.200" alignInline="stretch">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="medium">
          {say('tab.set-up')}
        </Heading>
        <LoadingButton appearance="primary" isLoading={isRunning} onClick={() => void start()}>
          {say('set-up.start')}
        </LoadingButton>
      </Inline>
      <Text color="color.text.subtle">{say('set-up.help')}</Text>
      {isRunning && <ProgressBar ariaLabel={say('set-up.running')} isIndeterminate />}
      {view.state === 'loading' && <Loading text={say('set-up.loading')} />}
      {view.state === 'failed' && (
        <FailureMessage
          title={say('set-up.failed')}
          failure={view.failure}
          retry={{ label: sayShared('retry'), onClick: () => void read() }}
        />
      )}
      {view.state === 'loaded' && (
        <Findings view={view.value} curls={curls} onLookAgain={() => void read()} />
      )}
    </Stack>
  );
};

interface FindingsProps {
  readonly view: SetUpView;
  readonly curls: Pick<SetUpView, 'curls' | 'curlsEndAt'>;
  readonly onLookAgain: () => void;
}

const Findings = ({ view, curls, onLookAgain }: FindingsProps) => {
  const { findings, startedAt } = view;
  if (startedAt === undefined || findings.length === 0)
    return (
      <EmptyState header={say('set-up.never')} description={say('set-up.never.help')} headingLevel={3} />
    );
  const bad = findings.filter(({ state }) => state === 'bad').length;
  const unknown = findings.filter(({ state }) => state === 'unknown').length;
  return (
    <Stack space="space.200" alignInline="stretch">
      <SectionMessage appearance={bad > 0 ? 'error' : unknown > 0 ? 'information' : 'success'}>
        <Text>{say('set-up.sum', { bad, unknown, when: timeWords(startedAt) })}</Text>
      </SectionMessage>
      {/* Also where the app reached itself: that callers' addresses can be trusted is proven from outside alone. */}
      {curls.curls.length > 0 && <Curls {...curls} onLookAgain={onLookAgain} />}
      <Card title={say('set-up.findings')}>
        <Stack space="space.0" alignInline="stretch">
          {worstFirst(findings).map((finding) => (
            <FindingCard key={finding.key} finding={finding} />
          ))}
        </Stack>
      </Card>
    </Stack>
  );
};

const RANKS = { bad: 0, unknown: 1, note: 2, good: 3 } as const;
const worstFirst = (findings: readonly SetUpFinding[]): readonly SetUpFinding[] =>
  [...findings].sort((left, right) => RANKS[left.state] - RANKS[right.state]);

interface CurlsProps {
  readonly curls: readonly SetUpCurl[];
  readonly curlsEndAt?: string | undefined;
  readonly onLookAgain: () => void;
}

/** What only a call from outside can tell. */
const Curls = ({ curls, curlsEndAt, onLookAgain }: CurlsProps) => (
  <Card title={say('set-up.curls')}>
    <Text>
      {curlsEndAt === undefined
        ? say('set-up.curls.help')
        : say('set-up.curls.until', { when: timeWords(curlsEndAt) })}
    </Text>
    {curls.map(({ leg, line }) => (
      <Stack key={leg} space="space.050" alignInline="stretch">
        <Text weight="semibold">{say(`set-up.leg.${leg}`)}</Text>
        {/* eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit knows the prop by its old name alone. */}
        <CodeBlock language="shell" showLineNumbers={false} shouldWrapLongLines text={line} />
      </Stack>
    ))}
    <Inline>
      <Button onClick={onLookAgain}>{say('set-up.look-again')}</Button>
    </Inline>
  </Card>
);
