/** The words of the project page. */
import en from '../locales/en/project.json';
import { sayOf } from '../shared/words';

export const say = sayOf({ en });
export type ProjectKey = keyof typeof en;
export const isProjectKey = (key: string): key is ProjectKey => key in en;
