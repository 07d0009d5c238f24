// Settings at the top of a text, in three syntaxes, well formed and not.
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/markdown/front-matter/front-matter.ts';
import { resolveOptions } from '../../../src/options/resolve.ts';
import { readClocks } from '../../../src/options/values.ts';
import { choicesFor } from '../../helpers/options.ts';
import { expectProblems } from '../../helpers/problems.ts';
import { processorMs } from '../../helpers/time.ts';
import { codes, draw, read } from '../draw.ts';

const facts = (text: string) => {
  const { title, author, date, description, language } = read(text);
  return { title, author, date, description, language };
};

describe('content files of Kirby', () => {
  const text = [
    'Title: The tidal flat',
    '----',
    'Date: 2024-05-10',
    '----',
    'Author: - user://abc',
    '----',
    'Uuid: x1y2',
    '----',
    'Text:',
    '',
    'We left at 8.',
    '',
    '(image: a.jpg caption: Low tide)',
    '----',
    'Place: Lauwersoog',
    '----',
    'Gallery:',
    '',
    '- h.jpg',
    '- file://abc',
  ].join('\n');
  it('have fields: some are read, some are the text, lists of pictures show them', () => {
    expect(facts(text)).toMatchObject({ title: 'The tidal flat', date: '2024-05-10', author: undefined });
    expect(draw(read(text))).toEqual([
      'h1 The tidal flat',
      '<p>We left at 8.</p>',
      '[a.jpg «Low tide»]',
      '<p>Place: Lauwersoog</p>',
      '[h.jpg]',
      '<ul><li>file://abc</li></ul>',
    ]);
    expect(read(text).pictures.map(({ place }) => place.line)).toEqual([13, 19]);
  });
  it.each(['Title: Only one\n\nText', 'Title: A heading\n----\n\nWords, no field', 'Words\n----\nTitle: x'])(
    '%j is none',
    (other) => {
      expect(
        readFrontMatter(other, 'a.md')
          .body.split('\n')
          .some((line) => line.includes('----') || /Text/.test(line)),
      ).toBe(true);
    },
  );
});

it('links of a vault print their words', () => {
  const { date, author } = read('date:: [[2024-05-10]]\nauthor:: [[people/ann|Ann]]\n\n- x');
  expect([date, author]).toEqual(['2024-05-10', 'Ann']);
  expect(read('---\nauthor: "[[Jan]] & [[Eva]]"\n---\nx').author).toBe('Jan & Eva');
});

