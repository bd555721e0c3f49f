/** xcss: in @forge/react the identity. Here its design tokens become CSS variables, and its rules a class. */
import { useInsertionEffect, useMemo } from 'react';
import tokenNames from '@atlaskit/tokens/token-names';
import { faults } from './faults';

/** A style, a list of styles, or nothing; nested rules such as `:hover` and `@media …` hold styles again. */
export type Xcss = unknown;

const TOKEN = /^(space|color|elevation|border|radius|opacity|font|shadow)\.[\w.[\]]+$/;

/** `space.100` → `var(--ds-space-100)`; what is no token stays as it is; a token that does not exist is a fault. */
export function cssValue(value: string): string {
  if (!TOKEN.test(value)) return value;
  const names: Readonly<Record<string, string>> = tokenNames;
  const found = names[value];
  if (found === undefined) faults.report(`there is no design token ${value}`);
  return found === undefined ? value : `var(${found})`;
}

/** The class that gives an element this style; undefined for none. */
export function useXcss(xcss: Xcss): string | undefined {
  const rules = useMemo(() => formatRules('&', mergeStyles(xcss)), [JSON.stringify(xcss)]);
  const name = rules === '' ? undefined : `xcss-${hashOf(rules)}`;
  useInsertionEffect(() => {
    if (name === undefined || written.has(name)) return;
    written.add(name);
    sheet().insertAdjacentText('beforeend', rules.replaceAll('&', `.${name}`));
  }, [name, rules]);
  return name;
}

const written = new Set<string>();

function sheet(): Element {
  const id = 'local-xcss';
  return (
    document.getElementById(id) ??
    document.head.appendChild(Object.assign(document.createElement('style'), { id }))
  );
}

type Style = Readonly<Record<string, unknown>>;

const isStyle = (value: unknown): value is Style => typeof value === 'object' && value !== null;

const mergeStyles = (xcss: Xcss): Style =>
  Object.assign({}, ...[xcss].flat(Infinity).filter(isStyle)) as Style;

/** Rules for `selector`, the plain ones first, so that `:hover` wins over them. */
function formatRules(selector: string, style: Style): string {
  const entries = Object.entries(style);
  const plain = entries.flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [`${kebab(name)}:${formatValue(name, value)}`]
      : [],
  );
  const nested = entries.flatMap(([name, value]) =>
    isStyle(value) ? [formatNested(selector, name, value)] : [],
  );
  return (plain.length === 0 ? '' : `${selector}{${plain.join(';')}}`) + nested.join('');
}

const formatNested = (selector: string, name: string, style: Style): string =>
  name.startsWith('@')
    ? `${name}{${formatRules(selector, style)}}`
    : formatRules(name.startsWith('&') ? name.replace('&', selector) : `${selector}${name}`, style);

/** As in React's `style`, numbers are pixels but for these. */
const UNITLESS = /^(opacity|zIndex|flex|flexGrow|flexShrink|order|lineHeight|fontWeight)$/;

const formatValue = (name: string, value: string | number): string =>
  typeof value === 'string' ? cssValue(value) : UNITLESS.test(name) ? String(value) : `${value}px`;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Equal rules share a class. */
function hashOf(text: string): string {
  let hash = 7;
  for (let index = 0; index < text.length; index++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) >>> 0;
  return hash.toString(36);
}
