// Step 1, dialects: rewrites the `{% … %}` tags of Jekyll, Octopress, Hexo and Eleventy as pictures, words, links or
// code. What steers the site (if, for, assign …) vanishes and the prose between stays.

import { isPictureAddress } from '../../../formats.ts';
import { upTo } from '../../../trimming.ts';
import { isFilmPage } from '../../film-pages.ts';
import { lineEnd } from '../../line-offsets.ts';
import { cardWords } from '../picture/embeds.ts';
import { readParameters } from '../picture/parameters.ts';
import { plainText } from '../picture/picture.ts';
import { setInBox } from './box-tags.ts';
import { picturesIn } from './front-matter-lists.ts';
import { listedPictures } from './gallery-lines.ts';
import { rewriteNamed, rewriteShortcode, safeWords } from './shortcodes.ts';
import { closeOf, complain, replace, show, type TemplateState } from './state.ts';
import type { Tag } from './tags.ts';
import { evaluate, fillParameters, frontMatterValue } from './template-values.ts';
import { taggedWords } from './word-tags.ts';

const CONTROL =
  /^(?:if|unless|else|elsif|elseif|elif|case|when|for|tablerow|break|continue|cycle|increment|decrement|assign|capture|set|let|macro|call|block|extends|import|from|filter|with|cache|paginate|layout|section|render_time|seo|feed_meta|toc|liquid|echo|do|ifchanged|autoescape|spaceless|load|schema|stylesheet|javascript|style|script|css|js|end|more|post_list|tabs|tab|bibliography|newthought|cq|centerquote|blockquote|pullquote|note|hint|alert|tip|callout|info|warning|danger|quote|details|spoiler|folding|hideToggle|timeline|steps|step|columns|column|grid|row|gp|grouppicture|content-ref|stepper)$/i;
const INCLUDE = /^(?:include|include_cached|include_file|render|partial|component|insert|includecode|remote_include)$/;
const ADDRESS =
  /^(?:link|post_url|post_link|asset_path|asset_url|asset|static|url|img_path|post_asset|media|page_url|baseurl)$/;

export function rewriteLiquid(state: TemplateState, tag: Tag): void {
  const { name } = tag;
  const close = closeOf(state, tag);
  const embedded = name === 'embed' ? embeddedPage(tag) : undefined;
  const words = close || tag.call ? undefined : taggedWords(name, tag.body);
  if (tag.closing || name === '') replace(state, tag, '');
  else if (words !== undefined) replace(state, tag, words);
  else if (name === 'include_relative') {
    complain(state, tag, 'the text', 'is not included', tag.body);
    replace(state, tag, '');
  } else if (INCLUDE.test(name)) rewriteInclude(state, tag);
  else if (name === 'link' && CARD.test(tag.body)) replace(state, tag, linkCard(tag.body));
  else if (name === 'post_link') replace(state, tag, linkedPost(tag));
  else if (ADDRESS.test(name)) replace(state, tag, addressOf(state, tag));
  else if (CONTROL.test(name)) {
    if (/^(?:for|tablerow)$/.test(name) && close && rewriteLoop(state, tag, close)) return;
    // a captured list of addresses, for a gallery below
    const listed = name === 'capture' && close ? listedPictures(state, tag, close) : undefined;
    for (const line of listed ?? []) show(state, line, line.pictures);
    if (close && /^(?:if|unless|case|ifchanged)$/.test(name)) undecided(state, tag, close);
    remember(state, tag);
    if (close && /^(?:blockquote|quote)$/.test(name)) quote(state, tag, close);
    else titled(state, tag, close);
    if (close && /^(?:tabs|timeline)$/.test(name)) nameTabs(state, tag, close);
  } else if (embedded) replace(state, tag, `[${embedded}](<${embedded}>)`);
  else if (name === 'fullimage' && tag.body.includes(',')) fullImage(state, tag);
  else if (name === 'gallery' && close) rewriteGallery(state, tag, close);
  else rewriteShortcode(state, tag);
}

const BRANCH = /\{%-?\s{0,3}(?:else|elsif|elseif|elif|when)\b[^{}]{0,300}%\}/;

/** Only the site knows which branch is meant: the words of all of them print. */
function undecided(state: TemplateState, tag: Tag, close: Tag): void {
  const branches = state.source.text.slice(tag.to, close.from).split(BRANCH);
  if (branches.filter((words) => words.trim() !== '').length < 2) return;
  complain(state, tag, 'the condition', 'is not decided here: the words of all its branches print');
}

