/** Why an order needs approval, as far as the offer tells: of powers that are a purpose's the resolver alone can say. Pure. */
import type { ApprovalCause, Offer, TokenOrder } from '../../src/console/contract';
import { listWords } from '../shared/token-detail/token-words';
import { say } from './say';

/** `days`: what its days are if it names none. */
export function causesKnown(
  { effects = ['read'], reach, admin = [], days }: TokenOrder,
  { approval }: Pick<Offer, 'approval'>,
  daysUsual: number | undefined,
): readonly ApprovalCause[] {
  if (approval.needs !== 'when') return approval.needs === 'always' ? ['always'] : [];
  const isChange = effects.some((effect) => effect !== 'read') || admin.includes('tokens:revoke');
  const { overDays } = approval;
  const holds = {
    writes: approval.writes && isChange,
    deletes: approval.deletes && effects.includes('delete'),
    siteWide: approval.siteWide && reach === 'site',
    overDays: overDays !== null && (days ?? daysUsual ?? 0) > overDays,
  };
  return CAUSES.filter((cause) => holds[cause]);
}

const CAUSES = ['writes', 'deletes', 'siteWide', 'overDays'] as const;

/** What of an order approval hangs on: what the resolver said of one holds for another with the same. */
export const powersOf = (order: TokenOrder): string => {
  const { scopes, effects, operations, reach, projectIds, admin, days } = order;
  return JSON.stringify({ scopes, effects, operations, reach, projectIds, admin, days });
};

/** What has to be approved here, in a sentence; none where nothing has. */
export function approvalSentences({ approval }: Pick<Offer, 'approval'>): readonly string[] {
  const { needs, overDays, purposes } = approval;
  if (needs === 'never') return [];
  if (needs === 'always') return [say('offer.approval-always')];
  const causes = [
    ...(['writes', 'deletes', 'siteWide'] as const)
      .filter((cause) => approval[cause])
      .map((cause) => say(`offer.approval-${cause}`)),
    ...(overDays === null ? [] : [say('offer.approval-days', { days: overDays })]),
    ...purposes.map((purpose) =>
      purpose === 'custom'
        ? say('offer.approval-custom')
        : say('offer.approval-purpose', { purpose: say(`purpose.${purpose}`) }),
    ),
  ];
  return causes.length === 0 ? [] : [say('offer.approval', { causes: listWords(causes, 'disjunction') })];
}
