import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPictures } from '../../../src/markdown/audit/count.ts';
import { rewriteDialects } from '../../../src/markdown/dialects/dialects.ts';
import { attributes } from './rows/attributes.ts';
import { boxes } from './rows/boxes.ts';
import { calls } from './rows/calls.ts';
import { exports } from './rows/exports.ts';
import { hugo } from './rows/hugo.ts';
import { leftovers } from './rows/leftovers.ts';
import { liquid } from './rows/liquid.ts';
import { mdx } from './rows/mdx.ts';
import { mixed } from './rows/mixed.ts';
import { obsidian } from './rows/obsidian.ts';
import { papers } from './rows/papers.ts';
import { AS_IT_IS, type Row } from './rows/row.ts';
import { themes } from './rows/themes.ts';
import { wiki } from './rows/wiki.ts';
import { words } from './rows/words.ts';
import { written } from './rows/written.ts';

const families: Readonly<Record<string, readonly Row[]>> = {
  hugo,
  liquid,
  obsidian,
  papers,
  attributes,
  written,
  wiki,
  calls,
  boxes,
  leftovers,
  words,
  mdx,
  mixed,
  themes,
  exports,
};
const rows = Object.entries(families).flatMap(([family, list]) => list.map((row) => ({ family, ...row })));

const rewrite = (text: string, frontMatter: Readonly<Record<string, unknown>> = {}) =>
  rewriteDialects(text, { file: 'post.md', firstLine: 1, frontMatter });
const lineCount = (text: string) => text.split('\n').length;

describe.each(Object.entries(families))('%s', (_, list) => {
  it.each(list)('$source', ({ source, text, frontMatter, codes }) => {
    const rewritten = rewrite(source, frontMatter);
    expect(rewritten.text).toBe(text === AS_IT_IS ? source : text);
    expect(rewritten.problems.map(({ code }) => code)).toEqual(codes ?? []);
    expect(lineCount(rewritten.text)).toBe(lineCount(source));
  });
});

describe('what every text may rely on', () => {
  it.each(rows)('is the same when read again: $source', ({ source, frontMatter }) => {
    const once = rewrite(source, frontMatter).text;
    // a raw block prints braces, a contents mark stays a mark
    expect(rewrite(once).text).toBe(once);
  });

  it.each(rows)('holds in a longer text, after and before other blocks: $source', ({ source, text, frontMatter }) => {
    const expected = text === AS_IT_IS ? source : text;
    if (/^import |^export |<[A-Z]|=\{/m.test(source)) return; // a module is one as a whole
    const longer = rewrite(`# Day 1\n\nWords.\n\n${source}\n\n---\n\nThe end.`, frontMatter).text;
    expect(longer).toBe(`# Day 1\n\nWords.\n\n${expected}\n\n---\n\nThe end.`);
  });

  it('says where a problem lies, in lines of the file', () => {
    const { problems } = rewriteDialects('a\n\n![x](b c.jpg)\n{{< unknown thing >}}', {
      file: 'trip.md',
      firstLine: 11,
      frontMatter: {},
    });
    expect(problems.map(({ code, place }) => ({ code, ...place }))).toEqual([
      { code: 'W_SYNTAX', file: 'trip.md', line: 13, column: 1 },
      { code: 'W_TEMPLATE', file: 'trip.md', line: 14, column: 1 },
    ]);
  });

  it('keeps Windows line ends', () => {
    expect(rewrite('a\r\n{{< figure src="a.jpg" >}}\r\n\r\nb\r\n').text).toBe('a\r\n![](<a.jpg>)\r\n\r\nb\r\n');
  });
});

// Pieces of every dialect and of plain Markdown, thrown together: mostly broken, as hostile as it gets.
const pieces = fc.constantFrom(
  ...rows.map(({ source }) => source),
  ...'{{< | >}} | {{% | %}} | {% | %} | {{ | }} | {# | #} | ![ | ![[ | [[ | ]] | ]( | ( | ) | ） | ！[ | 【 | " | \' | ` | ``` | ~~~ | <!-- | --> | < | <A | /> | ={ | { | } | {: | ::: | : | $ | $$ | \\ | | | - | > | # | import a from "a.jpg" | export const a = [ | a.jpg | b c.png | figure | gallery | src= | caption=" | =300x | end | endgallery | /gallery | raw | endraw'.split(
    ' | ',
  ),
);
const glue = fc.constantFrom('', ' ', '\n', '\n\n', '\t', '    ', '\n    ', '\r\n');
const thrown = (of: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(of, glue), { minLength: 1, maxLength: 24 })
    .map((parts) => parts.map(([piece, gap]) => piece + gap).join(''));
const soup = thrown(pieces);
/** Modules read indented lines otherwise, and a fence or a line with a meaning of its own may begin where words before
 *  it vanish: what is code, and what begins a line, must not change. */
const soupWithoutCode = thrown(
  pieces.filter((piece) => !/import |export |<[A-Za-z!]|=\{|`|~~~|#\+BEGIN|query-table|_TOSP_/.test(piece)),
);

describe('any text at all', () => {
  it('keeps its lines and throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'grapheme', maxLength: 300 })), (text) => {
        expect(lineCount(rewrite(text).text)).toBe(lineCount(text));
        countPictures(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no template mark outside code afterwards', () => {
    fc.assert(
      fc.property(soupWithoutCode, (text) => {
        // A picture for dark pages whose neighbour is gone would find another twin in the second reading.
        const again = rewrite(text).text.replace(/dark/gi, 'dusk');
        // whatever marks are left stand in code: reading the text once more finds none to write anew
        expect(rewrite(again).problems.filter(({ code }) => code === 'W_TEMPLATE')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays byte for byte when it holds no sign of a dialect', () => {
    const plain = fc
      .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('# A', '- b', '[c](d.jpg)', '> e', '\n', '`f`')))
      .map((parts) =>
        // Lines that open with an emoji are kept apart.
        parts
          .join('')
          .replace(/[\p{Extended_Pictographic}\p{RI}]/gu, '.')
          .replace(/[{!！<]|\[\[|\[im|image:|\[\/|:::|%%|\^\w|\.\. |#(?! )|import|export|:\w/gi, '.'),
      );
    fc.assert(
      fc.property(plain, (text) => {
        expect(rewrite(text)).toEqual({ text, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps fenced code byte for byte, whatever is in it', () => {
    fc.assert(
      fc.property(soup, (inside) => {
        const code = inside.replace(/`{3,}/g, '``');
        const text = `before\n\n\`\`\`\`\n${code}\n\`\`\`\`\n\nafter`;
        fc.pre(!/\r/.test(code));
        if (rewrite(`\`\`\`\`\n${code}\n\`\`\`\``).text.includes(code)) expect(rewrite(text).text).toBe(text);
        else expect.fail(`code was touched: ${JSON.stringify(code)}`);
      }),
      { numRuns: 500 },
    );
  });
});
