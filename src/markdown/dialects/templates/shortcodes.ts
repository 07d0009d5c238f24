// Step 1, dialects: rewrites Hugo's and Zola's shortcodes as the pictures, links and words they stand for. The prose
// inside a pair stays; what shows and says nothing vanishes, and is named when it may be missed.

import { embedOf } from '../picture/embeds.ts';
import { parameterWords, picturesOf } from '../picture/from-parameters.ts';
import { type Parameter, readParameters } from '../picture/parameters.ts';
import { isPictureAddress, type Picture, plainText } from '../picture/picture.ts';
import { isManyName, isPictureName } from '../picture/roles.ts';
import { namedPictures } from './front-matter-lists.ts';
import { listedPictures } from './gallery-lines.ts';
import { fencedBlock, rawBlock } from './raw-blocks.ts';
import { complain, replace, show, type TemplateState } from './state.ts';
import { isOpaque, type Tag } from './tags.ts';
import { fillParameters, frontMatterValue } from './template-values.ts';

/** Tags about the look or the site: nothing of the report is lost with them. */
const SILENT =
  /^(?:toc|tableofcontents|clear|clearfix|more|br|nl|space|spacer|hr|line|icon|fa|fas|fab|ico|svg-icon|css|style|script|js|load-photoswipe|photoswipe|ads?|adsense|anchor|share|comments|disqus|end|row|col|column|columns|div|span|center|left|right|section|swiper|tabs?|math|katex|mathjax|param|partial|mermaid|newsletter|subscribe|raw|rawhtml|html|series|related|bundle|archive)$/;
/** Boxes whose first words are their title. */
const TITLED = /^(?:tab|tab-?item|details?|detail-tag|expand|spoiler|accordion.*|collapse|summary|step)$/;
const USUAL_LISTS = ['gallery', 'photos', 'images', 'pictures', 'album', 'resources'];
const BREAK = /^(?:pagebreak|page-break|newpage|break-page)$/;
const SITE_ADDRESS = /^(?:baseurl|base_url|siteurl|site_url|rooturl|root|cdn|url_base|static_root)$/;
const ADDRESS =
  /^(?:ref|relref|url|absurl|relurl|static|asset|assets|resource|abslink|imgpath|imgurl|permalink|link_to|get_url|resize_image|url_for|media_url|file_url)$/;

/** Writes the edits for one tag (and what it consumes) and returns the index of the next tag to read. */
export function rewriteShortcode(state: TemplateState, tag: Tag, index: number): number {
  const next = tag.pair === undefined ? index + 1 : tag.pair + 1;
  if (tag.closing) {
    replace(state, tag, '');
    return index + 1;
  }
  const parameters = fillParameters(state, readParameters(tag.body, tag.bodyAt));
  const close = tag.pair === undefined ? undefined : state.tags[tag.pair]!;
  if (close && isOpaque(tag)) {
    if (/^(?:raw|verbatim)$/.test(tag.name)) rawBlock(state, tag, close);
    else if (tag.name === 'comment') replace(state, { from: tag.from, to: close.to }, '');
    else if (/^(?:math|katex)$/.test(tag.name)) unwrap(state, tag, close);
    else fencedBlock(state, tag, close, parameters[0]?.value ?? (tag.name === 'mermaid' ? 'mermaid' : ''));
    return next;
  }
  return rewriteNamed(state, tag, index, tag.name, parameters, close);
}

/** The rules that shortcodes, includes and block tags have in common, in the order in which they are tried. */
export function rewriteNamed(
  state: TemplateState,
  tag: Tag,
  index: number,
  name: string,
  parameters: readonly Parameter[],
  close: Tag | undefined,
): number {
  const after = index + 1;
  const embed = embedOf(name, parameters);
  if (embed !== undefined) {
    replace(state, tag, embed);
    return after;
  }
  const address = addressOf(name, parameters);
  if (address !== undefined && !close) {
    const alone = isPictureAddress(address) && !isInsideAddress(state.source.text, tag.from);
    if (alone) show(state, tag, [{ address, at: tag.bodyAt }]);
    else replace(state, tag, address);
    return after;
  }
  const { pictures, groupCaption } = picturesOf(name, parameters);
  if (pictures.length > 0) {
    const words = close && pictures.length === 1 && !pictures[0]!.caption ? innerCaption(state, tag, close) : undefined;
    if (words !== undefined) {
      show(state, { from: tag.from, to: close!.to }, [{ ...pictures[0]!, caption: words }]);
      return tag.pair! + 1;
    }
    show(state, tag, pictures, groupCaption);
    return after;
  }
  if (close) {
    const listed = isManyName(name) || isPictureName(name) ? listedPictures(state, tag, close) : undefined;
    if (listed) {
      for (const line of listed) show(state, line, line.pictures);
      replace(state, tag, '');
      captionBelow(state, close, parameterWords(parameters));
      return after;
    }
    openPair(state, tag, name, parameters, close);
    return after;
  }
  const named = ofFrontMatter(state, tag, name, parameters);
  if (named.length > 0) {
    const said = parameters.find(({ key }) => key === 'caption' || key === 'title')?.value;
    show(state, tag, named, said === undefined ? undefined : plainText(said));
    return after;
  }
  replace(state, tag, wordsFor(state, tag, name, parameters));
  return after;
}

