import { projectEntries, PROJECT_KEYS } from '../console/entries';
import { pageHandler } from './page';

/** Resolver of the project page. */
export const handle = pageHandler('project-page', projectEntries, PROJECT_KEYS);
