// Step 1, dialects: rewrites MDX, Astro, Vue and Nuxt: components that show pictures become pictures, others leave
// their children, imports and exports vanish. Runs only on texts that look like it. Nothing is evaluated.

import { type Problem, warning } from '../../../diagnostics.ts';
import { isPictureAddress, PICTURE_ENDINGS } from '../../../formats.ts';
import { append } from '../../../lists.ts';
import { embedOf } from '../picture/embeds.ts';
import { picturesOf } from '../picture/from-parameters.ts';
import { columnsMark, isAlone, LAYOUT_END } from '../picture/layout-marks.ts';
import type { Parameter } from '../picture/parameters.ts';
import { columnsIn, escapeText, type Picture, pictureEdit, plainText } from '../picture/picture.ts';
import { isManyName, isPictureName } from '../picture/roles.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { closingBrace, type JsxTag, jsxTags } from './jsx.ts';
import { type ModuleValue, statements, stringOf, valuesOf } from './modules.ts';
import { tabLabels } from './tabs.ts';

const IMPORT = /^import\s+(?:[\w*{][^'"\n;]{0,500}?\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*(?:\/\/.*)?$/gm;
const COMPONENT = new RegExp(
  `<[A-Z][\\w.]*\\s[^<]{0,2000}?[\\w-]\\s*=\\s*(?:\\{|["'][^"'\\n<]{0,1000}\\.(?:${PICTURE_ENDINGS})(?:\\?[^"'\\n<]{0,200})?["']|["']https?:)`,
  'g',
);
const BRACED = /<[a-z][\w-]*\s[^<>]{0,500}?\w=\{|<img\s[^<>]{0,500}?(?::|v-bind:)src=/g;
const EXPORT = /^export\s+(?:const|let|default|function)\s/gm;
const TAB = /<Tab(?:Item)?\s[^<>]{0,500}?\b(?:label|title|value)=["']/g;
/** Vue: `<Gallery :images="list" />`; `<Badge text="new" />`. */
const BOUND = /<[A-Z][\w.]{0,60}\s(?:[^<>]{0,500}?\s)?(?:(?::|v-bind:)[\w-]{1,40}|text)=["']/g;
const SIGNS = [IMPORT, EXPORT, COMPONENT, BRACED, TAB, BOUND];

/** A cheap first test; `isModule` then looks for signs outside of code. */
export function mayBeModule(text: string): boolean {
  return (
    text.includes('import ') || text.includes('export ') || /<[A-Z]/.test(text) || /=\{|(?::|v-bind:)src=/.test(text)
  );
}

export function isModule(source: SourceText): boolean {
  return SIGNS.some((sign) => {
    for (const match of source.text.matchAll(sign)) if (!source.isCode(match.index)) return true;
    return false;
  });
}

export function rewriteMdx(source: SourceText): Rewriting {
  const problems: Problem[] = [];
  const bindings = new Map<string, readonly ModuleValue[]>();
  const literals = new Map<string, string>();
  const edits = statements(source, bindings, literals);
  const hasStatements = edits.length > 0;
  const tags: Edit[] = [];
  const read = [...jsxTags(source)];
  const labels = tabLabels(read);
  const boxes = new Map([...columnBoxes(source, read), ...captionedFrames(source, read)]);
  const closed = new Set([...source.text.matchAll(/<\/([A-Za-z][\w.-]*)\s*>/g)].map((match) => match[1]!));
  for (const tag of read) {
    // a lone <Type> in the prose is no component
    if (!tag.selfClosing && tag.attributes.length === 0 && !closed.has(tag.name) && tag.name !== '') continue;
    const box = boxes.get(tag.from);
    if (box !== undefined) {
      tags.push({ from: tag.from, to: tag.to, text: box });
      continue;
    }
    const label = labels.get(tag.from);
    // Two spaces break the line where the words of a tab go on at once.
    const edit =
      label === undefined
        ? rewriteJsxTag(source, tag, bindings, problems)
        : { from: tag.from, to: tag.to, text: `${bold(label)}  ` };
    if (edit) tags.push(edit);
  }
  const found = [...edits, ...tags];
  const words = hasStatements ? expressions(source, found, literals, problems) : [];
  return { edits: [...found, ...words, ...source.dedents], problems };
}

/** What stands for the tags of galleries that say their columns (`<Gallery columns={3}>`), by where they begin. */
function columnBoxes({ text }: SourceText, tags: readonly JsxTag[]): ReadonlyMap<number, string> {
  const marks = new Map<number, string>();
  const open: { readonly tag: JsxTag; readonly columns: string | undefined }[] = [];
  for (const tag of tags) {
    if (!isManyName(tag.name) || tag.selfClosing) continue;
    if (!tag.closing) {
      const said = tag.attributes.map(({ name, value }) => `${name}=${value.trim()}`).join(' ');
      open.push({ tag, columns: isAlone(text, tag) ? columnsIn(said) : undefined });
      continue;
    }
    const opened = open.pop();
    if (opened?.columns === undefined || opened.tag.name !== tag.name || !isAlone(text, tag)) continue;
    marks.set(opened.tag.from, columnsMark(opened.columns));
    marks.set(tag.from, LAYOUT_END);
  }
  return marks;
}

/** `<Frame caption="words">` around pictures says words about them: what stands for its tags, by where they begin. */
function captionedFrames({ text }: SourceText, tags: readonly JsxTag[]): ReadonlyMap<number, string> {
  const marks = new Map<number, string>();
  const open: { readonly tag: JsxTag; readonly slot: boolean; readonly caption: string | undefined; figure?: true }[] =
    [];
  for (const tag of tags) {
    if (!/^[A-Z]/.test(tag.name) || tag.selfClosing) continue;
    if (!tag.closing) {
      const said = tag.attributes.find(({ name }) => name === 'caption');
      const caption = said?.expression ? stringOf(said.value) : said?.value;
      const slot = tag.attributes.some(({ name, value }) => name === 'slot' && value === 'caption');
      open.push({ tag, slot, caption: caption && !isManyName(tag.name) ? caption : undefined });
      continue;
    }
    const at = open.findLastIndex((one) => one.tag.name === tag.name);
    if (at < 0) continue;
    const [opened] = open.splice(at);
    // Astro: <Fragment slot="caption">words</Fragment>
    if (opened?.slot) {
      marks.set(opened.tag.from, '<figcaption>');
      marks.set(tag.from, '</figcaption>');
      const around = open.at(-1);
      if (around) around.figure = true;
      continue;
    }
    if (opened?.figure) {
      marks.set(opened.tag.from, '<figure>');
      marks.set(tag.from, '</figure>');
      continue;
    }
    if (opened?.caption === undefined || tag.from - opened.tag.to > 2000) continue;
    if (!PICTURE_INSIDE.test(text.slice(opened.tag.to, tag.from))) continue;
    marks.set(opened.tag.from, '<figure>');
    marks.set(tag.from, `<figcaption>${withoutBraces(opened.caption)}</figcaption></figure>`);
  }
  return marks;
}

/** Its Markdown and its tags are read with the text. */
const withoutBraces = (words: string): string =>
  words.replace(/[{}\n]/g, (sign) => (sign === '\n' ? ' ' : `&#${sign.charCodeAt(0)};`));

const PICTURE_INSIDE = /!\[|<(?:img|Image|Picture|Img)\b/;

const bold = (label: string): string => `**${plainText(label).replace(/[*<>[\]{}]/g, '')}**`;

function rewriteJsxTag(
  source: SourceText,
  tag: JsxTag,
  bindings: ReadonlyMap<string, readonly ModuleValue[]>,
  problems: Problem[],
): Edit | undefined {
  const component = tag.name === '' || /^[A-Z]/.test(tag.name) || tag.name.includes('.');
  const { from, to } = tag;
  if (tag.closing) return component ? { from, to, text: '' } : undefined;
  const dynamic = tag.attributes.some(({ name, expression }) => expression || /^(?::|v-bind:)/.test(name));
  if (!component && !dynamic) return undefined;
  const { parameters, unknown } = parametersOf(tag, bindings);
  if (!component && tag.name !== 'img') return { from, to, text: plainTag(tag, parameters) };
  const written = tag.name.replace(/^.*\./, '');
  const name = kebab(written);
  const showsPicture = isPictureName(name);
  const { pictures, groupCaption } = picturesOf(name, parameters);
  const alt = parameters.find(({ key }) => key === 'alt')?.value;
  // Of several variants of one picture (light and dark) the first is shown.
  const variant = showsPicture ? unknown.slice(0, 1).map((one) => ({ ...one, alt: one.alt || alt })) : [];
  const listed = pictures.length > 0 ? pictures : isManyName(written) ? unknown : variant;
  const ofAll =
    groupCaption ?? (listed === unknown ? parameters.find(({ key }) => key === 'caption')?.value : undefined);
  if (listed.length > 0) return pictureEdit(source, from, to, listed.map(displayed), ofAll);
  const embed = embedOf(name, parameters);
  if (embed !== undefined) return { from, to, text: embed };
  if (showsPicture && tag.selfClosing) {
    problems.push(warning('W_TEMPLATE', `no address can be read from <${tag.name}>`, { place: source.place(from) }));
  }
  const title = parameters.find(({ key }) => /^(?:title|summary|label|heading)$/.test(key ?? ''))?.value;
  if (title && !showsPicture) return { from, to, text: `${bold(title)} ` };
  const words = tag.selfClosing && !showsPicture ? parameters.find(({ key }) => key === 'text')?.value : undefined;
  return { from, to, text: words ? escapeText(words) : '' };
}

function parametersOf(tag: JsxTag, bindings: ReadonlyMap<string, readonly ModuleValue[]>) {
  const parameters: Parameter[] = [];
  const unknown: Picture[] = [];
  for (const attribute of tag.attributes) {
    const key = attribute.name.replace(/^(?::|v-bind:)/, '').toLowerCase();
    const bound = attribute.expression || /^(?::|v-bind:)/.test(attribute.name);
    const add = (value: string, name = key) => parameters.push({ key: name, value, quoted: true, at: attribute.at });
    if (key === 'alt' || key === 'title' || key === 'caption') add(bound ? stringOf(attribute.value) : attribute.value);
    else if (!bound) add(attribute.value, key === 'classname' ? 'class' : key);
    else if (key === 'style') add(attribute.value.replace(/,/g, ';'));
    else {
      const values = valuesOf(attribute.value, bindings);
      const found = values.filter(({ address }) => isPictureAddress(address));
      if (found.length > 1)
        append(
          unknown,
          found.map((value) => asPicture(value, attribute.at)),
        );
      else if (found[0]) add(found[0].address);
      else {
        const plain = stringOf(attribute.value) || /^\s*(\d+)\s*$/.exec(attribute.value)?.[1];
        if (plain) add(plain);
      }
    }
  }
  return { parameters, unknown };
}

function asPicture({ address, at = 0, alt, caption }: ModuleValue, from: number): Picture {
  return { address, at: from + at, alt: plainText(alt), caption: plainText(caption) };
}

/** Width and height are the file's own size in Next and Astro: no wish about the page. */
function displayed(picture: Picture): Picture {
  const both = /^\d+$/.test(picture.width ?? '') && /^\d+$/.test(picture.height ?? '');
  if (!both || Number(picture.width) <= 48) return picture;
  const { width: _, height: __, ...rest } = picture;
  return rest;
}

/** An HTML element without what only JavaScript understands. */
function plainTag(tag: JsxTag, parameters: readonly Parameter[]): string {
  const kept = parameters.filter(
    ({ key }) =>
      key !== undefined && /^(?:src|href|id|alt|title|width|height|colspan|rowspan|align|start|lang|dir)$/.test(key),
  );
  const written = kept.map(
    ({ key, value }) =>
      ` ${key}="${value
        .replace(/&/g, '&amp;')
        .replace(/"/g, '&quot;')
        .replace(/[{}<>]/g, '')}"`,
  );
  return `<${tag.name}${written.join('')}${tag.selfClosing ? ' /' : ''}>`;
}

/** `{/* comment *\/}` and `{expression}` in the prose of a module vanish; a quoted string is its words. */
function expressions(
  source: SourceText,
  edits: readonly Edit[],
  literals: ReadonlyMap<string, string>,
  problems: Problem[],
): Edit[] {
  const { text } = source;
  const found: Edit[] = [];
  const sorted = [...edits].sort((a, b) => a.from - b.from);
  let index = 0;
  for (let at = text.indexOf('{'); at >= 0; ) {
    while (index < sorted.length && sorted[index]!.to <= at) index += 1;
    const inside = index < sorted.length && sorted[index]!.from <= at ? sorted[index]!.to : source.skipCode(at);
    let resume = Math.max(inside, at + 1);
    if (
      inside === at &&
      text[at - 1] !== '\\' &&
      !/[%{<#.:]/.test(text[at + 1] ?? '') &&
      !/[)\]]/.test(text[at - 1] ?? '')
    ) {
      const end = closingBrace(text, at);
      const comment = COMMENT.test(text.slice(at, at + 40)) ? text.indexOf('*/', at) : -1;
      if (comment > 0 && end > comment && /^\*\/\s{0,9}$/.test(text.slice(comment, end).slice(0, 20))) {
        const lines = text.slice(at, end).replace(/[^\n]/g, '');
        found.push({ from: at, to: end + 1, text: lines });
        resume = end + 1;
      } else if (end > 0 && end - at < 2000 && !/!\[|\n[^\S\n]*\n/.test(text.slice(at, end))) {
        const words = expressionWords(text.slice(at + 1, end), source, literals);
        if (index >= sorted.length || sorted[index]!.from > end) {
          if (words === '' && SHOWS.test(text.slice(at + 1, end))) problems.push(unknownValue(source, at, end + 1));
          found.push({ from: at, to: end + 1, text: words.replace(/[{}<>]/g, '') });
          resume = end + 1;
        }
      } else if (end < 0) break;
    }
    at = text.indexOf('{', resume);
  }
  return found;
}

/** What its author took out, pictures too. */
const COMMENT = /^\{\s{0,9}\/\*/;

/** More than comments and blanks. */
const SHOWS = /^\s*(?!\/\*|\/\/|\s|["'`]\s*["'`]\s*$)[\s\S]/;

function unknownValue(source: SourceText, from: number, to: number): Problem {
  const words = source.text.slice(from, to).replace(/\s+/g, ' ');
  const shown = words.length > 60 ? `${words.slice(0, 57)}…` : words;
  return warning('W_TEMPLATE', `the value of “${shown}” is not known here`, { place: source.place(from) });
}

/** `{"words"}`, `{frontmatter.title}` and names of the module's own constants print something. */
function expressionWords(expression: string, source: SourceText, literals: ReadonlyMap<string, string>): string {
  const own = literals.get(expression.trim());
  if (own !== undefined) return own;
  const key = /^\s*(?:frontmatter|props\.frontmatter|meta)\.(\w+)\s*$/.exec(expression)?.[1];
  const value = key === undefined ? undefined : source.context.frontMatter[key];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return /^\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*$/.exec(expression)?.[1] ?? stringOf(expression);
}

function kebab(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}
