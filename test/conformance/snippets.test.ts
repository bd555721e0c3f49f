/** The commands that the project page shows for a new token, run as they are pasted. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curlCreate, curlProject, curlSearch, curlSelf, jiraJs } from '../../static/project/snippets';
import { WIDE } from './support/rules';
import { startSite, type Site } from './support/site';

const run = promisify(execFile);
let site: Site;
let folder: string;
let credentials: { readonly token: string; readonly gatewayUrl: string };

beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  credentials = await site.issueToken('member', {
    scopes: ['read:jira-work', 'write:jira-work'],
    effects: ['read', 'write'],
  });
  folder = await mkdtemp(path.join(tmpdir(), 'snippets-'));
  await symlink(path.resolve(import.meta.dirname, '../../node_modules'), path.join(folder, 'node_modules'));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

describe('a snippet', () => {
  it('in JavaScript reads the project with jira.js', async () => {
    const file = path.join(folder, 'snippet.mjs');
    await writeFile(file, jiraJs(credentials, 'ABC'));
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toContain("key: 'ABC'");
  });

  it.skipIf(!hasCurl).each([
    ['what the token is', curlSelf, 'granted'],
    ['the project', curlProject, '"key":"ABC"'],
    ['a search', curlSearch, '"issues"'],
    ['a new issue', curlCreate, '"key":"ABC-'],
  ] as const)('of curl, as a shell runs it: %s', async (_what, command, told) => {
    const { stdout } = await run('bash', ['-c', command(credentials, 'ABC')]);
    expect(stdout.replaceAll(' ', '')).toContain(told);
  });
});
