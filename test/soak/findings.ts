/** What was seen that must not be, and how often what was. */
export class Findings {
  readonly #counts = new Map<string, number>();
  readonly #violations: string[] = [];
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void = () => undefined) {
    this.#say = say;
  }

  count(what: string, by = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  violation(what: string): void {
    this.count('violations');
    if (this.#violations.length >= KEPT) return;
    this.#violations.push(what);
    this.#say(`✘ ${what}`);
  }

  get violations(): readonly string[] {
    return this.#violations;
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  lines(): readonly string[] {
    return [...this.#counts]
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([what, times]) => `${what}: ${times}`);
  }
}

const KEPT = 50;
