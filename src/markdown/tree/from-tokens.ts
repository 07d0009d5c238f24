// Step 1, tree: builds the element tree from marked's tokens, every element with its offset in the source. Raw HTML is
// opened up here, so that a picture in either form, or in both at once, is the same <img> afterwards.

import type { Token, Tokens } from 'marked';
import { decodeReferences } from '../entities.ts';
import { hasMarks } from '../marked-words.ts';
import { bracketClass, COUNTED_LIST, NOTHING } from '../own-classes.ts';
import type { DefinitionToken } from '../syntax/definitions.ts';
import type { NoteToken } from '../syntax/footnotes.ts';
import { highlightedHtml } from '../syntax/highlight.ts';
import { definitionsOf, lex, lexBlocks, lexInline } from '../syntax/lex.ts';
import type { MathToken } from '../syntax/math.ts';
import { addFormula, addInline, type BuildState, htmlEvents, numberOf } from './from-inline-tokens.ts';
import { type Frame, innerFrame, locate, outerFrame, toSource } from './positions.ts';
import { readHtml } from './raw-html.ts';
import { createTreeBuilder, type ElementNode, type TreeBuilder } from './tree.ts';

/** `tooDeep` must throw; `unread` is called for formulas that cannot be set. */
export function buildTree(
  text: string,
  { tooDeep, formulaHtml, unread }: Pick<BuildState, 'formulaHtml' | 'unread'> & { tooDeep: (at: number) => never },
): ElementNode {
  const tokens = lex(text);
  const tree = createTreeBuilder(tooDeep);
  const state: BuildState = {
    tree,
    definitions: definitionsOf(tokens),
    notes: new Map(),
    order: [],
    numbers: new Map(),
    formulaHtml,
    unread,
  };
  addBlocks(state, tokens, outerFrame(text), 0);
  addNotes(state);
  return tree.root;
}

function addBlocks(state: BuildState, tokens: readonly Token[], frame: Frame, from: number): void {
  let cursor = from;
  for (const token of tokens) {
    const start = locate(frame, token.raw, cursor);
    cursor = start + token.raw.length;
    addBlock(state, token as Tokens.Generic, frame, start);
  }
}

function addBlock(state: BuildState, token: Tokens.Generic, frame: Frame, start: number): void {
  const { tree } = state;
  const inner = token.tokens ?? [];
  const at = toSource(frame, start + (token.raw.length - token.raw.trimStart().length));
  switch (token.type) {
    case 'heading': {
      const words = locate(frame, token.text, start);
      tree.element(`h${token.depth}`, at, {}, () => addInline(state, inner, frame, words));
      break;
    }
    case 'paragraph':
      tree.element('p', at, {}, () => addInline(state, inner, frame, start));
      break;
    case 'text':
      addInline(state, token.tokens ?? [token], frame, start);
      break;
    case 'blockquote': {
      const quoted = innerFrame(frame, start, token.text);
      tree.element('blockquote', at, {}, () => addBlocks(state, inner, quoted, 0));
      break;
    }
    case 'list':
      addList(state, token as Tokens.List, frame, start);
      break;
    case 'table':
      addTable(state, token as Tokens.Table, frame, start);
      break;
    case 'code':
      addCode(state, token as Tokens.Code, frame, start, at);
      break;
    case 'hr':
      tree.leaf('hr', at);
      break;
    case 'html':
      addHtml(state, token.raw, frame, start);
      break;
    case 'checkbox':
      addInline(state, [token], frame, start);
      break;
    case 'math':
      addFormula(state, token as unknown as MathToken, at);
      break;
    case 'note': {
      const note = token as unknown as NoteToken;
      const words = innerFrame(frame, start, note.text);
      const add = () => addBlocks(state, note.tokens, words, 0);
      if (!state.notes.has(note.label)) state.notes.set(note.label, { at, add });
      break;
    }
    case 'definitions':
      addDefinitions(state, token as unknown as DefinitionToken, frame, start);
      break;
  }
}

