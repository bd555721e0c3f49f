import { classify } from './classify';
import type { Documents } from './documents';
import { formatFile } from './format-file';
import { judgementsDigest } from './judgement/judgements';
import { listOperations } from './list-operations';
import { readKnownScopes } from './scopes';

/** documents → operations → judged → text of the generated file. */
export function generate(documents: Documents): string {
  const operations = classify(listOperations(documents), readKnownScopes());
  return formatFile(operations, { files: documents.files, judgements: judgementsDigest() });
}
