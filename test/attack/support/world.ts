/** The site under attack: its tokens, what happens to it, and its old state again. */
import { WIDE } from '../../conformance/support/rules';
import { startSite, type Site } from '../../conformance/support/site';
import type { Answer } from '../../conformance/support/wire';
import { readStep, type Undo } from './steps';
import { issueNamed, type TokenName } from './tokens';

export interface AttackRequest {
  readonly as: TokenName;
  readonly method: string;
  readonly path: string;
  readonly body?: string | undefined;
  readonly headers?: readonly string[];
}

export class AttackWorld {
  readonly site: Site;
  readonly #tokens = new Map<TokenName, string | undefined>();
  #isTouched = false;
  #undo: readonly Undo[] = [];

  private constructor(site: Site) {
    this.site = site;
  }

  static async start(): Promise<AttackWorld> {
    const world = new AttackWorld(await startSite());
    await world.#prepare();
    return world;
  }

  async #prepare(): Promise<void> {
    this.#tokens.clear();
    this.#isTouched = false;
    this.#undo = [];
    await this.site.switchOn(WIDE);
  }

  /** As seeded, and nothing of it remembered. What happened is taken back where it can be: a reset costs ten times as much. */
  async renew(): Promise<void> {
    if (!this.#isTouched && this.#undo.length === 0) return;
    await Promise.all([this.site.clearFaults(), this.site.resetSwitches()]);
    if (this.#isTouched) {
      await this.site.reset();
      await this.#prepare();
      return;
    }
    for (const undo of this.#undo.toReversed()) await undo(this);
    this.#undo = [];
    await this.forget();
  }

  /** What a warm container remembers is a minute old. */
  forget = (): Promise<unknown> => this.site.clock({ advanceMs: 61_000 });

  /** What comes next finds a world that is not as seeded. */
  touch(): void {
    this.#isTouched = true;
  }

  async tokenOf(name: TokenName): Promise<string | undefined> {
    if (!this.#tokens.has(name)) this.#tokens.set(name, await issueNamed(this.site, name));
    return this.#tokens.get(name);
  }

  async send({ as, method, path, body, headers = [] }: AttackRequest): Promise<Answer> {
    const token = await this.tokenOf(as);
    const isTyped = body === undefined || headers.some((one) => one.toLowerCase() === 'content-type');
    return this.site.gateway(path, {
      method,
      headers: isTyped ? headers : ['Content-Type', 'application/json', ...headers],
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body }),
    });
  }

  /** One thing that happens to the world, in words (steps.ts). */
  async happen(step: string): Promise<void> {
    const { act, undo } = readStep(step);
    if (undo) this.#undo = [...this.#undo, undo];
    else this.touch();
    await act(this);
  }
}