function addList(state: BuildState, list: Tokens.List, frame: Frame, start: number): void {
  const { tree } = state;
  let cursor = start;
  // A dialect leaves nothing else of a block that is told.
  const isEmpty = ({ text }: Tokens.ListItem) => text.startsWith(NOTHING) && text.replaceAll(NOTHING, '').trim() === '';
  if (list.items.every(isEmpty)) return;
  tree.element(list.ordered ? 'ol' : 'ul', toSource(frame, start), list.ordered ? counted(list) : {}, () => {
    for (const item of list.items) {
      if (isEmpty(item)) continue;
      const { raw, task, tokens, text } = item;
      const from = locate(frame, raw, cursor);
      const inner = innerFrame(frame, from, text);
      cursor = from + raw.length;
      tree.element('li', toSource(frame, from), task ? { class: 'task' } : {}, () =>
        addBlocks(state, tokens, inner, 0),
      );
    }
  });
}

/** How a list counts: from which number, by which signs, as its author wrote them or a dialect says. */
function counted({ raw, start, items }: Tokens.List): Record<string, string> {
  const said = COUNTED.exec(items[0]?.text ?? '')?.slice(1);
  const [type = '1', first = String(start), signs = /^\s{0,9}\d{1,9}\)/.test(raw) ? ')' : '.'] = said ?? [];
  return {
    ...(first === '1' ? {} : { start: first }),
    ...(type === '1' ? {} : { type }),
    ...(signs === '.' ? {} : { class: bracketClass(type, signs) }),
  };
}

const COUNTED = new RegExp(`^<${COUNTED_LIST} type="(.)" start="(\\d+)" signs="([().]{1,2})">`);

function addTable(state: BuildState, table: Tokens.Table, frame: Frame, start: number): void {
  const { tree } = state;
  let cursor = start;
  const toNextLine = () => {
    const end = frame.text.indexOf('\n', cursor);
    if (end >= 0) cursor = end + 1;
  };
  const row = (cells: readonly Tokens.TableCell[], name: string) => {
    tree.element('tr', toSource(frame, cursor), {}, () => {
      for (const { text, align, tokens } of cells) {
        cursor = locate(frame, text, cursor);
        tree.element(name, toSource(frame, cursor), align ? { align } : {}, () =>
          addInline(state, tokens, frame, cursor),
        );
        cursor += text.length;
      }
    });
    toNextLine();
  };
  tree.element('table', toSource(frame, start), {}, () => {
    tree.element('thead', toSource(frame, start), {}, () => row(table.header, 'th'));
    // The line of dashes.
    toNextLine();
    tree.element('tbody', toSource(frame, cursor), {}, () => {
      for (const cells of table.rows) row(cells, 'td');
    });
  });
}

function addDefinitions(state: BuildState, list: DefinitionToken, frame: Frame, start: number): void {
  const { tree } = state;
  tree.element('dl', toSource(frame, start), { class: 'definitions' }, () => {
    for (const { term, at, text, tokens } of list.entries) {
      const [only, ...more] = tokens as readonly Tokens.Generic[];
      const inner = innerFrame(frame, start + at, text);
      tree.element(term ? 'dt' : 'dd', toSource(frame, start + at), {}, () => {
        if (term) addInline(state, tokens, frame, start + at);
        else if (only?.type === 'paragraph' && more.length === 0) addInline(state, only.tokens ?? [], inner, 0);
        else addBlocks(state, tokens, inner, 0);
      });
    }
  });
}

/** The notes in the order of their marks, then those that nothing refers to: their words and pictures are not lost. */
function addNotes(state: BuildState): void {
  const { tree, notes, order } = state;
  if (notes.size === 0) return;
  let at = Number.POSITIVE_INFINITY;
  for (const note of notes.values()) at = Math.min(at, note.at);
  const done = new Set<string>();
  const addNote = (label: string): void => {
    if (done.has(label)) return;
    done.add(label);
    const note = notes.get(label);
    tree.element('li', note?.at ?? at, { id: `fn-${numberOf(state, label)}` }, () => note?.add());
  };
  // A note may hold the first mark of another: both lists grow while they are walked.
  let next = 0;
  const addMarked = () => {
    for (; next < order.length; next += 1) addNote(order[next] ?? '');
  };
  const addAll = () => {
    addMarked();
    for (const label of notes.keys()) {
      addNote(label);
      addMarked();
    }
  };
  tree.element('#notes', at, {}, () => tree.element('ol', at, {}, addAll));
}

