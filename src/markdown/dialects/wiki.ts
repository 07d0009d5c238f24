// Step 1, dialects: reads pictures as wikis, forums and other markup write them, when they land in Markdown. Textile,
// reStructuredText, AsciiDoc, LaTeX, BBCode, Org captions, MyST, MDC. Only what clearly is a picture is touched.

import { isPictureAddress } from '../../formats.ts';
import { lineEnd } from '../line-offsets.ts';
import { mystEdits } from './papers/myst.ts';
import { picturesOf } from './picture/from-parameters.ts';
import { readParameters } from './picture/parameters.ts';
import { one, oneNamed, type PatternRule, type RuleMatch, runRules } from './picture/pattern-rules.ts';
import { optionOf, type Picture, plainText, readLength, readSize } from './picture/picture.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const RULES: readonly PatternRule[] = [
  // Textile, Redmine, Jira: !lake.jpg!, !>{width:50%}lake.jpg(The lake)!, !lake.jpg|width=300!
  {
    sign: '!',
    pattern:
      /(?<![^\s([|>*_])!([<>=]{0,2})(\{[^{}\n]{0,200}\})?([^\s!()[\]{}|<>"]{1,500}\.\w{3,4})(?:\(([^()\n]{0,300})\))?(?:\|([^!\n]{0,200}))?!(?::(https?:\/\/[^\s<>]{1,500}))?/g,
    read: (match) => {
      const [, , style, address, alt, options, link] = match;
      const width = /width[:=]\s*"?([\d.]+\s*(?:px|%|cm)?)/i.exec(`${style ?? ''},${options ?? ''}`)?.[1];
      const words = alt ?? /alt="?([^",|]+)/i.exec(options ?? '')?.[1];
      return oneNamed(match, { address: address!, alt: plainText(words), width: readLength(width), link });
    },
  },
  // AsciiDoc: image::lake.jpg[The lake, 300]
  {
    sign: 'image:',
    pattern: /(?<![\w:])image::?([^\s[\]:][^[\]\n]{0,500})\[([^\]\n]{0,500})\]/g,
    read: (match) => {
      const [, address, list] = match;
      const parts = readParameters(list!, 0);
      const alt = /^(?:\s*")?([^",=]*)(?:"\s*)?(?:,|$)/.exec(list!)?.[1]?.trim();
      const find = (key: RegExp) => parts.find((part) => key.test(part.key ?? ''))?.value;
      const bare = list!
        .split(',')
        .slice(1)
        .map((part) => readLength(part))
        .find(Boolean);
      return oneNamed(match, {
        address: address!,
        alt: plainText(find(/^alt$/) ?? alt),
        caption: plainText(find(/^(?:title|caption)$/)),
        width: readLength(find(/width$/)) ?? bare,
        link: find(/^link$/),
      });
    },
  },
  // BBCode: [img]https://…/lake.jpg[/img], [img=300x200], [img width=300]
  {
    sign: '[/',
    pattern:
      /\[img(?:=([\dx×]{1,11})|((?:\s{1,9}\w{1,20}="?[^"\]\s]{1,40}"?){0,4}))?\]\s{0,3}([^[\]\n]{1,1000}?)\s{0,3}\[\/img\]/gi,
    read: (match) => {
      const width = readParameters(match[2] ?? '', 0).find(({ key }) => key === 'width')?.value;
      return one(match, { address: match[3]!, ...readSize(match[1] ?? width) });
    },
  },
  // TiddlyWiki, Bear: [img[lake.jpg]], [img width=300 [The lake|lake.jpg]], [image:A1B2/lake.jpg]
  {
    sign: '[im',
    pattern: /\[img((?:\s+\w+=\w{1,10}){0,4})\s{0,2}\[([^[\]\n]{1,500})\]\]|\[image:([^[\]\n]{1,500})\](?!\()/g,
    read: (match) => {
      const parts = (match[2] ?? match[3] ?? '').split('|');
      const alt = parts.length > 1 ? plainText(parts[0]) : '';
      const width = readParameters(match[1] ?? '', 0).find(({ key }) => key === 'width')?.value;
      return oneNamed(match, { address: parts.at(-1)!.trim(), alt, ...readSize(width) });
    },
  },
  // LaTeX in pandoc: \includegraphics[width=0.5\textwidth]{lake.jpg}, in a figure with its caption
  {
    sign: '\\includegraphics',
    pattern: /\\includegraphics(?:\[([^\]\n]{0,200})\])?\{([^{}\n]{1,500})\}/g,
    read: (match, source) => {
      const address = match[2]!.trim();
      const width = /width\s*=\s*([\d.]*\s*(?:\\\w+|[a-z%]+)?)/.exec(match[1] ?? '')?.[1];
      const figure = latexFigure(source.text, match.index, match[0].length);
      const picture = { address, at: match.index, caption: figure?.caption, width: readLength(width) };
      return { pictures: [picture], from: figure?.from, to: figure?.to };
    },
  },
  // reStructuredText: .. image:: lake.jpg with its options; .. figure:: with a caption below
  {
    sign: '.. ',
    pattern: /^([ \t]*)\.\. (?:\|[^|\n]{1,80}\| )?(image|figure|thumbnail):: ([^\n]{1,500})$/gm,
    read: restructured,
  },
  // Org: #+CAPTION: The lake, #+ATTR_HTML: :width 300 above the picture
  {
    sign: '#+',
    pattern:
      /^[ \t]*#\+(?:caption|attr_\w+|name|label):.*\r?\n(?:[ \t]*#\+(?:caption|attr_\w+|name|label):.*\r?\n)*/gim,
    read: orgCaption,
  },
  // MDC (Nuxt), remark-directive: ::image{src="lake.jpg"}, :img{src=…}, ::figure[The lake]{src=…}
  {
    sign: ':',
    pattern: /(?<![\w:])::?([a-z][\w-]{1,40})(?:\[([^\]\n]{0,300})\])?\{([^{}\n]{1,1000})\}/gi,
    read: (match) => {
      const at = match.index + match[0].length - match[3]!.length - 1;
      const { pictures } = picturesOf(match[1]!, readParameters(match[3]!, at));
      const label = plainText(match[2]);
      return { pictures: pictures.map((picture) => ({ ...picture, caption: picture.caption || label })) };
    },
  },
];

export function rewriteWiki(source: SourceText): Rewriting {
  return { edits: [...runRules(source, RULES), ...mystEdits(source), ...captionedByWordPress(source)], problems: [] };
}

/** The `\begin{figure} … \end{figure}` around a position, with its caption. */
function latexFigure(text: string, at: number, length: number) {
  const before = text.slice(Math.max(0, at - 500), at);
  const begin = before.lastIndexOf('\\begin{figure');
  if (begin < 0 || before.includes('\\end{figure', begin) || before.includes('\\includegraphics', begin))
    return undefined;
  const after = text.slice(at + length, at + length + 1500);
  const end = /\\end\{figure\*?\}/.exec(after);
  if (!end || after.slice(0, end.index).includes('\\includegraphics')) return undefined;
  const from = at - before.length + begin;
  const to = at + length + end.index + end[0].length;
  const caption = /\\caption(?:\[[^[\]]{0,300}\])?\{((?:[^{}]|\{[^{}]{0,500}\}){0,2000})\}/.exec(
    text.slice(from, to),
  )?.[1];
  return { from, to, caption: plainText(caption?.replace(/\\\w+\s*|[{}]/g, '')) };
}

function restructured(match: RegExpExecArray, source: SourceText): RuleMatch | undefined {
  const { text } = source;
  const address = match[3]!.trim();
  if (!isPictureAddress(address)) return undefined;
  const indent = match[1]!.length;
  let picture: Picture = { address, at: match.index };
  let to = match.index + match[0].length;
  let at = to + 1;
  let caption = '';
  for (let line = 0; line < 12 && at <= text.length; line += 1) {
    const end = lineEnd(text, at);
    const words = text.slice(at, end);
    const option = /^[ \t]+:([\w-]+):[ \t]*(.*)$/s.exec(words);
    const inside = words.length - words.trimStart().length > indent && words.trim() !== '';
    if (option) picture = { ...picture, ...optionOf(option[1], option[2] ?? '') };
    else if (words.trim() === '') {
      if (match[2] !== 'figure' || caption) break;
      at = end + 1;
      continue;
    } else if (match[2] === 'figure' && inside) caption += ` ${words.trim()}`;
    else break;
    to = end;
    at = end + 1;
  }
  if (caption) picture = { ...picture, caption: plainText(caption) };
  return { pictures: [picture], from: match.index + indent, to };
}

/** Org's keyword lines and the picture on the line below them. */
function orgCaption(match: RegExpExecArray, source: SourceText): RuleMatch | undefined {
  const start = match.index + match[0].length;
  const below = source.text.slice(start, start + 1000);
  const picture = /^[ \t]*(?:!\[([^\]\n]*)\]\(<?([^\s<>()]+)>?\)|\[\[(?:file:)?([^[\]\n]+)\]\])[ \t]*(?=\n|$)/.exec(
    below,
  );
  const address = picture?.[2] ?? picture?.[3] ?? '';
  if (!picture || !isPictureAddress(address)) return undefined;
  const caption = /#\+caption(?:\[[^[\]\n]{0,300}\])?:[ \t]*([^\n]*)/i.exec(match[0])?.[1];
  const width = /:width[ \t]+([\d.]+\s*(?:px|%|cm|\\\w+)?)/i.exec(match[0])?.[1];
  const alt = plainText(/:alt[ \t]+([^:\n]+)/i.exec(match[0])?.[1] ?? picture[1]);
  const shown = { address, at: start, alt, caption: plainText(caption), width: readLength(width) };
  return { pictures: [shown], to: start + picture[0].length };
}