describe('what a text may set', () => {
  it.each([
    ['YAML', '---\ntitle: Kyoto\nauthor: Ann\ndate: 2019-06-25\nlang: de\ndescription: A week\n---\nx'],
    [
      'YAML with other names',
      '---\ntitle: "Kyoto"\nauthors: [Ann]\npubDate: 2019-06-25\nlanguage: de\nsummary: A week\n---\nx',
    ],
    [
      'YAML with people as records',
      '---\ntitle: Kyoto\nauthors:\n  - name: Ann\ncreated: 2019-06-25\nlocale: de\nsubtitle: A week\n---\nx',
    ],
    [
      'TOML',
      '+++\ntitle = "Kyoto"\nauthor = \'Ann\'\ndate = 2019-06-25\nlang = "de" # German\ndescription = """\nA week"""\n+++\nx',
    ],
    [
      'TOML with tables',
      '+++\ntitle = "Kyoto"\nauthors = ["Ann"]\ndate = 2019-06-25\nlanguage = "de"\ndescription = "A week"\n[taxonomies]\ntags = [\n "a",\n "b", # c\n]\n[extra]\nx = { y = 1, z = [1, 2] }\n+++\nx',
    ],
    [
      'JSON',
      '{\n  "title": "Kyoto",\n  "author": "Ann", "date": "2019-06-25",\n  "lang": "de", "description": "A week"\n}\n\nx',
    ],
    [
      'JSON between YAML fences',
      '---json\n{"title": "Kyoto", "author": "Ann", "date": "2019-06-25", "lang": "de", "description": "A week"}\n---\nx',
    ],
    [
      'TOML between YAML fences',
      '---toml\ntitle = "Kyoto"\nauthor = "Ann"\ndate = "2019-06-25"\nlang = "de"\ndescription = "A week"\n---\nx',
    ],
    [
      'Hexo without an opening fence',
      'title: Kyoto\nauthor: Ann\ndate: 2019-06-25\nlang: de\ndescription: A week\ntags:\n- a\n---\nx',
    ],
    [
      'CRLF and a byte-order mark',
      '\ufeff---\r\ntitle: Kyoto\r\nauthor: Ann\r\ndate: 2019-06-25\r\nlang: de\r\ndescription: A week\r\n---\r\nx',
    ],
  ])('%s', (_, text) => {
    expect(facts(text)).toEqual({
      title: 'Kyoto',
      author: 'Ann',
      date: '2019-06-25',
      description: 'A week',
      language: 'de',
    });
    expect(draw(read(text))).toEqual(['h1 Kyoto', '<p>x</p>']);
    expect(codes(read(text))).toEqual([]);
  });
  it('several people, a number as title, a time with zone', () => {
    expect(facts('---\ntitle: 2019\nauthor: [Ann, Bob]\ndate: 2019-06-25 10:00:00 +0800\n---\nx')).toMatchObject({
      title: '2019',
      author: 'Ann, Bob',
      date: '2019-06-25 10:00:00 +0800',
    });
  });
  it.each([
    ['output: html_document', 0],
    ['output: bookdown::pdf_book', 0],
    ['output:\n  html_document:\n    toc: yes', 0],
    ['output: [html_document, github_document]', 0],
    ['output: prettydoc::html_pretty', 0],
    ['output: ../../report.pdf', 1],
    ['output: report.pdf', 1],
  ])('a format of R Markdown is left to it, a file is not written: %s', (yaml, many) => {
    expect(read(`---\n${yaml}\n---\nx`).problems.map(({ code }) => code)).toEqual(Array(many).fill('W_FRONT_MATTER'));
  });
  it.each(['`r Sys.Date()`', '`r format(Sys.time(), "%d %B %Y")`', 'today', 'now', 'last-modified'])(
    'a date that a program would put in is none: %s',
    (date) => expect(facts(`---\ntitle: T\ndate: '${date}'\n---\nx`).date).toBeUndefined(),
  );
  it('lines in messages are those of the file', () => {
    expect(read('---\ntitle: T\n---\n\n![](a.jpg)').pictures[0]?.place.line).toBe(5);
  });
  it('options: top keys that mean one thing, the rest under tripreport', () => {
    const { options, problems } = read(
      '---\nlayout: post\npaper: a5\nmargin: [10mm, 12mm]\ncaptions: [text, time]\ntheme: jekyll\ntripreport:\n  layout: flow\n  skin: dark\n  browser: /bin/sh\n---\nx',
    );
    expect(Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, value]))).toEqual({
      paper: 'a5',
      marginMm: '10mm 12mm',
      captions: 'text,time',
      layout: 'flow',
    });
    expect(options.layout?.place).toEqual({ file: 'post.md', line: 8, column: 3 });
    expect(problems).toMatchObject([
      { code: 'N_WISH', severity: 'note', place: { line: 6 } },
      { code: 'W_FRONT_MATTER', message: '“tripreport.skin” is no setting that a text can make', place: { line: 9 } },
      { code: 'W_FRONT_MATTER', severity: 'note', place: { line: 10, column: 3 } },
    ]);
  });
  it.each([
    ['theme: field', { theme: 'field' }],
    ['theme: ./looks/mine', { theme: './looks/mine' }],
    ['theme: minima\naccent: petrol\ntext-font: Comic Sans', {}],
    [
      'accent: "#0f5c63"\nheading-font: libre franklin\ntext-font: EB Garamond',
      { accent: '#0f5c63', headingFont: 'libre franklin', textFont: 'EB Garamond' },
    ],
    ['tripreport:\n  theme: minima', { theme: 'minima' }],
  ])('a look at the top is ours where we know it: %s', (yaml, asked) => {
    const { options, problems } = read(`---\n${yaml}\n---\nx`);
    // Another program's word is told.
    expect(problems.filter(({ code }) => code !== 'N_WISH')).toEqual([]);
    expect(Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, value]))).toEqual(asked);
  });
  const nikon = [{ camera: 'NIKON D5000', seconds: 3600 }];
  const both = [...nikon, { camera: 'Pixel', seconds: -1800 }];
  it.each([
    ['clocks: "NIKON D5000=+1:00:00"', nikon],
    ['clocks: {NIKON D5000: "+1:00:00"}', nikon],
    ['clocks: {NIKON D5000: +1:00:00, Pixel: -0:30}', both],
    ['clocks:\n  NIKON D5000: +1:00\n  "Pixel": -0:30:00', both],
    ['clocks:\n  - NIKON D5000=+1:00\n  - Pixel=-0:30', both],
    ['clocks:\n  - NIKON D5000: 1:00\n  - Pixel: -0:30', both],
    ['tripreport:\n  clocks:\n    NIKON D5000: +1:00\n    Pixel: -0:30', both],
  ])('clocks of cameras as text, map or list: %s', (yaml, clocks) => {
    const { options, problems } = read(`---\n${yaml}\n---\nx`);
    expect(problems).toEqual([]);
    expect([options.clocks?.value].flat().flatMap(readClocks)).toEqual(clocks);
  });
  it.each([
    ['index: true\ndays: false', { index: 'true', days: 'false' }],
    ['days: 7\nindex: page', {}],
    ['order: 3', {}],
    ['order: "-12"', {}],
    ['order: captured', { order: 'captured' }],
    ['tripreport:\n  order: 3', { order: '3' }],
    ['tripreport:\n  index: yes\n  days: true', { index: 'yes', days: 'true' }],
    ['clocks: {}', {}],
    ['map: yes\ndays: Yes\nindex: on\nplaces: "true"', { map: 'yes', days: 'Yes', index: 'on', places: 'true' }],
    ['days: off\nindex: no', { days: 'off', index: 'no' }],
    ['title: A: b\ndays: true', { days: 'true' }, ['W_FRONT_MATTER']], // no YAML, yet understood line by line
  ])('switches at the top are words, anything else belongs to another program: %s', (yaml, expected, codes = []) => {
    const report = read(`---\n${yaml}\n---\nx`);
    expectProblems(report, codes);
    const { options } = report;
    expect(Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, value]))).toEqual(expected);
  });
});