/** Butterfly of Hexo: `{% link The hut, https://example.org, thumbnail.jpg %}`. */
const CARD = /^[^,\n]{1,200},[ \t]{0,9}https?:\/\/[^\s,]{1,1000}/;

function linkCard(body: string): string {
  const [title = '', address = ''] = body.split(',').map((part) => part.trim());
  return cardWords(address, title);
}

/** `{% embed url="https://…" %}` of GitBook. */
function embeddedPage(tag: Tag): string | undefined {
  const url = readParameters(tag.body, tag.bodyAt).find(({ key }) => key === 'url')?.value;
  return url && !/[\s<>]/.test(url) && !isPictureAddress(url) && !isFilmPage(url) ? url : undefined;
}

/** `{% include figure.html url="a.jpg" %}`: the name of the file says what the parameters mean. */
function rewriteInclude(state: TemplateState, tag: Tag): void {
  const file = /^\s*(?:"([^"]*)"|'([^']*)'|(\{\{[^}]*\}\}\S*|[^\s,]+))\s*,?/.exec(tag.body);
  const target = file?.[1] ?? file?.[2] ?? file?.[3] ?? '';
  const from = file?.[0].length ?? 0;
  const parameters = fillParameters(state, readParameters(tag.body.slice(from), tag.bodyAt + from));
  const name = target
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
  rewriteNamed(state, tag, name, parameters);
}

