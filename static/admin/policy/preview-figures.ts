/** What a draft would hit, added up over the pages of a preview. Pure. */
import type { PolicyHitView, PolicyPreviewView, TouchedView } from '../../../src/console/contract';
import { say as sayShared } from '../../shared/say';
import { dayWords } from '../../shared/when';
import { say } from '../say';
import { ruleName } from './rule-words';

export interface PreviewSoFar {
  /** Living tokens looked at. */
  readonly looked: number;
  readonly hits: readonly PolicyHitView[];
  readonly touched: TouchedView;
  /** All were looked at. */
  readonly isWhole: boolean;
}

const NONE_TOUCHED: TouchedView = {
  unused: 0,
  ofLeavers: 0,
  withoutRanges: 0,
  withRanges: 0,
  apartRanges: 0,
  lessBudget: 0,
  withoutBudget: 0,
  mayRotate: 0,
  replaced: 0,
};

export const NOTHING_YET: PreviewSoFar = { looked: 0, hits: [], touched: NONE_TOUCHED, isWhole: false };

export const withPage = (
  so: PreviewSoFar,
  { looked, hits, touched, cursor }: PolicyPreviewView,
): PreviewSoFar => ({
  looked: so.looked + looked,
  hits: [...so.hits, ...hits],
  touched: addTouched(so.touched, touched),
  isWhole: cursor === undefined,
});

const addTouched = (one: TouchedView, other: TouchedView): TouchedView => ({
  unused: plus(one.unused, other.unused),
  ofLeavers: plus(one.ofLeavers, other.ofLeavers),
  withoutRanges: one.withoutRanges + other.withoutRanges,
  withRanges: one.withRanges + other.withRanges,
  apartRanges: one.apartRanges + other.apartRanges,
  lessBudget: one.lessBudget + other.lessBudget,
  withoutBudget: one.withoutBudget + other.withoutBudget,
  mayRotate: one.mayRotate + other.mayRotate,
  replaced: one.replaced + other.replaced,
});

/** What is not known of one page is not known of all. */
const plus = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

export interface PreviewFigures {
  readonly stopped: number;
  readonly shortened: number;
  readonly narrowed: number;
  readonly owners: number;
  readonly calls7d: number;
}

/** A token that both ends sooner and loses powers counts in both. */
export const figuresOf = (hits: readonly PolicyHitView[]): PreviewFigures => ({
  stopped: hits.filter(({ kinds }) => kinds.includes('stopped')).length,
  shortened: hits.filter(({ kinds }) => kinds.includes('shortened')).length,
  narrowed: hits.filter(({ kinds }) => kinds.includes('narrowed')).length,
  owners: new Set(hits.map(({ ownerId }) => ownerId)).size,
  calls7d: hits.reduce((sum, { calls7d }) => sum + calls7d, 0),
});

/** `3 tokens stop now, 2 end sooner. 4 owners; 1,234 calls in the last 7 days.` Where not all were looked at: `At least: …`. */
export function figuresWords({ hits, isWhole }: Pick<PreviewSoFar, 'hits' | 'isWhole'>): string {
  if (hits.length === 0) return say('preview.none');
  const { stopped, shortened, narrowed, owners, calls7d } = figuresOf(hits);
  const parts = [
    ...(stopped > 0 ? [say('preview.stopped', { count: stopped })] : []),
    ...(shortened > 0 ? [say('preview.shortened', { count: shortened })] : []),
    ...(narrowed > 0 ? [say('preview.narrowed', { count: narrowed })] : []),
  ];
  const said = say('preview.figures', { parts: parts.join(', '), owners, calls: calls7d });
  return isWhole ? said : say('preview.at-least', { said });
}

/** What happens to one token. */
export function hitWords(hit: PolicyHitView): readonly string[] {
  const rules = hit.rules
    .map((rule) => (rule === 'transition' ? say('rule.transition') : ruleName(rule)))
    .join(', ');
  if (hit.kinds.includes('stopped')) return [say('hit.stopped', { rules })];
  return [
    ...(hit.kinds.includes('shortened')
      ? [say('hit.shortened', { from: dayWords(hit.endsAt), to: dayWords(hit.endsAtThen) })]
      : []),
    ...(hit.effectsLost.length > 0
      ? [
          say('hit.effects', {
            effects: hit.effectsLost.map((effect) => sayShared(`effect.${effect}`)).join(', '),
          }),
        ]
      : []),
    ...(hit.scopesLost.length > 0 ? [say('hit.scopes', { scopes: hit.scopesLost.join(', ') })] : []),
    ...(hit.kinds.includes('narrowed') && hit.effectsLost.length + hit.scopesLost.length === 0
      ? [say('hit.narrowed', { rules })]
      : []),
  ];
}

/** The worst first: stopped before the others, then by use. */
export const worstFirst = (hits: readonly PolicyHitView[]): readonly PolicyHitView[] =>
  [...hits].sort((left, right) => weight(right) - weight(left) || right.calls7d - left.calls7d);
const weight = ({ kinds }: PolicyHitView): number => (kinds.includes('stopped') ? 1 : 0);
