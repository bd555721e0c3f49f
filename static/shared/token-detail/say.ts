/** The words about one token: its details, its revocation, what was denied. */
import en from '../../locales/en/token.json';
import { sayOf } from '../words';

export const say = sayOf({ en });
export type TokenKey = keyof typeof en;
export const isTokenKey = (key: string): key is TokenKey => key in en;
