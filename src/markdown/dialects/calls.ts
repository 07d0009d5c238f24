// Step 1, dialects: reads pictures in calls and tags of other systems. Trac's macro, Confluence's storage format,
// Typst, square brackets of WordPress and its kin, options behind a wiki link. Touches only what clearly is a picture.

import { type Problem, warning } from '../../diagnostics.ts';
import { isPictureAddress } from '../../formats.ts';
import { between } from '../../trimming.ts';
import { picturesOf } from './picture/from-parameters.ts';
import { readParameters } from './picture/parameters.ts';
import { oneNamed, type PatternRule, runRules } from './picture/pattern-rules.ts';

import { markedText, pictureEdit, plainText, readLength, sizeOf } from './picture/picture.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';
import { picturesIn } from './templates/front-matter-lists.ts';

const RULES: readonly PatternRule[] = [
  // Trac: [[Image(lake.jpg, 300px, alt=The lake)]]
  {
    sign: 'Image(',
    pattern: /\[\[Image\(([^()\n]{1,800})\)\]\]/g,
    read: (match) => {
      const [target = '', ...options] = match[1]!.split(',').map((part) => part.trim());
      const address = /^https?:/.test(target) ? target : target.replace(/^.*:/, '');
      const said = (key: string) => options.find((option) => option.startsWith(`${key}=`))?.slice(key.length + 1);
      const width = readLength(said('width') ?? options.find((option) => readLength(option)));
      return oneNamed(match, {
        address,
        alt: plainText(said('alt')),
        caption: markedText(said('title')),
        width,
        link: /^https?:.*/.exec(said('link') ?? '')?.[0],
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
      const size = sizeOf(said('width'), said('height'));
      return oneNamed(match, { address: match[1]!.trim(), alt: plainText(said('alt')), ...size });
    },
  },
  // Confluence: <ac:image ac:width="300"><ri:attachment ri:filename="lake.jpg"/></ac:image>
  {
    sign: '<ac:image',
    pattern: /<ac:image\b([^<>]{0,500})>((?:(?!<\/?ac:image)[\s\S]){1,2000}?)<\/ac:image>/g,
    read: (match) => {
      const address = /\bri:(?:filename|value)\s*=\s*"([^"\n]{1,1000})"/.exec(match[2]!)?.[1] ?? '';
      const said = (key: string) => new RegExp(`\\bac:${key}\\s*=\\s*"([^"]*)"`).exec(match[1]!)?.[1] ?? '';
      const caption = between(match[2]!, '<ac:caption>', '</ac:caption>') ?? said('title');
      return oneNamed(match, {
        address,
        alt: said('alt'),
        caption: markedText(caption),
        width: readLength(said('width')),
      });
    },
  },
  // Typst: #image("lake.jpg", width: 50%), #figure(image("lake.jpg"), caption: [The lake]) <lake>
  {
    sign: 'image(',
    pattern:
      /#figure\(\s{0,20}image\(\s{0,20}"([^"\n]{1,500})"([^()\n]{0,200})\)((?:\[[^[\]]{0,500}\]|[^()[\]]){0,300})\)(?:[ \t]?<[\w:-]{1,60}>)?|#image\(\s{0,20}"([^"\n]{1,500})"([^()\n]{0,200})\)/g,
    read: (match) => {
      const options = match[2] ?? match[5] ?? '';
      const width = /width:\s*([\d.]+\s*(?:%|cm|mm|in|pt|em))/.exec(options)?.[1];
      const alt = /alt:\s*"([^"]*)"/.exec(options)?.[1];
      const caption = /caption:\s*(?:\[([^[\]]*)\]|"([^"]*)")/.exec(match[3] ?? '');
      return oneNamed(match, {
        address: match[1] ?? match[4]!,
        alt: plainText(alt),
        caption: markedText(caption?.[1] ?? caption?.[2]),
        width: readLength(width),
      });
    },
  },
  // WordPress and its kin: [image src="lake.jpg" caption="The lake"], [singlepic url='lake.jpg' w=300]
  {
    sign: '=',
    pattern:
      /\[([a-z][\w-]{1,30})((?:\s{1,20}[\w-]{1,30}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'[\]]{1,300})){1,12})\s{0,20}\/?\](?![([:])/gi,
    read: (match) =>
      /^(?:caption|link|url|a|video|audio)$/i.test(match[1]!)
        ? undefined
        : picturesOf(match[1]!, readParameters(match[2]!, match.index + 1 + match[1]!.length)),
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
      return pictures.every(({ address }) => isPictureAddress(address)) ? { pictures } : undefined;
    },
  },
];

const GALLERY =
  /\[((?:[a-z]+[-_])?(?:gallery|photoset|slideshow|album|carousel|playlist)|ngg\w{0,30}|singlepic|envira-\w+|metaslider|foogallery|modula|jig|robo-gallery)((?:[ \t]+[\w-]{1,30}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'\]]{1,300})){0,12}|=[\d, ]{1,200}|[ \t]+\d{1,9})[ \t]*\/?\](?![(:]|\[(?!gallery|playlist|slideshow))/gi;

export function rewriteCalls(source: SourceText): Rewriting {
  const pictures = runRules(source, RULES);
  const numbered = numberedGalleries(source);
  const known = [...pictures, ...numbered.edits];
  const galleries = source.text.includes('[') ? unknownGalleries(source, new Set(known.map(({ from }) => from))) : [];
  return {
    edits: [...known, ...galleries.map(({ edit }) => edit)],
    problems: [...numbered.problems, ...galleries.flatMap(({ problem }) => (problem ? [problem] : []))],
  };
}

/** WordPress: a gallery that names its photos by the numbers of its database, or not at all: alone on its line, right
 *  behind the end of another call, or beside one of a template. */
const NUMBERED = new RegExp(
  [
    String.raw`\[(?:gallery|playlist)\b(?=[^[\]\n]{0,300}\bids=)[^[\]\n]{0,500}\](?!\()`,
    String.raw`(?<=^[ \t]{0,8}(?:\{[^{}\n]{0,200}\}[ \t]{0,8})?)\[gallery\b[^[\]\n]{0,300}\](?=[ \t]{0,8}(?:\{[^{}\n]{0,200}\})?[ \t\r]{0,8}$)`,
    String.raw`(?<=\[\/[a-z_-]{1,30}\][ \t]{0,8}|[%}]\}[ \t]{0,8})\[gallery\b[^[\]\n]{0,300}\](?![(:])`,
    String.raw`(?<=^[ \t]{0,8})\[gallery\b[^[\]\n]{0,300}\](?=[ \t]{0,8}\{[{%])`,
  ].join('|'),
  'gim',
);

/** Also run first and last: what stands beside a call tells that it is one, and other rules take that away. */
export function numberedGalleries(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const { 0: whole, index } of text.matchAll(NUMBERED)) {
    const to = index + whole.length;
    if (source.isCode(index) || /\b(?:src|file|url|image|img|path)=/i.test(whole) || closedBelow(text, to)) continue;
    const ids = /\bids=["'“]?([\d, ]{1,200})/i.exec(whole)?.[1]?.trim();
    const which = ids === undefined ? 'shows all photos of its post' : `names its photos by number (${ids})`;
    const message = `a gallery of WordPress ${which}, which only WordPress knows`;
    const hint = 'write its photos as ![words](address), in their order';
    problems.push(warning('W_TEMPLATE', message, { place: source.place(index), hint }));
    edits.push({ from: index, to, text: '' });
  }
  return { edits, problems };
}

const closedBelow = (text: string, from: number): boolean =>
  /^[^[\]]{0,5000}\[\/gallery\]/i.test(text.slice(from, from + 5100));

/** A gallery whose pictures only its site knows, by their numbers: told, where the front matter lists none. */
function unknownGalleries(
  source: SourceText,
  shown: ReadonlySet<number>,
): { readonly edit: Edit; readonly problem?: Problem }[] {
  const { text } = source;
  return [...text.matchAll(GALLERY)].flatMap(({ 0: call, 1: name = '', 2: options = '', index }) => {
    if (shown.has(index)) return [];
    const end = index + call.length;
    const line = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, index - LEAD), index));
    const alone = line && /^[ \t\r]*(?:\n|$)/.test(text.slice(end, end + 80));
    if (source.isCode(index) || !(alone || options.trim() !== '') || text.includes(`\n[${name}]:`)) return [];
    if (isClosedIn(text.slice(end, end + 5000), name) || isPictureAddress(options)) return [];
    const edit = { from: index, to: end, text: '' };
    const listed = LISTS.map((key) => picturesIn(source.context.frontMatter[key], index)).find(
      ({ length }) => length > 0,
    );
    if (listed) return [{ edit: pictureEdit(source, index, end, listed) }];
    const named = call.length > 60 ? `${call.slice(0, 59)}…` : call;
    const message = `the gallery “${named}” names no picture: only its site knows which they are`;
    return [{ edit, problem: warning('W_LOST', message, { place: source.place(index), hint: IN_ITS_PLACE }) }];
  });
}

/** Its end comes before the next of its name. */
function isClosedIn(rest: string, name: string): boolean {
  const end = rest.indexOf(`[/${name}]`);
  const next = rest.indexOf(`[${name}`);
  return end >= 0 && (next < 0 || end < next);
}

/** Columns before what stands alone on its line. */
const LEAD = 80;
const LISTS = ['gallery', 'photos', 'images', 'pictures', 'album'];
const IN_ITS_PLACE = 'write its pictures in its place, as ![words](address), or their folder: ![](photos/)';
