/** `npm run bench`: every figure of README, "What it costs", from one run. README.md of this folder tells how to read it. */
import path from 'node:path';
import { coldStart } from './cold-start';
import { countsSection } from './counts';
import { listSizeSection } from './list-size';
import { matchAndDecide } from './match-and-decide';
import { formatBudget, formatSection, type Section } from './report';
import { throughputSection } from './throughput';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const measured: Section[] = [];
  const sections = [
    matchAndDecide,
    throughputSection,
    () => countsSection(ROOT),
    () => coldStart(ROOT),
    () => listSizeSection(ROOT),
  ];
  print(`node ${process.version}, ${process.platform} ${process.arch}`);
  for (const measure of sections)
    for (const section of [await measure()].flat()) {
      measured.push(section);
      print(formatSection(section));
    }
  const budgets = measured.flatMap((section) => section.budgets);
  print(['## Budgets', ...budgets.map(formatBudget)].join('\n'));
}

void main();
