// Step 1, dialects: reads pictures as single programs write them. iA Writer, Kirby, Markdown Preview Enhanced, words in
// braces before an address; and cards that link to other pages, whose pictures are none.

import { readParameters } from './picture/parameters.ts';
import { oneNamed, type PatternRule, runRules } from './picture/pattern-rules.ts';
import { markedText, type Picture, plainText, readLength, sizeOf } from './picture/picture.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const RULES: readonly PatternRule[] = [
  // Kirby: (image: lake.jpg alt: The lake width: 300)
  {
    sign: ': ',
    pattern: /\((?:image|img|photo|figure):[ \t]{0,3}((?:[^()\n]|\n(?![ \t]{0,99}\n)|\([^()\n]{0,200}\)){1,1000})\)/gi,
    read: (match) => {
      const [address = '', ...fields] = match[1]!.split(KIRBY);
      const said: Record<string, string> = {};
      for (let index = 0; index + 1 < fields.length; index += 2)
        said[fields[index]!.toLowerCase()] = fields[index + 1]!;
      const picture = {
        address: address.trim(),
        alt: plainText(said.alt),
        caption: markedText(said.caption ?? said.title),
      };
      return oneNamed(match, { ...picture, ...sizeOf(said.width, said.height), link: linkOf(said.link) });
    },
  },
  // Markdown Preview Enhanced: @import "lake.jpg" {width=300 title="The lake"}
  {
    sign: '@import',
    pattern: /^[ \t]{0,3}@import[ \t]{1,3}(?:"([^"\n]{1,500})"|'([^'\n]{1,500})')(?:[ \t]{0,3}\{([^{}\n]{0,500})\})?/gm,
    read: (match) => {
      const said = (key: string) => readParameters(match[3] ?? '', 0).find((one) => one.key === key)?.value;
      const words = { alt: plainText(said('alt')), caption: markedText(said('title') ?? said('caption')) };
      return oneNamed(match, { address: (match[1] ?? match[2])!, ...words, ...sizeOf(said('width'), said('height')) });
    },
  },
  // iA Writer: /lake.jpg "The lake" on a line of its own
  {
    sign: '/',
    pattern:
      /^[ \t]{0,3}(\/(?!\/)[^\n"<>{}|]{1,300}?\.\w{3,4})(?:[ \t]{1,9}(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|\(([^()\n]{0,300})\)))?[ \t\r]{0,99}$/gm,
    read: (match) => oneNamed(match, { address: match[1]!, caption: markedText(match[2] ?? match[3] ?? match[4]) }),
  },
  // Tistory: [##_Image|kage@a/b/c/img.jpg|CDM|1.3|{"caption":"The lake"}_##]
  {
    sign: '[##_Image|',
    pattern: /\[##_Image\|(kage@)?([^|\n]{1,500})\|([^\n]{0,2000}?)_##\]/g,
    read: (match) => {
      const address = `${match[1] ? 'https://blog.kakaocdn.net/dn/' : ''}${match[2]!}`;
      const said = (key: string) => new RegExp(`"${key}":"((?:[^"\\\\]|\\\\.){0,500})"`).exec(match[3]!)?.[1];
      return oneNamed(match, { address, alt: plainText(said('alt')), caption: markedText(said('caption')) });
    },
  },
  // {"The lake" center}(lake.jpg)
  {
    sign: '}(',
    pattern: /(?<![\w)\]}`])\{([^{}\n]{0,300})\}\(<?([^()\s<>]{1,500})>?\)/g,
    read: (match) => {
      const words = /["“']([^"”\n]{0,300})["”']/.exec(match[1]!)?.[1];
      const width = readLength(/\b(?:width|w)\s*[=:]\s*([\d.]+\s*[a-z%]*)/i.exec(match[1]!)?.[1]);
      return oneNamed(match, { address: match[2]!, caption: markedText(words), width });
    },
  },
];
const KIRBY =
  /\s(alt|caption|title|width|height|link|class|imgclass|linkclass|target|text|rel|popup|style|srcset|sizes|lazy|align):\s*/i;

export function rewriteApps(source: SourceText): Rewriting {
  return { edits: [...runRules(source, RULES), ...cards(source), ...spoilers(source)], problems: [] };
}

/** Habr: `<spoiler title="The gear">` is what HTML calls details; `<anchor>name</anchor>` is a target. */
function spoilers(source: SourceText): Edit[] {
  return [...source.text.matchAll(SPOILER)].flatMap(({ 0: whole, 1: title, 2: name, index }) => {
    if (source.isCode(index)) return [];
    const open = title === undefined ? '</details>' : `<details><summary>${title}</summary>`;
    return [{ from: index, to: index + whole.length, text: name === undefined ? open : `<a id="${name}"></a>` }];
  });
}

const SPOILER =
  /<spoiler\s{1,9}title="([^"<>\n]{0,300})"[^<>\n]{0,100}>|<anchor>([\w-]{1,100})<\/anchor>|<\/spoiler>/gi;

const linkOf = (words: string | undefined): Picture['link'] => /^(?:https?:\S+|\/\S*)$/.exec(words?.trim() ?? '')?.[0];

const CARD =
  /<(a|figure)\b[^<>]{0,500}\bclass\s{0,9}=\s{0,9}["'][^"'<>]{0,300}\b(?:kg-bookmark[\w-]{0,99}|(?:link|blog|og|ogp|bookmark|embed|preview)[-_]?card)\b[^<>]{0,500}>/gi;

const HREF = /<a\b[^<>]{0,500}\shref\s*=\s*(?:"([^"<>\s]{1,1000})"|'([^'<>\s]{1,1000})')/i;

/** A card that links to another page: its thumbnail and icon are no photos. */
function cards(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  for (const match of text.matchAll(CARD)) {
    if (match.index < done || source.isCode(match.index)) continue;
    const inside = match.index + match[0].length;
    const length = text.slice(inside, inside + 10_000).search(new RegExp(`</${match[1]}\\s*>`, 'i'));
    if (length < 0) continue;
    done = inside + length;
    const href = HREF.exec(match[1] === 'a' ? match[0] : text.slice(inside, done));
    const address = href?.[1] ?? href?.[2] ?? '';
    // On paper a title alone leads nowhere.
    if (
      /^https?:/i.test(address) &&
      !text
        .slice(inside, done)
        .replace(/<[^<>]*>/g, '')
        .includes(address)
    )
      edits.push({ from: done, to: done, text: ` ${address}` });
    for (const image of text.slice(inside, done).matchAll(/<img\b[^<>]{0,3000}>/gi))
      edits.push({ from: inside + image.index, to: inside + image.index + image[0].length, text: '' });
  }
  return edits;
}
