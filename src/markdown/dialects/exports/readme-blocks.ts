// Step 1, dialects: reads the blocks of ReadMe.com, JSON from `[block:image]` to `[/block]`: pictures, boxes, code,
// tables, headings and cards.

import { escapeText, markedText, type Picture, pictureEdit, plainText, sizeOf } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const BLOCK = /^\[block:([a-z-]{1,30})\]((?:[^[]|\[(?!\/block\]|block:)){1,20000})\[\/block\][ \t]*$/gm;

export const hasReadMe = (text: string): boolean => /^\[block:[a-z-]+\]/m.test(text);

export function rewriteReadMe(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  for (const { 0: whole, 1: kind = '', 2: json = '', index } of source.text.matchAll(BLOCK)) {
    if (source.isCode(index)) continue;
    const said = readJson(json);
    if (!said) continue;
    const to = index + whole.length;
    if (kind === 'image') {
      const pictures = picturesOf(said, index, whole);
      if (pictures.length > 0) edits.push(pictureEdit(source, index, to, pictures));
      continue;
    }
    const made = WRITERS[kind]?.(said);
    if (made !== undefined) edits.push({ from: index, to, text: made });
  }
  return { edits, problems: [] };
}

type Json = Readonly<Record<string, unknown>>;

const record = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

const textOf = (value: unknown): string | undefined => raw(value).trim() || undefined;

function readJson(json: string): Json | undefined {
  try {
    return record(JSON.parse(json) as unknown);
  } catch {
    return undefined;
  }
}

/** `"image": [address, name of the file, alt]`, or an address alone. */
function picturesOf(said: Json, from: number, whole: string): readonly Picture[] {
  const images = Array.isArray(said.images) ? (said.images as readonly unknown[]) : [];
  return images.flatMap((one) => {
    const image = record(one);
    const parts = Array.isArray(image?.image) ? (image.image as readonly unknown[]) : [image?.image];
    const address = textOf(parts[0]);
    if (!address) return [];
    return {
      address,
      at: from + Math.max(0, whole.indexOf(address)),
      alt: plainText(textOf(parts[2])),
      caption: markedText(textOf(image?.caption)),
      ...sizeOf(textOf(image?.sizing)),
    };
  });
}

const raw = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const joined = (lines: string, sign: string): string =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join(sign);

/** Words on one line: a block has as many lines as its JSON. */
const words = (value: unknown): string => joined(raw(value), '<br>');

const WRITERS: Readonly<Record<string, (said: Json) => string | undefined>> = {
  callout: (said) => {
    const title = words(said.title);
    return `> [!${KINDS[textOf(said.type) ?? ''] ?? 'NOTE'}]${title === '' ? '' : ` ${title}`}\n> ${words(said.body)}`;
  },
  code: (said) => {
    const codes = Array.isArray(said.codes) ? (said.codes as readonly unknown[]) : [];
    return codes
      .map(
        (one) =>
          `<pre><code>${escapeText(raw(record(one)?.code).replace(/\n/g, LINE)).replaceAll(LINE, '&#10;')}</code></pre>`,
      )
      .join('');
  },
  'api-header': (said) => (words(said.title) === '' ? '' : `## ${words(said.title)}`),
  embed: (said) => {
    const url = textOf(said.url)?.replace(/[<>\s]/g, '');
    return url === undefined ? undefined : `[${words(said.title) || url}](<${url}>)`;
  },
  parameters: (said) => {
    const data = record(said.data) ?? {};
    const [rows, columns] = [Number(said.rows), Number(said.cols)];
    if (!(rows <= 500 && columns <= 30)) return undefined;
    const row = (cell: 'th' | 'td', key: string) =>
      `<tr>${Array.from({ length: columns }, (_, at) => `<${cell} markdown="1">${words(data[`${key}-${at}`])}</${cell}>`).join('')}</tr>`;
    return `<table>${row('th', 'h')}${Array.from({ length: rows }, (_, at) => row('td', `${at}`)).join('')}</table>`;
  },
  html: (said) => joined(raw(said.html), ' '),
};

const LINE = '\u0085';
const KINDS: Readonly<Record<string, string>> = {
  info: 'NOTE',
  success: 'TIP',
  warning: 'WARNING',
  danger: 'CAUTION',
};
