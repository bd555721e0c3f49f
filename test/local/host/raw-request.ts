import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string[]>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array;
}

/** What fetch does not let through: a path as it is, repeated headers, a foreign Host. */
export function rawRequest(
  url: string,
  { method = 'GET', headers = {}, body }: RawRequest = {},
): Promise<RawAnswer> {
  const [origin = '', path = '/'] = /^(https?:\/\/[^/]+)(.*)$/s.exec(url)?.slice(1) ?? [];
  return new Promise((resolve, reject) => {
    const sent = request(origin, { path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headersDistinct, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
