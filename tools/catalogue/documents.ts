import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Atlassian's documents, parsed at the edge: only what the catalogue needs of them. */

const parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  description: z.string().optional(),
  schema: z.object({ type: z.string().optional() }).optional(),
});

const scopeSet = z.object({ state: z.enum(['Current', 'Beta', 'Deprecated']), scopes: z.array(z.string()) });

const operation = z.object({
  operationId: z.string(),
  description: z.string().optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  'x-atlassian-oauth2-scopes': z.array(scopeSet).optional(),
});

const pathItem = z.object({
  get: operation.optional(),
  post: operation.optional(),
  put: operation.optional(),
  delete: operation.optional(),
  patch: operation.optional(),
  parameters: z.array(parameter).optional(),
});

const paths = z.record(z.string(), pathItem);
const openApi = z.object({ paths });

const noAdditions = z.object({ added: paths }).optional();
const patchFile = z.object({ platform: noAdditions, software: noAdditions, jsm: noAdditions });

export type DocumentedOperation = z.infer<typeof operation>;
export type DocumentedParameter = z.infer<typeof parameter>;
export type Paths = z.infer<typeof paths>;

/** The three public documents: how their files are named here and where Atlassian publishes them. */
export const PUBLISHED: readonly { readonly prefix: string; readonly url: string }[] = [
  {
    prefix: 'jira-platform-v3',
    url: 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json',
  },
  { prefix: 'jira-software', url: 'https://developer.atlassian.com/cloud/jira/software/swagger.v3.json' },
  {
    prefix: 'jira-service-management',
    url: 'https://developer.atlassian.com/cloud/jira/service-desk/swagger.v3.json',
  },
];

export interface Documents {
  /** Which bytes were read, for the generated header. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** One entry a document; the hand-transcribed patch, if the folder has one, comes last. */
  readonly paths: readonly Paths[];
}

/** The documents in `folder`, or undefined where the folder is absent or holds none. Throws on a document it cannot read. */
export function readDocuments(folder: string): Documents | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const found = PUBLISHED.flatMap(({ prefix }) => names.filter((name) => name.startsWith(`${prefix}.`)));
  if (found.length === 0) return undefined;
  if (found.length !== PUBLISHED.length) {
    throw new Error(`${folder}: expected one file per document, found ${found.join(', ')}`);
  }
  const patches = names.filter((name) => /^patch-.*\.json$/.test(name));
  const read = [...found, ...patches].map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  return {
    files: read.map(({ name, bytes }) => ({
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    paths: read.flatMap(({ name, bytes }) => {
      const json: unknown = JSON.parse(bytes.toString('utf8'));
      return patches.includes(name) ? patchedPaths(json) : [parseOpenApi(json)];
    }),
  };
}

/** The paths of one OpenAPI document. Throws on anything else. */
export const parseOpenApi = (json: unknown): Paths => openApi.parse(json).paths;

function patchedPaths(json: unknown): Paths[] {
  const { platform, software, jsm } = patchFile.parse(json);
  return [platform, software, jsm].flatMap((part) => (part === undefined ? [] : [part.added]));
}
