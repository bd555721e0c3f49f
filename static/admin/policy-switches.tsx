import React from 'react';
import { Button, Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { RulesView } from '../../src/console/contract';
import { FailureMessage } from '../shared/failure-message';
import { SwitchRow } from '../shared/switch-row';
import { TEXT } from './text';
import type { PolicyDesk, SaveOutcome } from './use-policy';

interface PolicySwitchesProps {
  readonly desk: PolicyDesk;
  /** As saved. */
  readonly rules: RulesView;
}

/** The switches of the policy, drafted here and saved together. */
export const PolicySwitches = ({ desk, rules }: PolicySwitchesProps) => {
  const { draft, isSaving, outcome, edit } = desk;
  const shown = { ...rules, ...draft };
  const isUnchanged = Object.keys(draft).length === 0;
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {TEXT.switchesTitle}
      </Heading>
      <SwitchRow
        id="tokens-on"
        label={TEXT.tokensOn}
        help={TEXT.tokensOnHelp}
        isChecked={shown.tokensOn}
        isDisabled={isSaving}
        onChange={(tokensOn) => edit({ tokensOn })}
      />
      <SwitchRow
        id="read-only"
        label={TEXT.readOnly}
        help={TEXT.readOnlyHelp}
        isChecked={shown.readOnly}
        isDisabled={isSaving}
        onChange={(readOnly) => edit({ readOnly })}
      />
      <SwitchRow
        id="site-wide"
        label={TEXT.siteWide}
        help={TEXT.siteWideHelp}
        isChecked={shown.siteWideTokens}
        isDisabled={isSaving}
        onChange={(siteWideTokens) => edit({ siteWideTokens })}
      />
      <SwitchRow
        id="attribute-in-jira"
        label={TEXT.attribute}
        help={TEXT.attributeHelp}
        isChecked={shown.attributeInJira}
        isDisabled={isSaving}
        onChange={(attributeInJira) => edit({ attributeInJira })}
      />
      <Inline space="space.100">
        <LoadingButton
          appearance="primary"
          isDisabled={isUnchanged}
          isLoading={isSaving}
          onClick={() => void desk.save()}
        >
          {TEXT.save}
        </LoadingButton>
        {!isUnchanged && (
          <Button appearance="subtle" isDisabled={isSaving} onClick={desk.discard}>
            {TEXT.discard}
          </Button>
        )}
      </Inline>
      {outcome && <SaveMessage outcome={outcome} />}
    </Stack>
  );
};

const SaveMessage = ({ outcome }: { readonly outcome: SaveOutcome }) => {
  switch (outcome.kind) {
    case 'saved':
      return (
        <SectionMessage appearance="success">
          <Text>{TEXT.saved}</Text>
        </SectionMessage>
      );
    case 'stale':
      return (
        <SectionMessage appearance="warning" title={TEXT.staleTitle}>
          <Text>{TEXT.staleHelp}</Text>
        </SectionMessage>
      );
    case 'failed':
      return <FailureMessage title={TEXT.saveFailed} failure={outcome.failure} />;
  }
};
