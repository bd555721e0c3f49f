/** Commands that work as they are pasted. Pure. */
import type { IssuedTokenView, Offer } from '../../src/console/contract';

/** Asks the gateway what the token is. */
export const curlSelf = (issued: IssuedTokenView): string => curl(issued, '/token/self');

/** Reads the page's project through the gateway. */
export const curlProject = (issued: IssuedTokenView, { project }: Offer): string =>
  curl(issued, `/rest/api/3/project/${encodeURIComponent(project.key)}`);

const curl = ({ token, gatewayUrl }: IssuedTokenView, path: string): string =>
  `curl -H "Authorization: Bearer ${token}" "${gatewayUrl}${path}"`;
