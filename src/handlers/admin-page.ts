import { adminEntries, ADMIN_KEYS } from '../console/entries';
import { pageHandler } from './page';

/** Resolver of both admin page modules. */
export const handle = pageHandler('admin-page', adminEntries, ADMIN_KEYS);
