/** The admin page's words. */
import en from '../locales/en/admin.json';
import { sayOf } from '../shared/words';

export const say = sayOf({ en });
export type AdminKey = keyof typeof en;
export const isAdminKey = (key: string): key is AdminKey => key in en;
