// Step 1, tree: builds the element tree from marked's tokens, every element with its offset in the source. Raw HTML is
// opened up here, so that a picture in either form, or in both at once, is the same <img> afterwards. Decides nothing
// about layout.

import type { Token, Tokens } from 'marked';
import { decodeReferences } from '../entities.ts';
import type { DefinitionToken } from '../syntax/definitions.ts';
import type { NoteToken } from '../syntax/footnotes.ts';
import { highlightedHtml } from '../syntax/highlight.ts';
import { lex, lexInline } from '../syntax/lex.ts';
import type { MathToken } from '../syntax/math.ts';
import { addFormula, addInline, type BuildState, htmlEvents, numberOf } from './from-inline-tokens.ts';
import { type Frame, innerFrame, locate, outerFrame, toSource } from './positions.ts';
import { readHtml } from './raw-html.ts';
import { createTreeBuilder, type ElementNode } from './tree.ts';

/** `tooDeep` must throw; `unread` is called for formulas that cannot be set. */
export function buildTree(
  text: string,
  tooDeep: (at: number) => never,
  unread: (formula: string, at: number) => void,
): ElementNode {
  const tokens = lex(text);
  const tree = createTreeBuilder(tooDeep);
  const state: BuildState = {
    tree,
    links: tokens.links,
    notes: new Map(),
    order: [],
    numbers: new Map(),
    formulas: new Map(),
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
  const at = toSource(frame, start + (token.raw.length - token.raw.trimStart().length));
  switch (token.type) {
    case 'heading': {
      const close = tree.open(`h${token.depth}`, at);
      addInline(state, token.tokens ?? [], frame, locate(frame, token.text, start));
      close();
      break;
    }
    case 'paragraph': {
      const close = tree.open('p', at);
      addInline(state, token.tokens ?? [], frame, start);
      close();
      break;
    }
    case 'text':
      addInline(state, token.tokens ?? [token], frame, start);
      break;
    case 'blockquote': {
      const close = tree.open('blockquote', at);
      addBlocks(state, token.tokens ?? [], innerFrame(frame, start, token.text), 0);
      close();
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
      const inner = innerFrame(frame, start, note.text);
      const add = () => addBlocks(state, note.tokens, inner, 0);
      if (!state.notes.has(note.label)) state.notes.set(note.label, { at, add });
      break;
    }
    case 'definitions':
      addDefinitions(state, token as unknown as DefinitionToken, frame, start);
      break;
    default:
      break;
  }
}

function addList(state: BuildState, list: Tokens.List, frame: Frame, start: number): void {
  const { tree } = state;
  const numbered: Record<string, string> = list.ordered && list.start !== 1 ? { start: String(list.start) } : {};
  const closeList = tree.open(list.ordered ? 'ol' : 'ul', toSource(frame, start), numbered);
  let cursor = start;
  for (const item of list.items) {
    const itemStart = locate(frame, item.raw, cursor);
    cursor = itemStart + item.raw.length;
    const close = tree.open('li', toSource(frame, itemStart), item.task ? { class: 'task' } : {});
    addBlocks(state, item.tokens, innerFrame(frame, itemStart, item.text), 0);
    close();
  }
  closeList();
}

function addTable(state: BuildState, table: Tokens.Table, frame: Frame, start: number): void {
  const { tree } = state;
  let cursor = start;
  const row = (cells: readonly Tokens.TableCell[], name: string) => {
    const closeRow = tree.open('tr', toSource(frame, cursor));
    for (const cell of cells) {
      cursor = locate(frame, cell.text, cursor);
      const close = tree.open(name, toSource(frame, cursor), cell.align ? { align: cell.align } : {});
      addInline(state, cell.tokens, frame, cursor);
      close();
      cursor += cell.text.length;
    }
    closeRow();
    const end = frame.text.indexOf('\n', cursor);
    if (end >= 0) cursor = end + 1;
  };
  const close = tree.open('table', toSource(frame, start));
  const closeHead = tree.open('thead', toSource(frame, start));
  row(table.header, 'th');
  closeHead();
  const delimiters = frame.text.indexOf('\n', cursor);
  if (delimiters >= 0) cursor = delimiters + 1;
  const closeBody = tree.open('tbody', toSource(frame, cursor));
  for (const cells of table.rows) row(cells, 'td');
  closeBody();
  close();
}

function addDefinitions(state: BuildState, list: DefinitionToken, frame: Frame, start: number): void {
  const { tree } = state;
  const closeList = tree.open('dl', toSource(frame, start), { class: 'definitions' });
  for (const { term, at, text, tokens } of list.entries) {
    const close = tree.open(term ? 'dt' : 'dd', toSource(frame, start + at));
    const [only, ...more] = tokens as readonly Tokens.Generic[];
    if (term) addInline(state, tokens, frame, start + at);
    else if (only?.type === 'paragraph' && more.length === 0) {
      addInline(state, only.tokens ?? [], innerFrame(frame, start + at, text), 0);
    } else addBlocks(state, tokens, innerFrame(frame, start + at, text), 0);
    close();
  }
  closeList();
}

/** The notes in the order of their marks, then those that nothing refers to: their words and pictures are not lost. */
function addNotes(state: BuildState): void {
  const { tree, notes, order } = state;
  if (notes.size === 0) return;
  let at = Number.POSITIVE_INFINITY;
  for (const note of notes.values()) at = Math.min(at, note.at);
  const closeNotes = tree.open('#notes', at);
  const closeList = tree.open('ol', at);
  const done = new Set<string>();
  const addNote = (label: string): void => {
    if (done.has(label)) return;
    done.add(label);
    const note = notes.get(label);
    const close = tree.open('li', note?.at ?? at, { id: `fn-${numberOf(state, label)}` });
    note?.add();
    close();
  };
  // A note may hold the first mark of another: both lists grow while they are walked.
  let next = 0;
  const addMarked = () => {
    for (; next < order.length; next += 1) addNote(order[next] ?? '');
  };
  addMarked();
  for (const label of notes.keys()) {
    addNote(label);
    addMarked();
  }
  closeList();
  closeNotes();
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
  const label = labelOf(code.lang ?? '');
  if (label !== undefined) {
    const closeLabel = tree.open('p', at);
    const closeWords = tree.open('strong', at);
    tree.text(decodeReferences(label), at);
    closeWords();
    closeLabel();
  }
  const close = tree.open('pre', at);
  const closeCode = tree.open('code', at, language ? { class: `language-${language}` } : {});
  const text = code.text === '' ? '' : code.text.replace(/\n?$/, '\n');
  const html = highlightedHtml(text, language.toLowerCase());
  if (html === undefined) tree.text(text, at);
  else tree.leaf('#trusted', at, { html }).children.push({ kind: 'text', value: text, at });
  closeCode();
  close();
}

/** The words over a block of code: `sh [npm]`, `jsx title="src/App.js"`. */
function labelOf(info: string): string | undefined {
  const found = /^[\w+#.-]+[ \t]+\[([^[\]]{1,80})\]|^[\w+#.-]+[ \t](?:.*[ \t])?title="([^"]{1,120})"/.exec(info);
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
    ...htmlEvents(tree, at),
    text(value, index) {
      // No blank line before a picture inside HTML: text to CommonMark, a picture to everybody else.
      const meant = tree.asksForMarkdown || /!\[[^\]]{0,2000}\]\s{0,3}[([]/.test(value);
      if (!meant || value.trim() === '') tree.text(value, at(index));
      else addInline(state, lexInline(value, state.links), outerFrame(value), 0, at(index));
    },
  });
}
