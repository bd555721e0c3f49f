import { dayOf } from '../../audit/usage';
import { DAY_MS } from '../../base/time';
import type { ConsolePorts } from '../ports';
import type { StepResult } from './step';

/** As many days as a page ever asks for. */
const TRAFFIC_KEPT_DAYS = 31;

/** Erases what was counted of the site's calls on days long past: up to 100 records, of which there are four a day. */
export const eraseTraffic = ({ usages, clock }: ConsolePorts): Promise<StepResult> =>
  usages.eraseTrafficBefore(dayOf(clock.now() - TRAFFIC_KEPT_DAYS * DAY_MS));