describe('what a text may not set as it stands', () => {
  /** As a build tells it: the parser's problems and those of the values it hands on. */
  const told = (yaml: string) => {
    const report = read(`---\ntitle: T\n${yaml}\n---\nx`);
    const { settings, problems } = choicesFor(report.options);
    const all = [...report.problems, ...problems].map(
      ({ code, severity, place, message }) => `${severity} ${code} ${place?.line}: ${message}`,
    );
    return { settings, all };
  };
  it.each([
    ['captions: [text, {a: 1}]', /^warning W_FRONT_MATTER 3: captions: expected text, time, .* got "text,\{…\}"$/],
    ['captions: &a [text, *a]', /^warning W_FRONT_MATTER 3: captions: expected .* got "text,\[…\]"$/],
    ['captions: [text, true]', /^warning W_FRONT_MATTER 3: captions: expected .* got "text,true"$/],
    ['clocks: [A=+1:00, [b]]', /^warning W_FRONT_MATTER 3: clocks: expected CAMERA=\+1:00:00 .* got "\[…\]"$/],
    ['tripreport: [a]', /^warning W_FRONT_MATTER 3: tripreport: expected settings below it .* got a list$/],
    ['tripreport: yes', /^warning W_FRONT_MATTER 3: tripreport: expected settings below it .* got yes$/],
    ['tripreport:\n  papr: a5', /^warning W_FRONT_MATTER 4: “tripreport.papr” .*; did you mean paper\?$/],
    ['tripreport:\n  gps: true', /^note W_FRONT_MATTER 4: “tripreport.gps” is no setting that a text can make$/],
    ['tripreport:\n  days: {a: 1}', /^warning W_FRONT_MATTER 4: days: expected true or false, got "\{…\}"$/],
    ['tripreport:\n  map: {foo: 1}', /^warning W_FRONT_MATTER 4: map: expected true or false, got "\{…\}"$/],
    ['lang: not a lang tag', /^warning W_FRONT_MATTER 3: lang: expected a language tag .* got "not a lang tag"$/],
    ['index: 1', /^note W_FRONT_MATTER 3: “index: 1” is taken for another program's number$/],
  ])('%s is told with its line and left out', (yaml, words) => {
    const { settings, all } = told(yaml);
    expect(all).toEqual([expect.stringMatching(words)]);
    expect(settings).toEqual(resolveOptions(['post.md'], {}));
  });
  it.each([
    'order: 3',
    'order: {before: a}',
    'days: 7',
    'days: 0',
    'index: page',
    'map: {lat: 31, lng: 121}',
    'map: {}',
    'map: [a, b]',
    'captions: [{src: a}]',
    'paper: {title: On Fog, journal: X}',
    'margin:',
    'language: {code: en}',
    'locale: Node.js',
    'tripreport:',
  ])("%s is another program's, or nothing: no word", (yaml) => {
    const { settings, all } = told(yaml);
    expect(all).toEqual([]);
    expect(settings).toEqual(resolveOptions(['post.md'], {}));
  });
  it('a language that cannot be read leaves the word to the next', () => {
    const report = read('---\nlang: not a tag\nlanguage: de\n---\nx');
    expect(report.language).toBe('de');
    expectProblems(report, ['W_FRONT_MATTER']);
    expect(read('---\nlang: de_CH\n---\nx').language).toBe('de-CH');
  });
});

describe('cover picture', () => {
  it.each([
    ['cover: c.jpg', 'c.jpg'],
    ['cover:\n  image: c.jpg\n  alt: The mill', 'c.jpg'],
    ['image: /img/c.jpg', '/img/c.jpg'],
    ['image:\n  path: c.jpg', 'c.jpg'],
    ['images: [c.jpg]', 'c.jpg'],
    ['featured_image: "c.jpg"', 'c.jpg'],
    ['banner: https://example.org/c', 'https://example.org/c'],
    ['header:\n  teaser: c.jpg', 'c.jpg'],
    ['extra:\n  cover: c.jpg', 'c.jpg'],
    ['heroImage: ../../assets/c.jpg', '../../assets/c.jpg'],
    ['extra:\n  header_img: d.jpg', 'd.jpg'],
    ['cover:\n  img: /img/e.png\n  alt: E', '/img/e.png'],
    ['image: true', undefined],
    ['cover: yes please', undefined],
  ])('%s', (yaml, written) => {
    const report = read(`---\ntitle: T\n${yaml}\n---\nx`);
    expect(report.pictures[0]?.written).toBe(written);
    expect(draw(report)).toEqual([...(written ? [`[${written}]`] : []), 'h1 T', '<p>x</p>']);
    if (written)
      expect(report.pictures[0]).toMatchObject({ cover: true, place: { line: yaml.startsWith('extra') ? 4 : 3 } });
  });
  it.each([
    ['cover:\n  image: c.jpg\n  caption: The mill', 'The mill'],
    ['feature_image: c.jpg\nfeature_image_alt: x\nfeature_image_caption: The <b>old</b> mill', 'The old mill'],
    ['images:\n  - src: c.jpg\n    title: The mill', 'The mill'],
    ['images:\n  - image: c.jpg\n    description: The mill', 'The mill'],
    ['hero:\n  image: c.jpg\n  title: Welcome', undefined],
    ['featuredImage: c.jpg\nfeaturedImageCaption: The mill', 'The mill'],
  ])('has its words: %s', (yaml, caption) => {
    expect(read(`---\ntitle: T\n${yaml}\n---\nx`).pictures[0]?.caption).toBe(caption);
  });
  it('is not shown twice', () => {
    const report = read('---\ncover: img/Mill%20A.jpg\n---\nx\n\n![](<mill a.jpg>)');
    expect(draw(report)).toEqual(['<p>x</p>', '[mill a.jpg]']);
    expect(report.pictures).toHaveLength(1);
  });
  it('stands with the photos that open the text', () => {
    expect(draw(read('---\ncover: c.jpg\n---\n![](a.jpg)\n\nx'))).toEqual(['[c.jpg | a.jpg]', '<p>x</p>']);
  });
});

describe('broken or hostile front matter', () => {
  it.each([
    [
      'a colon in a value',
      '---\ntitle: Kyoto: a week\ndate: 2019-01-01\n---\nbody',
      ['W_FRONT_MATTER 2:8'],
      'Kyoto: a week',
    ],
    ['a tab', '---\ntitle: T\nx:\n\t- a\n---\nbody', ['W_FRONT_MATTER 4:1'], 'T'],
    ['an open quote', '---\ntitle: "T\n---\nbody', ['W_FRONT_MATTER 3:1'], 'T'],
    ['a bad TOML line', '+++\ntitle = "T"\nnonsense here\n+++\nbody', ['W_FRONT_MATTER 3:1'], 'T'],
    ['JavaScript', '---js\n{ title: process.exit(1) }\n---\nbody', ['W_FRONT_MATTER 1:1'], undefined],
    ['JavaScript by its long name', '---javascript\nmodule.exports = {}\n---\nbody', ['W_FRONT_MATTER 1:1'], undefined],
    ['CoffeeScript', '---coffee\nx: 1\n---\nbody', ['W_FRONT_MATTER 1:1'], undefined],
    [
      'a tag that names a function',
      '---\ntitle: !!js/function "function(){}"\n---\nbody',
      ['W_FRONT_MATTER 2:8'],
      'function(){}',
    ],
    [
      'an alias bomb',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`)
        .join('\n')}\ntitle: T\n---\nbody`,
      ['W_FRONT_MATTER 2:1'],
      'T',
    ],
    [
      'keys that touch the machine',
      '---\ntitle: T\ndest: /etc/x\nlaunch_options: {args: [--x]}\nscript: [{url: "https://x"}]\n---\nbody',
      ['W_FRONT_MATTER 3:1', 'W_FRONT_MATTER 4:1', 'W_FRONT_MATTER 5:1'],
      'T',
    ],
    ['prototype keys', '---\n__proto__: {title: X}\nconstructor: y\ntitle: T\n---\nbody', [], 'T'],
  ])('%s', (_, text, problems, title) => {
    const report = read(text);
    expect(codes(report)).toEqual(problems);
    expect(report.title).toBe(title);
    expect(draw(report).at(-1)).toBe('<p>body</p>');
  });
  it.each([
    ['text between two rules', '---\nJust words.\n---\n\nbody', ['<hr>', 'h2 Just words.', '<p>body</p>']],
    ['a rule at the top', '---\n\nbody', ['<hr>', '<p>body</p>']],
    ['empty front matter', '---\n---\nbody', ['<p>body</p>']],
    ['a comment only', '---\n# nothing\n---\nbody', ['<p>body</p>']],
    ['a brace that is text', '{ not json }\n\nbody', ['<p>{ not json }</p>', '<p>body</p>']],
  ])('%s', (_, text, expected) => {
    expect(draw(read(text))).toEqual(expected);
    expect(codes(read(text))).toEqual([]);
  });
  it('an address over an indented block is text, and is known to be at once', () => {
    const ms = processorMs(() => {
      const report = read(`https://example.org/trip\n${'    step\n'.repeat(400)}\nbody`);
      expect(draw(report).at(-1)).toBe('<p>body</p>');
    });
    expect(ms).toBeLessThan(1000);
  });
});

describe('header lines without fences', () => {
  it.each([
    ['% A title\n% Ann Lee\n% 2020-01-02\n\nText', { title: 'A title', author: 'Ann Lee', date: '2020-01-02' }],
    ['% A title\n  goes on\n\nText', { title: 'A title goes on' }],
    [
      'Title: Kyoto: a week\nDate: 2020-01-02 10:00\nCategory: Trips\n\nText',
      { title: 'Kyoto: a week', category: 'Trips' },
    ],
    ['Date: 2020-01-02\nTitle: Kyoto\nSlug: kyoto\n\nText', { title: 'Kyoto', slug: 'kyoto' }],
    ['title: Kyoto\nHTML header: <b>\nBase Header Level: 2\n\nText', { title: 'Kyoto', base_header_level: '2' }],
    ['title:: Lofoten\ntags:: travel\n\n- ## Day', { title: 'Lofoten', tags: 'travel' }],
  ])('%s', (text, data) => {
    const front = readFrontMatter(text, 'post.md');
    expect(front.data).toMatchObject(data);
    expect(front.problems).toEqual([]);
    expect(front.body.split('\n')).toHaveLength(text.split('\n').length);
    expect(front.body).not.toContain(Object.values(data)[0]);
  });
  it.each([
    'Distance: 12 km\nClimb: 300 m\n\nText',
    'We saw: a title\n\nTitle: none',
    '%% a comment %%\n\nText',
    '% of all\nwords go on\n\nText',
    'Title of all\n\nText',
    'std::vector\n\nText',
  ])('%s is text', (text) => expect(readFrontMatter(text, 'post.md')).toMatchObject({ body: text, data: {} }));
});
