// Step 1: marked's tokens → the element tree, every element with its offset in the source. Raw HTML is opened up here, so that
// a picture written in either form, or in both at once, is the same <img> afterwards. Decides nothing about layout.

import type { Token, Tokens } from 'marked';
import type { DefinitionToken } from '../syntax/definitions.ts';
import { decodeReferences } from '../syntax/entities.ts';
import type { NoteToken } from '../syntax/footnotes.ts';
import { highlightedHtml } from '../syntax/highlight.ts';
import { lex, lexInline } from '../syntax/lex.ts';
import type { MathToken } from '../syntax/math.ts';
import { type Growth, growFormula, growInline, numberOf } from './from-inline-tokens.ts';
import { type Frame, innerFrame, locate, outerFrame, toSource } from './positions.ts';
import { readHtml } from './raw-html.ts';
import { createGrower, type ElementNode } from './tree.ts';

/** `tooDeep` must throw; `unread` is told of formulas that cannot be set. */
export function grow(
  text: string,
  tooDeep: (at: number) => never,
  unread: (formula: string, at: number) => void,
): ElementNode {
  const tokens = lex(text);
  const grower = createGrower(tooDeep);
  const growth: Growth = {
    grower,
    links: tokens.links,
    notes: new Map(),
    order: [],
    numbers: new Map(),
    formulas: new Map(),
    unread,
  };
  growBlocks(growth, tokens, outerFrame(text), 0);
  growNotes(growth);
  return grower.root;
}

function growBlocks(growth: Growth, tokens: readonly Token[], frame: Frame, from: number): void {
  let cursor = from;
  for (const token of tokens) {
    const start = locate(frame, token.raw, cursor);
    cursor = start + token.raw.length;
    growBlock(growth, token as Tokens.Generic, frame, start);
  }
}

function growBlock(growth: Growth, token: Tokens.Generic, frame: Frame, start: number): void {
  const { grower } = growth;
  const at = toSource(frame, start + (token.raw.length - token.raw.trimStart().length));
  switch (token.type) {
    case 'heading': {
      const close = grower.open(`h${token.depth}`, at);
      growInline(growth, token.tokens ?? [], frame, locate(frame, token.text, start));
      close();
      break;
    }
    case 'paragraph': {
      const close = grower.open('p', at);
      growInline(growth, token.tokens ?? [], frame, start);
      close();
      break;
    }
    case 'text':
      growInline(growth, token.tokens ?? [token], frame, start);
      break;
    case 'blockquote': {
      const close = grower.open('blockquote', at);
      growBlocks(growth, token.tokens ?? [], innerFrame(frame, start, token.text), 0);
      close();
      break;
    }
    case 'list':
      growList(growth, token as Tokens.List, frame, start);
      break;
    case 'table':
      growTable(growth, token as Tokens.Table, frame, start);
      break;
    case 'code':
      growCode(growth, token as Tokens.Code, frame, start, at);
      break;
    case 'hr':
      grower.leaf('hr', at);
      break;
    case 'html':
      growHtml(growth, token.raw, frame, start);
      break;
    case 'checkbox':
      growInline(growth, [token], frame, start);
      break;
    case 'math':
      growFormula(growth, token as unknown as MathToken, at);
      break;
    case 'note': {
      const note = token as unknown as NoteToken;
      const inner = innerFrame(frame, start, note.text);
      const grown = () => growBlocks(growth, note.tokens, inner, 0);
      if (!growth.notes.has(note.label)) growth.notes.set(note.label, { at, grow: grown });
      break;
    }
    case 'definitions':
      growDefinitions(growth, token as unknown as DefinitionToken, frame, start);
      break;
    default:
      break;
  }
}

function growList(growth: Growth, list: Tokens.List, frame: Frame, start: number): void {
  const { grower } = growth;
  const numbered: Record<string, string> = list.ordered && list.start !== 1 ? { start: String(list.start) } : {};
  const closeList = grower.open(list.ordered ? 'ol' : 'ul', toSource(frame, start), numbered);
  let cursor = start;
  for (const item of list.items) {
    const itemStart = locate(frame, item.raw, cursor);
    cursor = itemStart + item.raw.length;
    const close = grower.open('li', toSource(frame, itemStart), item.task ? { class: 'task' } : {});
    growBlocks(growth, item.tokens, innerFrame(frame, itemStart, item.text), 0);
    close();
  }
  closeList();
}

function growTable(growth: Growth, table: Tokens.Table, frame: Frame, start: number): void {
  const { grower } = growth;
  let cursor = start;
  const row = (cells: readonly Tokens.TableCell[], name: string) => {
    const closeRow = grower.open('tr', toSource(frame, cursor));
    for (const cell of cells) {
      cursor = locate(frame, cell.text, cursor);
      const close = grower.open(name, toSource(frame, cursor), cell.align ? { align: cell.align } : {});
      growInline(growth, cell.tokens, frame, cursor);
      close();
      cursor += cell.text.length;
    }
    closeRow();
    const end = frame.text.indexOf('\n', cursor);
    if (end >= 0) cursor = end + 1;
  };
  const close = grower.open('table', toSource(frame, start));
  const closeHead = grower.open('thead', toSource(frame, start));
  row(table.header, 'th');
  closeHead();
  const delimiters = frame.text.indexOf('\n', cursor);
  if (delimiters >= 0) cursor = delimiters + 1;
  const closeBody = grower.open('tbody', toSource(frame, cursor));
  for (const cells of table.rows) row(cells, 'td');
  closeBody();
  close();
}

