/** Ready drafts of the rules. Each names all that it is about, so that it means the same whatever holds today. */
import { InvariantError } from '../base/invariant';
import { APP_SCOPES } from '../catalogue/scopes';
import { ANY_OPERATION } from './operation-limit';
import { PURPOSES } from './purposes';
import { INITIAL_RULES, type Rules } from './rules';

export type PresetKey = 'read-only' | 'create-issues' | 'open';

export interface Preset {
  readonly key: PresetKey;
  readonly rules: Partial<Rules>;
}

export const listPresets = (): readonly Preset[] => [
  {
    key: 'read-only',
    rules: {
      tokensOn: true,
      scopes: INITIAL_RULES.scopes,
      operations: ANY_OPERATION,
      readOnly: true,
      siteWideTokens: false,
    },
  },
  {
    key: 'create-issues',
    rules: {
      tokensOn: true,
      scopes: createIssues().scopes,
      operations: createIssues().operations,
      readOnly: false,
      siteWideTokens: false,
    },
  },
  {
    key: 'open',
    rules: {
      tokensOn: true,
      scopes: APP_SCOPES,
      operations: ANY_OPERATION,
      readOnly: false,
      siteWideTokens: true,
    },
  },
];

function createIssues() {
  const purpose = PURPOSES.find(({ key }) => key === 'create-issues');
  if (!purpose) throw new InvariantError('there is no purpose create-issues');
  return purpose;
}
