import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Every RefusalCode, read from the type itself by the compiler, so that no list can drift from it. */
export function refusalCodes(): readonly string[] {
  return (codes ??= readCodes());
}

let codes: readonly string[] | undefined;

const FILE = 'src/gateway/refusal.ts';

function readCodes(): readonly string[] {
  const source = ts.createSourceFile(FILE, readFileSync(FILE, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found = new Set<string>();
  const plain = aliasOf(source, 'PlainCode');
  for (const literal of literalsIn(plain)) found.add(literal);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.name.getText() === 'code' && node.type)
      for (const literal of literalsIn(node.type)) found.add(literal);
    node.forEachChild(visit);
  };
  visit(aliasOf(source, 'Refusal'));
  if (found.size < 10)
    throw new Error(`${FILE} no longer declares PlainCode and Refusal as this reader expects`);
  return [...found].sort();
}

function aliasOf(source: ts.SourceFile, name: string): ts.TypeNode {
  const alias = source.statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === name);
  if (!alias || !ts.isTypeAliasDeclaration(alias)) throw new Error(`${FILE} has no type ${name}`);
  return alias.type;
}

function literalsIn(type: ts.TypeNode): readonly string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(literalsIn);
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [];
}
