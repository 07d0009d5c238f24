// Step 1, dialects: reads films, sounds and cards of other pages as single programs write them (`@[youtube](id)`,
// `[embed]…[/embed]`, `::youtube{#id}`, `<lite-youtube>`). The tree sets each as a line with title and address.

import { isMediaAddress } from '../../formats.ts';
import { isFilmPage } from '../film-pages.ts';
import { cardWords, embedOf, filmAddress, filmMark } from './picture/embeds.ts';
import { readParameters } from './picture/parameters.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const PROVIDER = 'youtube|yt|vimeo|bilibili|bili|dailymotion|youku';
const KIND = `${PROVIDER}|video|film|movie|audio|sound|media`;

interface FilmRule {
  readonly sign: string;
  readonly pattern: RegExp;
  /** Markdown in its place. */
  readonly read: (match: RegExpMatchArray) => string | undefined;
}

const named = (match: RegExpMatchArray, title?: string) => film(match[1] ?? '', match[2] ?? '', title);

function film(kind: string, written: string, title?: string): string | undefined {
  const id = written.trim().replace(/^(["'<])(.*)["'>]$/, '$2');
  const address = filmAddress(kind.toLowerCase(), id);
  if (address === undefined) return undefined;
  // What can be any page is a card of it.
  return /^(?:embed|media)$/i.test(kind) ? cardWords(address, title) : filmMark(address, title);
}

/** `id="…"`, `src=…`: what a tag or directive of this name says. */
function byParameters(name: string, inside: string): string | undefined {
  const parameters = readParameters(inside.replace(/^#(?=[\w-])/, ''), 0);
  const made = embedOf(name.toLowerCase().replaceAll('.', '-'), parameters);
  return made?.startsWith('<video') ? made : undefined;
}

const RULES: readonly FilmRule[] = [
  // markdown-it-video, Zenn: @[youtube](id), @[card](https://…)
  {
    sign: '@[',
    pattern: new RegExp(`@\\[(?:(${KIND}|card)(?:[ \\t][^\\[\\]\\n]{0,80})?)?\\]\\(([^()\\s]{1,500})\\)`, 'gi'),
    read: (match) => {
      const address = match[2]!;
      if (/^card$/i.test(match[1] ?? '') || (!match[1] && !isFilm(address)))
        return /^https?:/i.test(address) ? cardWords(address, undefined) : undefined;
      return named(match);
    },
  },
  // !video(a.mp4), !yt[The pass](id), !video[The pass](a.mp4)
  {
    sign: '!',
    pattern: new RegExp(`(?<![\\w!])!(${KIND})(?:\\[([^\\[\\]\\n]{0,300})\\])?\\(([^()\\s]{1,500})\\)`, 'gi'),
    read: (match) => film(match[1]!, match[3]!, match[2]),
  },
  // Velog: !youtube[id], !codepen[user/embed/abc?height=300]
  {
    sign: '!',
    pattern: new RegExp(`(?<![\\w!])!(${PROVIDER}|codepen|codesandbox)\\[([\\w/?=&.:-]{3,300})\\](?!\\()`, 'gi'),
    read: ([, kind = '', id = '']) => {
      const site = { codepen: 'https://codepen.io/', codesandbox: 'https://codesandbox.io/embed/' }[kind.toLowerCase()];
      return site === undefined ? film(kind, id) : cardWords(`${site}${id}`, undefined);
    },
  },
  // Logseq, DokuWiki: {{video https://…}}, {{youtube>id?medium}}
  {
    sign: '{{',
    pattern: new RegExp(
      `\\{\\{[ \\t]?#?(${KIND})[ \\t>:][ \\t]{0,3}(https?://[^{}\\s|]{1,500}|[^{}\\s|?]{1,500})(?:[?|][^{}\\n]{0,200})?[ \\t]{0,3}\\}\\}`,
      'gi',
    ),
    read: (match) =>
      named(match) ?? film(match[1]!, match[0].replace(/^\{\{[ \t]?#?\w+[ \t>:][ \t]*|\}\}$/g, '').trimEnd()),
  },
  // WordPress and forums: [youtube id], [youtube=https://…], [embed]https://…[/embed], [video src="a.mp4"]
  {
    sign: '[/',
    pattern: new RegExp(
      `\\[(embed|${KIND})\\b[^\\[\\]\\n]{0,200}\\][ \\t\\n]{0,3}([^\\[\\]\\s]{1,500})[ \\t\\n]{0,3}\\[/\\1\\]`,
      'gi',
    ),
    read: (match) => named(match),
  },
  {
    sign: '[',
    pattern: new RegExp(`\\[(${KIND})[ =]([^\\[\\]\\n]{1,500})\\](?:\\[/\\1\\]|(?![(\\[:]))`, 'gi'),
    read: (match) => {
      const inside = match[2]!;
      if (!/\w=/.test(inside) || /^https?:/i.test(inside)) return film(match[1]!, inside.split(/[ &]/)[0]!);
      const parameters = readParameters(inside, 0);
      const address = parameters.find(({ value }) => isFilm(value))?.value;
      const id = address ?? parameters.find(({ key }) => key === 'id')?.value ?? '';
      return film(match[1]!, id, parameters.find(({ key }) => key === 'title')?.value);
    },
  },
  // Kirby: (youtube: id), (video: a.mp4 caption: The pass)
  {
    sign: ': ',
    pattern: new RegExp(`\\((${KIND}):[ \\t]{1,3}([^()\\s]{1,500})([^()\\n]{0,300})\\)`, 'gi'),
    read: (match) =>
      named(match, /\b(?:caption|title|alt):[ \t]{0,3}([^:]{1,200})(?:\s\w+:|$)/.exec(match[3] ?? '')?.[1]),
  },
  // Directives: ::youtube[The pass]{#id}, ::video{src=a.mp4}
  {
    sign: '::',
    pattern: new RegExp(`(?<![\\w:]):{1,3}(${KIND})(?:\\[([^\\[\\]\\n]{0,300})\\])?\\{([^{}\\n]{1,500})\\}`, 'gi'),
    read: (match) => {
      const inside = match[3]!.trim();
      const id = /^#([\w-]{3,40})/.exec(inside)?.[1];
      const said = match[2] ? `${inside} title="${match[2].replace(/"/g, '')}"` : inside;
      return id === undefined ? byParameters(match[1]!, said) : film(match[1]!, id, match[2]);
    },
  },
  // ::link-card{url="https://…" image="a.jpg"}
  {
    sign: '::',
    pattern:
      /(?<![\w:]):{1,3}((?:link|blog|ogp?|bookmark|embed)[-_]?card|bookmark|link-?preview)\{([^{}\n]{1,800})\}/gi,
    read: (match) => embedOf(match[1]!.toLowerCase(), readParameters(match[2]!, 0)),
  },
  // Elements of players: <lite-youtube videoid="…">, <YouTube id="…" />, <amp-vimeo data-videoid="…">
  {
    sign: '<',
    pattern:
      /<((?:lite-|amp-|my-)?(?:youtube|vimeo|bilibili|dailymotion)(?:-?(?:video|embed|player|lite))?)\s([^<>]{1,1000}?)\/?>(?:[ \t\n]{0,3}<\/\1\s?>)?/gi,
    read: (match) => byParameters(match[1]!.replace(/([a-z])(?=(?:Video|Embed|Player|Lite)\b)/g, '$1-'), match[2]!),
  },
  // Hashnode, and cards of other editors: %[https://…], [!card](https://…)
  {
    sign: '[',
    pattern:
      /^([ \t]{0,3})(?:%\[(https?:\/\/[^\s[\]]{1,1000})\]|\[!(?:card|embed|link)\]\((https?:\/\/[^\s()]{1,1000})\))(?=[ \t]*$)/gim,
    read: (match) => `${match[1]}${cardWords(match[2] ?? match[3]!, undefined)}`,
  },
];

/** A cheap test for a text that may have one. */
export const FILM_CALL =
  /youtube|\byt\b|vimeo|bili|dailymotion|youku|video|film|movie|audio|sound|media|\bcard\b|embed|bookmark|codepen|codesandbox|@\[\]|%\[/i;

export function rewriteFilms(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { sign, pattern, read } of RULES) {
    if (!text.includes(sign)) continue;
    for (const match of text.matchAll(pattern)) {
      if (source.isCode(match.index) || text[match.index - 1] === '\\') continue;
      const made = read(match);
      if (made !== undefined) edits.push({ from: match.index, to: match.index + match[0].length, text: made });
    }
  }
  return { edits, problems: [] };
}

const isFilm = (address: string) => isMediaAddress(address) || isFilmPage(address);
