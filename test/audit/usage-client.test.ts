import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOf } from '../../src/audit/usage-client';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';

describe('the client of a call', () => {
  it.each([
    ['curl/8.4.0', 'curl 8.4.0'],
    ['Wget/1.21.3 (linux-gnu)', 'Wget 1.21.3'],
    ['python-requests/2.31.0', 'python-requests 2.31.0'],
    ['Python/3.11 aiohttp/3.8.5', 'aiohttp 3.8.5'],
    ['python-httpx/0.25.2', 'python-httpx 0.25.2'],
    ['axios/1.6.0', 'axios 1.6.0'],
    ['node', 'node'],
    ['undici', 'undici'],
    ['got (https://github.com/sindresorhus/got)', 'got'],
    ['node-fetch/1.0 (+https://github.com/bitinn/node-fetch)', 'node-fetch 1.0'],
    ['okhttp/4.12.0', 'okhttp 4.12.0'],
    ['Java/17.0.9', 'Java 17.0.9'],
    ['Java-http-client/21.0.1', 'Java-http-client 21.0.1'],
    ['Apache-HttpClient/4.5.14 (Java/17.0.9)', 'Apache-HttpClient 4.5.14'],
    ['Go-http-client/1.1', 'Go-http-client 1.1'],
    ['PostmanRuntime/7.36.0', 'PostmanRuntime 7.36.0'],
    ['insomnia/2023.5.8', 'insomnia 2023.5.8'],
    ['Faraday v2.7.4', 'Faraday 2.7.4'],
    ['Ruby', 'Ruby'],
    [
      'Mozilla/5.0 (Windows NT; Windows NT 10.0; de-DE) WindowsPowerShell/5.1.19041.3803',
      'WindowsPowerShell 5.1.19041.3803',
    ],
    ['Mozilla/5.0 (Macintosh; Darwin 23.2.0; en-US) PowerShell/7.4.0', 'PowerShell 7.4.0'],
    [CHROME, 'browser'],
    ['CURL/8.4.0', 'curl 8.4.0'],
    ['my-script of ada@example.com', 'other'],
    ['curlish/1.0', 'other'],
    ['', 'other'],
    [undefined, 'other'],
  ])('%s is %s', (userAgent, client) => expect(clientOf(userAgent)).toBe(client));

  it('is one of the list with digits and dots at most, whatever the caller says', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.constantFrom('curl/', 'curl ', 'Mozilla/5.0 ', ''),
        (text, head) => {
          expect(clientOf(head + text)).toMatch(
            /^(other|browser|[A-Za-z][A-Za-z.-]{1,24}( \d{1,6}(\.\d{1,6}){0,3})?)$/,
          );
        },
      ),
    );
  });

  it('costs no more for a long header than for a short one', () => {
    expect(clientOf(`${'a'.repeat(60_000)} curl/8.4.0`)).toBe('other');
  });
});
