import { newEnforcer, newModelFromString, type Enforcer } from 'casbin';
import { findOperation } from '../../../src/catalogue/find';
import { listOperations } from '../../../src/catalogue/operations';

/** casbin's own example of RBAC over REST paths (casbin.org, "RESTful"), with a role between subject and policy. */
const MODEL = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, p.sub) && keyMatch2(r.obj, p.obj) && r.act == p.act
`;

export const READER = 'token';
const ROLE = 'reader';

export interface PathPolicy {
  readonly path: string;
  readonly method: string;
}

/** A policy for each operation: those that the asked paths reach, or all of the catalogue. */
export function policiesOf(
  asked: readonly { readonly method: string; readonly path: string }[] | 'whole catalogue',
): readonly PathPolicy[] {
  const operations =
    asked === 'whole catalogue'
      ? listOperations()
      : asked.flatMap(
          ({ method, path }) => findOperation(method, path.slice(1).split('/'), undefined)?.operation ?? [],
        );
  return operations.map(({ method, template }) => ({
    method,
    path: template.replace(/\{(\w+)\}/g, ':$1'),
  }));
}

export async function policyEngine(policies: readonly PathPolicy[]): Promise<Enforcer> {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  await enforcer.addPolicies(policies.map(({ path, method }) => [ROLE, path, method]));
  await enforcer.addRoleForUser(READER, ROLE);
  return enforcer;
}
