/** What stands on lines of its own, or between commas; nothing twice. Pure. */
export const linesOf = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,]+/).filter((line) => line !== '')),
];

/** A count as it is typed: undefined where nothing is, 0, which no form accepts, where it is none. */
export const countOf = (text: string): number | undefined => {
  const typed = text.trim();
  if (typed === '') return undefined;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
};
