// Step 4: where words may break: soft hyphens, since the browser that prints brings no dictionaries, and places inside
// web addresses. Pure but for loading the patterns of one language.

import { createRequire } from 'node:module';

type Hyphenate = (html: string, options: { minWordLength: number }) => string;

const require = createRequire(import.meta.url);
const loaded = new Map<string, Hyphenate | undefined>();

/** The HTML with U+00AD where words may break; code, links' addresses and words of up to five letters stay whole. */
export function hyphenate(html: string, language: string): string {
  const set = hyphenator(language);
  if (!set || html.length > LONGEST) return html;
  const key = `${language} ${html}`;
  const known = hyphenated.get(key);
  if (known !== undefined) return known;
  const done = html
    .split(WHOLE)
    .map((piece, i) => (i % 2 === 0 ? keepEnds(set(piece, { minWordLength: LEAST_WORD })) : piece))
    .join('');
  characters += key.length + done.length;
  if (characters > MOST_CHARACTERS) {
    hyphenated.clear();
    characters = key.length + done.length;
  }
  hyphenated.set(key, done);
  return done;
}

/** Every text is composed some times, to be measured, checked and printed, and again in each look of a preview. */
const hyphenated = new Map<string, string>();
let characters = 0;
/** More than the longest text has, before and after. */
const MOST_CHARACTERS = 16_000_000;

/** The browser takes minutes to find out at which of its hyphens a longer paragraph (a dozen pages) breaks. */
const LONGEST = 40_000;

/** What is not hyphenated. For long words the hyphenator takes long, and nobody misses their hyphens. */
const WHOLE =
  /(<code\b[\s\S]*?<\/code>|<a\b[^>]*>\s*(?:https?:|www\.)[\s\S]*?<\/a>|<span class="katex[\s\S]*|<\/?[a-z][^>]*>|[^\s!-&(-@[-`{-~\u2013-\u203c]{61,})/i;

/** The HTML with places to break inside web addresses: a justified line that stands before an unbroken one is torn. */
export function breakAddresses(html: string): string {
  return html.replace(/(<[^<>]*>)|\b(?:https?:\/\/|www\.)[^\s<]+/gi, (piece, tag?: string) =>
    tag ? piece : piece.replace(/(?<=[\p{L}\d])(?=(?:[/.?#=_~]|&amp;)[^\s])/gu, '<wbr>'),
  );
}

/** A paragraph whose lines are marked (line-marks.ts), with the soft hyphens at the ends of its lines alone. */
export function endHyphens(html: string): string {
  return html.replace(/<span class="line-end">\u00ad|<[^<>]*>|\u00ad/g, (piece) => (piece === '\u00ad' ? '' : piece));
}

const LEAST_WORD = 6;

/** A shorter part of a word that has a hyphen of its own breaks there alone. */
const LEAST_PART = 9;

/** Three letters at least stay on either side of a hyphen, also at an apostrophe (`o’clock`). */
function keepEnds(html: string): string {
  return html
    .replace(/(?<![\p{L}\u00ad])[\p{L}\u00ad]+(?:[-\u2010\u2011][\p{L}\u00ad]+)+/gu, (word) =>
      word.replace(/[\p{L}\u00ad]+/gu, (part) => {
        const whole = part.replaceAll('\u00ad', '');
        return whole.length < LEAST_PART ? whole : part;
      }),
    )
    .replace(/(?<=['\u2019\u2010\u2011-])\u00ad|\u00ad(?=['\u2019\u2010\u2011-])/g, '')
    .replace(/(?<![\p{L}\u00ad])(\p{L}{1,2})\u00ad/gu, '$1')
    .replace(/\u00ad(?=\p{L}{1,2}(?![\p{L}\u00ad]))/gu, '');
}

/** Languages that are written without hyphenation, or whose lines break anywhere. */
const WITHOUT = /^(zh|ja|ko|yue|lzh|he|ar|fa|ur|yi|th|vi|my|km|lo)\b/i;

function hyphenator(language: string): Hyphenate | undefined {
  const tag = language.toLowerCase();
  if (WITHOUT.test(tag)) return undefined;
  const names = [tag, tag.split('-').slice(0, 2).join('-'), tag.split('-')[0] as string];
  if (!loaded.has(tag)) loaded.set(tag, names.map(load).find(Boolean));
  return loaded.get(tag);
}

function load(name: string): Hyphenate | undefined {
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(name)) return undefined;
  try {
    return (require(`hyphen/${name === 'nb' ? 'no' : name}`) as { hyphenateHTMLSync: Hyphenate }).hyphenateHTMLSync;
  } catch {
    return undefined;
  }
}
