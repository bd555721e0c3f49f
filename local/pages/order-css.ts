/**
 * Atlaskit's styles have one class for each declaration (Compiled) and count on `font` coming before `font-weight`. esbuild keeps the
 * last of equal rules from several files, which turns that round. Pure.
 */
const ATOMIC = /^\._[a-z0-9]{8}\{([a-z-]+):/;

/** The same rules, with atomic ones first and shorthands first among those. A shorthand's name is the start of its parts' names. */
export function orderCss(css: string): string {
  const rules = topLevelRules(css);
  const atomic = rules.flatMap((rule) => {
    const property = ATOMIC.exec(rule)?.[1];
    return property === undefined ? [] : [{ rule, depth: property.split('-').length }];
  });
  const others = rules.filter((rule) => !ATOMIC.test(rule));
  return [...atomic.sort((a, b) => a.depth - b.depth).map(({ rule }) => rule), ...others].join('');
}

function topLevelRules(css: string): readonly string[] {
  const rules: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { index, 0: brace } of css.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth > 0) continue;
    rules.push(css.slice(start, index + 1).trimStart());
    start = index + 1;
  }
  return [...rules, css.slice(start)];
}
