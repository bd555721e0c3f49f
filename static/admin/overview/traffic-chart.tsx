import React, { useState } from 'react';
import { Button, ButtonGroup, Heading, Inline, Stack, StackBarChart, Text } from '@forge/react';
import type { OverviewView } from '../../../src/console/contract';
import { Card } from '../card';
import { say } from '../say';
import { barsOf, trafficWords, type Span } from './traffic';

/** The chart takes colours, not tokens: those of color.chart.brand and color.chart.danger, which read on light and dark alike. */
const CALLS = '#357DE8';
const DENIED = '#E2483D';

const SPANS: readonly Span[] = ['hours', 'days'];

type TrafficChartProps = { readonly [Each in Span]: OverviewView[Each] | undefined };

/** Calls and denials of the last 24 hours or 14 days, drawn and told. */
export const TrafficChart = (traffic: TrafficChartProps) => {
  const [span, setSpan] = useState<Span>('hours');
  const shown = traffic[span];
  const isQuiet = shown?.every(({ calls }) => calls === 0) ?? true;
  return (
    <Card>
      <Inline spread="space-between" alignBlock="center" shouldWrap>
        <Heading as="h3" size="small">
          {say('traffic.title')}
        </Heading>
        <ButtonGroup label={say('traffic.span')}>
          {SPANS.map((each) => (
            <Button key={each} spacing="compact" isSelected={each === span} onClick={() => setSpan(each)}>
              {say(`traffic.span.${each}`)}
            </Button>
          ))}
        </ButtonGroup>
      </Inline>
      <Stack space="space.100" alignInline="stretch">
        <Text>{shown === undefined ? say('traffic.unknown') : trafficWords(shown, span)}</Text>
        {shown && !isQuiet && (
          <StackBarChart
            data={[...barsOf(shown, span)]}
            xAccessor="at"
            yAccessor="count"
            colorAccessor="kind"
            colorPalette={[
              { key: say('traffic.let-through'), value: CALLS },
              { key: say('traffic.denied'), value: DENIED },
            ]}
            height={260}
            showBorder={false}
            hideMenu
          />
        )}
      </Stack>
    </Card>
  );
};
