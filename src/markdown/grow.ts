// Step 1: marked's tokens → the element tree, every element with its offset in the source. Raw HTML is opened up here, so that
// a picture written in either form, or in both at once, is the same <img> afterwards. Decides nothing about layout.

import { decodeHTMLStrict } from 'entities';
import type { Token, Tokens, TokensList } from 'marked';
import { readHtml } from './html.ts';
import { lex, lexInline } from './lex.ts';
import { type Frame, innerFrame, locate, outerFrame, toSource } from './places.ts';
import { createGrower, type ElementNode, type Grower } from './tree.ts';

export function grow(text: string, tooDeep: (at: number) => never): ElementNode {
  const tokens = lex(text);
  const grower = createGrower(tooDeep);
  growBlocks({ grower, links: tokens.links }, tokens, outerFrame(text), 0);
  return grower.root;
}

interface Growth {
  readonly grower: Grower;
  readonly links: TokensList['links'];
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

function growCode(growth: Growth, code: Tokens.Code, frame: Frame, start: number, at: number): void {
  const { grower } = growth;
  if (code.codeBlockStyle === 'indented' && isPictureHtml(code.text, grower.insideRaw)) {
    // The indentation hides a start tag from the HTML reader's offsets by a few columns; its line is right.
    growHtml(growth, code.raw, frame, start);
    return;
  }
  const language = decodeHTMLStrict(code.lang ?? '').split(/[\s,{]/, 1)[0] ?? '';
  const close = grower.open('pre', at);
  const closeCode = grower.open('code', at, language ? { class: `language-${language}` } : {});
  grower.text(code.text.replace(/\n*$/, '\n'), at);
  closeCode();
  close();
}

/** Tab-indented HTML is code to CommonMark; it is HTML to its author when it is a picture's, or goes on inside open HTML. */
function isPictureHtml(code: string, insideRaw: boolean): boolean {
  if (!/^\s*<\/?[a-z]/i.test(code)) return false;
  if (insideRaw) return true;
  return /<img\b[^<>]*\bsrc\s*=/i.test(code) && /^(?:\s*<[^<>]+>[^<>]*)+$/.test(code);
}

function growHtml(growth: Growth, html: string, frame: Frame, start: number): void {
  const { grower } = growth;
  const at = (index: number) => toSource(frame, start + index);
  readHtml(html, {
    tag: (name, attributes, index) => grower.tag(name === 'image' ? 'img' : name, attributes, at(index)),
    endTag: (name) => grower.endTag(name),
    comment(value, index) {
      if (/^\s*(?:page-?\s?break|new-?\s?page)\s*$/i.test(value)) grower.leaf('#pagebreak', at(index));
    },
    text(value, index) {
      // No blank line before a picture inside HTML: text to CommonMark, a picture to everybody else.
      if (!/!\[[^\]]*\]\s*[([]/.test(value)) grower.text(value, at(index));
      else growInline(growth, lexInline(value, growth.links), outerFrame(value), 0, at(index));
    },
  });
}

/** `shift`, when given, is the source offset of the frame's start (a text that is not part of the frame's lines). */
function growInline(growth: Growth, tokens: readonly Token[], frame: Frame, from: number, shift?: number): void {
  const { grower } = growth;
  let cursor = from;
  for (const token of tokens as readonly Tokens.Generic[]) {
    const start = locate(frame, token.raw, cursor);
    cursor = start + token.raw.length;
    const at = shift === undefined ? toSource(frame, start) : shift + start;
    const inside = (name: string, skip: number, attributes?: Record<string, string>) => {
      const close = grower.open(name, at, attributes);
      growInline(growth, token.tokens ?? [], frame, start + skip, shift);
      close();
    };
    switch (token.type) {
      case 'text':
        if (token.tokens) growInline(growth, token.tokens, frame, start, shift);
        // marked has decoded some entities in `text` and not others; the raw text is as written.
        else grower.text(decodeHTMLStrict(token.raw), at);
        break;
      case 'escape':
        grower.text(token.text, at);
        break;
      case 'strong':
        inside('strong', 2);
        break;
      case 'em':
        inside('em', 1);
        break;
      case 'del':
        inside('del', token.raw.startsWith('~~') ? 2 : 1);
        break;
      case 'codespan': {
        const close = grower.open('code', at);
        grower.text(token.text, at);
        close();
        break;
      }
      case 'br':
        grower.leaf('br', at);
        break;
      case 'link':
        growLink(growth, token as Tokens.Link, frame, start, at, shift);
        break;
      case 'image':
        grower.leaf('img', at, imageAttributes(token as Tokens.Image));
        break;
      case 'checkbox':
        grower.leaf('input', at, { type: 'checkbox', ...(token.checked ? { checked: '' } : {}) });
        break;
      case 'html':
        growHtmlTag(growth, token.raw, at);
        break;
      default:
        grower.text(token.raw, at);
    }
  }
}

function growLink(growth: Growth, link: Tokens.Link, frame: Frame, start: number, at: number, shift?: number): void {
  const { grower } = growth;
  const href = link.autolink ? link.href : decodeHTMLStrict(link.href);
  const close = grower.open('a', at, { href, ...(link.title ? { title: decodeHTMLStrict(link.title) } : {}) });
  if (link.autolink) grower.text(link.text, at);
  else growInline(growth, link.tokens, frame, start + 1, shift);
  close();
}

function growHtmlTag(growth: Growth, html: string, at: number): void {
  const { grower } = growth;
  readHtml(html, {
    tag: (name, attributes) => grower.tag(name === 'image' ? 'img' : name, attributes, at),
    endTag: (name) => grower.endTag(name),
    comment(value) {
      if (/^\s*(?:page-?\s?break|new-?\s?page)\s*$/i.test(value)) grower.leaf('#pagebreak', at);
    },
    text: (value) => grower.text(value, at),
  });
}

function imageAttributes(image: Tokens.Image): Record<string, string> {
  return {
    src: decodeHTMLStrict(image.href),
    alt: plainText(image.tokens),
    ...(image.title ? { title: decodeHTMLStrict(image.title) } : {}),
  };
}

function plainText(tokens: readonly Token[]): string {
  let out = '';
  for (const token of tokens as readonly Tokens.Generic[]) {
    if (token.type === 'escape' || token.type === 'codespan') out += token.text;
    else if (token.type === 'br') out += '\n';
    else if (token.type === 'link' && token.autolink) out += token.text;
    else if (token.tokens) out += plainText(token.tokens);
    else if (token.type === 'text') out += decodeHTMLStrict(token.raw);
  }
  return out.replace(/[ \t\n]+/g, ' ').trim();
}
