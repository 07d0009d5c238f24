// Step 1, tree: adds words, links, pictures, formulas and note marks of a paragraph to the tree, from marked's inline
// tokens.

import type { Token, Tokens } from 'marked';
import { decodeReferences } from '../entities.ts';
import { hasMarks } from '../marked-words.ts';
import { boxComment, isBreakComment } from '../marks/page-marks.ts';
import { markedNote } from '../notes/note-targets.ts';
import { COUNTED_LIST, LAYOUT, MARK } from '../own-classes.ts';
import { iconWords, withEmoji } from '../syntax/emoji.ts';
import type { NoteMarkToken } from '../syntax/footnotes.ts';
import type { MarkToken } from '../syntax/inline-marks.ts';
import { type Definitions, lexInline } from '../syntax/lex.ts';
import type { FormulaSetter, MathToken } from '../syntax/math.ts';
import { NOTE_MARK } from './contents.ts';
import { type Frame, locate, outerFrame, toSource } from './positions.ts';
import { type HtmlEvents, readHtml } from './raw-html.ts';
import type { TreeBuilder, TreeNode } from './tree.ts';

/** One text on its way into the tree. */
export interface BuildState {
  readonly tree: TreeBuilder;
  readonly definitions: Definitions;
  /** Footnotes by label; they grow at the end. */
  readonly notes: Map<string, { readonly at: number; readonly add: () => void }>;
  /** Labels in the order of their first mark: a note's number is its place here, which `numbers` knows. */
  readonly order: string[];
  readonly numbers: Map<string, number>;
  readonly formulaHtml: FormulaSetter;
  readonly unread: (formula: string, at: number) => void;
}

/** `shift`, when given, is the source offset of the frame's start (a text that is not part of the frame's lines). */
export function addInline(
  state: BuildState,
  tokens: readonly Token[],
  frame: Frame,
  from: number,
  shift?: number,
): void {
  const { tree } = state;
  let cursor = from;
  for (const token of tokens as readonly Tokens.Generic[]) {
    const start = locate(frame, token.raw, cursor);
    cursor = start + token.raw.length;
    const at = shift === undefined ? toSource(frame, start) : shift + start;
    const inside = (name: string, skip: number) =>
      tree.element(name, at, {}, () => addInline(state, token.tokens ?? [], frame, start + skip, shift));
    switch (token.type) {
      case 'text':
        if (token.tokens) addInline(state, token.tokens, frame, start, shift);
        // marked has decoded some entities in `text` and not others; the raw text is as written.
        else tree.text(withEmoji(decodeReferences(token.raw)), at);
        break;
      case 'escape':
        tree.text(token.text, at);
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
      case 'codespan':
        tree.element('code', at, {}, () => tree.text(token.text, at));
        break;
      case 'br':
        tree.leaf('br', at);
        break;
      case 'link':
        addLink(state, token as Tokens.Link, frame, start, at, shift);
        break;
      case 'image':
        addImage(state, token as Tokens.Image, frame, start, at, shift);
        break;
      case 'checkbox':
        tree.leaf('input', at, { type: 'checkbox', ...(token.checked ? { checked: '' } : {}) });
        break;
      case 'html':
        readHtml(token.raw, { ...htmlEvents(state, () => at), text: (value) => tree.text(value, at) });
        break;
      case 'math':
        addFormula(state, token as unknown as MathToken, at);
        break;
      case 'noteMark':
        addNoteMark(state, token as unknown as NoteMarkToken, frame, start, at, shift);
        break;
      default:
        tree.text(token.raw, at);
    }
  }
}

function addLink(state: BuildState, link: Tokens.Link, frame: Frame, start: number, at: number, shift?: number): void {
  const { tree } = state;
  const href = link.autolink ? link.href : decodeReferences(link.href);
  tree.element('a', at, { href, ...titleOf(link) }, () => {
    // A link without words shows its address: what cannot be seen cannot be followed on paper.
    const icon = link.autolink ? undefined : iconWords(link.text);
    if (link.autolink || icon) tree.text(icon ?? link.text, at);
    else if (link.text.trim() === '' && /^(?:https?:|mailto:)/i.test(href) && !PHOTO.test(href)) tree.text(href, at);
    else addInline(state, link.tokens, frame, start + 1, shift);
  });
}

/** Puts tags and comments of raw HTML into the tree; `at` gives the source offset of an index in the piece. */
export function htmlEvents(state: BuildState, at: (index: number) => number): Omit<HtmlEvents, 'text'> {
  const { tree } = state;
  return {
    tag(name, attributes, index) {
      if (name === COUNTED_LIST) return;
      const said = (key: string) => (name === 'img' ? markedWords(state, attributes.get(key), at(index)) : undefined);
      const words = { alt: said('alt'), title: said('title') };
      tree.tag(name, attributes, at(index), words.alt || words.title ? words : undefined);
    },
    endTag: (name) => tree.endTag(name),
    comment(value, index) {
      if (isBreakComment(value)) tree.leaf('#pagebreak', at(index));
      const layout = LAYOUT_MARK.exec(value);
      if (layout?.[1]) tree.endTag('div');
      else if (layout) tree.tag('div', attributesIn(layout[2] ?? ''), at(index));
      const own = OWN_MARK.exec(value);
      if (own) tree.mark(attributesIn(own[1] ?? ''));
      const box = boxComment(value);
      if (box?.ends) tree.endTag('div');
      else if (box) tree.tag('div', new Map([['class', box.name]]), at(index));
    },
  };
}

