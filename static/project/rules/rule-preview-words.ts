import { say } from '../say';
import type { RuleFigures } from './walk-rule-preview';

/** What a draft of a project's rules would hit, one sentence after the other; also what is not counted. Pure. */
export function rulePreviewWords({ isWhole, ...figures }: RuleFigures): readonly string[] {
  const { looked, stopped, shortened, narrowed, siteWide } = figures;
  const parts = [
    ...(stopped > 0 ? [say('rules.hit-stopped', { count: stopped })] : []),
    ...(shortened > 0 ? [say('rules.hit-shortened', { count: shortened })] : []),
    ...(narrowed > 0 ? [say('rules.hit-narrowed', { count: narrowed })] : []),
  ];
  return [
    say(isWhole ? 'rules.looked-all' : 'rules.looked-part', { count: looked }),
    parts.length === 0
      ? say('rules.hit-none')
      : say(isWhole ? 'rules.hit' : 'rules.hit-at-least', { parts: parts.join(', ') }),
    ...(siteWide > 0 ? [say('rules.hit-site', { count: siteWide })] : []),
    say('rules.not-counted'),
  ];
}
