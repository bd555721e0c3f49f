/** A request as an outsider's socket sends it: what fetch would mend (dot segments, repeated headers, odd methods) goes out as it is. */
import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Sent {
  readonly method?: string;
  /** Names and values in turn, so that a name can come twice and in any case. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

export function send(url: string, { method = 'GET', headers = [], body }: Sent = {}): Promise<Answer> {
  const [, host = '', path = '/'] = /^http:\/\/([^/]+)(.*)$/s.exec(url) ?? [];
  const [hostname, port] = host.split(':');
  const length = body === undefined ? [] : ['Content-Length', String(Buffer.byteLength(body))];
  const sentHeaders = ['Host', host, ...headers, ...length, 'Connection', 'close'];
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: sentHeaders, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
          ),
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
