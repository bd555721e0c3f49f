import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PUBLISHED } from './documents';

const document = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

/** Fetches Atlassian's three public documents into `folder`. Throws where one does not answer or is no OpenAPI document. */
export async function downloadDocuments(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { prefix, url } of PUBLISHED) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const text = await response.text();
    document.parse(JSON.parse(text));
    writeFileSync(join(folder, `${prefix}.downloaded.json`), text);
  }
}
