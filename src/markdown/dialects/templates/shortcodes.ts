// Step 1, dialects: rewrites Hugo's and Zola's shortcodes as the pictures, links and words they stand for. The prose
// inside a pair stays; what shows and says nothing vanishes, and is named when it may be missed.

import { isPictureAddress } from '../../../formats.ts';
import { alertKind } from '../../alert-names.ts';
import { RUN_CLASS } from '../../own-classes.ts';
import { embedOf } from '../picture/embeds.ts';
import { parameterWords, picturesOf } from '../picture/from-parameters.ts';
import { columnsMark, isAlone, LAYOUT_END } from '../picture/layout-marks.ts';
import { type Parameter, readParameters } from '../picture/parameters.ts';
import { columnsIn, escapeText, markedText, type Picture, plainText } from '../picture/picture.ts';
import { isManyName, isPictureName } from '../picture/roles.ts';
import { setInBox } from './box-tags.ts';
import { namedPictures } from './front-matter-lists.ts';
import { listedPictures } from './gallery-lines.ts';
import { fencedBlock, rawBlock } from './raw-blocks.ts';
import { closeOf, complain, replace, replacePair, show, type TemplateState } from './state.ts';
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

export function rewriteShortcode(state: TemplateState, tag: Tag): void {
  const parameters = fillParameters(state, readParameters(tag.body, tag.bodyAt));
  const close = closeOf(state, tag);
  if (tag.closing) replace(state, tag, '');
  else if (close && isOpaque(tag)) {
    if (/^(?:raw|verbatim)$/.test(tag.name)) rawBlock(state, tag, close);
    else if (tag.name === 'comment') replacePair(state, tag, close, '');
    else if (/^(?:math|katex)$/.test(tag.name)) for (const mark of [tag, close]) replace(state, mark, '');
    else if (tag.name === 'codeblock') codeBlock(state, tag, close);
    else fencedBlock(state, tag, close, parameters[0]?.value ?? (tag.name === 'mermaid' ? 'mermaid' : ''));
    state.next = tag.pair! + 1;
  } else rewriteNamed(state, tag, tag.name, isHexo(tag) ? parameters.flatMap(titleAndAlt) : parameters, close);
}

