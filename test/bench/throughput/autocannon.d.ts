/** As much of autocannon 9 as the bench uses; the package has no types of its own. */
declare module 'autocannon' {
  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Requests in all. */
    readonly amount: number;
    readonly headers: Readonly<Record<string, string>>;
  }
  export interface Result {
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  export interface Run extends PromiseLike<Result> {
    on(event: 'response', listener: () => void): this;
  }
  export default function autocannon(options: Options): Run;
}
