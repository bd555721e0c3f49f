import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { FunctionBundle } from './bundle-function';
import type { Plan } from './plans';

const run = promisify(execFile);
const CONTAINER = path.join(import.meta.dirname, 'container.cjs');

const FiguresSchema = z.object({
  importMs: z.number(),
  answeredMs: z.number().optional(),
  secondMs: z.number().optional(),
  statusCode: z.number().optional(),
});

export interface Subject {
  readonly bundle: FunctionBundle;
  readonly plan: Plan;
}

/** Milliseconds of every run. Empty lists where the plan asks nothing. */
export interface ColdFigures {
  readonly importMs: number[];
  /** Import and first answer together. */
  readonly answeredMs: number[];
  readonly secondMs: number[];
}

/** Every subject once a round, one process after the other, so that a busy machine is busy for all of them. */
export async function runContainers(
  subjects: readonly Subject[],
  { rounds, folder, node }: { readonly rounds: number; readonly folder: string; readonly node: string },
): Promise<readonly ColdFigures[]> {
  const all = subjects.map(
    (subject, index) => [subject, path.join(folder, `plan-${index}.json`), emptyFigures()] as const,
  );
  for (const [{ plan }, file] of all) await writeFile(file, JSON.stringify(plan));
  for (let round = 0; round < rounds; round += 1)
    for (const [subject, file, figures] of all) await runOnce(subject, { file, figures, node });
  return all.map(([, , figures]) => figures);
}

const emptyFigures = (): ColdFigures => ({ importMs: [], answeredMs: [], secondMs: [] });

async function runOnce(
  { bundle, plan }: Subject,
  { file, figures, node }: { readonly file: string; readonly figures: ColdFigures; readonly node: string },
): Promise<void> {
  const { stdout } = await run(node, [CONTAINER, bundle.file, file]);
  const { importMs, answeredMs, secondMs, statusCode } = FiguresSchema.parse(JSON.parse(stdout));
  if (plan.event !== undefined && statusCode !== 200)
    throw new Error(`${bundle.name} answered ${statusCode ?? 'nothing'} in a fresh container`);
  figures.importMs.push(importMs);
  if (answeredMs !== undefined) figures.answeredMs.push(answeredMs);
  if (secondMs !== undefined) figures.secondMs.push(secondMs);
}
