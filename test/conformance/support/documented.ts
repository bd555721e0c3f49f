import { readFileSync } from 'node:fs';

export interface DocumentedCode {
  readonly code: string;
  /** Every status that the document's line names. */
  readonly statuses: readonly number[];
  readonly title: string;
  readonly raised: string;
}

/** The lines of docs/failure-modes.md's table. */
export const DOCUMENTED: readonly DocumentedCode[] = readFileSync('docs/failure-modes.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, code = '', status = '', title = '', meaning = '', , raised = ''] = cells;
    if (!/^`[a-z-]+`$/.test(code)) return [];
    const others = [...meaning.matchAll(/status (\d{3})/g)].map(([, number]) => Number(number));
    return [{ code: code.slice(1, -1), statuses: [Number(status), ...others], title, raised }];
  });

/** What can be raised today. */
export const RAISED_NOW: readonly string[] = DOCUMENTED.filter(({ raised }) => raised.startsWith('now')).map(
  ({ code }) => code,
);
