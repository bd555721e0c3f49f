/** The page after which a token was given; undefined for a token of another query. */
export function readToken(token: string, jql: string): number | undefined {
  const [startAt, ...rest] = Buffer.from(token, 'base64url').toString('utf8').split('\n');
  return rest.join('\n') === jql && /^\d{1,9}$/.test(startAt ?? '') ? Number(startAt) : undefined;
}

export const writeToken = (startAt: number, jql: string): string =>
  Buffer.from(`${startAt}\n${jql}`).toString('base64url');
