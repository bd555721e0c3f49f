/** How often a property is tried: FUZZ_RUNS, or 200. */
export function fuzzRuns(): number {
  const asked = Number(process.env.FUZZ_RUNS);
  return Number.isInteger(asked) && asked > 0 ? asked : 200;
}
