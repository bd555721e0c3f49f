import { randomBytes } from 'node:crypto';
import type { Random } from '../base/random';

/** The platform's randomness: the one place that draws it. */
export const random: Random = { bytes: (size) => randomBytes(size) };