/** The picture at the head of a caption, in a link or not. */
const CAPTIONED =
  /^\s*(?:(?:<a\b[^>]*>\s*)?(?:<img\b[^>]*>|!\[[^\]]*\]\([^)]*\))(?:\s*<\/a>)?|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\))/;

/** `[caption …]<img …> words[/caption]` → the same with figure and figcaption. */
function captionedByWordPress(source: SourceText): Edit[] {
  const { text } = source;
  if (!/\[\/(?:wp_)?caption\]/.test(text)) return [];
  const edits: Edit[] = [];
  const pattern =
    /\[(?:wp_)?caption([^\]\n]{0,400})\]((?:(?!\[\/?(?:wp_)?caption)[\s\S]){0,3000}?)\[\/(?:wp_)?caption\]/g;
  for (const match of text.matchAll(pattern)) {
    if (source.isCode(match.index)) continue;
    const [whole, options = '', shown = ''] = match;
    const inside = CAPTIONED.exec(shown)?.[0];
    if (inside === undefined) continue;
    const behind = shown.slice(inside.length);
    const words = behind.trim() || (/caption="([^"]*)"/.exec(options)?.[1] ?? '');
    const shut = match.index + whole.lastIndexOf('[');
    const wordsAt = shut - behind.length;
    const opening = match.index + whole.indexOf(']') + 1;
    const markdown = inside.includes('![');
    const below = `<figcaption>${plainText(words).replace(/[<>&]/g, '')}</figcaption></figure>`;
    edits.push({ from: match.index, to: opening, text: markdown ? '' : '<figure>' });
    edits.push({ from: wordsAt, to: match.index + whole.length, text: markdown ? `\n<small>${words}</small>` : below });
  }
  return edits;
}