/** `{% for photo in page.photos %}…{% endfor %}` over a list of pictures: the pictures themselves. */
function rewriteLoop(state: TemplateState, tag: Tag, close: Tag): boolean {
  const loop = /^\s*([\w-]+)\s+in\s+([\w.$[\]'"-]+)/.exec(tag.body);
  if (!loop) return false;
  const inside = state.source.text.slice(tag.to, close.from);
  const mention = new RegExp(`\\{[{%][^{}]*\\b${loop[1]!.replace(/-/g, '\\-')}\\b`).exec(inside);
  if (!mention || !/!\[|<img|\bsrc|include|url/i.test(inside)) return false;
  const pictures = picturesIn(frontMatterValue(loop[2]!, state), tag.to + mention.index);
  if (pictures.length === 0) return false;
  show(state, { from: tag.from, to: close.to }, pictures);
  state.next = tag.pair! + 1;
  return true;
}

/** `{% gallery name %}` with bare file names: they lie in the plugin's folder, or beside the post. */
function rewriteGallery(state: TemplateState, tag: Tag, close: Tag): void {
  const folder = /^(?!\d+$)[\w-]+$/.exec(tag.body.trim())?.[0];
  const before = state.edits.length;
  rewriteNamed(state, tag, 'gallery', [], close);
  if (!folder) return;
  for (let at = before; at < state.edits.length; at += 1) {
    const edit = state.edits[at]!;
    const bare = /^!\[[^\]]*\]\(<([^/<>]+)>/.exec(edit.text);
    if (bare) state.edits[at] = { ...edit, text: `[${edit.text}](</images/galleries/${folder}/${bare[1]}>)` };
  }
}

/** `{% link a.jpg %}`, `{% post_url 2019-06-25-trip %}`, `{% asset_path a.jpg %}`: the address itself. */
function addressOf(state: TemplateState, tag: Tag): string {
  const words = tag.body.trim();
  const first = /^(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(words);
  const value = first?.[1] ?? first?.[2] ?? first?.[3] ?? '';
  const filled = value.startsWith('{{') ? (evaluate(words.replace(/^\{\{|\}\}$/g, ''), state) ?? '') : value;
  return filled.replace(/ /g, '%20').replace(/[<>{}]/g, '');
}

/** Hexo: `{% post_link slug "title" %}` stands for the title. */
function linkedPost(tag: Tag): string {
  const [slug = '', ...words] = tag.body.trim().split(/\s+/);
  const title = words.filter((word, index) => index < words.length - 1 || !/^(?:true|false)$/.test(word)).join(' ');
  return plainText(title.replace(/^(["'])(.*)\1$/, '$2')) || plainText(slug);
}

/** NexT: `{% fullimage /a.jpg, alt, title %}` */
function fullImage(state: TemplateState, tag: Tag): void {
  const [address = '', alt, title] = tag.body.split(',').map((part) => part.trim());
  show(state, tag, [{ address, at: tag.bodyAt, alt: plainText(alt), caption: plainText(title) }]);
}

/** `{% assign x = "a.jpg" %}` gives x a value; a captured name is printed where it is captured. */
function remember(state: TemplateState, tag: Tag): void {
  const assigned = /^\s*([\w-]+)\s*=(.+)$/s.exec(tag.body);
  if (assigned && /^(?:assign|set|let)$/.test(tag.name)) {
    const value = evaluate(assigned[2]!.replace(/-$/, '').trim(), state);
    if (value !== undefined) state.variables.set(assigned[1]!, value);
  } else if (tag.name === 'capture' || (tag.name === 'set' && tag.pair !== undefined)) {
    state.variables.set(tag.body.trim(), '');
  }
}

/** Hexo: `{% blockquote author, book https://… page %}`, with who said it below. */
function quote(state: TemplateState, tag: Tag, close: Tag): void {
  const { text } = state.source;
  const inside = text.slice(tag.to, close.from);
  replace(state, tag, '');
  // One on a single line, or with tags inside, stays prose.
  const plain = inside.startsWith('\n') && inside.endsWith('\n') && !/\{[{%]/.test(inside);
  if (plain) {
    for (let at = tag.to + 1; at < close.from; at = lineEnd(text, at) + 1)
      state.edits.push({ from: at, to: at, text: '> ' });
  }
  const said = sourceOf(tag.body);
  const end = tag.to + inside.trimEnd().length;
  if (said !== '' && end > tag.to) state.edits.push({ from: end, to: end, text: `<br>— ${said}` });
}

function sourceOf(body: string): string {
  const words = body.trim().split(/\s+/);
  const link = words.findIndex((word) => /^https?:\/\/[^\s<>{}]+$/.test(word));
  if (link < 0) return safeWords(words.join(' '));
  const page = safeWords(words.slice(link + 1).join(' ')) || words[link];
  return [safeWords(words.slice(0, link).join(' ')), `[${page}](<${words[link]}>)`].filter(Boolean).join(', ');
}

/** Hexo: `<!-- tab The camera@icon -->` begins a tab, `<!-- timeline 04-01 -->` a day. */
function nameTabs(state: TemplateState, tag: Tag, close: Tag): void {
  for (const mark of state.source.text.slice(tag.to, close.from).matchAll(TAB)) {
    const from = tag.to + mark.index;
    const label = upTo(mark[1]!, '@').trim();
    if (label !== '') state.edits.push({ from, to: from + mark[0].length, text: `**${safeWords(label)}**  ` });
  }
}

const TAB = /<!--[ \t]{0,9}(?:tab|timeline)[ \t]([^\n<>{}]{1,100}?)-->/g;

/** In a box, where the tags stand for one; else the title in front of the words. */
function titled(state: TemplateState, tag: Tag, close: Tag | undefined): void {
  const title = titleWords(tag);
  if (close && setInBox(state, tag, close, tag.name, readParameters(tag.body, 0), title)) return;
  const words = title.replace(/[\\`*[\]<>{}|]/g, '');
  replace(state, tag, words && `**${words}** `);
}

/** Boxes such as `{% hint title="Tides" %}` and `{% details How we got there %}` keep their title. */
function titleWords(tag: Tag): string {
  if (!BOX.test(tag.name)) return '';
  const parameters = readParameters(tag.body, 0);
  const named = parameters.find(({ key }) => key === 'title')?.value;
  const title = named ?? (tag.call || parameters.some(({ key }) => key !== undefined) ? '' : freeWords(tag.body));
  return plainText(title);
}

const BOX =
  /^(?:note|hint|alert|tip|callout|info|warning|danger|details|spoiler|folding|hidetoggle|timeline|tab|step)$/;

/** Words about the look stand before the title, or before a comma: `{% folding red open, The way up %}`. */
function freeWords(body: string): string {
  const words = body.trim().split(/[\s,]+/);
  const first = words.findIndex((word) => !LOOK.test(word));
  return first < 0
    ? ''
    : words
        .slice(first)
        .join(' ')
        .replace(/^(["'])(.*)\1$/, '$2');
}

const LOOK =
  /^(?:default|primary|secondary|info|success|warning|danger|error|tip|note|caution|important|no-icon|icon|simple|modern|flat|disabled|open|closed|red|orange|yellow|green|cyan|blue|purple|pink|gr[ae]y|light|dark|(?:bg|color|style):?-?\S*|#\w{3,8}|["']?fa[a-z]?["']?|["']?fa-\S+|)$/i;
