import React, { useState } from 'react';
import { Button, Inline, Stack, Text } from '@forge/react';
import type { ProjectApi } from '../../api';
import { problemWords } from '../failure-words';
import { LimitFields } from '../limits/limit-fields';
import { countLimits } from '../limits/limits-draft';
import { loadedOf, type Failure } from '../loaded';
import { OperationPicker } from '../operations/operation-picker';
import { useOperationList } from '../operations/use-operation-list';
import { say } from '../orders/say';
import { SwitchRow } from '../switch-row';
import type { PowerDraft, Terms } from './power-draft';

export interface MoreLimitsProps {
  readonly api: Pick<ProjectApi, 'listOperations'>;
  readonly terms: Terms;
  readonly draft: PowerDraft;
  readonly edit: (change: Partial<PowerDraft>) => void;
  readonly failure: Failure | undefined;
}

/** Folded: what limits a token for somebody else beside its powers, and whether it may replace itself. Problems unfold it. */
export const MoreLimits = (part: MoreLimitsProps) => {
  const [isOpen, setOpen] = useState(false);
  const { draft, failure } = part;
  const isShown = isOpen || problemsBelow(failure, 'operations', 'limits', 'validFrom').length > 0;
  const count = countLimits(draft.limits) + (draft.isListOnly ? 1 : 0);
  return (
    <Stack space="space.100">
      <Text weight="semibold" size="small" color="color.text.subtle">
        {say('others.limits')}
      </Text>
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <Text>{count === 0 ? say('others.limits-none') : say('others.limits-some', { count })}</Text>
        <Button spacing="compact" onClick={() => setOpen(!isShown)}>
          {say(isShown ? 'others.limits-hide' : 'others.limits-show')}
        </Button>
      </Inline>
      {isShown && <Fields {...part} />}
      <Rotation {...part} />
    </Stack>
  );
};

const Fields = (part: MoreLimitsProps) => {
  const { terms, draft, edit, failure } = part;
  return (
    <Stack space="space.200">
      <SwitchRow
        id="others-only"
        label={say('others.only')}
        help={say('others.only-help')}
        isChecked={draft.isListOnly}
        onChange={(isListOnly) => edit({ isListOnly })}
      />
      {draft.isListOnly && <Operations {...part} />}
      <LimitFields
        limits={draft.limits}
        change={(limits) => edit({ limits: { ...draft.limits, ...limits } })}
        errorsBelow={(...paths) => problemsBelow(failure, ...paths)}
        addressKnown={terms.addressKnown}
        siteBudgets={terms.budgets}
        isForAnother
      />
    </Stack>
  );
};

/** From what its scopes and effects open; bound to projects, nothing for the whole site alone. */
const Operations = ({ api, draft, edit, failure }: MoreLimitsProps) => {
  const { scopes, effects, siteWide } = draft;
  const listed = useOperationList(
    () => api.listOperations({ scopes, effects }),
    [...scopes, ...effects].join(),
  );
  const available =
    listed.state === 'loaded'
      ? loadedOf({ ok: true, value: listed.value.filter(({ reach }) => siteWide || reach === 'projects') })
      : listed;
  return (
    <OperationPicker
      id="others-operations"
      available={available}
      ids={draft.listed}
      none={say('others.only-none')}
      errors={problemsBelow(failure, 'operations')}
      onChange={(picked) => edit({ listed: picked })}
    />
  );
};

const Rotation = ({ terms, draft, edit }: MoreLimitsProps) =>
  terms.selfRotation || draft.mayRotate ? (
    <SwitchRow
      id="others-rotate"
      label={say('others.rotate')}
      help={say('others.rotate-help')}
      isChecked={draft.mayRotate}
      onChange={(mayRotate) => edit({ mayRotate })}
    />
  ) : null;

/** What is wrong at or below one of these places of the order, each sentence once. */
function problemsBelow(failure: Failure | undefined, ...paths: readonly string[]): readonly string[] {
  if (failure === undefined || !('problems' in failure)) return [];
  const places = failure.problems.map((each) => ({ ...each, path: each.path.replace(/^order\./, '') }));
  const below = places.filter(({ path }) => paths.some((one) => path === one || path.startsWith(`${one}.`)));
  return [...new Set(below.map(problemWords))];
}
