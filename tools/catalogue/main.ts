import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { differences, faultsInside } from './compare';
import { readDocuments } from './documents';
import { downloadDocuments } from './download';
import { generate } from './generate';

const GENERATED = new URL('../../src/catalogue/generated/operations.ts', import.meta.url);
const USAGE = 'npm run catalogue -- [folder of the OpenAPI documents] [--check | --download]';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean' }, download: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const folder = positionals[0] ?? process.env.JIRA_OPENAPI ?? '../shared/jira-openapi';
  if (values.help === true) {
    say(USAGE);
    return 0;
  }
  if (values.download === true) await downloadDocuments(folder);
  return values.check === true ? verifyCommitted(folder) : regenerate(folder);
}

function regenerate(folder: string): number {
  const documents = readDocuments(folder);
  if (documents === undefined) {
    say(`${folder} holds no OpenAPI documents. Get them with --download, or name their folder:\n  ${USAGE}`);
    return 1;
  }
  const text = generate(documents);
  writeFileSync(GENERATED, text);
  say(`wrote src/catalogue/generated/operations.ts, ${text.length} characters`);
  return 0;
}

function verifyCommitted(folder: string): number {
  const committed = readFileSync(GENERATED, 'utf8');
  const documents = readDocuments(folder);
  const faults =
    documents === undefined ? faultsInside(committed) : differences(committed, generate(documents));
  for (const fault of faults) say(fault);
  if (faults.length > 0) return 1;
  say(
    documents === undefined
      ? `catalogue: rows and judgements are as generated. The regeneration itself was NOT checked: no documents in ${folder}`
      : 'catalogue: regenerated from the documents, equal to the committed file',
  );
  return 0;
}

void main().then((code) => {
  process.exitCode = code;
});
