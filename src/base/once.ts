/**
 * A value made when it is first asked for. For schemas: a function's cold start should not build those that its request never needs
 * (a schema costs some 0.2 ms to build on a cold engine, npm run bench).
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
