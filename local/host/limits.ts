/**
 * What Forge grants an invocation. Tests pass smaller numbers; nothing else may.
 * Source: developer.atlassian.com/platform/forge/limits-invocation (forge-platform.md §2.1).
 */
export interface ForgeLimits {
  readonly resolverTimeoutMs: number;
  readonly webTriggerTimeoutMs: number;
  /** A function with `timeoutSeconds` in the manifest has its own. */
  readonly scheduleTimeoutMs: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly invokeRequestBytes: number;
  readonly invokeResponseBytes: number;
}

const KB = 1024;
const MB = KB * KB;

export const FORGE_LIMITS: ForgeLimits = {
  resolverTimeoutMs: 25_000,
  webTriggerTimeoutMs: 55_000,
  scheduleTimeoutMs: 55_000,
  requestBytes: 5 * MB,
  responseBytes: 5 * MB,
  invokeRequestBytes: 500 * KB,
  invokeResponseBytes: 5 * MB,
};

/** Not Forge's: what this process is willing to hold of one request before it answers 413. */
export const HOST_REQUEST_BYTES = 64 * MB;

/** Not Forge's: large enough for a megabyte header to reach the app, which is where it must be refused. */
export const HOST_HEADER_BYTES = 8 * MB;
