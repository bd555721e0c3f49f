/** The words that both pages use. */
import en from '../locales/en/shared.json';
import { sayOf } from './words';

export const say = sayOf({ en });
export type SharedKey = keyof typeof en;
export const isSharedKey = (key: string): key is SharedKey => key in en;
