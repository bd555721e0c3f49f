import React from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS_TEXT, TOOLTIP } from './chart-looks';
import type { ChartRows } from './chart-rows';

export interface SeriesDrawingProps extends ChartRows {
  readonly look: 'bar' | 'line';
  readonly isHorizontal: boolean;
  readonly isStacked: boolean;
  readonly colours: readonly string[];
  /** In pixels. */
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

/** Bars or lines over categories. */
const SeriesDrawing = ({
  look,
  categories,
  series,
  isHorizontal,
  isStacked,
  colours,
  margin,
}: SeriesDrawingProps) => {
  const rows = categories.map((category, row) => ({
    category,
    ...Object.fromEntries(series.map(({ values }, index) => [keyOf(index), values[row] ?? null])),
  }));
  const Chart = look === 'bar' ? BarChart : LineChart;
  const valueAxis = {
    type: 'number',
    axisLine: false,
    tickLine: false,
    tick: AXIS_TEXT,
    allowDecimals: false,
  } as const;
  const categoryAxis = {
    type: 'category',
    dataKey: 'category',
    tickLine: false,
    tick: AXIS_TEXT,
    stroke: BORDER,
  } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Chart
        data={rows}
        layout={isHorizontal ? 'vertical' : 'horizontal'}
        margin={margin}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke={BORDER} horizontal={!isHorizontal} vertical={isHorizontal} />
        {isHorizontal ? <XAxis {...valueAxis} /> : <XAxis {...categoryAxis} />}
        {isHorizontal ? <YAxis {...categoryAxis} width="auto" /> : <YAxis {...valueAxis} width="auto" />}
        <Tooltip {...TOOLTIP} />
        {series.map(({ name }, index) => {
          const colour = colours[index] ?? '';
          const shared = { key: name, name, dataKey: keyOf(index), isAnimationActive: false };
          return look === 'bar' ? (
            <Bar
              {...shared}
              key={name}
              fill={colour}
              maxBarSize={48}
              {...(isStacked ? { stackId: 'all' } : {})}
            />
          ) : (
            <Line {...shared} key={name} stroke={colour} strokeWidth={2} dot={{ r: 3, fill: colour }} />
          );
        })}
      </Chart>
    </ResponsiveContainer>
  );
};

/** A series' own name could be any property's. */
const keyOf = (index: number): string => `series ${index}`;

const BORDER = 'var(--ds-border)';

export default SeriesDrawing;
