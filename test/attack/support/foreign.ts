/** Names of things in DEF and OPS, in every form that Jira or a careless reader might take for one. */

export const FOREIGN = {
  // DEF-3, and ABC-9, which is DEF-7 today.
  issue: [
    'DEF-3',
    'def-3',
    'Def-3',
    '10132',
    '0010132',
    'ABC-9',
    'abc-9',
    'OPS-2',
    '10151',
    '99999999',
    ' DEF-3',
  ],
  project: [
    'DEF',
    'def',
    '10001',
    'OPS',
    '10002',
    'OLD',
    'Definitions',
    '010001',
    '99999',
    'DEF ',
    'ABC,DEF',
  ],
  version: ['10603', '10604', '0010603', '99999', ' 10603', '1.0'],
  component: ['10702', '10704', '0010702', '99999', 'Core'],
  board: ['2', '02', '99', 'DEF'],
  sprint: ['99', '099', 'DEF'],
  link: ['10500', '10505', '0010500', '99999', 'DEF-3'],
  comment: ['10308', '10309', '10311', '0010308', '99999'],
  worklog: ['10404', '10405', '0010404', '99999'],
  'service-desk': ['DEF', 'projectKey:DEF', 'projectId:10001', '1'],
} as const satisfies Record<string, readonly string[]>;

export type ForeignKind = keyof typeof FOREIGN;

/** The forms as JSON values: digits as a number as well. */
export const jsonForms = (kind: ForeignKind): readonly (string | number)[] =>
  FOREIGN[kind].flatMap((form) => (/^[1-9]\d*$/.test(form) ? [form, Number(form)] : [form]));
