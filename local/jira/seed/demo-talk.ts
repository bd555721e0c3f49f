/** What people said, did and linked in the demo issues. */
import type { Alias } from './demo-site';

/** Issue, author, text; `role` restricts it. Ids count from 10300 in this order. */
export const SEED_COMMENTS: readonly (readonly [
  issue: string,
  author: Alias,
  text: string,
  role?: 'Administrators',
])[] = [
  ['ABC-2', 'lead', 'Please begin with A.'],
  ['ABC-2', 'member', 'A is done, E is recorded tomorrow.'],
  ['ABC-2', 'lead', 'The speaker costs more than we told the customer.', 'Administrators'],
  ['ABC-6', 'leaver', 'Happens with every keyboard.'],
  ['ABC-6', 'member', 'Fixed: the player counts from zero now.'],
  ['ABC-13', 'lead', 'The key is rotated, the history is not cleaned yet.'],
  ['ABC-22', 'member', 'Half of the tokens are rotated.'],
  ['ABC-31', 'app', 'Commented through a token.'],
  ['DEF-3', 'member', 'Blocked until the vowels can be heard.'],
  ['DEF-7', 'lead', 'Moved to Definitions, they own the glossary.'],
  ['DEF-9', 'admin', 'Nobody outside the project may see this.'],
  ['OPS-2', 'outsider', 'Again at noon.'],
  ['OPS-2', 'admin', 'The provider is looking into it.'],
];

/** Issue, author, hours, text. */
export const SEED_WORKLOGS: readonly (readonly [
  issue: string,
  author: Alias,
  hours: number,
  text: string,
])[] = [
  ['ABC-2', 'member', 4, 'Recording'],
  ['ABC-2', 'lead', 1, 'Listening'],
  ['ABC-6', 'member', 2, 'Debugging'],
  ['ABC-22', 'member', 3, 'Rotating'],
  ['DEF-2', 'member', 5, 'Defining'],
  ['OPS-2', 'admin', 1, 'Calling the provider'],
];

/** Issue, author, file name. Ids count from 10950 in this order. */
export const SEED_ATTACHMENTS: readonly (readonly [issue: string, author: Alias, filename: string])[] = [
  ['ABC-2', 'member', 'letter-a.txt'],
  ['DEF-9', 'admin', 'definition-of-secret.txt'],
];

/** Type, source, destination: the source blocks (clones, duplicates …) the destination. `imported`: no changelog tells of it. */
export const SEED_LINKS: readonly (readonly [
  type: string,
  source: string,
  destination: string,
  history?: 'imported',
])[] = [
  ['Blocks', 'ABC-2', 'DEF-3', 'imported'],
  ['Blocks', 'ABC-17', 'ABC-24'],
  ['Relates', 'ABC-6', 'ABC-30'],
  ['Duplicate', 'ABC-19', 'ABC-30'],
  ['Relates', 'ABC-22', 'OPS-4'],
  ['Cloners', 'DEF-15', 'DEF-14'],
  ['Relates', 'ABC-13', 'DEF-9'],
];