/** `{% codeblock How it works lang:js %}` of Hexo has a title. */
function codeBlock(state: TemplateState, tag: Tag, close: Tag): void {
  const language = /(?:^|\s)lang:([\w+#.-]{1,30})/.exec(tag.body)?.[1] ?? '';
  const words = tag.body
    .trim()
    .split(/\s+/)
    .filter((word) => !/^(?:\w+:[^/\s]\S*|https?:\S+|)$/.test(word));
  const title = safeWords(words.join(' '));
  const before = state.source.text.slice(Math.max(0, tag.from - 400), tag.from);
  const blank = /\n([ \t\r]*)\n[ \t]*$/.exec(before);
  fencedBlock(state, tag, close, language);
  // The title stands on the empty line above: the number of lines stays.
  const at = blank ? tag.from - (before.length - blank.index - 1) : -1;
  if (title !== '' && at >= 0) state.edits.push({ from: at, to: at, text: `**${title}**` });
  else if (title !== '') complain(state, tag, 'the title', 'finds no line above its code', title);
}

const isHexo = (tag: Tag): boolean => tag.kind === 'liquid' && /^(?:asset_)?img$/.test(tag.name);

/** Hexo: `{% asset_img lake.jpg "The title 'the words for those who cannot see'" %}`. */
function titleAndAlt(parameter: Parameter): readonly Parameter[] {
  const { key, value, quoted } = parameter;
  const [, title = '', mark = '', alt = ''] = /^([^"']{1,300})(["'])([^"']{1,300})["']\s{0,9}$/.exec(value) ?? [];
  if (key !== undefined || !quoted || mark === '' || title.trim() === '') return [parameter];
  return [title.trim(), alt].map((words) => ({ ...parameter, value: words }));
}

/** The rules that shortcodes, includes and block tags have in common, in the order in which they are tried. */
export function rewriteNamed(
  state: TemplateState,
  tag: Tag,
  name: string,
  parameters: readonly Parameter[],
  close?: Tag,
): void {
  const embed = embedOf(name, parameters);
  const address = close ? undefined : addressOf(name, parameters);
  const { pictures, groupCaption } = picturesOf(name, parameters);
  if (embed !== undefined) replace(state, tag, embed);
  else if (address !== undefined) {
    const alone = isPictureAddress(address) && !isInsideAddress(state.source.text, tag.from);
    if (alone) show(state, tag, [{ address, at: tag.bodyAt }]);
    else replace(state, tag, address);
  } else if (pictures.length > 0) {
    const [only] = pictures.length === 1 ? pictures : [];
    const caption = close && only && !only.caption ? innerCaption(state, tag, close) : undefined;
    if (close && only && caption !== undefined) {
      show(state, { from: tag.from, to: close.to }, [{ ...only, caption }]);
      state.next = tag.pair! + 1;
    } else show(state, tag, pictures, groupCaption);
  } else if (close) openPair(state, tag, name, parameters, close);
  else {
    const named = ofFrontMatter(state, tag, name, parameters);
    const said = parameters.find(({ key }) => key === 'caption' || key === 'title')?.value;
    if (named.length > 0) show(state, tag, named, markedText(said));
    else replace(state, tag, wordsFor(state, tag, name, parameters));
  }
}

/** A gallery without addresses shows the list that the front matter has under its name, or under a usual one. */
function ofFrontMatter(state: TemplateState, tag: Tag, name: string, parameters: readonly Parameter[]): Picture[] {
  const many = isManyName(name) && !SILENT.test(name);
  const said = parameters.filter(({ key }) =>
    key === undefined ? many : /^(?:id|name|gallery|album|list|images)$/.test(key),
  );
  if (said.length > 0) return namedPictures(state, tag.from, ...said.map(({ value }) => value));
  return namedPictures(state, tag.from, name, ...(many ? USUAL_LISTS : []));
}

/** The words between a picture's opening and closing tag, when they are a short line or two and nothing else. */
function innerCaption(state: TemplateState, tag: Tag, close: Tag): string | undefined {
  const inside = state.source.text.slice(tag.to, close.from);
  if (inside.length > 300 || /\n[^\S\n]*\n|[{`]|!\[|<img/i.test(inside.trim())) return undefined;
  return plainText(inside) || undefined;
}

/** The opening tag of a pair: its title stands above the prose, its caption below the pictures; a button is a link. */
function openPair(state: TemplateState, tag: Tag, name: string, parameters: readonly Parameter[], close: Tag): void {
  const below = { from: close.from, to: close.from };
  const said = parameterWords(parameters);
  const titled = TITLED.test(name) ? parameters.find(({ key, value }) => key === undefined && value !== '') : undefined;
  const words = titled ? plainText(titled.value) : SILENT.test(name) ? undefined : (said ?? boxTitle(parameters));
  if (isPictureName(name) || isManyName(name)) {
    const listed = listedPictures(state, tag, close);
    for (const line of listed ?? []) show(state, line, line.pictures);
    const caption = listed ? said : words;
    const { source } = state;
    const boxed = !source.isHtml(tag.from) && isAlone(source.text, tag) && isAlone(source.text, close);
    const columns = boxed ? columnsIn(tag.body) : undefined;
    replace(state, tag, columns === undefined ? '' : columnsMark(columns));
    if (columns !== undefined) {
      const shared = caption ? `<p class="${RUN_CLASS}">${escapeText(plainText(caption))}</p>` : '';
      replace(state, below, `${LAYOUT_END}${shared}`);
    } else if (caption) replace(state, below, `<small>${safeWords(caption)}</small>`);
    return;
  }
  const inside = state.source.text.slice(tag.to, close.from);
  const target = targetOf(parameters);
  if (target && /^[^\n[\]{}]{1,200}$/.test(inside)) {
    replace(state, tag, '[');
    replace(state, below, `](<${target}>)`);
    return;
  }
  const also = SILENT.test(name)
    ? []
    : parameters.filter(({ key }) => /^(?:badge|sub-?header|subtitle)$/.test(key ?? ''));
  const beside = also.map(({ value }) => plainText(value)).filter(Boolean);
  if (beside.length === 0 && setInBox(state, tag, close, name, parameters, words)) return;
  const first = words ? [`**${safeWords(words)}**`] : [];
  const title = [...first, ...beside.map(safeWords)].join(' · ');
  replace(state, tag, title === '' ? '' : `${title} `);
  const author = QUOTED.test(name) ? parameters.find(({ key }) => AUTHOR.test(key ?? ''))?.value.trim() : undefined;
  if (author) {
    const end = tag.to + inside.trimEnd().length;
    state.edits.push({ from: end, to: end, text: `<br>— ${safeWords(author)}` });
  }
}

const QUOTED = /^(?:block|pull)?quote$|^(?:cite|epigraph|testimonial)$/;
const AUTHOR = /^(?:author|by|source|attribution|cite|caption|name|who)$/;

/** `{{% notice warning "Careful" %}}`: what stands in quotes behind the kind of a box. */
function boxTitle(parameters: readonly Parameter[]): string | undefined {
  const [kind, title] = parameters.filter(({ key }) => key === undefined);
  return kind && alertKind(kind.value) && title?.quoted ? plainText(title.value) : undefined;
}

/** What a single tag that shows no picture leaves behind. */
function wordsFor(state: TemplateState, tag: Tag, name: string, parameters: readonly Parameter[]): string {
  if (BREAK.test(name)) return '<!-- pagebreak -->';
  if (/^(?:meta|param)$/.test(name) && parameters[0]) {
    const value = frontMatterValue(parameters[0].value, state);
    if (typeof value === 'string' || typeof value === 'number') return safeWords(String(value));
  }
  if (name === 'br') return '<br>';
  if (name === 'kbd' && parameters[0]) return `<kbd>${safeWords(parameters[0].value)}</kbd>`;
  // NexT: {% label primary@words %}
  if (name === 'label' && tag.body.includes('@')) return safeWords(tag.body.slice(tag.body.indexOf('@') + 1).trim());
  // NexT: {% button address, words, icon %}
  const button = /^(?:button|btn)$/.test(name) ? BUTTON.exec(tag.body) : undefined;
  if (button) return `[${safeWords(button[2]!.trim())}](<${button[1]}>)`;
  if (SILENT.test(name) || SITE_ADDRESS.test(name)) return '';
  const target = targetOf(parameters);
  const words = parameterWords(parameters);
  if (target) return `[${safeWords(words ?? target)}](<${target}>)`;
  if (words) return safeWords(words);
  complain(state, tag, 'the template tag', 'is not carried out');
  return '';
}

const BUTTON = /^\s{0,9}(?:\w{1,10}\s{1,9})?([^\s,<>{}"'=]{1,500}),\s{0,9}([^\s,"'={}][^,"'={}\n]{0,200})/;

function targetOf(parameters: readonly Parameter[]): string | undefined {
  const named = parameters.find(({ key, value }) => /^(?:href|url|link|src|file)$/.test(key ?? '') && value !== '');
  return named && !/[\s<>{]/.test(named.value) ? named.value : undefined;
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
export function safeWords(words: string): string {
  return words.replace(/[\\`*[\]<>{}|]/g, (char) => `&#${char.charCodeAt(0)};`);
}
