/**
 * Which web trigger URL leads to which module. On Forge a URL is stable per module and installation until it is deleted; a deleted
 * one answers 424 for good (runtime-reference/web-trigger-api).
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const RowSchema = z.object({ moduleKey: z.string(), id: z.string(), deleted: z.boolean() });
type Row = z.infer<typeof RowSchema>;

export class WebTriggerUrls {
  readonly #file: string | undefined;
  #rows: Row[];

  /** With a file the ids outlive the process; without one they are new on each start. */
  constructor(file?: string) {
    this.#file = file;
    this.#rows =
      file !== undefined && existsSync(file)
        ? z.array(RowSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
        : [];
  }

  /** A module that never had a URL gets one: what `forge webtrigger create` does after the first deployment. */
  createFirst(moduleKeys: readonly string[]): void {
    for (const moduleKey of moduleKeys)
      if (!this.#rows.some((row) => row.moduleKey === moduleKey)) this.create(moduleKey, false);
  }

  /** The module's URL id; a new one when it has none or `force` asks for another. */
  create(moduleKey: string, force: boolean): string {
    const existing = this.#rows.find((row) => row.moduleKey === moduleKey && !row.deleted);
    if (existing !== undefined && !force) return existing.id;
    const id = randomBytes(24).toString('base64url');
    this.#rows.push({ moduleKey, id, deleted: false });
    this.#save();
    return id;
  }

  /** False when there is no such URL (any more). */
  delete(id: string): boolean {
    const row = this.#rows.find((each) => each.id === id && !each.deleted);
    if (row === undefined) return false;
    row.deleted = true;
    this.#save();
    return true;
  }

  find(id: string): Readonly<Row> | undefined {
    return this.#rows.find((row) => row.id === id);
  }

  list(): readonly Readonly<Row>[] {
    return this.#rows.filter(({ deleted }) => !deleted);
  }

  #save(): void {
    if (this.#file === undefined) return;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#rows, null, 2));
  }
}
