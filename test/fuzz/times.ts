// Time that grows faster than the text: each sign of each dialect, taken from the dialects themselves, and each
// construct of Markdown is repeated in each context, and read at several lengths. In: numbers of items. Out: how an
// item's time grows.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'rolldown/utils';
import { curate } from '../../src/album/curate.ts';
import { BuildError } from '../../src/diagnostics.ts';
import { parse } from '../../src/markdown/parse.ts';
import type { Report } from '../../src/model.ts';
import { chooseOptions, withLayer } from '../../src/options/resolve.ts';
import { composeDocument } from '../../src/page/compose.ts';
import { findUncovered } from '../../src/page/fonts/font-coverage.ts';
import { inlineSizes } from '../../src/page/inline-pictures.ts';
import { pageBox } from '../../src/page/themes/page-box.ts';
import { withSmartMarks } from '../../src/page/type/smart-report.ts';
import { limitText } from '../../src/stages/texts/text-limits.ts';
import * as make from '../helpers/make.ts';
import { processorMs } from '../helpers/time.ts';
import { eachNode } from '../patterns/find.ts';
import type { Random } from './random.ts';

export interface TimeItem {
  /** For people: the piece and the context. */
  readonly name: string;
  readonly text: (chars: number) => string;
}

/** A piece that repeats, sometimes two of them in turn, in a context. */
export function timeItem(random: Random, tokens: readonly string[]): TimeItem {
  const piece = random.pick(tokens) + (random.chance(0.4) ? random.pick(tokens) : '');
  const between = random.pick(['', '', '', ' ', '\n', 'a ', '\n\n']);
  const [context, wrap] = random.pick(Object.entries(CONTEXTS));
  return itemOf(piece + between, context, wrap);
}

/** Each token in each context. */
export function allItems(tokens: readonly string[]): readonly TimeItem[] {
  return tokens.flatMap((token) => Object.entries(CONTEXTS).map(([context, wrap]) => itemOf(token, context, wrap)));
}

function itemOf(piece: string, context: string, wrap: (filling: string) => string): TimeItem {
  const filled = (chars: number) => piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
  return { name: `${JSON.stringify(piece)} in ${context}`, text: (chars) => wrap(filled(chars)) };
}

/** By how much more than the text its time grows: about 1 where it grows in proportion. Measured on short texts first,
 *  and again on longer ones where it seems to grow. */
export function growthOf({ text }: TimeItem): number {
  const least = (chars: number, times: number): number =>
    Math.min(...Array.from({ length: times }, () => processorMs(() => read(text(chars)))));
  const short = least(20_000, 1);
  const long = least(40_000, 1);
  if (long < 15 || long / Math.max(short, 2) < 2 * MOST_GROWTH) return long / Math.max(short, 8) / 2;
  return least(80_000, 2) / least(20_000, 2) / 4;
}

/** More is no longer in proportion, whatever else the machine does. */
export const MOST_GROWTH = 1.6;

/** What a build does with the text before the browser: reads it, judges its amounts, gives photos their words, types
 *  the marks of its language, asks the faces for its characters and composes its pages. */
function read(text: string): void {
  try {
    const report = parse([{ name: 'post.md', text }], {});
    limitText(report);
    if (report.pictures.length <= MOST_PHOTOS) compose(report);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
  }
}

/** As --max-images has it. */
const MOST_PHOTOS = 2000;

function compose(written: Report): void {
  const chosen = chooseOptions(['post.md'], {});
  const { settings } = withLayer(chosen, { by: 'text', values: written.options, folder: undefined });
  const ids = written.pictures.map(({ id }) => id);
  const fetched = { images: ids.map((id) => make.fetched(id)), problems: [] };
  const whole = curate(
    written,
    fetched,
    ids.map((id) => make.inspected(id)),
    settings,
  );
  const { report, album } = withSmartMarks({ report: written, album: whole });
  findUncovered(report, album);
  const box = pageBox(settings, report.language);
  composeDocument({ report, album, box, inline: inlineSizes(album, box.geometry) });
}

