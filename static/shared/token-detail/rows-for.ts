/** Monospaced characters that fit a line of the pages' narrow column, with some to spare. */
const LINE_CHARS = 68;

/** How many lines a text takes once it has been wrapped. Pure. */
export const rowsFor = (text: string): number =>
  text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0);
