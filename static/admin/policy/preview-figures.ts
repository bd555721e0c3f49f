/** What a draft would hit, added up over the pages of a preview. Pure. */
import type { PolicyHitView, PolicyPreviewView } from '../../../src/console/contract';
import { say as sayShared } from '../../shared/say';
import { dayWords } from '../../shared/when';
import { say } from '../say';
import { ruleName } from './rule-words';

export interface PreviewSoFar {
  /** Living tokens looked at. */
  readonly looked: number;
  readonly hits: readonly PolicyHitView[];
  /** All were looked at. */
  readonly isWhole: boolean;
}

export const NOTHING_YET: PreviewSoFar = { looked: 0, hits: [], isWhole: false };

export const withPage = (so: PreviewSoFar, { looked, hits, cursor }: PolicyPreviewView): PreviewSoFar => ({
  looked: so.looked + looked,
  hits: [...so.hits, ...hits],
  isWhole: cursor === undefined,
});

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

/** `3 tokens stop now, 2 end sooner. 4 owners; 1,234 calls in the last 7 days.` */
export function figuresWords(hits: readonly PolicyHitView[]): string {
  if (hits.length === 0) return say('preview.none');
  const { stopped, shortened, narrowed, owners, calls7d } = figuresOf(hits);
  const parts = [
    ...(stopped > 0 ? [say('preview.stopped', { count: stopped })] : []),
    ...(shortened > 0 ? [say('preview.shortened', { count: shortened })] : []),
    ...(narrowed > 0 ? [say('preview.narrowed', { count: narrowed })] : []),
  ];
  return say('preview.figures', { parts: parts.join(', '), owners, calls: calls7d });
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
