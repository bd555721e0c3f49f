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

/** What the small Jira may do either way, for nobody knows which of the two real Jira does. */
export const JIRA_SWITCHES: Positions = {
  'jira.appSeesSecurityLevels': [true, false],
  'jira.appSeesRestrictedComments': [true, false],
  'jira.appMayCheckOthers': [true, false],
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

/** Both forms of the path, each with every other switch moved alone, and with all of them moved. */
export const ONE_AT_A_TIME: readonly Switches[] = ['raw', 'decoded'].flatMap((userPath) => [
  { userPath },
  { userPath, queryValues: 'comma-split' },
  { userPath, headerCase: 'mixed' },
  { userPath, headerCase: 'upper' },
  { userPath, clientIp: 'x-forwarded-for' },
  { userPath, extraPayloadKeys: false },
  {
    userPath,
    queryValues: 'comma-split',
    headerCase: 'upper',
    clientIp: 'x-forwarded-for',
    extraPayloadKeys: false,
  },
]);
