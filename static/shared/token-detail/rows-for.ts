/** Monospaced characters that fit a line of the pages' narrow column, with some to spare. */
const LINE_CHARS = 76;

/** How many lines a text takes once it has been wrapped at its spaces, and within words that are longer than a line. Pure. */
export const rowsFor = (text: string): number =>
  text.split('\n').reduce((rows, line) => rows + rowsOfLine(line), 0);

function rowsOfLine(line: string): number {
  let [rows, column] = [1, 0];
  for (const { length } of line.split(' ')) {
    const needed = column === 0 ? length : column + 1 + length;
    if (needed <= LINE_CHARS) {
      column = needed;
      continue;
    }
    rows += (column === 0 ? 0 : 1) + Math.max(0, Math.ceil(length / LINE_CHARS) - 1);
    column = length % LINE_CHARS;
  }
  return rows;
}
