/** A bug, never an expected "no". Caught once, at the edge of each way in. Its message holds no request content. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** For the end of an exhaustive switch: TypeScript proves that it cannot be reached. */
export function unreachable(value: never, where: string): never {
  throw new InvariantError(`${where}: unexpected ${typeof value}`);
}
