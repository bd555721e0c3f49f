/** JQL by chance: the whole grammar in many spellings, over the fields and values of the demo site; and JQL that went wrong. */
import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const gap: Text = fc.constantFrom(' ', ' ', ' ', '  ', '\t', '\n', '\r\n ');

/** A keyword in any case, a gap for each of its spaces. */
const keyword = (text: string): Text =>
  fc
    .tuple(fc.constantFrom(text, text.toUpperCase(), text.toLowerCase(), capital(text)), gap)
    .map(([spelt, space]) => spelt.replaceAll(' ', space));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const PLAIN = /^[\p{L}\p{M}\p{Nd}\-._:]+$/u;
const RESERVED =
  /^(?:and|or|not|in|is|empty|null|was|changed|on|by|to|from|order|after|before|during|desc|asc|cf|select)$/i;

/** A name or value in one of its spellings: bare where that is allowed, in either quotes, with escapes. */
const spelt = (text: string): Text => {
  const quoted = (quote: string): string => quote + text.replace(/["'\\]/g, '\\$&') + quote;
  const bare = PLAIN.test(text) && !RESERVED.test(text) ? [text, text] : [];
  const unicode = `"${text.replace(/["\\a]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
  return fc.constantFrom(...bare, ...bare, quoted('"'), quoted('"'), quoted("'"), quoted("'"), unicode);
};

const oneOf = (...texts: readonly string[]): Text => fc.constantFrom(...texts).chain(spelt);
const joined = (...parts: readonly Text[]): Text => fc.tuple(...parts).map((texts) => texts.join(''));
const spaced = (...parts: readonly Text[]): Text =>
  joined(...parts.flatMap((part, index) => (index === 0 ? [part] : [gap, part])));

/** What fools those who count parentheses and quotes, and what is read differently here and there. */
const NASTY = [
  'a) OR (b',
  ') OR project is not EMPTY OR (',
  '" OR "',
  "' ORDER BY '",
  'x ORDER BY key',
  '\\',
  '\\"',
  '（）',
  'no\u00a0break',
  '\u202eright\u200bto left',
  '🎉 𝒳',
  'ÄÖ ß ı',
  '-- /* ; # */ {}',
  'a\nb',
  '%22%29',
  '&quot;',
];
const phrase = fc.oneof(
  fc.constantFrom('letter', 'the', 'pron*', ...NASTY),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const text: Text = phrase.map((one) => one.replace(/(?!\n)\p{Cc}|\p{Cs}/gu, '')).chain(spelt);

const list = (item: Text): Text =>
  fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 4 }), gap)
    .map(([items, space]) => `(${space}${items.join(`,${space}`)})`);

const call = (name: string, ...args: readonly Text[]): Text =>
  fc.tuple(keyword(name), gap, ...args).map(([fn, space, ...given]) => `${fn}(${given.join(`,${space}`)})`);

/** Fields whose values are things, and some that exist. */
const THINGS: readonly (readonly [field: string, values: Text])[] = [
  ['project', oneOf('ABC', 'DEF', 'Operations', '10000', '10001')],
  ['status', oneOf('To Do', 'In Progress', 'Done', '10001')],
  ['issuetype', oneOf('Bug', 'Epic', 'Story')],
  ['priority', oneOf('Highest', 'Medium', 'Low')],
  ['resolution', oneOf('Done', 'Unresolved')],
  [
    'assignee',
    fc.oneof(oneOf('Max Member', 'Lea Lead'), call('currentUser'), call('membersOf', oneOf('jira-users'))),
  ],
  ['labels', oneOf('voice', 'crash', 'docs', ...NASTY)],
  ['fixVersion', fc.oneof(oneOf('1.0', '1.1'), call('releasedVersions'))],
  ['sprint', fc.oneof(oneOf('ABC Sprint 1'), call('openSprints'))],
  ['level', oneOf('Admins only')],
  [
    'key',
    fc.oneof(oneOf('ABC-1', 'DEF-7', 'OPS-3', 'ABC-13', 'old-7'), call('linkedIssues', oneOf('ABC-2'))),
  ],
  ['no such field', oneOf('x')],
];
const empty = fc.oneof(keyword('empty'), keyword('null'));

const thing: Text = fc
  .constantFrom(...THINGS)
  .chain(([field, values]) =>
    fc.oneof(
      spaced(spelt(field), fc.constantFrom('=', '!='), fc.oneof({ weight: 5, arbitrary: values }, empty)),
      spaced(spelt(field), fc.oneof(keyword('in'), keyword('not in')), list(fc.oneof(values, values, empty))),
      spaced(spelt(field), fc.oneof(keyword('is'), keyword('is not')), empty),
    ),
  );

const comparison = fc.constantFrom('=', '!=', '<', '>', '<=', '>=');
const date: Text = fc.oneof(
  oneOf('-5d', '2026-11-01', '2026/11/18 09:00', '4w 2d'),
  call('now'),
  call('startOfDay', oneOf('-1', '-2w')),
);
const amount: Text = fc.oneof(
  spaced(oneOf('created', 'updated', 'due'), comparison, date),
  spaced(
    fc.constantFrom('cf[10016]', 'CF[10016]', '"Story Points"', 'votes'),
    comparison,
    fc.constantFrom('3', '-1', '8'),
  ),
);
const wording: Text = spaced(
  oneOf('summary', 'description', 'text', 'comment'),
  fc.constantFrom('~', '!~'),
  text,
);
const property: Text = spaced(
  fc.constantFrom('issue.property[demo].ticket', `issue.property["a b"]'.c d'`),
  comparison,
  text,
);

const STATES = oneOf('To Do', 'In Progress', 'Done');
const PEOPLE = fc.oneof(oneOf('Max Member', 'Lea Lead'), call('currentUser'));
const when = fc.oneof(
  spaced(fc.oneof(keyword('before'), keyword('after'), keyword('on')), date),
  spaced(keyword('during'), joined(fc.constant('('), date, fc.constant(', '), date, fc.constant(')'))),
  spaced(keyword('by'), PEOPLE),
);
const change = spaced(fc.oneof(keyword('from'), keyword('to')), STATES);
const followed = (head: Text, predicate: Text): Text =>
  fc
    .tuple(head, fc.array(spaced(fc.constant(''), predicate), { maxLength: 3 }))
    .map(([one, more]) => one + more.join(''));
const history: Text = fc.oneof(
  followed(spaced(oneOf('status'), fc.oneof(keyword('was'), keyword('was not')), STATES), when),
  followed(spaced(oneOf('status'), fc.oneof(keyword('was in'), keyword('was not in')), list(STATES)), when),
  followed(spaced(oneOf('status', 'assignee'), keyword('changed')), fc.oneof(when, change)),
);

const term: Text = fc.oneof({ weight: 6, arbitrary: thing }, amount, wording, property, history);

const { clause } = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    term,
    spaced(
      tie('clause'),
      fc.oneof(keyword('and'), keyword('or'), fc.constantFrom('&', '&&', '|', '||')),
      tie('clause'),
    ),
    joined(fc.constantFrom('(', '( ', '(\n'), tie('clause'), fc.constantFrom(')', ' )')),
    joined(fc.constantFrom('not (', 'NOT  (', '!(', '! ('), tie('clause'), fc.constant(')')),
    spaced(fc.oneof(keyword('not'), fc.constant('!')), term),
  ),
}));

const sort = fc.oneof(
  fc.oneof(oneOf('key', 'created', 'priority', 'Story Points', 'summary'), fc.constant('cf[10016]')),
  spaced(oneOf('key', 'project', 'assignee', 'due'), fc.oneof(keyword('asc'), keyword('desc'))),
);
const orderBy: Text = spaced(
  keyword('order by'),
  fc.array(sort, { minLength: 1, maxLength: 3 }).map((sorts) => sorts.join(' , ')),
);

/** JQL that Jira's grammar takes. Most of it the demo site evaluates. */
export const wellFormedJql = (): Text =>
  fc.oneof({ weight: 4, arbitrary: clause }, { weight: 3, arbitrary: spaced(clause, orderBy) }, orderBy);

/** What moves the borders of clauses, lists and strings. */
const BORDERS = [
  '(',
  ')',
  '"',
  "'",
  ',',
  ' OR ',
  ' and ',
  ' NOT ',
  ' ORDER BY key',
  ') OR (',
  '))',
  '((',
  '""',
  '&',
  '||',
  '!',
];
/** What readers may read differently, and what has no place in JQL. */
const ODDITIES = [
  ...['\\', '\\u0029', '\\u0022', '\\"', '\\)', '\t', '\n', '\0', ';', '#', '--', '/*', '*/', '//', '%29'],
  ...[
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\uffff',
    '\ufdd0',
    '\ud800',
    '（',
    '）',
    '＂',
    '⑴',
    '🎉',
  ],
  ...[' in ', ' EMPTY ', ' by ', ' was ', ' before ', '[', ']', '~', '=', 'cf[1]', ...NASTY],
];

const edit = fc.record({
  at: fc.nat(1_000),
  drop: fc.constantFrom(0, 0, 0, 1, 1, 5),
  add: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('', ...BORDERS) },
    { weight: 2, arbitrary: fc.constantFrom(...ODDITIES) },
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
});

const edited: Text = fc
  .tuple(wellFormedJql(), fc.array(edit, { minLength: 1, maxLength: 2 }))
  .map(([jql, edits]) =>
    edits.reduce((changed, { at, drop, add }) => {
      const index = at % (changed.length + 1);
      return changed.slice(0, index) + add + changed.slice(index + drop);
    }, jql),
  );

/** Words in another order, some lost and some twice. */
const shuffled: Text = wellFormedJql().chain((jql) => {
  const words = jql.split(/(?<=[\s(),])|(?=[(),])/);
  return fc
    .array(fc.nat(words.length), { maxLength: 3 })
    .map((cuts) =>
      cuts
        .reduce(
          (order, cut) => [...order.slice(cut), ...order.slice(0, cut), ...order.slice(cut, cut + 1)],
          words,
        )
        .join(' '),
    );
});

/** What becomes of two queries when somebody pastes the one into parentheses of his own. */
const SEAMS = [
  ') OR (',
  ') or not (',
  ')) OR ((',
  ')\n|| (',
  ') ORDER BY key',
  '" OR "',
  ') AND (',
  '）OR（',
];
const pasted: Text = fc
  .tuple(clause, fc.constantFrom(...SEAMS), wellFormedJql())
  .map((parts) => parts.join(''));

/** JQL that went wrong: mostly garbage, sometimes another JQL. */
export const mutatedJql = (): Text =>
  fc.oneof({ weight: 3, arbitrary: edited }, shuffled, { weight: 2, arbitrary: pasted });

/** What a script may send as JQL. */
export const arbitraryJql = (): Text =>
  fc.oneof(
    { weight: 3, arbitrary: wellFormedJql() },
    { weight: 3, arbitrary: mutatedJql() },
    fc.constantFrom('', ' ', ...BORDERS, ...ODDITIES),
    fc.string({ unit: 'binary' }),
  );
