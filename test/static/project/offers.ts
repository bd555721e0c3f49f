/** Offers for the tests of the project page. Fixed times. */
import type { Offer } from '../../../src/console/contract';
import { FULL, NOW, READ_ONLY } from '../../browser/fixture/project-gallery-site';

export { FULL, NOW, READ_ONLY };

export const withOffer = (change: Partial<Offer>): Offer => ({ ...FULL, ...change });
