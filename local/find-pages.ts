import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { MountPages } from './host/start-host';

const ModuleSchema = z.object({
  mountPages: z.custom<MountPages>((value) => typeof value === 'function'),
});

/** The browser's side of the pages, when local/pages is there. */
export async function findPages(): Promise<MountPages | undefined> {
  const file = path.join(import.meta.dirname, 'pages', 'mount-pages.ts');
  if (!existsSync(file)) return undefined;
  const loaded: unknown = await import(pathToFileURL(file).href);
  return ModuleSchema.parse(loaded).mountPages;
}