function growDefinitions(growth: Growth, list: DefinitionToken, frame: Frame, start: number): void {
  const { grower } = growth;
  const closeList = grower.open('dl', toSource(frame, start), { class: 'definitions' });
  for (const { term, at, text, tokens } of list.entries) {
    const close = grower.open(term ? 'dt' : 'dd', toSource(frame, start + at));
    const [only, ...more] = tokens as readonly Tokens.Generic[];
    if (term) growInline(growth, tokens, frame, start + at);
    else if (only?.type === 'paragraph' && more.length === 0) {
      growInline(growth, only.tokens ?? [], innerFrame(frame, start + at, text), 0);
    } else growBlocks(growth, tokens, innerFrame(frame, start + at, text), 0);
    close();
  }
  closeList();
}

/** The notes in the order of their marks, then those that nothing refers to: their words and pictures are not lost. */
function growNotes(growth: Growth): void {
  const { grower, notes, order } = growth;
  if (notes.size === 0) return;
  let at = Number.POSITIVE_INFINITY;
  for (const note of notes.values()) at = Math.min(at, note.at);
  const closeNotes = grower.open('#notes', at);
  const closeList = grower.open('ol', at);
  const done = new Set<string>();
  const growNote = (label: string): void => {
    if (done.has(label)) return;
    done.add(label);
    const note = notes.get(label);
    const close = grower.open('li', note?.at ?? at, { id: `fn-${numberOf(growth, label)}` });
    note?.grow();
    close();
  };
  // A note may hold the first mark of another: both lists grow while they are walked.
  let next = 0;
  const growMarked = () => {
    for (; next < order.length; next += 1) growNote(order[next] ?? '');
  };
  growMarked();
  for (const label of notes.keys()) {
    growNote(label);
    growMarked();
  }
  closeList();
  closeNotes();
}

function growCode(growth: Growth, code: Tokens.Code, frame: Frame, start: number, at: number): void {
  const { grower } = growth;
  if (code.codeBlockStyle === 'indented' && isPictureHtml(code.text, grower.insidePictureHtml)) {
    // The indentation hides a start tag from the HTML reader's offsets by a few columns; its line is right.
    growHtml(growth, code.raw, frame, start);
    return;
  }
  const language = decodeReferences(code.lang ?? '').split(/[\s,{]/, 1)[0] ?? '';
  if (language === 'math') {
    growFormula(growth, { type: 'math', raw: code.raw, text: code.text.trim(), display: true }, at);
    return;
  }
  const label = labelOf(code.lang ?? '');
  if (label !== undefined) {
    const closeLabel = grower.open('p', at);
    const closeWords = grower.open('strong', at);
    grower.text(decodeReferences(label), at);
    closeWords();
    closeLabel();
  }
  const close = grower.open('pre', at);
  const closeCode = grower.open('code', at, language ? { class: `language-${language}` } : {});
  const text = code.text === '' ? '' : code.text.replace(/\n?$/, '\n');
  const html = highlightedHtml(text, language.toLowerCase());
  if (html === undefined) grower.text(text, at);
  else grower.leaf('#trusted', at, { html }).children.push({ kind: 'text', value: text, at });
  closeCode();
  close();
}

/** The words over a block of code: `sh [npm]`, `jsx title="src/App.js"`. */
function labelOf(info: string): string | undefined {
  const found = /^[\w+#.-]+[ \t]+\[([^[\]]{1,80})\]|^[\w+#.-]+[ \t](?:.*[ \t])?title="([^"]{1,120})"/.exec(info);
  return (found?.[1] ?? found?.[2])?.trim() || undefined;
}

/** Tab-indented HTML is code to CommonMark; it is HTML to its author when it is a picture's, or goes on inside a picture's. */
function isPictureHtml(code: string, insidePictureHtml: boolean): boolean {
  if (!/^\s*<\/?[a-z]/i.test(code)) return false;
  if (insidePictureHtml) return true;
  return /<img\b[^<>]*\bsrc\s*=/i.test(code) && /^\s*(?:<[^<>]+>[^<>]*)+$/.test(code);
}

function growHtml(growth: Growth, html: string, frame: Frame, start: number): void {
  const { grower } = growth;
  const at = (index: number) => toSource(frame, start + index);
  readHtml(html, {
    tag: (name, attributes, index) => grower.tag(name, attributes, at(index)),
    endTag: (name) => grower.endTag(name),
    comment(value, index) {
      if (/^\s*(?:page-?\s?break|new-?\s?page)\s*$/i.test(value)) grower.leaf('#pagebreak', at(index));
    },
    text(value, index) {
      // No blank line before a picture inside HTML: text to CommonMark, a picture to everybody else.
      const meant = grower.asksForMarkdown || /!\[[^\]]{0,2000}\]\s{0,3}[([]/.test(value);
      if (!meant || value.trim() === '') grower.text(value, at(index));
      else growInline(growth, lexInline(value, growth.links), outerFrame(value), 0, at(index));
    },
  });
}
