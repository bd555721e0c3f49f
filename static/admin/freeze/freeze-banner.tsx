import React, { useState } from 'react';
import { Button, Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { FreezeEntryView, FreezeView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { freezeTitle, thawWords } from '../../shared/freeze-words';
import { LOADING, loadedOf, type Failure, type Loaded } from '../../shared/loaded';
import { Person } from '../../shared/person';
import { say as sayShared } from '../../shared/say';
import { timeWords } from '../../shared/when';
import { say } from '../say';
import { useRead } from '../use-read';
import { FreezeDialog } from './freeze-dialog';
import { ReplaceDialog } from './replace-dialog';

interface FreezeBannerProps {
  readonly api: AdminApi;
  /** Reads the page again: a button beside the others. */
  readonly onReload?: () => void;
}

/** The page's title with the way to freeze, and what is frozen now, with the way to thaw it. */
export const FreezeBanner = ({ api, onReload }: FreezeBannerProps) => {
  const read = useRead(api.readFreeze);
  const [changed, setChanged] = useState<FreezeView>();
  const [isAsked, setAsked] = useState(false);
  const [isReplacing, setReplacing] = useState(false);
  const shown: Loaded<FreezeView> = changed ? loadedOf({ ok: true, value: changed }) : read.loaded;
  return (
    <Stack space="space.150" alignInline="stretch">
      <Head
        onReload={onReload}
        onReplace={() => setReplacing(true)}
        onFreeze={shown.state === LOADING.state ? undefined : () => setAsked(true)}
      />
      {shown.state === 'failed' && (
        <FailureMessage
          title={say('freeze.unknown')}
          failure={shown.failure}
          retry={{ label: sayShared('retry'), onClick: read.reload }}
        />
      )}
      {shown.state === 'loaded' && shown.value.entries.length > 0 && (
        <SectionMessage
          appearance="error"
          title={say('freeze.banner', { count: shown.value.entries.length })}
        >
          <Stack space="space.150" alignInline="stretch">
            {shown.value.entries.map((entry) => (
              <Frozen key={entry.id} api={api} entry={entry} onThawed={setChanged} />
            ))}
          </Stack>
        </SectionMessage>
      )}
      {isAsked && (
        <FreezeDialog
          api={api}
          onFrozen={(freeze) => {
            setChanged(freeze);
            setAsked(false);
          }}
          onClose={() => setAsked(false)}
        />
      )}
      {isReplacing && (
        <ReplaceDialog
          api={api}
          onClose={(isFrozen) => {
            setReplacing(false);
            if (!isFrozen) return;
            setChanged(undefined);
            read.reload();
          }}
        />
      )}
    </Stack>
  );
};

interface HeadProps {
  readonly onReload: (() => void) | undefined;
  readonly onReplace: () => void;
  /** Undefined while it is not known what is frozen. */
  readonly onFreeze: (() => void) | undefined;
}

const Head = ({ onReload, onReplace, onFreeze }: HeadProps) => (
  <Inline spread="space-between" alignBlock="center" space="space.100" rowSpace="space.100" shouldWrap>
    <Heading as="h2" size="medium">
      {say('tab.overview')}
    </Heading>
    <Inline space="space.100">
      {onReload && (
        <Button appearance="subtle" onClick={onReload}>
          {say('reload')}
        </Button>
      )}
      <Button appearance="subtle" onClick={onReplace}>
        {say('replace.ask')}
      </Button>
      <Button isDisabled={!onFreeze} onClick={() => onFreeze?.()}>
        {say('freeze.ask')}
      </Button>
    </Inline>
  </Inline>
);

interface FrozenProps {
  readonly api: AdminApi;
  readonly entry: FreezeEntryView;
  readonly onThawed: (freeze: FreezeView) => void;
}

const Frozen = ({ api, entry, onThawed }: FrozenProps) => {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const thaw = async () => {
    setBusy(true);
    const reply = await api.thawFreeze({ id: entry.id });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`thawed-${entry.id}`, say('freeze.thawed'));
    onThawed(reply.value);
  };
  return (
    <Stack space="space.050">
      <Inline space="space.200" spread="space-between" alignBlock="center">
        <Stack space="space.025">
          <Text weight="semibold">{freezeTitle(entry)}</Text>
          {entry.of.kind === 'person' && <Person accountId={entry.of.accountId} />}
          {entry.of.kind === 'token' && <Text>{entry.of.locator}</Text>}
          <Text>{sayShared('freeze.why', { reason: entry.reason, end: thawWords(entry) })}</Text>
          <Inline space="space.050" alignBlock="center">
            <Text>{say('freeze.since', { when: timeWords(entry.at) })}</Text>
            <Person accountId={entry.by} />
          </Inline>
        </Stack>
        <LoadingButton isLoading={isBusy} onClick={() => void thaw()}>
          {say('freeze.thaw')}
        </LoadingButton>
      </Inline>
      {failure && <FailureMessage title={say('freeze.thaw-failed')} failure={failure} />}
    </Stack>
  );
};
