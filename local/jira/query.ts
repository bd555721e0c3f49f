/** The query string as Jira reads it: `+` and `%20` are spaces, repeated keys are lists. */
export interface Query {
  /** The first value, or undefined. An empty value is ''. */
  one(name: string): string | undefined;
  /** Every value of a repeated key. */
  all(name: string): readonly string[];
  /** Repeated keys and comma lists together, without empty items. */
  list(name: string): readonly string[];
  flag(name: string): boolean;
  /** A whole number ≥ 0; anything else counts as absent. */
  int(name: string): number | undefined;
}

export function parseQuery(search: string): Query {
  const params = new URLSearchParams(search);
  return {
    one: (name) => params.get(name) ?? undefined,
    all: (name) => params.getAll(name),
    list: (name) => splitList(params.getAll(name)),
    flag: (name) => params.get(name)?.toLowerCase() === 'true',
    int: (name) => {
      const text = params.get(name);
      return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    },
  };
}

/** `['a,b', 'c']` → `['a', 'b', 'c']`. */
export const splitList = (values: readonly string[]): readonly string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
