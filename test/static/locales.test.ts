/** The words of a locale: every one is used, and every one can be said. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

const STATIC = path.join(import.meta.dirname, '../../static');
const LOCALES = path.join(STATIC, 'locales');

const sources = readdirSync(STATIC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(STATIC, file), 'utf8') }));
const code = sources.map(({ text }) => text).join('\n');
/** Keys that are put together: `state.${state}` uses every key of that form. What has no words before its first hole tells nothing. */
const FORMS = [...code.matchAll(/`([\w-]+\.[^`]*\$\{[^`]*)`/g)].map(
  ([, form = '']) =>
    new RegExp(
      `^${form
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll(/[.*+?^$()[\]\\|]/g, '\\$&'))
        .join('.+')}$`,
    ),
);

const messagesOf = (locale: string): readonly (readonly [string, string, string])[] =>
  readdirSync(path.join(LOCALES, locale)).flatMap((file) =>
    Object.entries(
      JSON.parse(readFileSync(path.join(LOCALES, locale, file), 'utf8')) as Record<string, string>,
    ).map(([key, message]) => [file, key, message] as const),
  );

describe.each(readdirSync(LOCALES))('%s', (locale) => {
  test('says everything in ICU MessageFormat', () => {
    for (const [, , message] of messagesOf(locale))
      expect(() => new IntlMessageFormat(message, locale)).not.toThrow();
  });

  test('has no word that no page says', () => {
    const unused = messagesOf(locale).filter(
      ([, key]) => !code.includes(`'${key}'`) && !FORMS.some((form) => form.test(key)),
    );
    expect(unused.map(([file, key]) => `${file}: ${key}`)).toEqual([]);
  });
});

test('no page says anything that is in no locale file', () => {
  // Text between tags, or in a prop that is shown or read out.
  const said =
    />\s*[A-Z][a-z]+[^<>{}]*<\/|(?:label|title|placeholder|description|header|text|content|ariaLabel)="[^"]*[A-Za-z]{3}/g;
  expect(
    sources.flatMap(({ file, text }) => [...text.matchAll(said)].map(([words]) => `${file}: ${words}`)),
  ).toEqual([]);
});
