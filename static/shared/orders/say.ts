/** The words about orders. */
import en from '../../locales/en/order.json';
import { sayOf } from '../words';

export const say = sayOf({ en });
