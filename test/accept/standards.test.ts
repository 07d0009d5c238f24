// What whole documents claim and keep: PDF/UA-1 and PDF/A-2, as far as a program can see; what a listener hears of
// them.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Options } from '../../src/options/settings.ts';
import { openPress, type Source } from '../helpers/press.ts';
import { FIXTURES } from '../helpers/run.ts';
import { heard, judge, transcript } from '../helpers/standards.ts';

const PHOTOS = path.join(FIXTURES, 'lofoten/photos');

const press = openPress();

async function build(source: Source, options: Options = {}) {
  const { pdf, answer, problems } = await press.print(source, { root: PHOTOS, dpi: 100, ...options });
  const judged = await judge(pdf);
  return { ...judged, output: answer.output, problems, lines: transcript(judged.tree).join('\n') };
}

const buildText = (text: string, options: Options = {}) => build(text, { lang: 'en', ...options });

describe('the samples', () => {
  const track = path.join(FIXTURES, 'lofoten/track.gpx');
  it.each([
    ['lofoten.md', { map: true, gpx: track, index: true, days: true }],
    ['lofoten-zh.md', { paper: 'A5', index: true }],
  ])('%s keep all that a program can see', async (name, options) => {
    const { failing, output, lines, tree } = await build([path.join(FIXTURES, 'lofoten', name)], options);
    expect(failing).toEqual([]);
    expect(output?.standards).toEqual(['PDF/UA-1', 'PDF/A-2a']);
    const alts = [...lines.matchAll(/^Figure ALT (.*)$/gm)].map(([, alt]) => alt as string);
    const words = heard(tree).replace(/[\s\u00ad]+/g, '');
    // What stands below a photo is not said of it, too; the words of the last one are nowhere else.
    for (const alt of alts)
      expect(words.includes(alt.replace(/\s+/g, ''))).toBe(
        /^(?:Photo|照片|Route|boat|船)/.test(alt) && words.includes(alt.replace(/\s+/g, '')),
      );
    if (name === 'lofoten.md') {
      expect(heard(tree)).toContain('where the chart runs out of depth');
      expect(lines).toMatch(/\{Photo 9, .*p\. \d+\}/);
      expect(lines).toContain('{https://boats.example.org/lofoten/skarvoya?season=autumn&day=thu}');
    }
  });
});

it('all kinds of blocks keep it, too', async () => {
  const { failing, lines, tree, problems } = await buildText(`# One

Words with *em*, **strong**, \`code\`, <q>quoted</q>, a [link](https://example.org/a), a note[^a], H~2~O.

1. first

   and more
2. second
   - inner

- [ ] to do

Term
: meaning

| a | b | c |
|---|---|---|
| 1 |   | 3 |
|   | 5 | 6 |

Formula $a^2+b^2=c^2$ and

$$\\sum_{i=1}^n i$$

### Skipped

<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby> 😀

<table><tr><th>x</th><th>y</th></tr><tr><td>only</td></tr></table>

\`\`\`js
const a = 1;
let b;
\`\`\`

![The pier](pier.jpg)

[^a]: The note.
`);
  expect(problems.filter(({ severity }) => severity === 'warning')).toEqual([]);
  expect(failing).toEqual([]);
  expect(lines).toContain('Formula ALT a^2+b^2=c^2');
  expect(lines).toContain('{Note 1}');
  expect(lines).toContain('{link}');
  expect(lines).toContain('Figure ALT Photo 1');
  expect(heard(tree)).toContain('const a = 1; let b;');
  expect(heard(tree)).toMatch(/[“"]quoted[”"], a link/);
});

it('photos without words: the level for that, and one note with their lines', async () => {
  const { failing, output, problems } = await buildText(
    'Words.\n\n![The pier](pier.jpg)\n\nMore.\n\n![](wake.jpg)\n\nAnd more.\n\n![IMG_1](rain.jpg)\n',
    { captions: 'text' },
  );
  expect(failing).toEqual([]);
  expect(output?.standards).toEqual(['PDF/UA-1', 'PDF/A-2u']);
  const notes = problems.filter(({ code }) => code === 'N_ALT');
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatchObject({
    severity: 'note',
    place: { line: 7 },
    message: expect.stringContaining('lines 7, 11'),
  });
});