const OWN_MARK = new RegExp(`^\\s${MARK}\\s([^]{0,300})$`);

const LAYOUT_MARK = new RegExp(`^\\s{0,9}(/)?${LAYOUT}(?:\\s([^]{0,300}))?$`);

const attributesIn = (words: string): ReadonlyMap<string, string> =>
  new Map([...words.matchAll(/([\w-]{1,40})="([^"]{0,200})"/g)].map(([, name = '', value = '']) => [name, value]));

/** A formula that cannot be set stays as its author wrote it. */
export function addFormula(state: BuildState, { text, raw, display }: MathToken, at: number): void {
  const { tree } = state;
  const html = state.formulaHtml(text, display);
  const add = () => {
    if (html === undefined) tree.element('code', at, {}, () => tree.text(raw.trim(), at));
    else tree.leaf('#trusted', at, { html }).children.push({ kind: 'text', value: text, at });
  };
  if (html === undefined) state.unread(text, at);
  if (display) tree.element('#formula', at, {}, add);
  else add();
}

function addNoteMark(
  state: BuildState,
  { label, tokens }: NoteMarkToken,
  frame: Frame,
  start: number,
  at: number,
  shift?: number,
): void {
  const { tree, notes } = state;
  if (tokens) {
    const add = () => tree.element('p', at, {}, () => addInline(state, tokens, frame, start + 2, shift));
    notes.set(label, { at, add });
  }
  const number = String(numberOf(state, label));
  const words = () => tree.text(number, at);
  tree.element('sup', at, { class: NOTE_MARK }, () => tree.element('a', at, { href: `#fn-${number}` }, words));
}

/** The note's number: the next one when it has none yet. */
export function numberOf({ order, numbers }: BuildState, label: string): number {
  const known = numbers.get(label);
  if (known !== undefined) return known;
  numbers.set(label, order.push(label));
  return order.length;
}

function addImage(
  state: BuildState,
  image: Tokens.Image,
  frame: Frame,
  start: number,
  at: number,
  shift?: number,
): void {
  const note = markedNote(image.href);
  if (note !== undefined) {
    state.tree.leaf('#note', at, { note: String(note) });
    return;
  }
  const attributes: Record<string, string> = {
    src: decodeReferences(image.href),
    alt: altWords(image.tokens),
    ...titleOf(image),
  };
  const marked = image.tokens.some(({ type }) => MARKED.has(type)) && !holdsImage(image.tokens);
  const alt = marked ? state.tree.apart(at, () => addInline(state, image.tokens, frame, start + 2, shift)) : undefined;
  const title = markedWords(state, attributes.title, at);
  state.tree.leaf('img', at, attributes, alt || title ? { alt, title } : undefined);
}

/** Tokens that are more than letters. */
const MARKED = new Set('strong em del mark codespan link math noteMark html'.split(' '));

const holdsImage = (tokens: readonly Token[]): boolean =>
  (tokens as readonly Tokens.Generic[]).some(({ type, tokens: inner }) => type === 'image' || holdsImage(inner ?? []));

/** The words of a title, or of an attribute, that its author wrote as Markdown. */
function markedWords(state: BuildState, title: string | undefined, at: number): readonly TreeNode[] | undefined {
  if (title === undefined || !hasMarks(title)) return undefined;
  const tokens = lexInline(title, state.definitions);
  if (holdsImage(tokens) || !tokens.some(({ type }) => MARKED.has(type))) return undefined;
  return state.tree.apart(at, () => addInline(state, tokens, outerFrame(title), 0, at));
}

function titleOf({ title }: Tokens.Link | Tokens.Image): Record<string, string> {
  return title ? { title: decodeReferences(title) } : {};
}

function altWords(tokens: readonly Token[]): string {
  let out = '';
  for (const token of tokens as readonly Tokens.Generic[]) {
    if (token.type === 'escape' || token.type === 'codespan') out += token.text;
    else if (token.type === 'br') out += '\n';
    else if (token.type === 'math' || (token.type === 'link' && token.autolink)) out += token.text;
    else if (token.type === 'noteMark') continue;
    else if (token.tokens) out += altWords(token.tokens);
    else if (token.type === 'text') out += decodeReferences(token.raw);
  }
  return out.replace(/[ \t\n]+/g, ' ').trim();
}

/** An address of a picture becomes a photo later. */
const PHOTO = /\.(?:jpe?g|png|gif|webp|avif|hei[cf]|tiff?|svg|bmp)(?:[?#]|$)/i;
