import { readHeader } from './format-file';
import { judgementsDigest } from './judgement/judgements';

/** What a reader has to know about how two generated texts differ; empty where they do not. At most 40 lines. */
export function differences(committed: string, fresh: string): string[] {
  if (committed === fresh) return [];
  const [old, now] = [committed.split('\n'), fresh.split('\n')];
  const [before, after] = [new Set(old), new Set(now)];
  const lines = [
    ...old.filter((line) => !after.has(line)).map((line) => `- ${line.trim()}`),
    ...now.filter((line) => !before.has(line)).map((line) => `+ ${line.trim()}`),
  ];
  const shown = lines.slice(0, 40);
  return [`${lines.length} lines differ`, ...shown, ...(shown.length < lines.length ? ['…'] : [])];
}

/** What can be said of the committed file without Atlassian's documents. Empty: nothing is wrong with it. */
export function faultsInside(committed: string, judgements = judgementsDigest()): string[] {
  const header = readHeader(committed);
  const isEdited = header.content !== header.actualContent;
  const isStale = header.judgements !== judgements;
  return [
    ...(isEdited ? ['its rows are not what the generator wrote: edited by hand'] : []),
    ...(isStale
      ? ['tools/catalogue/judgement has changed since it was generated: run `npm run catalogue`']
      : []),
  ];
}
