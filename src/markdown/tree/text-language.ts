// Step 1, tree: the language of the report, and of each of its texts that is written in another one. What the user
// or a text says counts, else its words.

import type { ProseBlock } from '../../model.ts';
import { canonicalLanguage, detectLanguage, directionOf, languageApart } from '../language.ts';
import { type ElementNode, type TreeNode, UNPRINTED } from './tree.ts';

interface Text {
  readonly root: ElementNode;
  /** The inputs whose words stand in it. */
  readonly indexes: ReadonlySet<number>;
  readonly settings: { readonly language: string | undefined };
}

export function languageOfReport(
  given: string | undefined,
  written: string | undefined,
  texts: readonly Pick<Text, 'root'>[],
): string {
  for (const tag of [given, written]) {
    const language = tag === undefined ? undefined : canonicalLanguage(tag);
    if (language !== undefined) return language;
  }
  const roots = texts.map(({ root }) => root);
  return detectLanguage(roots.map((root) => prose(root)).join('\n'), roots.flatMap(headingsOf).join('\n'));
}

/** By input; none where all are in the language of the report, or the user has said one for all. */
export function languagesOfTexts(
  given: string | undefined,
  report: string,
  texts: readonly Text[],
): ReadonlyMap<number, string> {
  const languages = new Map<number, string>();
  if (texts.length < 2 || (given !== undefined && canonicalLanguage(given) !== undefined)) return languages;
  for (const { root, indexes, settings } of texts) {
    const words = prose(root);
    const own =
      (settings.language === undefined ? undefined : canonicalLanguage(settings.language)) ??
      ((words.slice(0, ENOUGH * 20).match(/\p{L}/gu)?.length ?? 0) < ENOUGH
        ? report
        : detectLanguage(words, headingsOf(root).join('\n'), report));
    if (own !== report) for (const index of indexes) languages.set(index, own);
  }
  return languages;
}

/** Letters that tell a language. */
const ENOUGH = 40;

function headingsOf(root: ElementNode): string[] {
  return root.children.flatMap((node) => (node.kind === 'element' && /^h[1-6]$/.test(node.name) ? [prose(node)] : []));
}

/** Words without code, as much as tells the language. */
function prose(node: TreeNode, limit = 100_000): string {
  if (node.kind === 'text') return node.value;
  if (node.name === 'pre' || node.name === 'code' || node.name === '#trusted' || UNPRINTED.has(node.name)) return '';
  let text = '';
  for (const child of node.children) {
    text += prose(child, limit - text.length);
    if (text.length >= limit) break;
  }
  return BLOCK.test(node.name) ? `${text}\n` : text;
}

const BLOCK = /^(?:p|li|t[dh]|h[1-6]|d[td]|br|div|pre)$/;

/** The block with its own language and direction, when its script is not the report's. */
export function apart<Draft extends Pick<ProseBlock, 'tag' | 'text' | 'language' | 'direction'>>(
  draft: Draft,
  language: string,
  direction: 'ltr' | 'rtl',
): Draft {
  if (draft.tag === 'code' || draft.tag === 'rule') return draft;
  const own = draft.language === undefined ? undefined : canonicalLanguage(draft.language);
  const other = own ?? languageApart(draft.text, language);
  const way = draft.direction ?? (other === undefined ? direction : directionOf(other));
  return { ...draft, language: other ?? draft.language, direction: way === direction ? draft.direction : way };
}
