// What authors asked for, wish by wish, in the spellings that they use: what the plan and the PDF show of it.
import { describe, expect, it } from 'vitest';
import { placesOnPage } from '../helpers/pdf.ts';
import { type Laid, openPress, type Pressed } from '../helpers/press.ts';
import { some } from '../helpers/sweep.ts';
import { picture } from '../photos/make.ts';

const PX_PER_MM = 96 / 25.4;
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200"><rect width="800" height="200" fill="#036"/></svg>';

const press = openPress(async () => {
  const wide = await picture(1500, 1000).jpeg().toBuffer();
  const tall = await picture(1000, 1500, 2).jpeg().toBuffer();
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  return {
    ...Object.fromEntries(names.map((name) => [`${name}.jpg`, wide])),
    'tall.jpg': tall,
    'logo.svg': SVG,
  };
});

const SENTENCE = 'The road follows the river to the bridge and turns to the hills where the wind is cold. ';
const WORDS = SENTENCE.repeat(4).trim();
const front = (lines: string, body: string): string => `---\n${lines}\n---\n\n${body}\n`;

/** Widths of all photos as parts of the text's width. */
const widths = ({ photos, widthPx }: Laid): number[] => photos.map((photo) => photo.widthPx / widthPx);

/** Every page's words. */
const pages = ({ read }: Pressed): readonly string[] => read.text;

/** Which kinds of items stand on each page. */
const kinds = ({ plan }: Laid): string[] => plan.pages.map(({ items }) => items.map(({ kind }) => kind).join(' '));

/** The two stand at one height. */
function sideBySide({ photos }: Laid): void {
  expect(photos).toHaveLength(2);
  const [one, two] = photos;
  expect(two!.page).toBe(one!.page);
  expect(two!.yPx).toBeCloseTo(one!.yPx, 0);
  expect(two!.xPx).toBeGreaterThan(one!.xPx);
}

/** What the PDF shows of each of these texts, or where that is all, its plan. */
type Wish = { readonly texts: readonly string[] } & (
  | { readonly shows: (printed: Pressed) => void | Promise<void> }
  | { readonly plans: (laid: Laid) => void }
);

const fullWidth = (text: Laid): void => expect(widths(text)[0]).toBeCloseTo(1, 1);

