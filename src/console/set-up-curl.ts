/** The probes as lines for a shell. Pure. */
import {
  PROBE_ADDRESS,
  PROBE_BODY,
  PROBE_HEADER,
  PROBE_PATHS,
  PROBE_QUERY,
  type Leg,
} from '../tokens/set-up-observation';
import type { SetUpCurl } from './set-up-contract';

export const probeSuffix = (leg: Leg, code: string, path: string = PROBE_PATHS[0]): string =>
  leg === 'request' ? `/set-up/${code}/request?${PROBE_QUERY}` : `/set-up/${code}/path${path}`;

/** Credentials that are none: the echo says whether they arrived, and nothing reads them. */
export const PROBE_AUTHORIZATION: Readonly<Record<Leg, string>> = {
  request: 'Bearer set-up-probe',
  path: 'Basic c2V0LXVwOnByb2Jl',
};

/** HTTP/1.1, for HTTP/2 has no case to keep; `--path-as-is`, for curl resolves dots itself otherwise. */
export function formatCurls(gatewayUrl: string, code: string): readonly SetUpCurl[] {
  const line = (leg: Leg, more: string): string =>
    `curl -sS --http1.1 --path-as-is ${more}-H 'Authorization: ${PROBE_AUTHORIZATION[leg]}' '${gatewayUrl}${probeSuffix(leg, code)}'`;
  const body = `-H 'Content-Type: text/plain' -H '${PROBE_HEADER}: 1' -H 'X-Forwarded-For: ${PROBE_ADDRESS}' --data-binary @- `;
  return [
    { leg: 'request', line: `printf '${octalOf(PROBE_BODY)}' | ${line('request', body)}` },
    { leg: 'path', line: line('path', '') },
  ];
}

/** As printf reads it: letters as they are, other bytes as `\ooo`. */
const octalOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) =>
      byte < 0x7f && byte >= 0x20 ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`,
    )
    .join('');
