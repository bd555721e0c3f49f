/** For whom is ordered, and what makes a list one. Pure. */

export type ForWhom = 'person' | 'bot' | 'many';
export const FOR_WHOM: readonly ForWhom[] = ['person', 'bot', 'many'];

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** No secret: it makes two clicks one bulk. */
export const drawBulkId = (random: (bytes: Uint8Array) => Uint8Array): string =>
  [...random(new Uint8Array(20))].map((byte) => LETTERS[byte % LETTERS.length]).join('');
