/** Sections 4 and 5: what a function weighs, what a fresh container pays to load it and to answer its first request. */
import path from 'node:path';
import { readManifest } from '../../local/host/app/manifest';
import { bundleFunctions, type FunctionBundle, type FunctionBundles } from './cold/bundle-function';
import { gatewayPlan, helloPlan, importOnly } from './cold/plans';
import { runContainers, type ColdFigures } from './cold/run-containers';
import { median, smallest } from './quantile';
import { fixed, times, type Section } from './report';

const ROUNDS = 30;
const HELLO = 'hello-world';
const GATEWAY = 'handlers/gateway';
const GATEWAY_BYTES_MAX = 250_000;
const COLD_RATIO_MAX = 2;

interface Measured {
  readonly bundle: FunctionBundle;
  readonly figures: ColdFigures;
}

export async function coldStart(root: string, node = process.execPath): Promise<readonly Section[]> {
  const { functions } = readManifest(path.join(root, 'manifest.yml'));
  const files = [...new Set(functions.map(({ file }) => file))];
  const sources = [
    { name: HELLO, entry: path.join(import.meta.dirname, 'cold', 'hello-world.ts') },
    ...files.map((file) => ({ name: file, entry: `src/${file}.ts` })),
  ];
  const made = await bundleFunctions(root, sources);
  try {
    return await measure(made, node);
  } finally {
    await made.remove();
  }
}

async function measure({ bundles, folder }: FunctionBundles, node: string): Promise<readonly Section[]> {
  const plans = new Map([
    [HELLO, helloPlan],
    [GATEWAY, gatewayPlan(Date.now())],
  ]);
  const subjects = bundles.map((bundle) => ({ bundle, plan: plans.get(bundle.name) ?? importOnly }));
  const all = await runContainers(subjects, { rounds: ROUNDS, folder, node });
  const measured = bundles.map((bundle, index) => ({ bundle, figures: all[index] ?? none() }));
  return [importSection(measured), firstRequestSection(measured)];
}

function importSection(measured: readonly Measured[]): Section {
  const gateway = find(measured, GATEWAY, true);
  const ratio = ratioOf(gateway, find(measured, HELLO, true), importOf);
  return {
    title: '4. Bundle bytes and cold import',
    remark: `esbuild; require() in a fresh node ${process.version} process, ${ROUNDS} interleaved rounds; ratios are of the minima to ${HELLO}'s.`,
    head: ['function', 'bytes', 'gzip', 'min ms', 'median ms', 'min ratio', 'median ratio'],
    rows: measured.map((each) => importRow(each, find(measured, HELLO, each.bundle.minified))),
    budgets: [
      {
        text: 'gateway under 250 KB minified',
        holds: gateway.bundle.bytes < GATEWAY_BYTES_MAX,
        figure: `${fixed(gateway.bundle.bytes / 1_000, 0)} KB`,
      },
      {
        text: 'cold import of the gateway at most twice hello-world',
        holds: ratio <= COLD_RATIO_MAX,
        figure: times(ratio),
      },
    ],
  };
}

function importRow(each: Measured, hello: Measured): readonly string[] {
  const { bundle, figures } = each;
  return [
    `${bundle.name}${bundle.minified ? '' : ', not minified'}`,
    String(bundle.bytes),
    String(bundle.gzipBytes),
    fixed(smallest(figures.importMs)),
    fixed(median(figures.importMs)),
    times(ratioOf(each, hello, importOf)),
    times(median(figures.importMs) / median(hello.figures.importMs)),
  ];
}

function firstRequestSection(measured: readonly Measured[]): Section {
  const rows = [true, false].flatMap((minified) => {
    const hello = find(measured, HELLO, minified);
    return [hello, find(measured, GATEWAY, minified)].map((each) => firstRequestRow(each, hello));
  });
  return {
    title: '5. First request of a fresh container',
    remark:
      'Import and first answer together, in-process over canned storage and Jira: what is only moved behind the import stays visible.',
    head: ['function', 'import min', 'answer min', 'both min', 'both median', 'both ratio', '2nd answer min'],
    rows,
    budgets: [],
  };
}

function firstRequestRow({ bundle, figures }: Measured, hello: Measured): readonly string[] {
  const answerOnly = figures.answeredMs.map((ms, run) => ms - (figures.importMs[run] ?? 0));
  return [
    `${bundle.name}${bundle.minified ? '' : ', not minified'}`,
    fixed(smallest(figures.importMs)),
    fixed(smallest(answerOnly)),
    fixed(smallest(figures.answeredMs)),
    fixed(median(figures.answeredMs)),
    times(smallest(figures.answeredMs) / smallest(hello.figures.answeredMs)),
    fixed(smallest(figures.secondMs)),
  ];
}

const importOf = ({ importMs }: ColdFigures): readonly number[] => importMs;

const ratioOf = (left: Measured, right: Measured, of: (figures: ColdFigures) => readonly number[]): number =>
  smallest(of(left.figures)) / smallest(of(right.figures));

function find(measured: readonly Measured[], name: string, minified: boolean): Measured {
  const found = measured.find(({ bundle }) => bundle.name === name && bundle.minified === minified);
  if (!found) throw new Error(`manifest.yml has no function in src/${name}`);
  return found;
}

const none = (): ColdFigures => ({ importMs: [], answeredMs: [], secondMs: [] });
