/**
 * The control surface hands out power, so it answers this machine's own tools only. It listens on loopback; on top of that a web page
 * must not reach it by DNS rebinding (a foreign Host) or by a cross-site request (a foreign Origin). Pure.
 */
export interface Asker {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which browsers set and pages cannot. */
  readonly fetchSite: string | undefined;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The reason to refuse, or undefined. */
export function refuseForeign({ host, origin, fetchSite }: Asker): string | undefined {
  if (host === undefined || !LOOPBACK.has(host.replace(/:\d+$/, '')))
    return 'the Host header is not loopback';
  if (origin !== undefined && origin !== `http://${host}`) return 'the Origin header is not this host';
  if (fetchSite === 'cross-site' || fetchSite === 'same-site') return 'the request comes from another site';
  return undefined;
}
