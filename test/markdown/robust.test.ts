// No text harms: thousands of made-up documents, hostile nesting, a megabyte of each kind of thing. FUZZ=20000 runs the long version.
import fc from 'fast-check';
import sanitizeHtml from 'sanitize-html';
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../src/diagnostics.ts';
import { parse } from '../../src/markdown/parse.ts';
import type { Report } from '../../src/model.ts';
import { COMMON_PIECES } from '../fuzz/words.ts';
import { read } from './draw.ts';

const RUNS = Number(process.env.FUZZ ?? 300);

const document = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...COMMON_PIECES) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
const withSettings = fc
  .tuple(
    fc.constantFrom('', '---\n', '---js\n', '+++\n', '{\n'),
    fc.string({ maxLength: 40 }),
    fc.constantFrom('', '\n---\n', '\n+++\n', '\n}\n'),
    document,
  )
  .map((parts) => parts.join(''));

function placed(report: Report): string[] {
  return report.blocks.flatMap((block) => {
    if (block.kind === 'photos') return block.pictures;
    return 'html' in block ? [...block.html.matchAll(/data-picture="([^"]+)"/g)].map((match) => match[1] ?? '') : [];
  });
}

/** What sanitize-html, which shares no code with ours, would leave of it. */
function judged(html: string): string {
  return sanitizeHtml(html, {
    allowedTags:
      'p blockquote ul ol li dl dt dd table thead tbody tfoot tr th td caption pre code hr br wbr em strong del ins s u sub sup mark small kbd samp var abbr cite q dfn time b i span bdi bdo ruby rt rp rb a h1 h2 h3 h4 h5 h6 input div section img'.split(
        ' ',
      ),
    allowedAttributes: {
      '*': ['id', 'class', 'style'],
      a: ['href'],
      img: ['data-picture', 'alt'],
      ol: ['start', 'reversed', 'type'],
      li: ['value'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
      abbr: ['title'],
      time: ['datetime'],
      bdo: ['dir'],
      input: ['type', 'checked', 'disabled'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
  });
}

/** The two write the same thing in slightly different words. */
const alike = (html: string) =>
  html
    .replace(/ ?\/?>/g, '>')
    .replace(/(?<=<[^>]*\s(?:checked|disabled|reversed))=""/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&nbsp;|\u00a0/g, ' ');

describe('made-up documents', () => {
  const check = (text: string) => {
    let report: Report;
    try {
      report = read(text);
    } catch (error) {
      expect(error).toBeInstanceOf(BuildError);
      expect((error as BuildError).code).toBe('E_NESTING');
      return;
    }
    // Every picture has exactly one place.
    expect([...placed(report)].sort()).toEqual(report.pictures.map(({ id }) => id).sort());
    expect(new Set(report.blocks.map(({ id }) => id)).size).toBe(report.blocks.length);
    const lines = text.split(/\r\n?|\n/).length;
    for (const { place } of [
      ...report.blocks,
      ...report.pictures,
      ...report.problems.map(({ place }) => ({ place: place ?? { line: 1, column: 1 } })),
    ]) {
      expect(place.line).toBeGreaterThanOrEqual(1);
      expect(place.line).toBeLessThanOrEqual(lines);
      expect(place.column).toBeGreaterThanOrEqual(1);
    }
    for (const picture of report.pictures) expect(picture.written).not.toBe('');
    const ids = new Set<string>();
    for (const block of report.blocks) {
      if (!('html' in block)) continue;
      if (block.kind === 'prose') expect(block.html).toMatch(/^<[a-z0-9]+/);
      const own = block.html.replace(/<span class="katex[\s\S]*/, '');
      expect(own).not.toMatch(/<[^>]*\s(?:src|srcset|on\w+)=/i);
      if (own === block.html) expect(alike(judged(own))).toBe(alike(own));
      for (const [, id] of own.matchAll(/<[^>]*\sid="([^"]*)"/g)) {
        expect(ids.has(id ?? '')).toBe(false);
        ids.add(id ?? '');
      }
    }
  };
  it(`${RUNS} of pieces that mean something`, { timeout: 600_000 }, () => {
    fc.assert(fc.property(document, check), { numRuns: RUNS });
  });
  it(`${RUNS} with something like front matter`, { timeout: 600_000 }, () => {
    fc.assert(fc.property(withSettings, check), { numRuns: RUNS });
  });
  it('the same text gives the same report', () => {
    fc.assert(
      fc.property(document, (text) => {
        try {
          expect(read(text)).toEqual(read(text));
        } catch (error) {
          expect(error).toBeInstanceOf(BuildError);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('limits', () => {
  it('more than 10 MiB', () => {
    expect(() => read('x'.repeat(10 * 1024 * 1024 + 1))).toThrow(expect.objectContaining({ code: 'E_INPUT_LIMIT' }));
    expect(() => read('文'.repeat(4 * 1024 * 1024))).toThrow(expect.objectContaining({ code: 'E_INPUT_LIMIT' }));
  });
  it.each([
    ['quotes', `${'>'.repeat(5000)} a`],
    ['bullets on one line', `${'* '.repeat(2000)}a`],
    ['numbers on one line', `${'1. '.repeat(3000)}a`],
    ['quotes and bullets', `${'> - '.repeat(1500)}a`],
    ['lists by indentation', Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['after ordinary text', `# T\n\ntext\n\n${'> '.repeat(5000)}a`],
  ])('%s nest too deep', (_, text) => {
    const start = performance.now();
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'E_NESTING',
        place: expect.objectContaining({ line: text.startsWith('#') ? 5 : expect.any(Number) }),
      }),
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });
  it.each([
    ['a rule of stars', '* '.repeat(2000)],
    ['a rule of dashes', '- '.repeat(2000)],
    ['arrows in code', `\`\`\`\n${'>'.repeat(5000)}\n\`\`\``],
    ['fifty levels', Array.from({ length: 50 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['elements', `${'<div>'.repeat(20_000)}x`],
    ['elements with words', '<b><i>x'.repeat(5000)],
    ['brackets', `${'['.repeat(3000)}a${'](b)'.repeat(3000)}`],
    ['tables', `${'<table><tr><td>'.repeat(3000)}x`],
  ])('%s do not', (_, text) => {
    expect(read(text).blocks.length).toBeGreaterThan(0);
  });
});

describe('a megabyte, in time that grows with its length', () => {
  const MIB = 1024 * 1024;
  const filled = (piece: string | ((index: number) => string), length: number) => {
    if (typeof piece === 'string') return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    let text = '';
    for (let index = 0; text.length < length; index += 1) text += piece(index);
    return text;
  };
  const post =
    '## Day\n\nWe walked *along* the **river** and [saw](https://a.b) `x`.\n![alt](a.jpg "T")\n\n- item\n  ![](b.jpg)\n- item\n\n> quote\n\n今天天气很好。\n**强调。**后文\n\n';
  const cpu = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  it('ordinary text', { timeout: 60_000 }, () => {
    // Four times the text may take four times the time, with room for the collector of garbage: no work that grows with its square.
    read(filled(post, 50_000));
    const part = cpu(() => read(filled(post, MIB / 16)));
    expect(cpu(() => read(filled(post, MIB / 4)))).toBeLessThan(10 * part + 500);
  });
  it('of pictures in one paragraph: more than a call has room for arguments', { timeout: 60_000 }, () => {
    const report = read(filled('![](a) ', MIB));
    expect(report.pictures).toHaveLength(Math.floor(MIB / 7));
    expect(report.blocks.map(({ kind }) => kind)).toEqual(['photos']);
  });
  it.each<readonly [name: string, piece: string | ((index: number) => string)]>([
    ['one line', 'word and more, '],
    ['one paragraph', 'word and more of it\n'],
    ['pictures', '![](a.jpg)\n'],
    ['links', '[a](#b) '],
    ['emphasis', '**强调。**后文'],
    ['unclosed emphasis', '*a '],
    ['mixed marks', '**a*b_c~~'],
    ['back-ticks', '` `` '],
    ['brackets', '['],
    ['open pictures', '![a]('],
    ['angles', '<a '],
    ['braces', '{{<'],
    ['elements', '<b>'],
    ['end tags', '</div>'],
    ['comments', '<!--'],
    ['equals signs', '='],
    ['marked words', '==a ++b== a==b== x^2^ '],
    ['comments of Obsidian', '%% a\n\n'],
    ['boxes of MkDocs', '!!! note\n    a\n\n'],
    ['containers', ':::tip a\nb\n:::\n'],
    ['full stops after pictures', '![](a.jpg). '],
    ['bangs', '!'],
    ['underscores', '_'],
    ['pipes', '|-'],
    ['addresses', 'https://a.b/c，'],
    ['amounts', '$a '],
    ['formulas', '$$ a '],
    ['colons', ':a'],
    ['notes', '[^1] '],
    ['unclosed notes on the spot', '^[a '],
    ['notes on the spot', 'a^[b] '],
    ['notes and their words', (i: number) => `w[^${i}]\n\n[^${i}]: note\n\n`],
    ['notes that nothing marks', (i: number) => `[^${i}]: note\n\n`],
    ['nested lists', '- a\n  - b\n    - c\n- d\n'],
    ['TeX', '\\(x^2\\) and '],
    ['headings of one name', '# a\n'],
    ['references', (i: number) => `![x][r${i}]\n\n[r${i}]: a${i}.jpg\n\n`],
    ['rows of a table', (i: number) => (i === 0 ? '| a | b |\n|---|---|\n' : '| cell | *x* |\n')],
    ['shortcodes', '{{< figure src="a.jpg" caption="b" >}}\n\n'],
    ['includes', '{% include a.html url="a.jpg" %}\n\n'],
    ['wiki links', '[[page]] ![[a.jpg|300]]\n\n'],
    ['attribute lists', '![](a.jpg){width=50%}\n\n'],
    ['entities', '&amp; &#8217; '],
    ['code', '```js\nconst a = 1;\n```\n\n'],
    ['drawings', '<svg><image href="a.jpg"/></svg>\n\n'],
    ['definitions', 'a\n: b\n'],
    ['terms', 'long line without any meaning at all\n: '],
    ['fences', '```\n'],
    ['blanks', ' \n'],
    ['sets', '<img srcset="a b,'],
    ['srcset of words', `<img srcset="${'x'.repeat(2000)} y z">`],
    ['CDATA', '<![CDATA[\n\n\n\n'],
    ['indented tags', '    <b \n\n'],
    ['alerts', '> [!NOTE] a\n\n'],
    ['shortcuts', '[a]: b\n'],
  ])('%s', { timeout: 120_000 }, (_, piece) => {
    const small = cpu(() => quietly(filled(piece, 16 * 1024)));
    const large = cpu(() => quietly(filled(piece, 128 * 1024)));
    // Eight times the text: far from the 64 times of a square.
    expect(large).toBeLessThan(Math.max(small, 60) * 24);
  });
  function quietly(text: string): void {
    try {
      parse([{ name: 'x.md', text }], {});
    } catch (error) {
      expect(error).toBeInstanceOf(BuildError);
    }
  }
});
