/** A Chromium for tests: $CHROME_PATH, an installed one, or the one inside the npm package @sparticuz/chromium. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PATHS: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

// Not the package's own `args`: they switch web security off.
const ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Version of @sparticuz/chromium in package.json: it takes any unpacked browser for its own, so each version gets its folder. */
const PACKAGE_VERSION = '147.0.0';
const CACHE = path.join(import.meta.dirname, '../../node_modules/.cache', `chromium-${PACKAGE_VERSION}`);

/** Rejects with a sentence what to do when no browser starts: a test must not pass unseen. */
export async function launchBrowser(): Promise<Browser> {
  const { CHROME_PATH } = process.env;
  try {
    const installed = CHROME_PATH ?? USUAL_PATHS.find((each) => existsSync(each));
    const launch = installed === undefined ? await unpackBrowser() : { executablePath: installed };
    return await chromium.launch({ ...launch, args: [...ARGS] });
  } catch (error) {
    throw new Error(
      'No Chromium could be started for the browser tests. The packaged one runs on Linux x64 with glibc; elsewhere install Chrome ' +
        `or Chromium, or name one in CHROME_PATH. The cause: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The packaged browser. It unpacks below $TMPDIR, with its system libraries only where it believes to be in a Lambda. */
async function unpackBrowser() {
  const { TMPDIR } = process.env;
  if (!existsSync(CACHE)) await unpackOnce();
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  process.env['TMPDIR'] = CACHE;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    return { executablePath, env: { ...process.env, TMPDIR, FONTCONFIG_FILE: await writeFontConfig() } };
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

/** Test files start side by side: each unpacks into a folder of its own, and the first to finish gives it the name that all use. */
async function unpackOnce(): Promise<void> {
  await mkdir(path.dirname(CACHE), { recursive: true });
  const own = await mkdtemp(`${CACHE}.`);
  const unpack = "import('@sparticuz/chromium').then(({ default: packaged }) => packaged.executablePath())";
  const env = { ...process.env, TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  await promisify(execFile)(process.execPath, ['-e', unpack], { env, cwd: import.meta.dirname });
  try {
    await rename(own, CACHE);
  } catch {
    await rm(own, { recursive: true, force: true });
  }
}

/** The package's own fonts.conf names /tmp/fonts: without a single font Chromium dies at the first <select>. */
async function writeFontConfig(): Promise<string> {
  const file = path.join(CACHE, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(CACHE, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(CACHE, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
