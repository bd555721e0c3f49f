/** Operations to choose from by hand: none that the choice could not open. What is chosen is judged again when it is saved. */
import { ok } from '../base/result';
import { missingScopes } from '../catalogue/missing-scopes';
import type { Effect, Operation } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import { tokenReachOf } from '../catalogue/token-reach';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import { permitsOperation } from '../policy/operation-limit';
import { findRule, meet, NO_RULES } from '../policy/project-rules';
import type { ProjectActor, Standings } from './actor';
import { barStranger } from './change-project-rule';
import type { OperationView } from './contract';
import { viewOperation } from './policy-options';
import type { ConsolePorts } from './ports';
import { refuseStore, type Outcome } from './refusal';

/** What a token with exactly these powers could be held to in the page's project, or where there is none on the site. */
export async function listOrderOperations(
  { scopes, effects }: { readonly scopes: readonly string[]; readonly effects: readonly Effect[] },
  { project }: Partial<Pick<ProjectActor, 'project'>>,
  ports: Pick<ConsolePorts, 'policies' | 'ruleBooks'>,
): Promise<Outcome<readonly OperationView[]>> {
  const [policy, book] = await Promise.all([ports.policies.read(), ports.ruleBooks.read()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);
  const own = project && findRule(book.value, project.id)?.rules;
  const held = new Set(scopes);
  return ok(
    listUnder(ceilingOf(meet(policy.value.rules, own ? [own] : [])))
      .filter(
        (operation) => effects.includes(operation.effect) && missingScopes(operation, held).length === 0,
      )
      .map(viewOperation),
  );
}

/** What the site leaves to a project that allows these scopes: none named, all that the site allows. */
export async function listRuleOperations(
  { scopes }: { readonly scopes: readonly string[] | null },
  { actor, standings }: { readonly actor: ProjectActor; readonly standings: Standings },
  ports: Pick<ConsolePorts, 'policies'>,
): Promise<Outcome<readonly OperationView[]>> {
  const barred = await barStranger(actor, standings);
  if (barred) return barred;
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  return ok(listUnder(ceilingOf(meet(policy.value.rules, [{ ...NO_RULES, scopes }]))).map(viewOperation));
}

/** In the catalogue's order. */
const listUnder = ({ opens, effects, operations }: Ceiling): readonly Operation[] =>
  listOperations().filter(
    (operation) =>
      effects.has(operation.effect) &&
      permitsOperation(operations, operation.id) &&
      opens(operation) &&
      tokenReachOf(operation) !== 'none',
  );
