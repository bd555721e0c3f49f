/** Roots of the REST APIs that have a number, and the number `latest` stands for there. */
const LATEST: ReadonlyMap<string, string> = new Map([
  ['api', '2'],
  ['agile', '1.0'],
]);

/** The path with a number in place of `/rest/api/latest` or `/rest/agile/latest`; `segments` itself where it has neither. */
export function canonicalRoot(segments: readonly string[]): readonly string[] {
  const [rest, root, version] = segments;
  if (rest !== 'rest' || root === undefined || version !== 'latest') return segments;
  const number = LATEST.get(root);
  return number === undefined ? segments : segments.with(2, number);
}

/**
 * The path behind `/ex/jira/{cloudId}`, which clients made for api.atlassian.com put before every path.
 * `segments` itself where there is no such prefix; undefined where it names another site, or none is known.
 */
export function stripSitePrefix(
  segments: readonly string[],
  cloudId: string | undefined,
): readonly string[] | undefined {
  if (segments[0] !== 'ex' || segments[1] !== 'jira') return segments;
  return cloudId !== undefined && segments[2] === cloudId ? segments.slice(3) : undefined;
}