function addCode(state: BuildState, code: Tokens.Code, frame: Frame, start: number, at: number): void {
  const { tree } = state;
  if (code.codeBlockStyle === 'indented' && isPictureHtml(code.text, tree.insidePictureHtml)) {
    // The indentation hides a start tag from the HTML reader's offsets by a few columns; its line is right.
    addHtml(state, code.raw, frame, start);
    return;
  }
  const language = decodeReferences(code.lang ?? '').split(/[\s,{]/, 1)[0] ?? '';
  if (language === 'math') {
    addFormula(state, { type: 'math', raw: code.raw, text: code.text.trim(), display: true }, at);
    return;
  }
  const label = decodeReferences(labelOf(code.lang ?? '') ?? '');
  if (label) tree.element('p', at, {}, () => tree.element('strong', at, {}, () => tree.text(label, at)));
  const text = code.text === '' ? '' : code.text.replace(/\n?$/, '\n');
  const html = highlightedHtml(text, language.toLowerCase());
  const words = () => {
    if (html === undefined) tree.text(text, at);
    else tree.leaf('#trusted', at, { html }).children.push({ kind: 'text', value: text, at });
  };
  const attributes: Record<string, string> = language ? { class: `language-${language}` } : {};
  tree.element('pre', at, {}, () => tree.element('code', at, attributes, words));
}

/** The words over a block of code: `sh [npm]`, `jsx title="src/App.js"`. */
function labelOf(info: string): string | undefined {
  const found = /^[\w+#.-]+[ \t]+\[([^[\]]{1,80})\]|^[\w+#.-]+[ \t](?:.*[ \t])?title="([^"]{1,2000})"/.exec(info);
  return (found?.[1] ?? found?.[2])?.trim() || undefined;
}

/** Tab-indented HTML is code to CommonMark, but HTML to its author when it shows a picture or goes on inside one's. */
function isPictureHtml(code: string, insidePictureHtml: boolean): boolean {
  if (!/^\s*<\/?[a-z]/i.test(code)) return false;
  if (insidePictureHtml) return true;
  return /<img\b[^<>]*\bsrc\s*=/i.test(code) && /^\s*(?:<[^<>]+>[^<>]*)+$/.test(code);
}

function addHtml(state: BuildState, html: string, frame: Frame, start: number): void {
  const { tree } = state;
  const at = (index: number) => toSource(frame, start + index);
  readHtml(html, {
    ...htmlEvents(state, at),
    text(value, index) {
      // No blank line before a picture inside HTML: text to CommonMark, a picture to everybody else.
      const meant = tree.asksForMarkdown || /!\[[^\]]{0,2000}\]\s{0,3}[([]/.test(value) || saysMarkdown(tree, value);
      if (value.trim() === '') tree.text(value, at(index));
      else if (tree.takesBlocks && BLOCKS.test(value)) addBlocksOfHtml(state, value, frame, start + index);
      else if (!meant) tree.text(value, at(index));
      else addInline(state, lexInline(value, state.definitions), outerFrame(value), 0, at(index));
    },
  });
}

/** A list, a heading, a quotation right below `<div>`: text to CommonMark, but nobody means the signs. */
const BLOCKS = /(?:^|\n)[ \t]*(?:[-*+][ \t]+\S|\d{1,3}[.)][ \t]+\S|#{1,6}[ \t]+\S|>[ \t]+\S)/;

function addBlocksOfHtml(state: BuildState, value: string, frame: Frame, start: number): void {
  const lines = value.split('\n');
  const margin = lines
    .slice(1)
    .reduce((least, line) => (line.trim() === '' ? least : Math.min(least, line.search(/\S/))), 80);
  const text = lines.map((line, index) => (index === 0 ? line : line.slice(margin))).join('\n');
  // The mark of an item that holds nothing but the photo behind it.
  const words = text.replace(/\n[ \t]{0,80}(?:[-*+]|\d{1,3}[.)])[ \t]{0,80}$/, '\n');
  addBlocks(state, lexBlocks(words, state.definitions), innerFrame(frame, start, words), 0);
}

/** Bold words, a link with its address, code: no author of HTML means the signs themselves, but in `<pre>`. */
function saysMarkdown(tree: TreeBuilder, value: string): boolean {
  return (MARKDOWN.test(value) || (tree.holdsWords && hasMarks(value))) && !tree.isVerbatim;
}

const MARKDOWN =
  /\*\*(?![\s*])[^*\n]{1,500}(?<!\s)\*\*|__(?![\s_])[^_\n]{1,500}(?<!\s)__(?!\w)|\[[^[\]\n]{1,500}\]\([^()\s]{1,1000}\)|`[^`\n]{1,500}`|\[\^[^\]\s^]{1,200}\]/;
