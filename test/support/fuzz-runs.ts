/** How often a property is tried: FUZZ_RUNS, or as often as it asks for. */
export function fuzzRuns(otherwise = 200): number {
  const asked = Number(process.env.FUZZ_RUNS);
  return Number.isInteger(asked) && asked > 0 ? asked : otherwise;
}
