/** The charts of UI Kit. Atlassian draws them with a library of its own that is not public; here recharts does, in Atlassian's colours. */
import React, { lazy } from 'react';
import { leaf } from '../part';
import { ChartFrame, type FrameProps } from './charts/chart-frame';
import {
  colourOf,
  readSeries,
  readSlices,
  spacePixels,
  type Accessor,
  type ChartRows,
  type Palette,
  type Slice,
} from './charts/chart-rows';

const SeriesDrawing = lazy(() => import('./charts/series-drawing'));
const PieDrawing = lazy(() => import('./charts/pie-drawing'));

interface SeriesProps extends FrameProps {
  readonly data: readonly unknown[];
  readonly xAccessor: Accessor;
  readonly yAccessor: Accessor;
  readonly colorAccessor?: Accessor;
  readonly colorPalette?: Palette;
  /** There is no menu here. */
  readonly hideMenu?: boolean;
  readonly plotMargin?: string;
  readonly plotMarginTop?: string;
  readonly plotMarginRight?: string;
  readonly plotMarginBottom?: string;
  readonly plotMarginLeft?: string;
}

const FRAME_NAMES = [
  'title',
  'subtitle',
  'showBorder',
  'width',
  'height',
  'data',
  'colorPalette',
  'hideMenu',
] as const;

const SERIES_NAMES = [
  ...FRAME_NAMES,
  'xAccessor',
  'yAccessor',
  'colorAccessor',
  'plotMargin',
  'plotMarginTop',
  'plotMarginRight',
  'plotMarginBottom',
  'plotMarginLeft',
] as const;

interface SeriesKind {
  readonly kind: string;
  readonly look?: 'bar' | 'line';
  readonly isHorizontal?: boolean;
  readonly isStacked?: boolean;
}

const seriesChart = ({ kind, look = 'bar', isHorizontal = false, isStacked = false }: SeriesKind) =>
  leaf<SeriesProps>(SERIES_NAMES, (props) => {
    const rows = readSeries(props);
    const colours = rows.series.map(({ name }, index) => colourOf(props.colorPalette, name, index));
    return (
      <ChartFrame
        {...props}
        kind={kind}
        legend={
          props.colorAccessor === undefined
            ? []
            : rows.series.map(({ name }, index) => ({ name, colour: colours[index] ?? '' }))
        }
        table={tableOf(rows, props)}
      >
        <SeriesDrawing {...rows} {...{ look, isHorizontal, isStacked, colours }} margin={marginOf(props)} />
      </ChartFrame>
    );
  });

const tableOf = (
  { categories, series }: ChartRows,
  { xAccessor }: SeriesProps,
): readonly (readonly string[])[] => [
  [String(xAccessor), ...series.map(({ name }) => name)],
  ...categories.map((category, row) => [category, ...series.map(({ values }) => String(values[row] ?? ''))]),
];

function marginOf(props: SeriesProps) {
  const { plotMargin } = props;
  return {
    top: spacePixels(props.plotMarginTop ?? plotMargin ?? 'space.200'),
    right: spacePixels(props.plotMarginRight ?? plotMargin ?? 'space.200'),
    bottom: spacePixels(props.plotMarginBottom ?? plotMargin),
    left: spacePixels(props.plotMarginLeft ?? plotMargin),
  };
}

export const BarChart = seriesChart({ kind: 'Bar chart' });
export const StackBarChart = seriesChart({ kind: 'Stack bar chart', isStacked: true });
export const HorizontalBarChart = seriesChart({ kind: 'Horizontal bar chart', isHorizontal: true });
export const HorizontalStackBarChart = seriesChart({
  kind: 'Horizontal stack bar chart',
  isHorizontal: true,
  isStacked: true,
});
export const LineChart = seriesChart({ kind: 'Line chart', look: 'line' });

interface PieProps extends FrameProps {
  readonly data: readonly unknown[];
  readonly colorAccessor: Accessor;
  readonly labelAccessor: Accessor;
  readonly valueAccessor: Accessor;
  readonly showMarkLabels?: boolean;
  readonly colorPalette?: Palette;
  readonly hideMenu?: boolean;
}

interface DonutProps extends PieProps {
  /** In pixels. */
  readonly innerRadius?: number;
  readonly outerRadius?: number;
}

const PIE_NAMES = [
  ...FRAME_NAMES,
  'colorAccessor',
  'labelAccessor',
  'valueAccessor',
  'showMarkLabels',
] as const;

interface Ring {
  readonly kind: string;
  readonly inner: number | string;
  readonly outer: number | string;
}

const Round = ({ ring, ...props }: PieProps & { readonly ring: Ring }) => {
  const slices = readSlices(props);
  const colours = slices.map(({ key }, index) => colourOf(props.colorPalette, key, index));
  return (
    <ChartFrame
      {...props}
      kind={ring.kind}
      legend={slices.map(({ label }, index) => ({ name: label, colour: colours[index] ?? '' }))}
      table={sliceTable(slices, props)}
    >
      <PieDrawing
        slices={slices}
        colours={colours}
        innerRadius={ring.inner}
        outerRadius={ring.outer}
        showMarkLabels={props.showMarkLabels === true}
      />
    </ChartFrame>
  );
};

const sliceTable = (slices: readonly Slice[], { labelAccessor, valueAccessor }: PieProps) => [
  [String(labelAccessor), String(valueAccessor)],
  ...slices.map(({ label, value }) => [label, String(value)]),
];

export const PieChart = leaf<PieProps>(PIE_NAMES, (props) => (
  <Round {...props} ring={{ kind: 'Pie chart', inner: 0, outer: '80%' }} />
));

export const DonutChart = leaf<DonutProps>(
  [...PIE_NAMES, 'innerRadius', 'outerRadius'],
  ({ innerRadius, outerRadius, ...props }) => (
    <Round
      {...props}
      ring={{ kind: 'Donut chart', inner: innerRadius ?? '55%', outer: outerRadius ?? '80%' }}
    />
  ),
);
