// Step 1, dialects: pictures named in the calls and tags of other systems: Trac's macro, Confluence's storage format, Typst, square
// brackets of WordPress and its kin, options behind a wiki link. Only what clearly is a picture is touched.

import { picturesOf } from './named.ts';
import { readParameters } from './parameters.ts';
import { isPictureAddress, type Picture, pictureEdit, plainText, readLength } from './picture.ts';
import type { Edit, Rewriting, Source } from './source.ts';

interface Rule {
  /** Must be in the text for the rule to run. */
  readonly sign: string;
  /** Begins with a fixed sign and has no nested repetition. */
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => readonly Picture[];
}

const RULES: readonly Rule[] = [
  // Trac: [[Image(lake.jpg, 300px, alt=The lake)]]
  {
    sign: 'Image(',
    pattern: /\[\[Image\(([^()\n]{1,800})\)\]\]/g,
    read: (match) => {
      const [target = '', ...options] = match[1]!.split(',').map((part) => part.trim());
      const address = /^https?:/.test(target) ? target : target.replace(/^.*:/, '');
      const said = (key: string) => options.find((option) => option.startsWith(`${key}=`))?.slice(key.length + 1);
      const width = readLength(said('width') ?? options.find((option) => readLength(option)) ?? '');
      const link = said('link');
      return one(match, address, {
        alt: plainText(said('alt') ?? ''),
        caption: plainText(said('title') ?? ''),
        width,
        ...(link && /^https?:/.test(link) ? { link } : {}),
      });
    },
  },
  // GitLab, Gollum: [[lake.jpg|alt=The lake|width=300px]]
  {
    sign: '[[',
    pattern:
      /(?<!!)\[\[([^[\]|\n]{1,500})((?:\|(?:alt|width|height|align|float|frame|link)(?:=[^[\]|\n]{0,300})?){1,8})\]\]/g,
    read: (match) => {
      const said = (key: string) => new RegExp(`\\|${key}=([^|]*)`).exec(match[2]!)?.[1]?.trim() ?? '';
      const size = { width: readLength(said('width')), height: readLength(said('height')) };
      return one(match, match[1]!.trim(), { alt: plainText(said('alt')), ...size });
    },
  },
  // Confluence: <ac:image ac:width="300"><ri:attachment ri:filename="lake.jpg"/></ac:image>
  {
    sign: '<ac:image',
    pattern: /<ac:image\b([^<>]{0,500})>((?:(?!<\/?ac:image)[\s\S]){1,2000}?)<\/ac:image>/g,
    read: (match) => {
      const address = /\bri:(?:filename|value)\s*=\s*"([^"\n]{1,1000})"/.exec(match[2]!)?.[1] ?? '';
      const said = (key: string) => new RegExp(`\\bac:${key}\\s*=\\s*"([^"]*)"`).exec(match[1]!)?.[1] ?? '';
      const caption = /<ac:caption>([\s\S]*?)<\/ac:caption>/.exec(match[2]!)?.[1] ?? said('title');
      return one(match, address, { alt: said('alt'), caption: plainText(caption), width: readLength(said('width')) });
    },
  },
  // Typst: #image("lake.jpg", width: 50%), #figure(image("lake.jpg"), caption: [The lake]) <lake>
  {
    sign: 'image(',
    pattern:
      /#figure\(\s{0,20}image\(\s{0,20}"([^"\n]{1,500})"([^()\n]{0,200})\)((?:\[[^[\]]{0,500}\]|[^()[\]]){0,300})\)(?:[ \t]?<[\w:-]{1,60}>)?|#image\(\s{0,20}"([^"\n]{1,500})"([^()\n]{0,200})\)/g,
    read: (match) => {
      const width = /width:\s*([\d.]+\s*(?:%|cm|mm|in|pt|em))/.exec(match[2] ?? match[5] ?? '')?.[1] ?? '';
      const alt = /alt:\s*"([^"]*)"/.exec(match[2] ?? match[5] ?? '')?.[1] ?? '';
      const caption = /caption:\s*(?:\[([^[\]]*)\]|"([^"]*)")/.exec(match[3] ?? '');
      return one(match, match[1] ?? match[4]!, {
        alt: plainText(alt),
        caption: plainText(caption?.[1] ?? caption?.[2] ?? ''),
        width: readLength(width),
      });
    },
  },
  // WordPress and its kin: [image src="lake.jpg" caption="The lake"], [singlepic url='lake.jpg' w=300]
  {
    sign: '=',
    pattern:
      /\[([a-z][\w-]{1,30})((?:\s+[\w-]{1,30}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'\]]{1,300})){1,12})\s*\/?\](?![([:])/gi,
    read: (match) =>
      /^(?:caption|link|url|a|video|audio)$/i.test(match[1]!)
        ? []
        : picturesOf(match[1]!, readParameters(match[2]!, match.index + 1 + match[1]!.length)).pictures,
  },
  // [gallery] with an address on each line; [embed]https://…/lake.jpg[/embed]
  {
    sign: '[/',
    pattern:
      /\[(gallery|photoset|photos|album|slideshow|images|embed|photo|picture|carousel)\b[^[\]\n]{0,300}\]([^[\]]{1,5000}?)\[\/\1\]/gi,
    read: (match) => {
      const start = match.index + match[0].indexOf(']') + 1;
      const pictures = [...match[2]!.matchAll(/[^\s,;|]+/g)].map((word) => ({
        address: word[0],
        at: start + word.index,
      }));
      return pictures.every(({ address }) => isPictureAddress(address)) ? pictures : [];
    },
  },
];

export function rewriteCalls(source: Source): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { sign, pattern, read } of RULES) {
    if (!text.includes(sign)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (source.isCode(match.index)) continue;
      const pictures = read(match);
      if (pictures.length > 0) edits.push(pictureEdit(source, match.index, match.index + match[0].length, pictures));
    }
  }
  return { edits, problems: [] };
}

function one(match: RegExpExecArray, address: string, said: Omit<Picture, 'at' | 'address'>): Picture[] {
  if (!isPictureAddress(address)) return [];
  return [{ ...said, address, at: match.index + Math.max(0, match[0].indexOf(address)) }];
}
