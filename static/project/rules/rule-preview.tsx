import React, { useState } from 'react';
import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ProjectRulesView } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { say } from '../say';
import { rulePreviewWords } from './rule-preview-words';
import { walkRulePreview, type RulePreview as Seen } from './walk-rule-preview';

interface RulePreviewProps {
  readonly ask: ProjectApi['previewProjectRule'];
  /** As drafted. Another draft is another preview: give it another key. */
  readonly rules: ProjectRulesView;
}

/** What a draft would hit, in numbers: for whoever wants to know before saving. */
export const RulePreview = ({ ask, rules }: RulePreviewProps) => {
  const [seen, setSeen] = useState<Seen>();
  const [isLooking, setLooking] = useState(false);
  const look = async () => {
    setLooking(true);
    setSeen(await walkRulePreview(ask, rules));
    setLooking(false);
  };
  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline>
        <LoadingButton isLoading={isLooking} onClick={() => void look()}>
          {say('rules.look')}
        </LoadingButton>
      </Inline>
      {seen && (
        <SectionMessage appearance="information" title={say('rules.look-title')}>
          {rulePreviewWords(seen.figures).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </SectionMessage>
      )}
      {seen?.failure && <FailureMessage title={say('rules.look-failed')} failure={seen.failure} />}
    </Stack>
  );
};
