/** Rich text. Stored as an Atlassian document; v2 of the API shows and takes plain text. */
import { isObject } from './json';
import type { AdfDocument } from './model';

/** A document of one paragraph per line. */
export const textToAdf = (text: string): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: text.split('\n').map((line) => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  })),
});

/** The document's words: paragraphs and the like become lines, mentions and emoji their text. */
export const adfToText = (document: AdfDocument): string =>
  document.content.map((block) => nodeText(block)).join('\n');

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'blockquote',
  'panel',
  'bulletList',
  'orderedList',
  'listItem',
]);

function nodeText(node: unknown): string {
  if (!isObject(node)) return '';
  if (node.type === 'text') return typeof node.text === 'string' ? node.text : '';
  if (node.type === 'hardBreak') return '\n';
  const attributes = isObject(node.attrs) ? node.attrs : {};
  if (node.type === 'mention' || node.type === 'emoji')
    return typeof attributes.text === 'string' ? attributes.text : '';
  if (node.type === 'inlineCard') return typeof attributes.url === 'string' ? attributes.url : '';
  const children: readonly unknown[] = Array.isArray(node.content) ? node.content : [];
  const separator = children.some((child) => isObject(child) && BLOCKS.has(String(child.type))) ? '\n' : '';
  return children.map(nodeText).join(separator);
}

/** True for a document node whose content is a list; deeper nodes are taken on trust. */
export const isAdf = (value: unknown): value is AdfDocument =>
  isObject(value) && value.type === 'doc' && value.version === 1 && Array.isArray(value.content);

/** Rich text as this API version shows it; undefined is null. */
export function showRichText(document: AdfDocument | undefined, version: 2 | 3): unknown {
  if (document === undefined) return null;
  return version === 3 ? document : adfToText(document);
}

/** Rich text as this API version takes it; undefined where it has the wrong form. */
export function readRichText(value: unknown, version: 2 | 3): AdfDocument | undefined {
  if (version === 2) return typeof value === 'string' ? textToAdf(value) : undefined;
  return isAdf(value) ? value : undefined;
}
