import React from 'react';
import { Heading, Inline, Pressable, SectionMessage, Stack, Text, xcss } from '@forge/react';
import type { TokenCounts, TokenSearch } from '../../../src/console/contract';
import { timeWords } from '../../shared/when';
import { say } from '../say';

const figure = xcss({
  width: '104px',
  flexGrow: '1',
  padding: 'space.200',
  textAlign: 'start',
  borderColor: 'color.border',
  borderWidth: 'border.width',
  borderStyle: 'solid',
  borderRadius: 'radius.large',
  backgroundColor: 'elevation.surface.raised',
});

type FigureKey = 'active' | 'mayChange' | 'mayDelete' | 'siteWide' | 'owners' | 'expiring';

/** Each opens the tokens that it counts. */
const FIGURES: readonly (readonly [FigureKey, TokenSearch])[] = [
  ['active', { list: 'active' }],
  ['owners', { list: 'active' }],
  ['mayChange', { list: 'active', effect: 'write' }],
  ['mayDelete', { list: 'can-delete' }],
  ['siteWide', { list: 'site-wide' }],
  ['expiring', { list: 'expiring' }],
];

interface FiguresProps {
  readonly counts: TokenCounts | undefined;
  readonly countedAt: string | undefined;
  readonly onTokens: (search: TokenSearch) => void;
}

/** How many tokens there are, and of which kinds. */
export const Figures = ({ counts, countedAt, onTokens }: FiguresProps) => (
  <Stack space="space.100" alignInline="stretch">
    <Inline spread="space-between" alignBlock="baseline" shouldWrap>
      <Heading as="h3" size="small">
        {say('figures.title')}
      </Heading>
      {counts && countedAt !== undefined && (
        <Text size="small" color="color.text.subtle">
          {say('figures.counted', { when: timeWords(countedAt) })}
        </Text>
      )}
    </Inline>
    {counts ? (
      <Inline space="space.150" rowSpace="space.150" alignBlock="stretch" shouldWrap>
        {FIGURES.map(([key, search]) => (
          <Pressable key={key} xcss={figure} onClick={() => onTokens(search)}>
            <Stack space="space.050" alignInline="start">
              <Heading as="span" size="large">
                {say('number', { count: counts[key] })}
              </Heading>
              <Text size="small" color="color.text.subtle">
                {say(`figure.${key}`)}
              </Text>
            </Stack>
          </Pressable>
        ))}
      </Inline>
    ) : (
      <SectionMessage>
        <Text>{say('figures.none-yet')}</Text>
      </SectionMessage>
    )}
  </Stack>
);
