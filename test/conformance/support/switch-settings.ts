/** Positions of the local host's switches (local/README.md), default first. */
import type { Switches } from './site';

type Positions = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/** What changes the event that a web trigger gets. */
export const GATEWAY_SWITCHES: Positions = {
  userPath: ['raw', 'decoded'],
  queryValues: ['whole', 'comma-split'],
  headerCase: ['lower', 'mixed', 'upper'],
  clientIp: ['absent', 'x-forwarded-for'],
  extraPayloadKeys: [true, false],
};

/** Every combination. */
export const combinations = (positions: Positions): readonly Switches[] =>
  Object.entries(positions).reduce<readonly Switches[]>(
    (settings, [name, values]) =>
      settings.flatMap((setting) => values.map((value) => ({ ...setting, [name]: value }))),
    [{}],
  );

export const nameOf = (switches: Switches): string =>
  Object.entries(switches)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
