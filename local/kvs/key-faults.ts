import { fault, type Fault } from './faults';
import { KEY_MAX_CHARS, KEY_PATTERN, SECRET_KEY_MAX_BYTES } from './limits';
import type { Place } from './places';

/** What is wrong with a key for this place (storage-reference/kvs-errorhandling, entities-errorhandling). */
export function findKeyFault({ kind }: Place, key: string): Fault | undefined {
  if (key === '')
    return kind === 'entity'
      ? fault('EMPTY_KEY', 'Key cannot be empty.')
      : fault('KEY_TOO_SHORT', 'The provided key needs to be more than one character.');
  if (key.length > KEY_MAX_CHARS)
    return fault('KEY_TOO_LONG', `The provided key has exceeded the maximum ${KEY_MAX_CHARS} characters.`);
  if (kind === 'secret' && Buffer.byteLength(key) > SECRET_KEY_MAX_BYTES)
    return fault('KEY_TOO_LONG', `The provided key has exceeded the maximum ${SECRET_KEY_MAX_BYTES} bytes.`);
  if (!KEY_PATTERN.test(key))
    return fault('INVALID_KEY', `The provided key does not match the regex: ${String(KEY_PATTERN)}`);
  return undefined;
}
