// Step 1: marked's inline tokens → the words, links, pictures, formulas and note marks of one paragraph in the tree.

import type { Token, Tokens, TokensList } from 'marked';
import { withEmoji } from '../syntax/emoji.ts';
import { decodeReferences } from '../syntax/entities.ts';
import type { NoteMarkToken } from '../syntax/footnotes.ts';
import type { MarkToken } from '../syntax/inline-marks.ts';
import { formulaHtml, type MathToken } from '../syntax/math.ts';
import { type Frame, locate, toSource } from './positions.ts';
import { readHtml } from './raw-html.ts';
import { type Grower, NOTE_MARK } from './tree.ts';

/** One text on its way into the tree. */
export interface Growth {
  readonly grower: Grower;
  readonly links: TokensList['links'];
  /** Footnotes by label; they grow at the end. */
  readonly notes: Map<string, { readonly at: number; readonly grow: () => void }>;
  /** Labels in the order of their first mark: a note's number is its place here, which `numbers` knows. */
  readonly order: string[];
  readonly numbers: Map<string, number>;
  /** HTML by formula: a text repeats its formulas. */
  readonly formulas: Map<string, string | undefined>;
  readonly unread: (formula: string, at: number) => void;
}

/** `shift`, when given, is the source offset of the frame's start (a text that is not part of the frame's lines). */
export function growInline(growth: Growth, tokens: readonly Token[], frame: Frame, from: number, shift?: number): void {
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
        else grower.text(withEmoji(decodeReferences(token.raw)), at);
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
      case 'mark':
        inside((token as MarkToken).element, (token as MarkToken).skip);
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
      case 'math':
        growFormula(growth, token as unknown as MathToken, at);
        break;
      case 'noteMark':
        growNoteMark(growth, token as unknown as NoteMarkToken, frame, start, at, shift);
        break;
      default:
        grower.text(token.raw, at);
    }
  }
}

function growLink(growth: Growth, link: Tokens.Link, frame: Frame, start: number, at: number, shift?: number): void {
  const { grower } = growth;
  const href = link.autolink ? link.href : decodeReferences(link.href);
  const close = grower.open('a', at, { href, ...(link.title ? { title: decodeReferences(link.title) } : {}) });
  if (link.autolink) grower.text(link.text, at);
  else growInline(growth, link.tokens, frame, start + 1, shift);
  close();
}

function growHtmlTag(growth: Growth, html: string, at: number): void {
  const { grower } = growth;
  readHtml(html, {
    tag: (name, attributes) => grower.tag(name, attributes, at),
    endTag: (name) => grower.endTag(name),
    comment(value) {
      if (/^\s*(?:page-?\s?break|new-?\s?page)\s*$/i.test(value)) grower.leaf('#pagebreak', at);
    },
    text: (value) => grower.text(value, at),
  });
}

/** A formula that cannot be set stays as its author wrote it. */
export function growFormula(growth: Growth, { text, raw, display }: MathToken, at: number): void {
  const { grower } = growth;
  const key = `${display ? 'd' : 'i'}${text}`;
  const known = growth.formulas.has(key);
  const html = known ? growth.formulas.get(key) : formulaHtml(text, display);
  if (!known) growth.formulas.set(key, html);
  const close = display ? grower.open('#formula', at) : undefined;
  if (html === undefined) {
    growth.unread(text, at);
    const closeCode = grower.open('code', at);
    grower.text(raw.trim(), at);
    closeCode();
  } else grower.leaf('#trusted', at, { html }).children.push({ kind: 'text', value: text, at });
  close?.();
}

function growNoteMark(
  growth: Growth,
  mark: NoteMarkToken,
  frame: Frame,
  start: number,
  at: number,
  shift?: number,
): void {
  const { grower, notes } = growth;
  const { label, tokens } = mark;
  if (tokens) {
    const grown = () => {
      const close = grower.open('p', at);
      growInline(growth, tokens, frame, start + 2, shift);
      close();
    };
    notes.set(label, { at, grow: grown });
  }
  const number = String(numberOf(growth, label));
  const closeMark = grower.open('sup', at, { class: NOTE_MARK });
  const close = grower.open('a', at, { href: `#fn-${number}` });
  grower.text(number, at);
  close();
  closeMark();
}

/** The note's number: the next one when it has none yet. */
export function numberOf({ order, numbers }: Growth, label: string): number {
  const known = numbers.get(label);
  if (known !== undefined) return known;
  numbers.set(label, order.push(label));
  return order.length;
}

function imageAttributes(image: Tokens.Image): Record<string, string> {
  return {
    src: decodeReferences(image.href),
    alt: plainText(image.tokens),
    ...(image.title ? { title: decodeReferences(image.title) } : {}),
  };
}

function plainText(tokens: readonly Token[]): string {
  let out = '';
  for (const token of tokens as readonly Tokens.Generic[]) {
    if (token.type === 'escape' || token.type === 'codespan') out += token.text;
    else if (token.type === 'br') out += '\n';
    else if (token.type === 'link' && token.autolink) out += token.text;
    else if (token.tokens) out += plainText(token.tokens);
    else if (token.type === 'text') out += decodeReferences(token.raw);
  }
  return out.replace(/[ \t\n]+/g, ' ').trim();
}
