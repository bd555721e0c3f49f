/** `npm start`: the app on this machine. local/README.md tells what it can do and where it differs from Forge. */
import path from 'node:path';
import { parseCommand, USAGE, type Command } from './command-line';
import { findAccount } from './host/real-jira';
import { formatOverview } from './host/control/site-overview';
import { startHost } from './host/start-host';
import type { LogLine } from './host/records';
import { mountPages } from './pages/mount-pages';
import { createWorld } from './world';

const ROOT = path.resolve(import.meta.dirname, '..');

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  if (typeof command === 'string') {
    stop(`${command}\n\n${USAGE}`);
    return;
  }
  if (command.help) {
    tell(USAGE);
    return;
  }
  const account = command.jira === undefined ? undefined : findAccount(command.jira, process.env);
  if (typeof account === 'string') {
    stop(account);
    return;
  }
  const file = command.memory ? {} : { file: path.join(ROOT, '.local', 'storage.db') };
  const host = await startHost({
    root: ROOT,
    port: command.port,
    verbose: command.verbose,
    createWorld: createWorld({ ...file, ...(account === undefined ? {} : { account }) }),
    onLog: printLog,
    ...file,
    mountPages,
  });
  closeOnSignal(() => host.close());
  tell(`${formatOverview(await host.overview())}\n${remarks(command)}ready ${host.url}\n`);
}

const remarks = ({ jira }: Command): string =>
  jira === undefined
    ? ''
    : 'every call to Jira is made as the account in JIRA_EMAIL, whoever the app acts as\n';

const tell = (text: string): void => void process.stdout.write(text);

function stop(sentence: string): void {
  process.stderr.write(`${sentence.trimEnd()}\n`);
  process.exitCode = 1;
}

const printLog = ({ source, level, message, functionKey }: LogLine): void =>
  void process.stderr.write(`[${source} ${level}] ${functionKey ?? 'host'}: ${message}\n`);

function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

/** The port is the fault that happens to everybody. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken
    ? 'The port is in use: choose another with --port N, or --port 0 for any free one.'
    : error.message;
}

// On Forge a promise that nobody awaits cannot take the platform down; here it must not take the host down.
process.on('unhandledRejection', (reason) =>
  process.stderr.write(`[host error] a promise that nobody awaited was rejected: ${String(reason)}\n`),
);

main().catch((error: unknown) => stop(explain(error)));
