/** The cells of the token list. UI Kit calls a cell's component as a plain function: no hooks in here. */
import React from 'react';
import { Checkbox, Inline, Lozenge, Stack, Text, Tooltip } from '@forge/react';
import type { TokenRowView } from '../../../src/console/contract';
import { EffectLozenges } from '../../shared/effect-lozenges';
import { Person } from '../../shared/person';
import { say as sayShared } from '../../shared/say';
import { TokenState } from '../../shared/token-detail/token-state';
import { isEnded, shownState } from '../../shared/token-detail/token-words';
import { bothWords, dayWords, relativeWords } from '../../shared/when';
import { say } from '../say';
import { TextButton } from '../text-button';
import { endWords, frozenOf, frozenWords, lastUsedWords, numberWords, stoppedWords } from './token-words';

export type Column = 'state' | 'name' | 'owner' | 'projects' | 'access' | 'ends' | 'used' | 'calls';

export interface CellProps {
  /** Epoch ms. */
  readonly now: number;
  /** Locators that are ticked; absent: nothing is being selected. */
  readonly selected: ReadonlyMap<string, string> | undefined;
  readonly onOpen: (locator: string) => void;
  readonly onSelect: (token: TokenRowView, isSelected: boolean) => void;
  readonly onProject: (project: { readonly id: string; readonly key: string }) => void;
}

export function cellOf(column: Column, token: TokenRowView, props: CellProps) {
  switch (column) {
    case 'state':
      return stateCell(token, props);
    case 'name':
      return nameCell(token, props);
    case 'owner':
      return ownerCell(token);
    case 'projects':
      return projectsCell(token, props);
    case 'access':
      return <EffectLozenges effects={token.effects} />;
    case 'ends':
      return endsCell(token, props);
    case 'used':
      return usedCell(token, props);
    case 'calls':
      return callsCell(token);
  }
}

const small = (text: string) => (
  <Text size="small" color="color.text.subtle">
    {text}
  </Text>
);

/** A bot's token names the person who answers for it, and who steps in. */
const ownerCell = ({ ownerId, service }: TokenRowView) =>
  service === undefined ? (
    <Person accountId={ownerId} />
  ) : (
    <Stack space="space.025" alignInline="start">
      <Lozenge appearance="new">{say('bot')}</Lozenge>
      <Person accountId={ownerId} />
      {small(say(service.backupId === undefined ? 'bot.no-backup' : 'bot.backup'))}
      {service.backupId !== undefined && <Person accountId={service.backupId} />}
    </Stack>
  );

const stateCell = (token: TokenRowView, { now }: CellProps) => {
  const state = shownState(token, now);
  const frozen = frozenOf(token);
  return (
    <Stack space="space.025" alignInline="start">
      <TokenState state={state} />
      {frozen !== undefined && (
        <Tooltip content={frozenWords(token)}>
          <Lozenge appearance="inprogress">{say(`frozen.${frozen}`)}</Lozenge>
        </Tooltip>
      )}
      {state === 'stopped' && token.stoppedBy !== undefined && small(stoppedWords(token.stoppedBy))}
    </Stack>
  );
};

/** While tokens are being selected the name is its box's label: a box without one is nobody's. */
const nameCell = (token: TokenRowView, props: CellProps) => {
  const { locator, name, purpose } = token;
  return (
    <Stack space="space.025" alignInline="start">
      {props.selected ? (
        <Checkbox
          label={name}
          value={locator}
          isChecked={props.selected.has(locator)}
          isDisabled={isEnded(token)}
          onChange={({ target }) => props.onSelect(token, target.checked === true)}
        />
      ) : (
        <TextButton text={name} onClick={() => props.onOpen(locator)} />
      )}
      {purpose !== '' && (
        <Text size="small" color="color.text.subtle" maxLines={2}>
          {purpose}
        </Text>
      )}
    </Stack>
  );
};

const SHOWN_PROJECTS = 3;

const projectsCell = ({ reach }: TokenRowView, { onProject }: CellProps) => {
  if (reach.kind === 'site') return <Text weight="semibold">{sayShared('reach.site')}</Text>;
  const { projects } = reach;
  const hidden = projects.slice(SHOWN_PROJECTS).map(({ key }) => key);
  return (
    <Inline space="space.100" shouldWrap>
      {projects.slice(0, SHOWN_PROJECTS).map((project) => (
        <TextButton key={project.id} text={project.key} onClick={() => onProject(project)} />
      ))}
      {hidden.length > 0 && (
        <Tooltip content={hidden.join(', ')}>
          <Text>{say('projects.more', { count: hidden.length })}</Text>
        </Tooltip>
      )}
    </Inline>
  );
};

const timeCell = (at: string, words: string) => (
  <Tooltip content={bothWords(at)}>
    <Text>{words}</Text>
  </Tooltip>
);

const endsCell = (token: TokenRowView, { now }: CellProps) => (
  <Stack space="space.025">
    {timeCell(token.endedAt ?? token.endsAt, endWords(token, now))}
    {small(say('created', { day: dayWords(token.issuedAt) }))}
  </Stack>
);

const usedCell = ({ use }: TokenRowView, { now }: CellProps) =>
  use?.lastUsedAt === undefined ? (
    <Text>{lastUsedWords(use, now)}</Text>
  ) : (
    <Stack space="space.025">
      {timeCell(use.lastUsedAt, relativeWords(use.lastUsedAt, now))}
      {use.lastClient !== undefined && small(use.lastClient)}
    </Stack>
  );

const callsCell = ({ use }: TokenRowView) => (
  <Stack space="space.025">
    <Text>{numberWords(use?.calls7d)}</Text>
    {use !== undefined && use.denied7d > 0 && (
      <Text size="small" color="color.text.danger">
        {say('calls.denied', { count: use.denied7d })}
      </Text>
    )}
  </Stack>
);
