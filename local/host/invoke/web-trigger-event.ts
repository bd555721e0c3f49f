/** An HTTP request as a web trigger's handler gets it (runtime-reference/web-trigger; forge-platform.md §1.1). Pure. */
import type { HostSwitches } from '../switches';

/** Exactly what came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** Names and values in turn, as node's `rawHeaders`. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  readonly peerAddress: string;
}

export interface TriggerPath {
  readonly id: string;
  readonly path: string;
  readonly userPath: string;
  readonly query: string;
}

export interface WebTriggerEvent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string[]>>;
  readonly body: string;
  readonly path: string;
  readonly userPath: string;
  readonly queryParameters: Readonly<Record<string, string[]>>;
}

/** `/public/<id>[/suffix][?query]` (urlFormat v2) or `/x1/<id>…` (v1); undefined for any other URL. */
export function parseTriggerPath(url: string): TriggerPath | undefined {
  const match = /^(\/(?:public|x1)\/([^/?]+)(\/[^?]*)?)(?:\?(.*))?$/s.exec(url);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { path: match[1], id: match[2], userPath: match[3] ?? '', query: match[4] ?? '' };
}

/** The body's bytes are read as UTF-8: what is not text does not survive, as on the platform. */
export function webTriggerEvent(
  wire: WireRequest,
  where: TriggerPath,
  switches: HostSwitches,
): WebTriggerEvent {
  const asDelivered = switches.userPath === 'decoded' ? decodeOnce : (text: string) => text;
  return {
    method: wire.method,
    headers: deliverHeaders(wire, switches),
    body: Buffer.from(wire.body).toString('utf8'),
    path: asDelivered(where.path),
    userPath: asDelivered(where.userPath),
    queryParameters: deliverQuery(where.query, switches.queryValues),
  };
}

/** A path with a broken escape stays as it was. */
function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A repeated header arrives as several values under one name. */
function deliverHeaders(
  { rawHeaders, peerAddress }: WireRequest,
  switches: HostSwitches,
): Record<string, string[]> {
  const values = new Map<string, string[]>();
  const add = (name: string, value: string) => {
    const key = caseHeader(name.toLowerCase(), switches.headerCase);
    values.set(key, [...(values.get(key) ?? []), value]);
  };
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) add(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  // What the caller sent under this name still arrives, first and unverified: only the last entry is the edge's.
  if (switches.clientIp === 'x-forwarded-for') add('x-forwarded-for', switches.clientAddress || peerAddress);
  return Object.fromEntries(values);
}

function caseHeader(lowerName: string, headerCase: HostSwitches['headerCase']): string {
  switch (headerCase) {
    case 'lower':
      return lowerName;
    case 'upper':
      return lowerName.toUpperCase();
    case 'mixed':
      return lowerName.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
  }
}

/** `comma-split` is what the docs' example shows: `apples=green,red` arrives as `["red", "green"]`. */
function deliverQuery(query: string, how: HostSwitches['queryValues']): Record<string, string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, how === 'whole' ? values : values.flatMap((value) => value.split(',')).reverse()];
    }),
  );
}
