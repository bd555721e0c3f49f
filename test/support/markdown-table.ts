type Row = Readonly<Record<string, string>>;

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** The rows of every table whose first column has this heading, as heading → cell. */
export function rowsOf(markdown: string, firstHeading: string): readonly Row[] {
  const tables = markdown
    .split(/\n\s*\n/)
    .filter((block) => cellsOf(block.split('\n')[0] ?? '')[0] === firstHeading);
  return tables.flatMap((table) => {
    const [head = '', , ...lines] = table.trim().split('\n');
    const headings = cellsOf(head);
    return lines.map((line) =>
      Object.fromEntries(cellsOf(line).map((cell, place) => [headings[place] ?? '', cell])),
    );
  });
}
