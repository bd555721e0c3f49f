/** What `npm start` can be told. Pure. */
import { parseArgs } from 'node:util';

export interface Command {
  readonly port: number;
  readonly memory: boolean;
  readonly jira?: string;
  readonly verbose: boolean;
  readonly help: boolean;
}

export const USAGE = `npm start -- [options]

  --port N     listen on 127.0.0.1:N (default 8080; 0 takes any free port)
  --memory     keep nothing: no database file (default: .local/storage.db)
  --jira URL   use a real site, for example https://your-site.atlassian.net, with the account in the environment variables
               JIRA_EMAIL and JIRA_API_TOKEN; everything the app does is done as that account
  --verbose    log every request to the control surface
  --help       show this
`;

/** The command, or the sentence what is wrong with it. */
export function parseCommand(args: readonly string[]): Command | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        memory: { type: 'boolean', default: false },
        jira: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535)
      return `--port takes a number from 0 to 65535, not ${values.port}`;
    const { memory, verbose, help, jira } = values;
    return { port, memory, verbose, help, ...(jira === undefined ? {} : { jira }) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
