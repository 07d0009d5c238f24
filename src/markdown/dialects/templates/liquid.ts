// Step 1, dialects: rewrites the `{% … %}` tags of Jekyll, Octopress, Hexo and Eleventy as pictures, words, links or
// code. What steers the site (if, for, assign …) vanishes and the prose between stays.

import { readParameters } from '../picture/parameters.ts';
import { isPictureAddress, plainText } from '../picture/picture.ts';
import { picturesIn } from './front-matter-lists.ts';
import { listedPictures } from './gallery-lines.ts';
import { rewriteNamed, rewriteShortcode } from './shortcodes.ts';
import { complain, replace, show, type TemplateState } from './state.ts';
import type { Tag } from './tags.ts';
import { evaluate, fillParameters, frontMatterValue } from './template-values.ts';

const CONTROL =
  /^(?:if|unless|else|elsif|elseif|elif|case|when|for|tablerow|break|continue|cycle|increment|decrement|assign|capture|set|let|macro|call|block|extends|import|from|filter|with|cache|paginate|layout|section|render_time|seo|feed_meta|toc|liquid|echo|do|ifchanged|autoescape|spaceless|load|schema|stylesheet|javascript|style|script|css|js|end|more|post_list|tabs|tab|bibliography|newthought|cq|centerquote|blockquote|pullquote|note|hint|alert|tip|callout|info|warning|danger|quote|details|spoiler|folding|hideToggle|timeline|steps|step|columns|column|grid|row|gp|grouppicture|content-ref|stepper)$/i;
const INCLUDE = /^(?:include|include_cached|include_file|render|partial|component|insert|includecode|remote_include)$/;
const ADDRESS =
  /^(?:link|post_url|post_link|asset_path|asset_url|asset|static|url|img_path|post_asset|media|page_url|baseurl)$/;

/** Writes the edits for one tag (and what it consumes) and returns the index of the next tag to read. */
export function rewriteLiquid(state: TemplateState, tag: Tag, index: number): number {
  const { name } = tag;
  if (tag.closing || name === '') {
    replace(state, tag, '');
    return index + 1;
  }
  if (name === 'include_relative') {
    complain(state, tag, 'the text', 'is not included', tag.body);
    replace(state, tag, '');
    return index + 1;
  }
  if (INCLUDE.test(name)) return rewriteInclude(state, tag, index);
  if (ADDRESS.test(name)) {
    replace(state, tag, addressOf(state, tag));
    return index + 1;
  }
  if (name === 'for' || name === 'tablerow') {
    const after = rewriteLoop(state, tag);
    if (after !== undefined) return after;
  }
  if (CONTROL.test(name)) {
    const close = name === 'capture' && tag.pair !== undefined ? state.tags[tag.pair] : undefined;
    // a captured list of addresses, for a gallery below
    for (const line of (close && listedPictures(state, tag, close)) ?? []) show(state, line, line.pictures);
    remember(state, tag);
    replace(state, tag, titleOf(tag));
    return index + 1;
  }
  if (name === 'embed') {
    const url = readParameters(tag.body, tag.bodyAt).find(({ key }) => key === 'url')?.value;
    if (url && !/[\s<>]/.test(url) && !isPictureAddress(url)) {
      replace(state, tag, `[${url}](<${url}>)`);
      return index + 1;
    }
  }
  if (name === 'gallery' && tag.pair !== undefined) return rewriteGallery(state, tag, index);
  return rewriteShortcode(state, tag, index);
}

/** `{% include figure.html url="a.jpg" %}`: the name of the file says what the parameters mean. */
function rewriteInclude(state: TemplateState, tag: Tag, index: number): number {
  const file = /^\s*(?:"([^"]*)"|'([^']*)'|(\{\{[^}]*\}\}\S*|[^\s,]+))\s*,?/.exec(tag.body);
  const target = file?.[1] ?? file?.[2] ?? file?.[3] ?? '';
  const from = file?.[0].length ?? 0;
  const parameters = fillParameters(state, readParameters(tag.body.slice(from), tag.bodyAt + from));
  const name = target
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
  return rewriteNamed(state, tag, index, name, parameters, undefined);
}

/** `{% for photo in page.photos %}…{% endfor %}` over a list of pictures: the pictures themselves. */
function rewriteLoop(state: TemplateState, tag: Tag): number | undefined {
  const loop = /^\s*([\w-]+)\s+in\s+([\w.$[\]'"-]+)/.exec(tag.body);
  if (!loop || tag.pair === undefined) return undefined;
  const close = state.tags[tag.pair]!;
  const inside = state.source.text.slice(tag.to, close.from);
  const mention = new RegExp(`\\{[{%][^{}]*\\b${loop[1]!.replace(/-/g, '\\-')}\\b`).exec(inside);
  if (!mention || !/!\[|<img|\bsrc|include|url/i.test(inside)) return undefined;
  const pictures = picturesIn(frontMatterValue(loop[2]!, state), tag.to + mention.index);
  if (pictures.length === 0) return undefined;
  show(state, { from: tag.from, to: close.to }, pictures);
  return tag.pair + 1;
}

/** `{% gallery name %}` with bare file names: they lie in the plugin's folder, or beside the post. */
function rewriteGallery(state: TemplateState, tag: Tag, index: number): number {
  const folder = /^[\w-]+$/.test(tag.body.trim()) && !/^\d+$/.test(tag.body.trim()) ? tag.body.trim() : undefined;
  const before = state.edits.length;
  const next = rewriteNamed(state, tag, index, 'gallery', [], state.tags[tag.pair!]);
  if (!folder) return next;
  for (let at = before; at < state.edits.length; at += 1) {
    const edit = state.edits[at]!;
    const bare = /^!\[[^\]]*\]\(<([^/<>]+)>/.exec(edit.text);
    if (bare) state.edits[at] = { ...edit, text: `[${edit.text}](</images/galleries/${folder}/${bare[1]}>)` };
  }
  return next;
}

/** `{% link a.jpg %}`, `{% post_url 2019-06-25-trip %}`, `{% asset_path a.jpg %}`: the address itself. */
function addressOf(state: TemplateState, tag: Tag): string {
  const words = tag.body.trim();
  const first = /^(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(words);
  const value = first?.[1] ?? first?.[2] ?? first?.[3] ?? '';
  const filled = value.startsWith('{{') ? (evaluate(words.replace(/^\{\{|\}\}$/g, ''), state) ?? '') : value;
  return filled.replace(/ /g, '%20').replace(/[<>{}]/g, '');
}

/** `{% assign x = "a.jpg" %}` gives x a value; a captured name is printed where it is captured. */
function remember(state: TemplateState, tag: Tag): void {
  const assigned = /^\s*([\w-]+)\s*=\s*(.+?)\s*-?$/s.exec(tag.body);
  if (assigned && /^(?:assign|set|let)$/.test(tag.name)) {
    const value = evaluate(assigned[2]!, state);
    if (value !== undefined) state.variables.set(assigned[1]!, value);
  } else if (tag.name === 'capture' || (tag.name === 'set' && tag.pair !== undefined)) {
    state.variables.set(tag.body.trim(), '');
  }
}

/** Boxes such as `{% hint title="Tides" %}` keep their title. */
function titleOf(tag: Tag): string {
  if (!/^(?:note|hint|alert|tip|callout|info|warning|danger|details|spoiler|folding|tab|step)$/.test(tag.name))
    return '';
  const title = readParameters(tag.body, 0).find(({ key }) => key === 'title')?.value ?? '';
  return title ? `**${plainText(title).replace(/[\\`*[\]<>{}|]/g, '')}** ` : '';
}
