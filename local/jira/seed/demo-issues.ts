/** The demo issues: 30 in ABC, 20 in DEF, 14 in OPS. `DEF-7` was `ABC-9` before it moved. */
import type { Alias } from './demo-site';

export interface SeedIssue {
  readonly key: string;
  readonly type: 'Epic' | 'Story' | 'Task' | 'Sub-task' | 'Bug';
  readonly summary: string;
  readonly status: 'To Do' | 'In Progress' | 'In Review' | 'Done';
  readonly priority: 'Highest' | 'High' | 'Medium' | 'Low' | 'Lowest';
  readonly assignee: Alias | undefined;
  readonly reporter: Alias;
  readonly more: SeedMore;
}

export interface SeedMore {
  readonly description?: string;
  readonly environment?: string;
  readonly labels?: readonly string[];
  readonly components?: readonly string[];
  readonly fixVersions?: readonly string[];
  readonly versions?: readonly string[];
  readonly parent?: string;
  readonly security?: string;
  /** Days from today. */
  readonly due?: number;
  readonly points?: number;
  readonly sprint?: string;
  /** Hours. */
  readonly estimate?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const TYPES = { E: 'Epic', S: 'Story', T: 'Task', s: 'Sub-task', B: 'Bug' } as const;
const STATES = { t: 'To Do', p: 'In Progress', r: 'In Review', d: 'Done' } as const;
const PRIORITIES = { 1: 'Highest', 2: 'High', 3: 'Medium', 4: 'Low', 5: 'Lowest' } as const;

type Code = `${keyof typeof TYPES}${keyof typeof STATES}${keyof typeof PRIORITIES}`;

const isKey = <T extends object>(table: T, key: PropertyKey): key is keyof T => key in table;

/** `St3`: a story, to do, medium. */
function issue(
  [key, code, assignee, reporter]: readonly [string, Code, Alias | undefined, Alias],
  summary: string,
  more: SeedMore = {},
): SeedIssue {
  const [type = '', state = '', priority = ''] = code;
  if (!isKey(TYPES, type) || !isKey(STATES, state)) throw new Error(`no such code ${code}`);
  const rank = Number(priority);
  if (!isKey(PRIORITIES, rank)) throw new Error(`no such code ${code}`);
  return {
    key,
    type: TYPES[type],
    status: STATES[state],
    priority: PRIORITIES[rank],
    assignee,
    reporter,
    summary,
    more,
  };
}

const NONE = undefined;

const ABC: readonly SeedIssue[] = [
  issue(['ABC-1', 'Ep2', 'lead', 'lead'], 'Letters can be read aloud', {
    description: 'Everything that speaking needs.',
    labels: ['voice'],
  }),
  issue(['ABC-2', 'Sp2', 'member', 'lead'], 'Vowels are pronounced', {
    parent: 'ABC-1',
    labels: ['voice', 'vowels'],
    components: ['API'],
    fixVersions: ['1.1'],
    sprint: '2',
    points: 5,
    description: 'As a reader I hear every vowel.\nAccents come later.',
    estimate: 16,
  }),
  issue(['ABC-3', 'St3', NONE, 'member'], 'Consonants are pronounced', {
    parent: 'ABC-1',
    labels: ['voice'],
    components: ['API'],
    fixVersions: ['1.1'],
    sprint: '2',
    points: 8,
  }),
  issue(['ABC-4', 'sd3', 'member', 'lead'], 'Record the letter A', { parent: 'ABC-2', sprint: '2' }),
  issue(['ABC-5', 'sp3', 'leaver', 'lead'], 'Record the letter E', { parent: 'ABC-2', sprint: '2' }),
  issue(['ABC-6', 'Bd1', 'member', 'leaver'], 'The letter Q crashes the player', {
    versions: ['1.0'],
    fixVersions: ['1.1'],
    components: ['Web'],
    labels: ['crash'],
    environment: 'Firefox on Linux',
    description: 'Press Q twice: the player stops.',
  }),
  issue(['ABC-7', 'Bt2', NONE, 'member'], 'Umlauts are shown as boxes', {
    versions: ['1.0'],
    components: ['Web'],
    labels: ['i18n'],
    due: 10,
  }),
  issue(['ABC-8', 'Td4', 'lead', 'lead'], 'Choose a font', { fixVersions: ['1.0'] }),
  issue(['ABC-10', 'Tt3', 'member', 'admin'], 'Write the style guide', { due: -3, labels: ['docs'] }),
  issue(['ABC-11', 'Ed3', 'lead', 'lead'], 'Version 1.0 is out', { fixVersions: ['1.0'] }),
  issue(['ABC-12', 'Sd3', 'leaver', 'lead'], 'Capital letters are drawn', {
    parent: 'ABC-11',
    fixVersions: ['1.0'],
    sprint: '1',
    points: 3,
  }),
  issue(['ABC-13', 'Bp1', 'lead', 'lead'], 'Signing key was committed', {
    security: 'Admins only',
    labels: ['security'],
    components: ['API'],
    description: 'Rotate the key before anybody hears of it.',
  }),
  issue(['ABC-14', 'Sd3', 'member', 'lead'], 'Small letters are drawn', {
    parent: 'ABC-11',
    fixVersions: ['1.0'],
    sprint: '1',
    points: 3,
  }),
  issue(['ABC-15', 'sd4', 'member', 'member'], 'Draw a to m', { parent: 'ABC-14', sprint: '1' }),
  issue(['ABC-16', 'sd4', 'leaver', 'member'], 'Draw n to z', { parent: 'ABC-14', sprint: '1' }),
  issue(['ABC-17', 'Tr3', 'member', 'lead'], 'Review the licence of the font', { due: 2, labels: ['legal'] }),
  issue(['ABC-18', 'St4', NONE, 'admin'], 'Letters have colours', { sprint: '3', points: 5 }),
  issue(['ABC-19', 'Bt3', 'leaver', 'member'], 'Space bar makes a noise', {
    components: ['Web'],
    labels: ['crash', 'voice'],
  }),
  issue(['ABC-20', 'Tt5', NONE, 'leaver'], 'Clean the keyboard'),
  issue(['ABC-21', 'Sp3', 'lead', 'lead'], 'API lists the alphabet', {
    components: ['API'],
    fixVersions: ['2.0'],
    sprint: '2',
    points: 2,
    properties: { 'demo.support': { ticket: 17 } },
  }),
  issue(['ABC-22', 'Tp2', 'member', 'lead'], 'Rotate access tokens', {
    due: 5,
    components: ['API'],
    estimate: 8,
  }),
  issue(['ABC-23', 'Bd3', 'member', 'member'], 'Sorting ignores case', {
    versions: ['1.0'],
    fixVersions: ['1.1'],
  }),
  issue(['ABC-24', 'St3', NONE, 'lead'], 'Alphabets of other languages', {
    labels: ['i18n'],
    fixVersions: ['2.0'],
    points: 13,
  }),
  issue(['ABC-25', 'Tt3', 'admin', 'admin'], 'Move builds to the new machine'),
  issue(['ABC-26', 'Bt4', NONE, 'leaver'], 'Typo on the start page', { components: ['Web'] }),
  issue(['ABC-27', 'Td3', 'lead', 'admin'], 'Measure loading time', { labels: ['performance'] }),
  issue(['ABC-28', 'Sr2', 'member', 'lead'], 'Search finds a letter by its sound', {
    labels: ['voice', 'performance'],
    sprint: '2',
    points: 8,
  }),
  issue(['ABC-29', 'Tt3', NONE, 'member'], 'Update dependencies', { due: 30 }),
  issue(['ABC-30', 'Bp3', 'member', 'member'], 'Progress bar is stuck at 99 percent', {
    components: ['Web'],
    labels: ['crash'],
  }),
  issue(['ABC-31', 'St3', NONE, 'app'], 'Created through a token', { labels: ['gateway'] }),
];

const DEF: readonly SeedIssue[] = [
  issue(['DEF-1', 'Ep3', 'member', 'admin'], 'Every word has a definition', { labels: ['words'] }),
  issue(['DEF-2', 'Sp3', 'member', 'admin'], 'Nouns are defined', {
    parent: 'DEF-1',
    components: ['Core'],
    points: 5,
  }),
  issue(['DEF-3', 'St2', 'member', 'admin'], 'Definitions are read aloud', {
    components: ['Core'],
    labels: ['voice'],
    description: 'Waits for ABC.',
  }),
  issue(['DEF-4', 'sd3', 'member', 'member'], 'Define "noun"', { parent: 'DEF-2' }),
  issue(['DEF-5', 'st3', NONE, 'member'], 'Define "verb"', { parent: 'DEF-2' }),
  issue(['DEF-6', 'Bd2', 'admin', 'member'], 'Circular definition of "recursion"', {
    versions: ['1.0'],
    fixVersions: ['1.1'],
  }),
  issue(['DEF-7', 'Tp3', 'member', 'lead'], 'Glossary of letters', {
    labels: ['docs'],
    components: ['Docs'],
    description: 'Began in ABC.',
  }),
  issue(['DEF-8', 'Tt3', NONE, 'admin'], 'Print the dictionary', { components: ['Docs'], due: 60 }),
  issue(['DEF-9', 'Bt1', 'member', 'admin'], 'Definition of "secret" leaks', { labels: ['security'] }),
  issue(['DEF-10', 'St4', NONE, 'member'], 'Synonyms are listed', { parent: 'DEF-1', points: 3 }),
  issue(['DEF-11', 'Sd3', 'member', 'admin'], 'Words can be looked up', { fixVersions: ['1.0'] }),
  issue(['DEF-12', 'Td4', 'admin', 'admin'], 'Buy paper', { fixVersions: ['1.0'] }),
  issue(['DEF-13', 'Bt3', NONE, 'member'], 'Hyphens are lost', { versions: ['1.0'] }),
  issue(['DEF-14', 'Tr3', 'member', 'admin'], 'Proofread letter B', { components: ['Docs'] }),
  issue(['DEF-15', 'Tt3', NONE, 'admin'], 'Proofread letter C', { components: ['Docs'] }),
  issue(['DEF-16', 'St3', 'member', 'member'], 'Examples of use', { labels: ['words'], points: 8 }),
  issue(['DEF-17', 'Bd3', 'member', 'member'], 'Index is off by one', { fixVersions: ['1.1'] }),
  issue(['DEF-18', 'Tt5', NONE, 'admin'], 'Find a better title'),
  issue(['DEF-19', 'Sp2', 'member', 'admin'], 'Etymology is shown', {
    labels: ['words', 'history'],
    points: 5,
  }),
  issue(['DEF-20', 'Tt3', NONE, 'app'], 'Import the old dictionary', { labels: ['gateway'] }),
];

const OPS_SUMMARIES = [
  'New laptop for Max',
  'VPN drops every hour',
  'Badge does not open the door',
  'Rotate certificates',
  'Printer is out of paper',
  'Back up the wiki',
  'Disk of build server is full',
  'Order chairs',
  'Access to the archive',
  'Phone number for support',
  'Clean the server room',
  'Update the firewall',
  'Monitor is broken',
  'Plan the move',
] as const;
const OPS_CODES: readonly Code[] = [
  'Td3',
  'Tp2',
  'Tt3',
  'Tp1',
  'Td5',
  'Tt4',
  'Tp1',
  'Tt4',
  'Td3',
  'Tt3',
  'Tt5',
  'Tr2',
  'Tt3',
  'Tt3',
];
const OPS_REPORTERS: readonly Alias[] = [
  'member',
  'outsider',
  'lead',
  'admin',
  'outsider',
  'leaver',
  'member',
];

const OPS: readonly SeedIssue[] = OPS_SUMMARIES.map((summary, index) =>
  issue(
    [
      `OPS-${index + 1}`,
      OPS_CODES[index] ?? 'Tt3',
      index % 2 === 0 ? 'admin' : NONE,
      OPS_REPORTERS[index % 7] ?? 'admin',
    ],
    summary,
    {
      ...(index % 3 === 1 ? { components: ['Network'] } : {}),
      ...(index % 4 === 0 ? { labels: ['office'] } : {}),
      ...(index === 3 ? { due: 1 } : {}),
    },
  ),
);

export const SEED_ISSUES: readonly SeedIssue[] = [...ABC, ...DEF, ...OPS];
