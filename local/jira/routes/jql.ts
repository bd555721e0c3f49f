import * as z from 'zod/mini';
import type { Call, Route } from '../call';
import { FIELDS } from '../fields/fields';
import { parseJql } from '../jql/parse-jql';
import { structureOf } from '../jql/jql-structure';
import { faultsOf, searchIssues } from '../jql/search';
import { badRequest, json, notEmulated, type Reply } from '../reply';
import { INVALID_PAYLOAD } from './search';
import { members, open } from './route';

const queriesBody = z.object({ queries: z.array(z.string()).check(z.minLength(1)) });

/** `validation`: strict (errors withhold the structure), warn (faults are warnings), none (only syntax). */
function parse(call: Call): Reply {
  const parsed = queriesBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const validation = call.query.one('validation') ?? 'strict';
  if (!['strict', 'warn', 'none'].includes(validation)) {
    return badRequest(`Invalid value '${validation}' for the 'validation' parameter.`);
  }
  return json({ queries: parsed.data.queries.map((query) => parseOne(call, query, validation)) });
}

function parseOne(call: Call, query: string, validation: string): unknown {
  const tree = parseJql(query);
  if (!tree.ok) return { query, errors: tree.errors };
  const structure = structureOf(tree.query);
  const faults = validation === 'none' ? [] : faultsOf(tree.query, call);
  const messages = faults.flatMap((fault) => (fault.kind === 'invalid' ? [fault.message] : []));
  if (messages.length === 0) return { query, structure };
  return validation === 'strict' ? { query, errors: messages } : { query, structure, warnings: messages };
}

const matchBody = z.object({
  jqls: z.array(z.string()).check(z.minLength(1)),
  issueIds: z.array(z.number()).check(z.minLength(1)),
});

/** Which of the given issues each query matches, for this caller. */
function match(call: Call): Reply {
  const parsed = matchBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { jqls, issueIds } = parsed.data;
  const matches = jqls.map((jql) => searchIssues(jql, call));
  const unsupported = matches
    .flatMap((found) => (found.ok ? [] : found.faults))
    .find((fault) => fault.kind === 'unsupported');
  if (unsupported !== undefined) return notEmulated(unsupported.what);
  return json({
    matches: matches.map((found) =>
      found.ok
        ? {
            matchedIssues: issueIds.filter((id) => found.issues.some((issue) => issue.id === String(id))),
            errors: [],
          }
        : {
            matchedIssues: [],
            errors: found.faults.flatMap((fault) => (fault.kind === 'invalid' ? [fault.message] : [])),
          },
    ),
  });
}

/** Field names for auto-completion; operators and functions are left empty. */
const autocomplete = (): Reply =>
  json({
    visibleFieldNames: FIELDS.flatMap((field) =>
      field.clauseNames.map((name) => ({
        value: name.includes(' ') ? `"${name}"` : name,
        displayName: field.name,
      })),
    ),
    visibleFunctionNames: [],
    jqlReservedWords: ['and', 'or', 'not', 'empty', 'null', 'order', 'by', 'in', 'is', 'was', 'changed'],
  });

export const JQL_ROUTES: readonly Route[] = [
  open('POST', 'jql/parse', 'read:jira-work', parse),
  members('POST', 'jql/match', 'read:jira-work', match),
  open('GET', 'jql/autocompletedata', 'read:jira-work', autocomplete),
];
