// Tables of pictures, of layout and of data.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('tables', () => {
  check([
    [
      'of pictures',
      '| ![](a.jpg) | ![](b.jpg) |\n|---|---|\n| ![](c.jpg) | ![](d.jpg) |',
      '[a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    [
      'captions in the head',
      '| Before | After |\n|---|---|\n| ![](a.jpg) | ![](b.jpg) |',
      '[a.jpg «Before» | b.jpg «After»]',
    ],
    ['captions beneath', '| ![](a.jpg) | ![](b.jpg) |\n|:-:|:-:|\n| Mill | Sea |', '[a.jpg «Mill» | b.jpg «Sea»]'],
    ['empty head', '| | |\n|---|---|\n| ![](a.jpg) | ![](b.jpg) |', '[a.jpg | b.jpg]'],
    [
      'rows of pictures and rows of captions',
      '| ![](a.jpg) | ![](b.jpg) |\n|-|-|\n| A | B |\n| ![](c.jpg) | ![](d.jpg) |\n| C | D |',
      '[a.jpg «A» | b.jpg «B» | c.jpg «C» | d.jpg «D»]',
    ],
    [
      'captions in the same cells',
      '<table><tr><td><img src="a.jpg"><br>Mill</td><td><img src="b.jpg"><br>Sea</td></tr></table>',
      '[a.jpg «Mill» | b.jpg «Sea»]',
    ],
    [
      'photo beside its words',
      '<table><tr><td><img src="a.jpg"></td><td>The mill</td></tr><tr><td>The sea</td><td><img src="b.jpg"></td></tr></table>',
      '[a.jpg «The mill» | b.jpg «The sea»]',
    ],
    [
      'data with a picture stays a table',
      '| Day | Place | Photo |\n|-|-|-|\n| 1 | Mill | ![](a.jpg) |',
      '<table><thead><tr><th>Day</th><th>Place</th><th>Photo</th></tr></thead><tbody><tr><td>1</td><td>Mill</td><td>{a.jpg}</td></tr></tbody></table>',
    ],
    [
      'one cell around everything is layout',
      '<table><tr><td>\n\n## Day\n\nText.\n\n![](a.jpg)\n\n</td></tr></table>',
      'h2 Day',
      '<p>Text.</p>',
      '[a.jpg]',
    ],
    [
      'Markdown in HTML cells',
      '<table>\n<tr>\n<td>\n\n![](a.jpg)\n\n</td>\n<td>\n\n![](b.jpg)\n\n</td>\n</tr>\n</table>',
      '[a.jpg | b.jpg]',
    ],
    [
      'cells and rows never closed',
      '<table><tr><td><img src=a.jpg><td><img src=b.jpg><tr><td>A<td>B</table>',
      '[a.jpg «A» | b.jpg «B»]',
    ],
  ]);
});
