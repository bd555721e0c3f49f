import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { MAPPED } from '../../local/pages/browser/mapped';

const STATIC = path.join(import.meta.dirname, '../../static');

const sourceFiles = readdirSync(STATIC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);

/** Names that a file imports from @forge/react as values: `Text` yes, `type TextProps` no. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(STATIC, file), 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !isForgeReact(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || statement.importClause?.phaseModifier !== undefined) return [];
    if (!ts.isNamedImports(bindings)) throw new Error(`${file}: import UI Kit components by name`);
    return bindings.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ propertyName, name }) => (propertyName ?? name).text);
  });
}

const isForgeReact = (specifier: ts.Expression): boolean =>
  ts.isStringLiteral(specifier) && specifier.text === '@forge/react';

test('every UI Kit component that a page uses is drawn by the local host', () => {
  const used = new Set(sourceFiles.flatMap(importsOf).filter((name) => /^[A-Z]/.test(name)));
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter((name) => !(MAPPED as readonly string[]).includes(name))).toEqual([]);
});
