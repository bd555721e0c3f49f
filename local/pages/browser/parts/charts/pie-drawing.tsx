import React from 'react';
import { Pie, PieChart, ResponsiveContainer, Tooltip } from 'recharts';
import { AXIS_TEXT, TOOLTIP } from './chart-looks';
import type { Slice } from './chart-rows';

export interface PieDrawingProps {
  readonly slices: readonly Slice[];
  readonly colours: readonly string[];
  readonly innerRadius: number | string;
  readonly outerRadius: number | string;
  readonly showMarkLabels: boolean;
}

/** A pie, or with an inner radius a donut. */
const PieDrawing = ({ slices, colours, innerRadius, outerRadius, showMarkLabels }: PieDrawingProps) => (
  <ResponsiveContainer width="100%" height="100%">
    <PieChart accessibilityLayer={false}>
      <Pie
        data={slices.map(({ label, value }, index) => ({ name: label, value, fill: colours[index] }))}
        dataKey="value"
        nameKey="name"
        innerRadius={innerRadius}
        outerRadius={outerRadius}
        stroke="var(--ds-surface)"
        isAnimationActive={false}
        label={showMarkLabels && AXIS_TEXT}
        rootTabIndex={-1}
      />
      <Tooltip {...TOOLTIP} />
    </PieChart>
  </ResponsiveContainer>
);

export default PieDrawing;
