/**
 * Which client made a call, by a list: `curl 8.4.0`, `python-requests 2.31.0`, `browser`. The User-Agent itself is the caller's own
 * text and may hold a name or an address: it is never kept. Pure.
 */

/** Special before general: aiohttp says Python too, PowerShell says Mozilla, Apache's client says Java. */
const CLIENTS: readonly string[] = [
  'jira.js',
  'atlassian-python-api',
  'PostmanRuntime',
  'insomnia',
  'HTTPie',
  'PowerShell',
  'WindowsPowerShell',
  'curl',
  'Wget',
  'python-requests',
  'python-httpx',
  'aiohttp',
  'Python-urllib',
  'axios',
  'node-fetch',
  'undici',
  'got',
  'node',
  'Deno',
  'Bun',
  'okhttp',
  'Apache-HttpClient',
  'ReactorNetty',
  'Java-http-client',
  'Java',
  'Go-http-client',
  'go-resty',
  'GuzzleHttp',
  'RestSharp',
  'reqwest',
  'Faraday',
  'rest-client',
  'Ruby',
  'libwww-perl',
];

const BROWSER = 'Mozilla';
/** Real ones are shorter; no more is read. */
const CHARS_MAX = 256;
const PRODUCT = /([A-Za-z][A-Za-z.-]*)(?:[/ ]v?(\d{1,6}(?:\.\d{1,6}){0,3}))?/g;

/** `other` for what is not on the list, and for none. At most the listed name and a version of digits and dots. */
export function clientOf(userAgent: string | undefined): string {
  const versions = new Map<string, string>();
  for (const [, name = '', version = ''] of (userAgent ?? '').slice(0, CHARS_MAX).matchAll(PRODUCT))
    if (!versions.has(name.toLowerCase())) versions.set(name.toLowerCase(), version);
  const client = CLIENTS.find((name) => versions.has(name.toLowerCase()));
  if (client !== undefined) return `${client} ${versions.get(client.toLowerCase()) ?? ''}`.trim();
  return versions.has(BROWSER.toLowerCase()) ? 'browser' : 'other';
}
