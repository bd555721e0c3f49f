/** What the charts of UI Kit are given, in one shape. Pure. */

/** Where a value is in an entry of the data: an index of an array or a name in an object. */
export type Accessor = number | string;

export interface Series {
  readonly name: string;
  /** One for each category; null where the data has none. */
  readonly values: readonly (number | null)[];
}

export interface ChartRows {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

interface SeriesAccessors {
  readonly data: readonly unknown[];
  readonly xAccessor: Accessor;
  readonly yAccessor: Accessor;
  /** What splits the data into series; absent: all of it is one. */
  readonly colorAccessor?: Accessor;
}

/** Categories and series in the order in which the data has them; of two values for the same place the later one counts. */
export function readSeries({ data, xAccessor, yAccessor, colorAccessor }: SeriesAccessors): ChartRows {
  const categories = distinct(data.map((entry) => textAt(entry, xAccessor)));
  const nameOf = (entry: unknown): string =>
    colorAccessor === undefined ? String(yAccessor) : textAt(entry, colorAccessor);
  const found = new Map(
    data.map((entry) => [
      JSON.stringify([textAt(entry, xAccessor), nameOf(entry)]),
      numberAt(entry, yAccessor),
    ]),
  );
  return {
    categories,
    series: distinct(data.map(nameOf)).map((name) => ({
      name,
      values: categories.map((category) => found.get(JSON.stringify([category, name])) ?? null),
    })),
  };
}

export interface Slice {
  /** What its colour stands for. */
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

interface SliceAccessors {
  readonly data: readonly unknown[];
  readonly colorAccessor: Accessor;
  readonly labelAccessor: Accessor;
  readonly valueAccessor: Accessor;
}

export const readSlices = ({
  data,
  colorAccessor,
  labelAccessor,
  valueAccessor,
}: SliceAccessors): readonly Slice[] =>
  data.map((entry) => ({
    key: textAt(entry, colorAccessor),
    label: textAt(entry, labelAccessor),
    value: numberAt(entry, valueAccessor) ?? 0,
  }));

/** Atlassian's palette for categories, or the app's: colours in turn, or one for each key. */
export type Palette = readonly string[] | readonly { readonly key: string; readonly value: string }[];

const CATEGORICAL_COLOURS = 8;

export function colourOf(palette: Palette | undefined, key: string, index: number): string {
  const own = palette?.map((each) => (typeof each === 'string' ? { value: each } : each)) ?? [];
  const named = own.find((each) => 'key' in each && each.key === key);
  const inTurn = own.filter((each) => !('key' in each));
  return (
    named?.value ??
    inTurn[index % inTurn.length]?.value ??
    `var(--ds-chart-categorical-${(index % CATEGORICAL_COLOURS) + 1})`
  );
}

/** `space.200` in pixels: a hundred is 8. */
export const spacePixels = (token: string | undefined): number =>
  token === undefined ? 0 : (Number(token.replace('space.', '')) / 100) * 8;

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

function valueAt(entry: unknown, accessor: Accessor): unknown {
  return typeof entry === 'object' && entry !== null
    ? (entry as Readonly<Record<Accessor, unknown>>)[accessor]
    : undefined;
}

function textAt(entry: unknown, accessor: Accessor): string {
  const value = valueAt(entry, accessor);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function numberAt(entry: unknown, accessor: Accessor): number | null {
  const value = valueAt(entry, accessor);
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