/** In the order of the list that people were asked for. */
const WISHES: readonly [string, readonly Wish[]][] = [
  [
    '1 break a page',
    [
      {
        texts: [
          '\\newpage',
          '\\pagebreak',
          '<!-- pagebreak -->',
          '<div style="page-break-after:always"></div>',
          '{{< pagebreak >}}',
        ].map((mark) => `# Title\n\nBefore.\n\n${mark}\n\nAfter.\n`),
        shows: (text) => {
          expect(text.told).toEqual([]);
          expect(pages(text)).toEqual([expect.stringContaining('Before.'), expect.stringContaining('After.')]);
        },
      },
    ],
  ],
  [
    '2 break before a heading',
    [
      {
        texts: [
          '## After {.page-break-before}',
          '::: {.page-break}\n:::\n\n## After',
          '+++\n\n## After',
          '<h2 style="page-break-before: always">After</h2>',
          '<h2 style="break-before:page">After</h2>',
        ].map((mark) => `# Title\n\nBefore.\n\n${mark}\n\nWords.\n`),
        shows: (text) => {
          expect(text.told).toEqual([]);
          expect(pages(text)).toEqual([expect.stringContaining('Before.'), expect.stringMatching(/After[\s\S]*Words/)]);
        },
      },
    ],
  ],
  [
    '3 contents with page numbers',
    [
      {
        texts: ['[TOC]', '[[toc]]', '{:toc}', '@[toc]', '\\tableofcontents', '<!-- toc -->', '::: toc\n:::']
          .map((mark) => `# Title\n\n${mark}\n\n## First\n\nWords.\n\n\\newpage\n\n## Second\n\nWords.\n`)
          .concat(front('toc: true', '# Title\n\n## First\n\nWords.\n\n\\newpage\n\n## Second\n\nWords.')),
        shows: ({ read, told }) => {
          expect(told).toEqual([]);
          const contents = read.text.findIndex((page) => /First\D*\d+\s*Second\D*\d+/.test(page.replace(/\s+/g, ' ')));
          expect(contents).toBeGreaterThanOrEqual(0);
          const numbers = /First\D*(\d+)\s*Second\D*(\d+)/.exec(read.text[contents]!.replace(/\s+/g, ' '))!;
          const at = (word: string): number => read.text.findIndex((page, i) => i > contents && page.includes(word));
          expect(Number(numbers[2]) - Number(numbers[1])).toBe(at('Second') - at('First'));
          expect(read.outline).toEqual(expect.arrayContaining(['First', 'Second']));
        },
      },
    ],
  ],
  [
    '4 a title page, a cover photo, a subtitle, several authors',
    [
      {
        texts: [
          front(
            'cover: true\nsubtitle: Second line\nauthor: [Ann Bee, Cy Dee]',
            '# Title\n\n![The road](a.jpg)\n\nWords.',
          ),
        ],
        shows: ({ read, told }) => {
          expect(told).toEqual([]);
          expect(read.text[0]).toMatch(/Title[\s\S]*Second line[\s\S]*Ann Bee[\s\S]*Cy Dee/);
          expect(read.text[0]).not.toContain('Words.');
        },
      },
      {
        texts: [front('cover: a.jpg\nsubtitle: Second line', '# Title\n\nWords.')],
        shows: ({ photos, read }) => {
          expect(photos).toHaveLength(1);
          expect(read.text[0]).toMatch(/Title[\s\S]*Second line/);
        },
      },
    ],
  ],
  [
    '5 text at head and foot of each page',
    [
      {
        texts: [
          front('header: Survey | | Draft\nfooter: Left | Middle | Right', '# Title\n\nWords.\n\n\\newpage\n\nMore.'),
          front(
            'header:\n  left: Survey\n  right: Draft\nfooter:\n  left: Left\n  center: Middle\n  right: Right',
            '# Title\n\nWords.\n\n\\newpage\n\nMore.',
          ),
        ],
        shows: ({ read, told }) => {
          expect(told).toEqual([]);
          expect(read.pages).toBe(2);
          for (const page of read.text)
            for (const word of ['Survey', 'Draft', 'Left', 'Middle', 'Right']) expect(page).toContain(word);
        },
      },
    ],
  ],
  [
    '6 page numbers: centred of all, starting at 3, off',
    [
      {
        texts: [front('footer: " | {page} / {pages} | "\nfirst-page: 3', '# Title\n\nWords.\n\n\\newpage\n\nMore.')],
        shows: ({ read }) => {
          expect(read.text[0]).toContain('3 / 4');
          expect(read.text[1]).toContain('4 / 4');
        },
      },
      {
        texts: [front('page-numbers: none', '# Title\n\nWords.\n\n\\newpage\n\nMore.')],
        shows: ({ read }) => expect(read.text.join(' ')).not.toMatch(/\d/),
      },
    ],
  ],
  [
    '7 letterhead, logo',
    [
      {
        texts: [front('logo: logo.svg', '# Title\n\nWords.')],
        shows: ({ read, told, photos }) => {
          expect(told).toEqual([]);
          expect(photos).toEqual([]);
          expect(read.images).toHaveLength(1);
        },
      },
      {
        texts: ['<img src="logo.svg" width="120">\n\n# Title\n\nWords.\n'],
        plans: (text) => {
          const sizes = [...text.laidOut.composition.inline.values(), ...text.photos];
          expect(sizes).toHaveLength(1);
          expect(sizes[0]!.widthPx).toBeCloseTo(120, 0);
        },
      },
    ],
  ],
  [
    '8 watermark',
    [
      {
        texts: [front('watermark: DRAFT', '# Title\n\nWords.\n\n\\newpage\n\nMore.')],
        shows: ({ read, told }) => {
          expect(told).toEqual([]);
          expect(read.text.map((page) => page.includes('DRAFT'))).toEqual([true, true]);
        },
      },
    ],
  ],
  [
    '9 two photos a page, four a page',
    [2, 4].map((many) => ({
      texts: [
        front(
          `photos-per-page: ${many}`,
          `# Site\n\n${'abcdefgh'.replace(/./g, (name) => `![Photo ${name}](${name}.jpg)\n\n`)}`,
        ),
      ],
      plans: ({ photos }: Laid) => {
        const counts = [...new Set(photos.map(({ page }) => page))].map(
          (page) => photos.filter((photo) => photo.page === page).length,
        );
        expect(counts.every((count) => count === many)).toBe(true);
        expect(new Set(photos.map(({ widthPx }) => Math.round(widthPx))).size).toBe(1);
        for (const { widthPx, heightPx } of photos) expect(widthPx / heightPx).toBeCloseTo(1.5, 1);
      },
    })),
  ],
  [
    '10 one photo fills a page',
    [
      {
        texts: [
          `# Title\n\n${WORDS}\n\n\\newpage\n\n![](tall.jpg)\n\n\\newpage\n\n${WORDS}\n`,
          `# Title\n\n${WORDS}\n\n![](tall.jpg){.full}\n\n${WORDS}\n`,
        ],
        plans: (text) => {
          const [photo] = text.photos;
          expect(kinds(text)[photo!.page]).toBe('row');
          const fills = Math.max(photo!.widthPx / text.widthPx, photo!.heightPx / text.heightPx);
          expect(fills).toBeGreaterThan(0.93);
          expect(photo!.widthPx / photo!.heightPx).toBeCloseTo(2 / 3, 2);
        },
      },
    ],
  ],
  [
    '11 a photo at full width',
    [
      {
        texts: [
          '<img src="a.jpg" width="100%">',
          '![](a.jpg){width=100%}',
          '![](a.jpg){.wide}',
          '![](a.jpg){: width="100%"}',
        ].map((photo) => `# Title\n\n${WORDS}\n\n${photo}\n\n${WORDS}\n`),
        plans: fullWidth,
      },
    ],
  ],
  [
    '12 a photo at a chosen width',
    [
      {
        texts: [
          '<img src="a.jpg" width="120">',
          '![](a.jpg){width=120px}',
          '![[a.jpg|120]]',
          '![](a.jpg =120x)',
          '![](a.jpg){: width="120"}',
        ].map((photo) => `# Title\n\n${WORDS}\n\n${photo}\n\n${WORDS}\n`),
        plans: ({ photos }) => expect(Math.round(photos[0]!.widthPx)).toBe(120),
      },
      {
        texts: [`# Title\n\n${WORDS}\n\n![](a.jpg){width=20%}\n\n${WORDS}\n`],
        plans: (text) => expect(widths(text)[0]).toBeCloseTo(0.2, 1),
      },
      {
        texts: [`# Title\n\n${WORDS}\n\n![](a.jpg){height=5cm}\n\n${WORDS}\n`],
        plans: ({ photos }) => expect(photos[0]!.heightPx / PX_PER_MM).toBeCloseTo(50, 0),
      },
    ],
  ],
  [
    '13 a photo left, right, centred',
    [
      {
        texts: [
          '<img src="a.jpg" align="right" width="200">',
          '![](a.jpg){.right width=200px}',
          '![](a.jpg){.align-right width=200px}',
        ].map((photo) => `# Title\n\n${photo}\n\n${WORDS}\n`),
        plans: ({ photos: [photo], widthPx }) => expect(photo!.xPx + photo!.widthPx).toBeCloseTo(widthPx, 0),
      },
      {
        texts: [
          '<img src="a.jpg" align="left" width="200">',
          '![](a.jpg){.left width=200px}',
          '![](a.jpg){.align-left width=200px}',
        ].map((photo) => `# Title\n\n${photo}\n\n${WORDS}\n`),
        plans: ({ photos: [photo] }) => expect(photo!.xPx).toBe(0),
      },
      {
        texts: ['<p align="center"><img src="a.jpg" width="200"></p>', '![](a.jpg){.center width=200px}'].map(
          (photo) => `# Title\n\n${photo}\n\n${WORDS}\n`,
        ),
        plans: ({ photos: [photo], widthPx }) => expect(photo!.xPx + photo!.widthPx / 2).toBeCloseTo(widthPx / 2, 0),
      },
    ],
  ],
  [
    '14 a pair side by side, before and after',
    [
      {
        texts: [
          '![](a.jpg) ![](b.jpg)',
          '| Before | After |\n| --- | --- |\n| ![](a.jpg) | ![](b.jpg) |',
          '| ![](a.jpg) | ![](b.jpg) |\n| --- | --- |',
          '<table><tr><td><img src="a.jpg"></td><td><img src="b.jpg"></td></tr></table>',
          '<p><img src="a.jpg" width="49%"> <img src="b.jpg" width="49%"></p>',
        ].map((pair) => `# Title\n\n${WORDS}\n\n${pair}\n\n${WORDS}\n`),
        plans: sideBySide,
      },
      {
        texts: ['# Title\n\n| Before | After |\n| --- | --- |\n| ![](a.jpg) | ![](b.jpg) |\n'],
        shows: ({ read }) => expect(read.text.join(' ')).toMatch(/Before[\s\S]*After/),
      },
    ],
  ],
  [
    '15 numbers of figures, and references to them',
    [
      {
        texts: [
          front(
            'numbers: figures',
            '# Title\n\nSee @fig-road.\n\n![The road](a.jpg){#fig-road}\n\nWords.\n\n![The hill](b.jpg)',
          ),
          front(
            'numbers: figures',
            '# Title\n\nSee [](#fig-road).\n\n![The road](a.jpg){#fig-road}\n\nWords.\n\n![The hill](b.jpg)',
          ),
        ],
        shows: ({ read }) => {
          const words = read.text.join(' ').replace(/\s+/g, ' ');
          expect(words).toMatch(/See Fig(?:ure|\.) 1/);
          expect(words).toMatch(/Fig\. 1[^F]*The road/);
          expect(words).toMatch(/Fig\. 2[^F]*The hill/);
        },
      },
    ],
  ],
  [
    '16 an index and days',
    [
      {
        texts: [front('index: true', '# Title\n\n![The road](a.jpg)\n\nWords.')],
        shows: ({ read, told }) => {
          expect(told).toEqual([]);
          expect(read.pages).toBe(2);
          expect(read.text[1]).toContain('The road');
        },
      },
    ],
  ],
  [
    '17 landscape, A3, B5, tabloid',
    (
      [
        ['paper: a4 landscape', 297, 210],
        ['paper: a3', 297, 420],
        ['paper: B5', 176, 250],
        ['paper: tabloid', 279.4, 431.8],
        ['paper: 297x210mm', 297, 210],
        ['landscape: true', 297, 210],
      ] as const
    ).map(([line, wideMm, highMm]) => ({
      texts: [front(line, '# Title\n\nWords.')],
      plans: ({ settings, told }: Laid) => {
        expect(told).toEqual([]);
        expect(settings.paper).toMatchObject({ widthMm: wideMm, heightMm: highMm });
      },
    })),
  ],
  [
    '18 two columns of text',
    [
      {
        texts: ['::: columns\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n:::'].map((text) => `# Title\n\n${text}\n`),
        shows: async ({ told, pdf, widthPx }) => {
          expect(told).toEqual([]);
          const { text: lines } = await placesOnPage(pdf, 1);
          const lefts = lines.map(({ left }) => left).sort((a, b) => a - b);
          expect(lefts.at(-1)! - lefts[0]!).toBeGreaterThan(0.45 * widthPx * 0.75);
        },
      },
      // The whole text, if its paper is wide enough.
      ...['columns: 2', 'twocolumn: true', 'classoption: [twocolumn]'].map((line) => ({
        texts: [front(line, `# Title\n\n${'Some words of a long text. '.repeat(40)}`)],
        plans: ({ plan, told }: Laid) => {
          expect(told).toEqual([]);
          const [text] = plan.pages[0]!.items.filter((item) => item.kind === 'text' && item.columns);
          expect(text).toMatchObject({ columns: { rows: expect.any(Number) } });
        },
      })),
      {
        texts: [front('columns: 2\npaper: a6', '# Title\n\nWords.')],
        plans: ({ told }) => expect(told).toEqual(['N_WISH 2']),
      },
    ],
  ],
  [
    '19 other fonts, another size of type',
    [
      {
        texts: [front('mainfont: Source Serif 4\nfontsize: 12pt', '# Title\n\nWords.')],
        shows: ({ laidOut, read, told }) => {
          expect(told).toEqual([]);
          expect(laidOut.measured.geometry.fontPx).toBe(16);
          expect(read.fonts.some(({ name }) => name.includes('SourceSerif'))).toBe(true);
        },
      },
      { texts: [front('mainfont: Georgia', '# Title\n\nWords.')], plans: ({ told }) => expect(told).toHaveLength(1) },
    ],
  ],
  [
    '20 another colour, a theme',
    [
      {
        texts: [front('theme: field\naccent: #0f5c63', '# Title\n\n## Chapter\n\nWords.')],
        shows: ({ settings, told }) => {
          expect(told).toEqual([]);
          expect(settings.theme).toBe('field');
          expect(settings.accent).toBe('#0f5c63');
        },
      },
      { texts: [front('theme: dark', '# Title\n\nWords.')], plans: ({ told }) => expect(told).toHaveLength(1) },
    ],
  ],
  [
    '21 coloured words, boxes',
    [
      {
        texts: ['# Title\n\nA <span style="color:red">red</span> word.\n'],
        shows: ({ told, read }) => {
          expect(told).toEqual(['N_WISH 3']);
          expect(read.text[0]).toContain('A red word.');
        },
      },
      {
        texts: ['::: note\nMind the gap.\n:::', '> [!NOTE]\n> Mind the gap.'].map((box) => `# Title\n\n${box}\n`),
        shows: ({ told, read }) => {
          expect(told).toEqual([]);
          expect(read.text[0]).toMatch(/Note[\s\S]*Mind the gap\./);
        },
      },
    ],
  ],
  [
    '22 drawings in code',
    [
      {
        texts: ['```mermaid\ngraph TD; A-->B\n```', '```plantuml\n@startuml\nA -> B\n@enduml\n```'].map(
          (code) => `# Title\n\n${code}\n`,
        ),
        shows: ({ told, read }) => {
          expect(told).toEqual(['N_WISH 3']);
          expect(read.text[0]).toMatch(/A ?--?> ?B/);
        },
      },
    ],
  ],
  [
    '23 margins and paper',
    [
      {
        texts: [front('paper: a5\nmargin: 20mm', '# Title\n\nWords.')],
        plans: ({ told, widthPx }) => {
          expect(told).toEqual([]);
          expect(widthPx / PX_PER_MM).toBeCloseTo(108, 0);
        },
      },
    ],
  ],
  [
    '24 no title in print, no dates under photos',
    [
      {
        texts: [front('title: none', 'Words.'), front('title: false', 'Words.')],
        shows: ({ read }) => expect(read.text.join(' ')).not.toMatch(/none|false/i),
      },
      {
        texts: [front('captions: text', '# Title\n\n![The road](a.jpg)\n\nWords.')],
        shows: ({ read, told }) => {
          expect(told).toEqual([]);
          expect(read.text.join(' ')).toContain('The road');
        },
      },
    ],
  ],
  [
    '25 lines to sign on, empty cells of a form',
    [
      {
        texts: ['# Form\n\n| Name | Date |\n| --- | --- |\n|  |  |\n|  |  |\n'],
        plans: ({ laidOut }) => {
          const [, table] = [...laidOut.measured.blocks.values()];
          expect(table!.heightPx).toBeGreaterThan(3 * laidOut.measured.geometry.linePx);
        },
      },
      {
        texts: ['# Form\n\nSigned: ________________\n'],
        shows: ({ told, read }) => {
          expect(told).toEqual([]);
          expect(read.text[0]).toContain('Signed:');
        },
      },
    ],
  ],
];

describe.each(WISHES)('wish %s', (_, wishes) => {
  const cases = wishes.flatMap((wish) =>
    some(2, wish.texts).map((text) => ({ mark: text.replace(WORDS, '…'), text, wish })),
  );
  it.each(cases)('$mark', async ({ text, wish }) => {
    if ('shows' in wish) await wish.shows(await press.print(text));
    else wish.plans(await press.lay(text));
  });
});
