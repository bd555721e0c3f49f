import React from 'react';
import { Box, Icon, Inline, Stack, Text, xcss, type IconProps } from '@forge/react';
import type { PurposeKey, PurposeView } from '../../src/console/contract';
import { Choice, ChosenMark } from './choice';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import { choosePurpose } from './order-draft';
import { say } from './say';

const GLYPHS: Readonly<Record<PurposeKey, IconProps['glyph']>> = {
  report: 'chart-bar',
  'create-issues': 'add',
  'comment-bot': 'comment',
  sync: 'refresh',
  custom: 'customize',
};

const card = xcss({ width: '212px', display: 'block' });

/** Step 1: what the token is for. Fills in the rest. */
export const PurposeCards = ({ draft, offer, edit }: FormPart) => (
  <FormSection title={say('purpose.title')}>
    <Text color="color.text.subtle">{say('purpose.help')}</Text>
    <Inline space="space.100" rowSpace="space.100" alignBlock="stretch" shouldWrap>
      {offer.purposes.map((purpose) => (
        <Box key={purpose.key} xcss={card}>
          <PurposeCard
            purpose={purpose}
            isChosen={draft.purposeKey === purpose.key}
            onChoose={() => edit((now) => choosePurpose(now, purpose.key, offer))}
          />
        </Box>
      ))}
    </Inline>
  </FormSection>
);

interface PurposeCardProps {
  readonly purpose: PurposeView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

const PurposeCard = ({ purpose: { key, barredBy }, isChosen, onChoose }: PurposeCardProps) => {
  const isBarred = barredBy !== undefined;
  return (
    <Choice isChosen={isChosen} isDisabled={isBarred} onChoose={onChoose}>
      <Stack space="space.050">
        <Inline space="space.100" alignBlock="center" spread="space-between">
          <Inline space="space.100" alignBlock="center">
            <Icon glyph={GLYPHS[key]} label="" color={isBarred ? 'color.icon.disabled' : 'color.icon'} />
            <Text weight="semibold" color={isBarred ? 'color.text.subtle' : 'color.text'}>
              {say(`purpose.${key}`)}
            </Text>
          </Inline>
          {isChosen && <ChosenMark />}
        </Inline>
        <Text size="small" color="color.text.subtle">
          {isBarred ? say(`purpose.barred-${barredBy}`) : say(`purpose.${key}.about`)}
        </Text>
      </Stack>
    </Choice>
  );
};
