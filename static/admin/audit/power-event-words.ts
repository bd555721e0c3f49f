/** What a token may do, as events of its making and of its order tell it, in words. Pure. */
import { say as sayShared } from '../../shared/say';
import { scopeLabel } from '../../shared/scope-words';
import { isTokenKey, say as sayToken } from '../../shared/token-detail/say';
import { dayWords } from '../../shared/when';
import { say } from '../say';
import { effectsOf, recordOf, textsOf, timeOf, type Facts } from './facts';

const LIMITS = ['hours', 'header', 'ipRanges', 'budgets'] as const;

/** One sentence for each thing that the facts tell. */
export function powerDetails(facts: Facts): readonly string[] {
  const effects = effectsOf(facts).map((effect) => sayShared(`effect.${effect}`));
  const scopes = textsOf(facts['scopes']).map(scopeLabel);
  const powers = textsOf(facts['admin']).map((power) => `admin-power.${power}`);
  const limits = LIMITS.filter((kind) => textsOf(facts['limits']).includes(kind));
  const from = timeOf(facts, 'notBeforeAt');
  return [
    ...(effects.length > 0 ? [say('event.may', { effects: effects.join(', ') })] : []),
    ...(scopes.length > 0 ? [say('event.scopes', { scopes: scopes.join(', ') })] : []),
    ...operationDetails(facts),
    ...reachDetails(facts),
    ...powers.filter(isTokenKey).map((power) => sayToken(power)),
    ...(facts['mayRotate'] === true ? [say('event.may-rotate')] : []),
    ...(from === undefined ? [] : [say('event.from', { day: dayWords(from) })]),
    ...limits.map((kind) => say(`event.limit.${kind}`)),
  ];
}

function operationDetails(facts: Facts): readonly string[] {
  const { kind, ids } = recordOf(facts['operations']);
  return kind === 'only' ? [say('event.operations', { count: textsOf(ids).length })] : [];
}

function reachDetails(facts: Facts): readonly string[] {
  const { kind, projects } = recordOf(facts['reach']);
  if (kind === 'site') return [say('event.where-site')];
  const listed: readonly unknown[] = Array.isArray(projects) ? projects : [];
  const keys = textsOf(listed.map((project) => recordOf(project)['key']));
  return keys.length === 0 ? [] : [say('event.where', { projects: keys.join(', ') })];
}
