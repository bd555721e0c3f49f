import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import * as z from 'zod';

export interface Server {
  /** Of an operation that the token may do. */
  readonly url: string;
  readonly token: string;
  stop(): void;
}

export const APP_HOST = 'app-host.ts';
export const BARE_PROXY = 'bare-proxy.ts';

const ReadySchema = z.object({ url: z.string(), token: z.string() });

/** Starts a script of this folder in a child process; its first line tells where it listens. */
export async function startServer(script: string): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { ...ReadySchema.parse(JSON.parse(line)), stop: () => child.kill() };
  throw new Error(`${script} ended before it listened`);
}

/** For the scripts: the first line. */
export const tellReady = (ready: z.infer<typeof ReadySchema>): void =>
  void process.stdout.write(`${JSON.stringify(ready)}\n`);
