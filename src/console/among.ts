import { ok, type Result } from '../base/result';
import type { Rules } from '../policy/rules';
import { rulesFor, type RuleBook } from '../policy/project-rules';
import type { AppPower, Who } from '../policy/who';
import type { Actor, Standings } from './actor';
import type { ConsolePorts } from './ports';

/** Whom it is asked about, and of whom. */
export interface Inquiry {
  readonly actor: Actor;
  readonly standings: Standings;
  readonly ports: Pick<ConsolePorts, 'memberships'>;
}

/** For what it is asked. */
export interface Asked {
  readonly power: AppPower;
  /** Numeric id. */
  readonly projectId: string;
}

/** Whether the person who uses the page is one of all of these, asked of Jira now. Jira admins always are. */
export async function isAmong(
  whos: readonly Who[],
  asked: Asked,
  inquiry: Inquiry,
): Promise<Result<boolean, 'unknown'>> {
  if (inquiry.actor.isJiraAdmin) return ok(true);
  const answers = await Promise.all(whos.map((who) => isOneOf(who, asked, inquiry)));
  for (const answer of answers) if (!answer.ok || !answer.value) return answer;
  return ok(true);
}

async function isOneOf(
  who: Who,
  { power, projectId }: Asked,
  { actor, standings, ports }: Inquiry,
): Promise<Result<boolean, 'unknown'>> {
  if (who.kind === 'everyone') return ok(true);
  if (who.kind === 'jira-admins') return ok(false);
  if (who.kind !== 'project-admins')
    return ports.memberships.isAmong({ accountId: actor.accountId, who, power, projectId });
  const rights = await standings.findRights(projectId, ['ADMINISTER_PROJECTS']);
  return rights.ok ? ok(rights.value.get('ADMINISTER_PROJECTS') === true) : rights;
}

/** All that somebody who asks for a token of this project must be one of. */
export const askersOf = (
  { mayAsk }: Pick<Rules, 'mayAsk'>,
  book: RuleBook,
  projectId: string,
): readonly Who[] => [mayAsk, ...rulesFor(book, [projectId]).map((rules) => rules.mayAsk)];
