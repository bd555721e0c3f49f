/** How the bench speaks: sections, tables of text, and budgets that are computed from the run. */

/** A promise of the README, judged by the figures of this run. */
export interface Budget {
  readonly text: string;
  readonly holds: boolean;
  /** The figure that decided. */
  readonly figure: string;
}

export interface Section {
  readonly title: string;
  /** What the figures are and are not, in a line or two. */
  readonly remark: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly budgets: readonly Budget[];
}

export const fixed = (value: number, digits = 2): string => value.toFixed(digits);
export const times = (ratio: number): string => `${ratio >= 10 ? fixed(ratio, 0) : fixed(ratio)}x`;

export const formatBudget = ({ text, holds, figure }: Budget): string =>
  `${text}: ${holds ? 'holds' : 'does not hold'} (${figure})`;

export const formatSection = ({ title, remark, head, rows, budgets }: Section): string =>
  [`\n## ${title}`, remark, '', ...formatTable(head, rows), ...budgets.map(formatBudget), ''].join('\n');

/** Columns as wide as their widest cell; the first is text, the others are figures and stand to the right. */
function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, place) =>
    Math.max(cell.length, ...rows.map((row) => row[place]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map(
        (width, place) => (place === 0 ? cells[place]?.padEnd(width) : cells[place]?.padStart(width)) ?? '',
      )
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
