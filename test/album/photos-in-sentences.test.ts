// Photos inside sentences are set below their paragraph; what is small, an icon, or given a size stays in the line.
import { describe, expect, it } from 'vitest';
import { withPhotosOut } from '../../src/album/photos-in-sentences.ts';
import { warning } from '../../src/diagnostics.ts';
import type { InspectedImage } from '../../src/model.ts';
import { inspected } from '../helpers/make.ts';
import { draw, read } from '../markdown/draw.ts';

/** Of files by their names: `s.png` is small, `w.png` low and wide, `lost.jpg` missing, the others are photos. */
function found(id: string, written: string): InspectedImage {
  if (written.startsWith('s.')) return inspected(id, { widthPx: 96, heightPx: 96 });
  if (written.startsWith('w.')) return inspected(id, { widthPx: 400, heightPx: 40 });
  if (written.endsWith('.svg')) return inspected(id, { format: 'svg' });
  if (written.startsWith('lost')) return inspected(id, { missing: warning('W_HTTP_404', 'not found') });
  return inspected(id);
}

function drawn(text: string): string[] {
  const report = read(text);
  const images = report.pictures.map(({ id, written }) => found(id, written));
  return draw({ ...report, ...withPhotosOut(report, images) });
}

describe('a photo in a sentence', () => {
  it.each<[name: string, text: string, ...expected: string[]]>([
    ['between words', 'The mill ![](a.jpg) stood there.', '<p>The mill stood there.</p>', '[a.jpg]'],
    ['with words of its own', 'The mill ![](a.jpg "Old mill") stood.', '<p>The mill stood.</p>', '[a.jpg «Old mill»]'],
    ['before a comma', 'The mill ![](a.jpg), they say, stood.', '<p>The mill, they say, stood.</p>', '[a.jpg]'],
    ['in brackets', 'The mill (![](a.jpg)) stood.', '<p>The mill stood.</p>', '[a.jpg]'],
    ['in brackets with words', 'The mill (see ![](a.jpg)) stood.', '<p>The mill (see) stood.</p>', '[a.jpg]'],
    [
      'between Chinese words',
      '我们走了。 ![](a.jpg) 天气很好，路上没人',
      '<p>我们走了。天气很好，路上没人</p>',
      '[a.jpg]',
    ],
    ['glued to Chinese words', '我们走到![](a.jpg)桥头，天气很好', '<p>我们走到桥头，天气很好</p>', '[a.jpg]'],
    ['glued to words', 'The mill![](a.jpg)stood there.', '<p>The mill stood there.</p>', '[a.jpg]'],
    [
      'two of them',
      'One ![](a.jpg) ![](b.jpg) two ![](c.jpg) three.',
      '<p>One two three.</p>',
      '[a.jpg | b.jpg | c.jpg]',
    ],
    ['in emphasis', 'The **![](a.jpg)** mill stood.', '<p>The mill stood.</p>', '[a.jpg]'],
    ['in a link', 'The [![](a.jpg)](https://a.example/b) mill stood.', '<p>The mill stood.</p>', '[a.jpg]'],
    [
      'in a link with words',
      'The [old ![](a.jpg) mill](https://a.example/b) stood.',
      '<p>The <a href="https://a.example/b">old mill</a> stood.</p>',
      '[a.jpg]',
    ],
    ['before photos: one run', 'The mill ![](a.jpg) stood.\n\n![](b.jpg)', '<p>The mill stood.</p>', '[a.jpg | b.jpg]'],
    [
      'after photos: a run of its own',
      '![](b.jpg)\n\nThe mill ![](a.jpg) stood.\n\nText',
      '[b.jpg]',
      '<p>The mill stood.</p>',
      '[a.jpg]',
      '<p>Text</p>',
    ],
    [
      'before photos with words of all',
      'The mill ![](a.jpg) stood.\n\n<figure><img src="b.jpg"><img src="c.jpg"><figcaption>Both</figcaption></figure>',
      '<p>The mill stood.</p>',
      '[a.jpg]',
      '[b.jpg | c.jpg]',
      '«Both»',
    ],
    [
      'in each of two paragraphs',
      'A ![](a.jpg) b.\n\nC ![](c.jpg) d.',
      '<p>A b.</p>',
      '[a.jpg]',
      '<p>C d.</p>',
      '[c.jpg]',
    ],
  ])('%s', (_, text, ...expected) => expect(drawn(text)).toEqual(expected));
});

describe('stays in its line', () => {
  it.each([
    ['a small one', 'Press ![](s.png) now.', '<p>Press {s.png} now.</p>'],
    ['a low one', 'Press ![](w.png) now.', '<p>Press {w.png} now.</p>'],
    ['a drawing', 'Press ![](a.svg) now.', '<p>Press {a.svg} now.</p>'],
    ['an icon by its name', 'Take ![](icons/bus.png) now.', '<p>Take {icons/bus.png} now.</p>'],
    ['a badge', 'It ![](https://img.shields.io/x.png) passes.', '<p>It {https://img.shields.io/x.png} passes.</p>'],
    ['one with a width', 'The <img src="a.jpg" width="200"> mill.', '<p>The {a.jpg} mill.</p>'],
    ['one with a share', 'The ![](a.jpg){width=30%} mill.', '<p>The {a.jpg} mill.</p>'],
    ['one that is missing', 'The ![mill](lost.jpg) stood.', '<p>The {lost.jpg} stood.</p>'],
    ['one in a quotation', '> The ![](a.jpg) mill.', '<blockquote><p>The {a.jpg} mill.</p></blockquote>'],
    ['one in a list', '- The ![](a.jpg) mill.', '<ul><li>The {a.jpg} mill.</li></ul>'],
    ['one in a heading', '## The ![](a.jpg) mill', 'h2 The {a.jpg} mill'],
  ])('%s', (_, text, expected) => expect(drawn(text)).toEqual([expected]));
});

it('is laid out, and counts as a photo', () => {
  const report = read('The mill ![](a.jpg) stood ![](s.png) there.');
  const { pictures } = withPhotosOut(
    report,
    report.pictures.map(({ id, written }) => found(id, written)),
  );
  expect(pictures.map(({ inline }) => inline)).toEqual([false, true]);
});
