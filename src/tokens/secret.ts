const REDACTED = '[secret]';

/**
 * The random part of a token. It prints as `[secret]` wherever it is logged, joined or serialised by mistake;
 * only `tokens/` calls `reveal`, to format the token at issue and to digest it at verify.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  /** What `util.inspect` and `console.log` print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}
