import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseCommand } from '../../../local/command-line';

let child: ChildProcessWithoutNullStreams | undefined;
afterEach(() => child?.kill('SIGKILL'));

interface Started {
  readonly lines: readonly string[];
  readonly url: string;
}

function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const env = { ...process.env, JIRA_EMAIL: undefined, JIRA_API_TOKEN: undefined, ...environment };
  child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts', ...args], { env });
  return child;
}

/** Resolves with everything on stdout up to the ready line. */
function ready(process: ChildProcessWithoutNullStreams): Promise<Started> {
  return new Promise((resolve, reject) => {
    let text = '';
    let complaints = '';
    process.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    process.on('exit', () => reject(new Error(complaints)));
    process.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^ready (\S+)\n/m.exec(text)?.[1];
      if (url !== undefined) resolve({ lines: text.trimEnd().split('\n'), url });
    });
  });
}

function ended(
  process: ChildProcessWithoutNullStreams,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    process.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    process.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    process.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('npm start', () => {
  it('prints an overview, then the ready line, and ends cleanly on SIGTERM', async () => {
    const host = start(['--port', '0', '--memory']);
    const { lines, url } = await ready(host);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(lines.at(-1)).toBe(`ready ${url}`);
    expect(lines.join('\n')).toContain(`${url}/public/`);
    expect(lines.join('\n')).toContain(`${url}/pages/admin-page`);
    expect((await fetch(`${url}/local/site`)).status).toBe(200);
    const end = ended(host);
    host.kill('SIGTERM');
    expect((await end).code).toBe(0);
  });

  it('says in one sentence that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await ended(start(['--port', String(port), '--memory']));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'The port is in use: choose another with --port N, or --port 0 for any free one.\n',
    });
    other.close();
  });

  it('does not start with --jira and no credentials', async () => {
    const { code, stderr } = await ended(start(['--jira', 'https://site.example', '--memory']));
    expect(code).toBe(1);
    expect(stderr).toContain('JIRA_EMAIL and JIRA_API_TOKEN');
  });

  it('shows its options with --help', async () => {
    const { code, stdout } = await ended(start(['--help']));
    expect(code).toBe(0);
    for (const option of ['--port', '--memory', '--jira', 'JIRA_API_TOKEN']) expect(stdout).toContain(option);
  });
});

describe('the command line', () => {
  it('listens on 8080 with a database file unless told otherwise', () => {
    expect(parseCommand([])).toEqual({ port: 8080, memory: false, verbose: false, help: false });
  });

  it.each([[['--port', 'http']], [['--port', '65536']], [['--port', '-1']], [['--colour']], [['extra']]])(
    'refuses %j in words',
    (args) => {
      expect(typeof parseCommand(args)).toBe('string');
    },
  );
});