/** A gallery without addresses shows the list that the front matter has under its name, or under a usual one. */
function ofFrontMatter(state: TemplateState, tag: Tag, name: string, parameters: readonly Parameter[]): Picture[] {
  const many = isManyName(name);
  const said = parameters.filter(({ key }) =>
    key === undefined ? many : /^(?:id|name|gallery|album|list|images)$/.test(key),
  );
  if (said.length > 0) return namedPictures(state, tag.from, ...said.map(({ value }) => value));
  return namedPictures(state, tag.from, name, ...(many ? USUAL_LISTS : []));
}

function unwrap(state: TemplateState, tag: Tag, close: Tag): void {
  replace(state, tag, '');
  replace(state, close, '');
}

/** The words between a picture's opening and closing tag, when they are a short line or two and nothing else. */
function innerCaption(state: TemplateState, tag: Tag, close: Tag): string | undefined {
  const inside = state.source.text.slice(tag.to, close.from);
  if (inside.length > 300 || /\n\s*\n\s*\S|[{`]|!\[|<img/i.test(inside.trim())) return undefined;
  return plainText(inside) || undefined;
}

/** The opening tag of a pair: its title stands above the prose, its caption below the pictures; a button is a link. */
function openPair(state: TemplateState, tag: Tag, name: string, parameters: readonly Parameter[], close: Tag): void {
  const titled = TITLED.test(name) ? parameters.find(({ key, value }) => key === undefined && value !== '') : undefined;
  const words = titled ? plainText(titled.value) : SILENT.test(name) ? undefined : parameterWords(parameters);
  if (isPictureName(name) || isManyName(name)) {
    replace(state, tag, '');
    captionBelow(state, close, words);
    return;
  }
  const inside = state.source.text.slice(tag.to, close.from);
  const target = targetOf(parameters);
  if (target && /^[^\n[\]{}]{1,200}$/.test(inside)) {
    replace(state, tag, '[');
    replace(state, { from: close.from, to: close.from }, `](<${target}>)`);
    return;
  }
  replace(state, tag, words ? `**${safeWords(words)}** ` : '');
}

function captionBelow(state: TemplateState, close: Tag, words: string | undefined): void {
  if (words) replace(state, { from: close.from, to: close.from }, `*${safeWords(words)}*`);
}

/** What a single tag that shows no picture leaves behind. */
function wordsFor(state: TemplateState, tag: Tag, name: string, parameters: readonly Parameter[]): string {
  if (BREAK.test(name)) return '<!-- pagebreak -->';
  if (/^(?:meta|param)$/.test(name) && parameters[0]) {
    const value = frontMatterValue(parameters[0].value, state);
    if (typeof value === 'string' || typeof value === 'number') return safeWords(String(value));
  }
  if (name === 'br') return '<br>';
  if (SILENT.test(name) || SITE_ADDRESS.test(name)) return '';
  const target = targetOf(parameters);
  const words = parameterWords(parameters);
  if (target) return `[${safeWords(words ?? target)}](<${target}>)`;
  if (words) return safeWords(words);
  complain(state, tag, 'the template tag', 'is not carried out');
  return '';
}

function targetOf(parameters: readonly Parameter[]): string | undefined {
  const named = parameters.find(({ key, value }) => /^(?:href|url|link|src|file)$/.test(key ?? '') && value !== '');
  return named && !/[\s<>]/.test(named.value) ? named.value : undefined;
}

/** Between the parentheses of a link, in a quoted attribute, after another part of an address. */
function isInsideAddress(text: string, at: number): boolean {
  return /[("'<=/\w}>]$/.test(text.slice(Math.max(0, at - 1), at));
}

/** Tags that stand for an address: `[x]({{< ref "a.md" >}})`, `![x]({{< static "a.jpg" >}})`. */
function addressOf(name: string, parameters: readonly Parameter[]): string | undefined {
  if (!ADDRESS.test(name)) return undefined;
  const given = parameters.find(({ key }) => key === undefined || /^(?:path|src|url|file|filename|name)$/.test(key));
  return given?.value.replace(/ /g, '%20').replace(/^@\//, '');
}

/** No word of a parameter may begin Markdown of its own. */
function safeWords(words: string): string {
  return words.replace(/[\\`*[\]<>{}|]/g, (char) => `&#${char.charCodeAt(0)};`);
}
