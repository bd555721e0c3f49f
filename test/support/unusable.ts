/** Said by a port that a test has declared off limits. */
export class TouchedError extends Error {
  override readonly name = 'TouchedError';
}

/**
 * A port that must not be used: whatever is called on it throws. `touches` keeps what was tried, for callers that swallow throws.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a port of any type that the caller needs
export function unusable<Port extends object>(name: string, touches: string[] = []): Port {
  const touch = (member: string | symbol): never => {
    touches.push(`${name}.${String(member)}`);
    throw new TouchedError(`${name}.${String(member)} was used`);
  };
  return new Proxy({} as Port, { get: (_target, member) => touch(member) });
}
