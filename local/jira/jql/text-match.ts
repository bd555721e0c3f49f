/** `~`: every word of the query is a word of the text; `*` and `?` are wildcards, `"…"` a phrase. No stemming. */
const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The words of a query keep their wildcards. */
const queryWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}*?]+/u)
    .filter((word) => word !== '');

/** A test of whether a text holds the query; undefined where the query has no words. */
export function compileTextQuery(query: string): ((text: string) => boolean) | undefined {
  const phrase = /^"(.*)"$/s.exec(query.trim());
  const wanted = phrase === null ? queryWords(query) : words(phrase[1] ?? '');
  if (wanted.length === 0) return undefined;
  if (phrase !== null) return (text) => ` ${words(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
  const patterns = wanted.map(toPattern);
  return (text) => {
    const present = words(text);
    return patterns.every((pattern) => present.some((word) => pattern.test(word)));
  };
}

const toPattern = (word: string): RegExp =>
  new RegExp(`^${word.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
