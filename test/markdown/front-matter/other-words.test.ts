// What authors write at the top of a text in the words of other programs, and without quotes.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { insteadOf } from '../../../src/markdown/wishes/wish-table.ts';
import { OPTIONS, TEXT_OPTIONS } from '../../../src/options/table.ts';
import { choicesFor } from '../../helpers/options.ts';
import { expectProblems } from '../../helpers/problems.ts';

const read = (lines: string) => {
  const report = parse([{ name: 'post.md', text: `---\n${lines}\n---\n\n# A week\n`, folder: '/w' }], {});
  const { settings, problems } = choicesFor(report.options);
  const told = [...report.problems, ...problems].map(
    ({ code, place, hint }) => `${code} ${place?.line}: ${hint ?? ''}`,
  );
  return { report, settings, told };
};

const foot = (lines: string): string | undefined => {
  const { settings, report } = read(lines);
  expectProblems(report, []);
  const line = settings.foot ?? settings.head;
  return line && (line.plain ? line.middle : [line.left, line.middle, line.right].join(' | '));
};

describe('a head and a foot without quotes', () => {
  it.each([
    ['footer: {page} of {pages}', '{page} of {pages}'],
    ['footer: {page}', '{page}'],
    ['foot: Page {page} / {pages}', 'Page {page} / {pages}'],
    ['header: {title} | | {date}', '{title} |  | {date}'],
    ['foot: | {page} |', ' | {page} | '],
    ['foot: "{page}"', '{page}'],
    ['foot: {left: ACME, right: {page}}', 'ACME |  | {page}'],
    ['footer:\n  left: ACME # the company\n  center: {page}', 'ACME | {page} | '],
    ['tripreport:\n  footer: {page} of {pages}', '{page} of {pages}'],
    ['tripreport:\n  foot:\n    right: {file}', ' |  | {file}'],
    ['foot: |\n  ACME Ltd\n  12 Main Street', 'ACME Ltd\n12 Main Street'],
    ['foot: none', ' |  | '],
    ['foot: ""', ' |  | '],
    ['foot: no', ' |  | '],
    ['header-left: A\nheader-right: "{page}"', 'A |  | {page}'],
    ['cfoot: Confidential', ' | Confidential | '],
    ['header: Berlin / Potsdam 2024', 'Berlin / Potsdam 2024'],
    ['header: Confidential', 'Confidential'],
  ])('%s', (lines, expected) => {
    expect(foot(lines)).toBe(expected);
  });

  it('a line that is no YAML is shown with its quotes', () => {
    const { report, told } = read('foot: ACME: {page}');
    expect(told).toEqual(['W_FRONT_MATTER 2: put quotes around its words: foot: "ACME: {page}"']);
    expect(report.options.foot?.value).toBe('ACME: {page}');
  });

  it('signs of YAML keep their meaning elsewhere, and its places', () => {
    const { report } = read('foot: {page}\ntags: {a: 1}\nlang: xx-nonsense-');
    expect(report.problems.map(({ place }) => place?.line)).toEqual([4]);
    expect(read('note: {page: 2}\nfoot: x').settings.foot?.middle).toBe('x');
  });
});

describe('a header that is none of ours stays what it is', () => {
  it.each([
    ['header: a.jpg', 'a.jpg'],
    ['header: img/teaser', 'img/teaser'],
    ['header: https://example.org/a', 'https://example.org/a'],
    ['header:\n  image: a.jpg', 'a.jpg'],
    ['header:\n  overlay_image: b.jpg\n  caption: Words', 'b.jpg'],
    ['header: "[[a.jpg]]"', 'a.jpg'],
    ['header: true', undefined],
    ['footer: false', undefined],
    ['head:\n  - - meta\n    - name: x', undefined],
    ['header:\n  left: a.jpg\n  image: c.jpg', 'c.jpg'],
  ])('%s', (lines, cover) => {
    const { report, settings } = read(lines);
    expect([settings.head, settings.foot]).toEqual([undefined, undefined]);
    expect(report.pictures.map(({ written }) => written)).toEqual(cover === undefined ? [] : [cover]);
  });
});

