/** How often a property is tried: its share of FUZZ_RUNS, where several properties are `among` them; or as often as it asks for. */
export function fuzzRuns(otherwise = 200, among = 1): number {
  const asked = Number(process.env.FUZZ_RUNS);
  return Number.isInteger(asked) && asked > 0 ? Math.ceil(asked / among) : otherwise;
}
