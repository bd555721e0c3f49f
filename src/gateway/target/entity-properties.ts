/** Entity properties hold what apps keep with an issue, project or comment: any JSON, which names nothing to Jira. Pure. */
import { notRead, readList, readNothing, readObject, type Place, type Reading } from './reading';

/** What this app keeps is behind the gateway: no token writes it. */
const OWN_PREFIX = 'scoped-tokens.';

/** Is it this app's own property? Asked loosely, for a store that trims keys or ignores their case. */
export const isOwnProperty = (key: string): boolean => key.trim().toLowerCase().startsWith(OWN_PREFIX);

/** Key → value. */
export const readPropertyMap = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, _part, place) => (isOwnProperty(key) ? notRead(place) : readNothing));

/** `[{ key, value }]`, as issues and comments are written with them. */
export const readPropertyList = (value: unknown, at: Place): Reading =>
  readList(value, at, (item, itemAt) =>
    readObject(item, itemAt, (part, inner, place) => {
      if (part === 'value') return readNothing;
      return part === 'key' && typeof inner === 'string' && !isOwnProperty(inner)
        ? readNothing
        : notRead(place);
    }),
  );