describe("paper, margins and type in other programs' words", () => {
  it.each<[string, object]>([
    ['papersize: a5', { paper: { widthMm: 148, heightMm: 210 } }],
    ['papersize: a4paper\norientation: landscape', { paper: { widthMm: 297, heightMm: 210 } }],
    ['landscape: true', { landscape: true }],
    ['geometry: margin=2cm', { marginMm: [20, 20, 20, 20] }],
    ['geometry: [top=10mm, bottom=20mm, left=30mm, right=15mm]', { marginMm: [10, 15, 20, 30] }],
    [
      'geometry: "a5paper, hmargin=1in, vmargin=2cm"',
      { marginMm: [20, 25.4, 20, 25.4], paper: { widthMm: 148, heightMm: 210 } },
    ],
    ['geometry:\n  - landscape', { landscape: true }],
    ['margin-top: 10mm\nmargin-right: 15mm\nmargin-bottom: 20mm\nmargin-left: 30mm', { marginMm: [10, 15, 20, 30] }],
    ['classoption: [landscape, 12pt, twoside]', { landscape: true, fontSizePt: 12 }],
    ['classoption: openright', { chapters: 'right' }],
    ['fontsize: 11pt', { fontSizePt: 11 }],
    ['mainfont: EB Garamond', { textFont: 'EB Garamond' }],
    ['logo: img/logo.png\nwatermark: Draft', { logo: 'img/logo.png', watermark: 'Draft' }],
    ['linestretch: 1.25', { lineSpacing: 1.25 }],
    ['numbersections: true', { numberHeadings: true }],
    ['number-sections: no', { numberHeadings: false }],
    ['pagestyle: empty', { head: { plain: false }, pageNumbers: { shown: false } }],
    ['format:\n  pdf:\n    papersize: a5\n    number-sections: true', { numberHeadings: true }],
    ['output:\n  pdf_document:\n    fontsize: 12pt', { fontSizePt: 12 }],
    ['fontsize: 11pt\nformat:\n  pdf:\n    fontsize: 9pt', { fontSizePt: 11 }],
    ['font-size: 10pt\nfontsize: 11pt', { fontSizePt: 10 }],
    ['page-number: bottom center', { pageNumbers: { side: 'middle' } }],
    ['pageNumbers: false', { pageNumbers: { shown: false } }],
    ['first-page-number: 3', { firstPage: 3 }],
    ['tripreport:\n  papersize: a5\n  startpage: 2', { firstPage: 2 }],
  ])('%s', (lines, expected) => {
    const { settings, told } = read(lines);
    expect(settings).toMatchObject(expected);
    expect(told).toEqual([]);
  });

  it.each([
    ['mainfont: Georgia', 'N_WISH 2: write “text-font” or “heading-font”'],
    ['papersize: a9', 'N_WISH 2: write “paper: a5”, “paper: a4 landscape” or “paper: 200x250mm”'],
    ['geometry: top=2cm', 'N_WISH 2: write “margin: 20mm”, or head'],
    ['margin-top: 2cm', 'N_WISH 2: write “margin: 20mm”, or head'],
    ['theme: dark', 'N_WISH 2: the themes here are classic'],
    ['watermark: on', 'N_WISH 2: write “watermark: DRAFT”'],
    ['title: x\ndocumentclass: article', 'N_WISH 3: nothing here does this'],
    ['pdf_options:\n  format: a4', 'N_WISH 2: there are no style sheets'],
    ['format:\n  pdf:\n    mainfont: Georgia', 'N_WISH 4: write “text-font”'],
    ['classoption: draft', 'N_WISH 2: of a class, only paper'],
  ])('%s is told, with the right word', (lines, expected) => {
    const { told } = read(lines);
    expect(told).toHaveLength(1);
    expect(told[0]?.slice(0, expected.length)).toBe(expected);
  });

  it.each([
    ['pagesize: 10'],
    ['logo: true'],
    ['logo:\n  image: a.png'],
    ['pagination: 5'],
    ['paginate: 7'],
    ['orientation: north'],
    ['bibliography:'],
    ['theme: 3'],
  ])("%s is a site's", (lines) => {
    expect(read(lines).told).toEqual([]);
  });

  it('no word that is an option here has another advice', () => {
    const always = [...TEXT_OPTIONS].filter(([, key]) => OPTIONS[key].frontMatter !== 'known');
    expect(always.filter(([name]) => insteadOf('key', name) !== undefined)).toEqual([]);
  });
});

describe('a name at the top that does nothing is told with the one that was meant', () => {
  it.each([
    ['photos-per-pages: 4', 'did you mean photos-per-page?'],
    ['photo-per-page: 4', 'did you mean photos-per-page?'],
    ['toc-level: 2', 'did you mean toc-depth?'],
    ['cover_foto: a.jpg', 'did you mean cover-photo?'],
    ['pageNumbrs: none', 'did you mean page-numbers?'],
    ['line_spacng: 1.2', 'did you mean line-spacing?'],
    ['font_size: 12pt', 'did you mean font-size?'],
    ['map-privcy: 500m', 'did you mean privacy, in the map: “map: {privacy: …}”?'],
    ['gpx: track.gpx', 'it stands in the map: “map: {gpx: track.gpx}”'],
    ['map-privacy: 500m', 'it stands in the map: “map: {privacy: 500m}”'],
    ['clock: "NIKON D5000=+1:00:00"', 'write “clocks: NIKON D5000=+1:00:00”'],
    ['public: true', 'a text does not say for whom it is printed: give --public'],
    ['imposition: booklet', 'it stands under our name: “tripreport: {imposition: booklet}”'],
    ['theme: jornal', 'did you mean journal? the themes here are classic, field, magazine, album and journal'],
  ])('%s', (line, hint) => {
    expect(read(line).told).toEqual([`N_WISH 2: ${hint}`]);
  });

  it.each([
    'gpx: true',
    'public: false',
    'clock: 12h',
    'layout: post',
    'page-title: A week',
    'cover_image: a.jpg',
    'coverPhotos: [a.jpg]',
    'date-format: long',
    'map-id: 7',
    'author_title: Dr',
    'featured_image: a.jpg',
    'theme: minima',
  ])('%s is another program’s', (line) => {
    expect(read(line).told.filter((words) => /did you|stands|give|clocks/.test(words))).toEqual([]);
  });
});
