/** `npm run screens [-- name …]`: each state of the pages, light and dark, into .local/screens, to be looked at. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { faultsOf, openSite } from './open-site';
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
  try {
    for (const { name, reach } of STATES) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const { suffix, look } of LOOKS) {
        const visit = await site.visit(look);
        try {
          const page = await reach(visit);
          const file = path.join(SCREENS, `${name}${suffix}.png`);
          // A dialog covers the window, not the page.
          const fullPage = (await page.getByRole('dialog').count()) === 0;
          await page.screenshot({ path: file, fullPage, animations: 'disabled' });
          print([path.relative(process.cwd(), file), ...(await faultsOf(page))].join('  '));
        } catch (error) {
          process.exitCode = 1;
          print(`${name}${suffix}: ${String(error).split('\n', 4).join(' ')}`);
          await visit.context.pages().at(-1)?.screenshot({ path: path.join(SCREENS, `${name}${suffix}.failed.png`) });
        } finally {
          await visit.leave();
        }
      }
    }
  } finally {
    await site.close();
  }
}

void main(process.argv.slice(2));
