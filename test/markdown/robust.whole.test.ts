// No text harms: hundreds of made-up documents, hostile nesting. FUZZ=20000 runs the long version.
import fc from 'fast-check';
import sanitizeHtml from 'sanitize-html';
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../src/diagnostics.ts';
import type { Report } from '../../src/model.ts';
import { COMMON_PIECES } from '../fuzz/words.ts';
import { processorMs } from '../helpers/time.ts';
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
    const ms = processorMs(() =>
      expect(() => read(text)).toThrow(
        expect.objectContaining({
          code: 'E_NESTING',
          place: expect.objectContaining({ line: text.startsWith('#') ? 5 : expect.any(Number) }),
        }),
      ),
    );
    expect(ms).toBeLessThan(1000);
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