const CONTEXTS: Readonly<Record<string, (filling: string) => string>> = {
  'a text': (filling) => filling,
  'a paragraph': (filling) => `Words ${filling} words.\n\nMore.\n`,
  'many paragraphs': (filling) => filling.replace(/(.{60})/gs, '$1\n\n'),
  'many lines': (filling) => filling.replace(/(.{30})/gs, '$1\n'),
  'an alt text': (filling) => `![${filling}](a.jpg)\n`,
  'an address': (filling) => `![a](${filling})\n`,
  'a title': (filling) => `![a](a.jpg "${filling}")\n`,
  'an attribute list': (filling) => `![a](a.jpg){${filling}}\n`,
  'front matter': (filling) => `---\ntitle: ${filling}\n---\nText\n`,
  'lines of front matter': (filling) => `title: a\n${filling}\n`,
  'an element': (filling) => `<div>${filling}</div>\n`,
  'a tag': (filling) => `<img src="a.jpg" ${filling}>\n`,
  'a style': (filling) => `<div style="background:url(a.jpg);${filling}">a</div>\n`,
  'a component': (filling) => `import a from 'a.jpg'\n\n<Figure src={a} alt={${filling}} />\n`,
  'a list item': (filling) => `- a\n- ${filling}\n`,
  'a quotation': (filling) => `> ${filling.replaceAll('\n', '\n> ')}\n`,
  'a table': (filling) => `| a | b |\n|---|---|\n| ${filling} | b |\n`,
  'a heading': (filling) => `# ${filling}\n\nText\n`,
  'a note': (filling) => `a[^1]\n\n[^1]: ${filling}\n`,
  'a fence': (filling) => `\`\`\`gallery\n${filling}\n\`\`\`\n`,
  'inline code': (filling) => `a \`${filling}\` b\n`,
  'a shortcode': (filling) => `{{< figure src="a.jpg" ${filling} >}}\n`,
  'a caption': (filling) => `![](a.jpg)\n*${filling}*\n`,
  'a formula': (filling) => `$$${filling}$$\n`,
};

/** Strings of src/markdown that hold a sign, and what its patterns begin with. */
export function tokensOfDialects(): readonly string[] {
  const folder = fileURLToPath(new URL('../../src/markdown/', import.meta.url));
  const found = new Set<string>(MARKDOWN);
  const add = (token: string): void => {
    if (token.length > 0 && token.length < 40 && /[^\w\s]/.test(token)) found.add(token);
  };
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const file of files.sort()) {
    if (/language/.test(file)) continue;
    eachNode(parseSync(file, readFileSync(path.join(folder, file), 'utf8')).program, false, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string' && !/^\.{1,2}\/|^node:/.test(node.value))
        add(node.value);
      const { pattern } = (node.regex ?? {}) as { pattern?: string };
      if (pattern !== undefined) for (const token of beginnings(pattern)) add(token);
    });
  }
  return [...found];
}

/** `\[caption([^\]\n]…` → `[caption`, and the same with a letter and a blank behind it. */
function beginnings(pattern: string): readonly string[] {
  const plain = pattern.replace(/^\^|\(\?[<!=:]+[^()]*\)|\[[ \\t]*\][*+]?/g, '');
  const token = (/^(?:[^\\^$.|?*+()[\]{}]|\\[^\w\s])+/.exec(plain)?.[0] ?? '').replace(/\\/g, '');
  return [token, `${token}a `];
}

const MARKDOWN: readonly string[] = [
  ...[
    '![](',
    '![a](',
    '[a](',
    '![a](<',
    '[a](<',
    '![a](a "',
    '[',
    ']',
    '![',
    '[[',
    '![[',
    '[^',
    '^[',
    '[a]: ',
    '[a]:\n',
  ],
  ...['![a][', '[a][', '![x](a.jpg)', '[![a](a.jpg)](b)', '`', '``', '` `` ', '[`', '[`a`](', '*', '**', '*a ', '**a '],
  ...['_', '__a', '~', '~~a ', '==', '==a ', '++', '++a ', '^', '^a', '~a~', '<', '<a', '<a ', '<b>', '</b>', '<!--'],
  ...[
    '<!-- a -->',
    '<![CDATA[',
    '<?a',
    '<!A',
    '<https://a.b>',
    '<a@b.c>',
    'https://a.b/',
    'www.a.b',
    'a@b.c ',
    '&',
    '&a;',
  ],
  ...[
    '&#38;',
    '\\',
    '\\\\',
    '\\[',
    '\\(',
    '$',
    '$$',
    '$a$ ',
    '$$\n',
    '# ',
    '#',
    '## a\n',
    '- ',
    '* a\n',
    '1. a\n',
    '  - a\n',
  ],
  ...[
    '> ',
    '>',
    '> a\n',
    '```',
    '```\n',
    '~~~\n',
    '    a\n',
    '\ta\n',
    '---\n',
    '===\n',
    'a\n===\n',
    '| a ',
    '|-',
    '|---|\n',
  ],
  ...[
    'a\n: b\n',
    ': ',
    ':::',
    ':::a\n',
    '::',
    ':a:',
    '{',
    '}',
    '{#',
    '{.',
    '{:',
    '{{',
    '}}',
    '{%',
    '%}',
    '{=',
    '"',
    "'",
    '“',
  ],
  ...[
    '(',
    ')',
    '（',
    '）',
    '!',
    '！',
    '.',
    ',',
    ';',
    '-',
    '--',
    '=',
    '+',
    '/',
    '//',
    '|',
    '@',
    '%',
    '%%',
    '\n',
    '\n\n',
    ' ',
    '\t',
  ],
  ...[
    '  \n',
    '\\\n',
    'a\n',
    'a ',
    'a',
    '字',
    '字。',
    '\u00a0',
    '\u200b',
    '0',
    '1.',
    'A:',
    'a: b\n',
    'a:: b\n',
    '*a*\n',
    '\r',
  ],
];
