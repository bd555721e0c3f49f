/** `npm run screens [-- name …]`: each state of the pages, light and dark, into .local/screens, to be looked at. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { faultsOf, openSite, type Site } from './open-site';
import type { State } from './state';
import { STATES } from './states';

const SCREENS = path.resolve(import.meta.dirname, '../../.local/screens');
const LOOKS = [
  { suffix: '', look: {} },
  { suffix: '-dark', look: { theme: 'dark' } },
] as const;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(wanted: readonly string[]): Promise<void> {
  await mkdir(SCREENS, { recursive: true });
  const site = await openSite();
  const states = STATES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  try {
    for (const state of states) for (const look of LOOKS) await shoot(site, state, look);
  } finally {
    await site.close();
  }
}

async function shoot(
  site: Site,
  { name, reach }: State,
  { suffix, look }: (typeof LOOKS)[number],
): Promise<void> {
  const file = path.join(SCREENS, `${name}${suffix}.png`);
  const visit = await site.visit(look);
  try {
    const page = await reach(visit);
    // A dialog covers the window, not the page.
    const fullPage = (await page.getByRole('dialog').count()) === 0;
    await page.screenshot({ path: file, fullPage, animations: 'disabled' });
    print([path.relative(process.cwd(), file), ...(await faultsOf(page))].join('  '));
  } catch (error) {
    process.exitCode = 1;
    print(`${name}${suffix} was not reached: ${String(error).split('\n', 4).join(' ')}`);
    await visit.context.pages().at(-1)?.screenshot({ path: file });
  } finally {
    await visit.leave();
  }
}

void main(process.argv.slice(2));
