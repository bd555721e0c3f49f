import { seededRandom } from '../support/random';

/** Chance that can be repeated: two dice of one seed fall alike. */
export class Dice {
  readonly #random;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** 0 (inclusive) to 1 (exclusive). */
  part(): number {
    return Buffer.from(this.#random.bytes(4)).readUInt32BE() / 2 ** 32;
  }

  below(bound: number): number {
    return Math.floor(this.part() * bound);
  }

  chance(part: number): boolean {
    return this.part() < part;
  }

  of<One>(many: readonly One[]): One {
    const one = many[this.below(many.length)];
    if (one === undefined) throw new Error('there is nothing to choose from');
    return one;
  }
}
