import React, { Suspense, type ReactNode } from 'react';
import AtlaskitHeading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';

/** What all charts have in common. */
export interface FrameProps {
  readonly title?: string;
  readonly subtitle?: string;
  readonly showBorder?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** Atlassian's default, in pixels. */
export const CHART_HEIGHT = 400;

interface Shown extends FrameProps {
  /** The kind of chart: its name where it has no title. */
  readonly kind: string;
  readonly legend: readonly { readonly name: string; readonly colour: string }[];
  /** The same values for those who cannot see the picture, the head first. */
  readonly table: readonly (readonly string[])[];
  readonly children: ReactNode;
}

/** Title, picture, legend, and the values as a table that only a screen reader finds. */
export const ChartFrame = ({ kind, title, subtitle, showBorder = true, legend, table, ...rest }: Shown) => (
  <div className={showBorder ? 'chart chart-border' : 'chart'} style={{ width: rest.width }}>
    {title !== undefined && (
      <AtlaskitHeading as="span" size="small">
        {title}
      </AtlaskitHeading>
    )}
    {subtitle !== undefined && <div className="chart-subtitle">{subtitle}</div>}
    <div role="img" aria-label={[title ?? kind, subtitle].filter(Boolean).join(', ')}>
      <div className="chart-picture" style={{ height: rest.height ?? CHART_HEIGHT }}>
        <Suspense fallback={<Spinner label="" />}>{rest.children}</Suspense>
      </div>
      <div className="chart-legend">
        {legend.map(({ name, colour }) => (
          <span key={name}>
            <i style={{ background: colour }} />
            {name}
          </span>
        ))}
      </div>
    </div>
    <HiddenTable caption={title ?? kind} rows={table} />
  </div>
);

const HiddenTable = ({ caption, rows }: { readonly caption: string; readonly rows: Shown['table'] }) => {
  const [head = [], ...body] = rows;
  return (
    // A table takes no height smaller than its rows: what hides it is around it.
    <div className="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
