import { send, type Answer } from './wire';

/** Sends what curl would send: the suite needs no curl. One test below runs the lines as they are, where there is one. */
export const sendAsCurl = (line: string): Promise<Answer> => {
  const printed = /^printf '([^']*)' \| /.exec(line)?.[1];
  const headers = [...line.matchAll(/ -H '([^:]+): ([^']*)'/g)].flatMap(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const url = / '(http[^']+)'$/.exec(line)?.[1] ?? '';
  if (printed === undefined) return send(url, { headers });
  const body = Buffer.from(
    printed.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))),
    'latin1',
  );
  return send(url, { method: 'POST', headers, body });
};
