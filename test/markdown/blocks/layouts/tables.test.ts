// Tables of pictures, of photos and texts, of layout and of data.
import { describe } from 'vitest';
import { check } from '../../draw.ts';

describe('tables', () => {
  check([
    [
      'of pictures keep their rows',
      '| ![](a.jpg) | ![](b.jpg) |\n|---|---|\n| ![](c.jpg) | ![](d.jpg) |',
      '[a.jpg | b.jpg / c.jpg | d.jpg]',
    ],
    [
      'a last row that is not full',
      '| ![](a.jpg) | ![](b.jpg) | ![](c.jpg) |\n|---|---|---|\n| ![](d.jpg) | | |',
      '[a.jpg | b.jpg | c.jpg / d.jpg]',
    ],
    [
      'a run of their own',
      '![](x.jpg)\n\n| ![](a.jpg) | ![](b.jpg) |\n|---|---|\n\n![](y.jpg)',
      '[x.jpg]',
      '[a.jpg | b.jpg]',
      '[y.jpg]',
    ],
    [
      'two pictures of one cell stand under one another',
      '<table><tr><td><img src="a.jpg"><br><img src="b.jpg"></td><td><img src="c.jpg"></td></tr></table>',
      '[a.jpg | b.jpg | c.jpg]',
    ],
    [
      'captions in the head',
      '| Before | After |\n|---|---|\n| ![](a.jpg) | ![](b.jpg) |',
      '[a.jpg «Before» | b.jpg «After»]',
    ],
    [
      'the head stands over all rows, with the words of each picture',
      '| Before | *After* |\n|---|---|\n| ![](a.jpg) | ![Kitchen](b.jpg) |\n| ![](c.jpg) | ![](d.jpg "Hall") |',
      '[a.jpg «Before» | b.jpg «After · Kitchen» / c.jpg «Before» | d.jpg «After · Hall»]',
    ],
    [
      'head above, captions beneath',
      '| North | South |\n|-|-|\n| ![](a.jpg) | ![](b.jpg) |\n| May | June |',
      '[a.jpg «North · May» | b.jpg «South · June»]',
    ],
    [
      'the first column says what a row shows',
      '| | Before | After |\n|-|-|-|\n| Mill | ![](a.jpg) | ![](b.jpg) |\n| Barn | ![](c.jpg) | ![](d.jpg) |',
      '[a.jpg «Mill · Before» | b.jpg «Mill · After» / c.jpg «Barn · Before» | d.jpg «Barn · After»]',
    ],
    ['captions beneath', '| ![](a.jpg) | ![](b.jpg) |\n|:-:|:-:|\n| Mill | Sea |', '[a.jpg «Mill» | b.jpg «Sea»]'],
    ['empty head', '| | |\n|---|---|\n| ![](a.jpg) | ![](b.jpg) |', '[a.jpg | b.jpg]'],
    [
      'rows of pictures and rows of captions',
      '| ![](a.jpg) | ![](b.jpg) |\n|-|-|\n| A | B |\n| ![](c.jpg) | ![](d.jpg) |\n| C | D |',
      '[a.jpg «A» | b.jpg «B» / c.jpg «C» | d.jpg «D»]',
    ],
    [
      'captions in the same cells',
      '<table><tr><td><img src="a.jpg"><br>Mill</td><td><img src="b.jpg"><br>Sea</td></tr></table>',
      '[a.jpg «Mill» | b.jpg «Sea»]',
    ],
    [
      'figures in cells',
      '<table><tr><td><figure><img src="a.jpg"><figcaption>A</figcaption></figure></td><td><img src="b.jpg"></td></tr></table>',
      '[a.jpg «A» | b.jpg]',
    ],
    [
      'a photo beside its words, on its side',
      '<table><tr><td><img src="a.jpg"></td><td>The mill</td></tr><tr><td>The sea</td><td><img src="b.jpg"></td></tr></table>',
      '[a.jpg →]',
      '<div><p>The mill</p></div>',
      '<div><p>The sea</p></div>',
      '[← b.jpg]',
    ],
    [
      'fields beside a photo, one a line',
      '<table><tr><td><img src="a.jpg"></td><td><b>No.</b> 1<br><b>Date:</b> 12/06/2023</td></tr></table>',
      '[a.jpg →]',
      '<div><p><b>No.</b> 1<br><b>Date:</b> 12/06/2023</p></div>',
    ],
    [
      'two photos and their words in each row',
      '| | | | |\n|-|-|-|-|\n| ![](a.jpg) | One | ![](b.jpg) | Two |',
      '[a.jpg →]',
      '<div><p>One</p></div>',
      '[b.jpg →]',
      '<div><p>Two</p></div>',
    ],
    [
      'heads over photos and words',
      '| Photo | What to do |\n|-|-|\n| ![](a.jpg) | Turn it to the left until it clicks. |',
      '<p><strong>Photo · What to do</strong></p>',
      '[a.jpg →]',
      '<div><p>Turn it to the left until it clicks.</p></div>',
    ],
    [
      'a heading in the words stands above',
      '<table><tr><td><img src="a.jpg"></td><td><h3>Mill</h3>Words</td></tr></table>',
      'h3 Mill',
      '[a.jpg →]',
      '<div><p>Words</p></div>',
    ],
    [
      'data with a picture stays a table',
      '| Day | Place | Photo |\n|-|-|-|\n| 1 | Mill | ![](a.jpg) |',
      '<table><thead><tr><th>Day</th><th>Place</th><th>Photo</th></tr></thead><tbody><tr><td>1</td><td>Mill</td><td>{a.jpg}</td></tr></tbody></table>',
    ],
    [
      'a number and a picture below heads stay a table',
      '| No | Photo |\n|-|-|\n| 1 | ![](a.jpg) |',
      '<table><thead><tr><th>No</th><th>Photo</th></tr></thead><tbody><tr><td>1</td><td>{a.jpg}</td></tr></tbody></table>',
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

describe('words of a whole table of photos', () => {
  const two = '<tr><td><img src="a.jpg"></td><td><img src="b.jpg"></td></tr>';
  const said = '<tr><td>A</td><td>B</td></tr>';
  const both = '[a.jpg «A» | b.jpg «B»]';
  check([
    ['a paragraph before its rows', `<table><p>Words</p>${two}${said}</table>`, '<p>Words</p>', both],
    ['bare words before its rows', `<table>Words${two}${said}</table>`, '<p>Words</p>', both],
    ['in its body', `<table><tbody><h3>Words</h3>${two}</tbody></table>`, 'h3 Words', '[a.jpg | b.jpg]'],
    ['in a box', `<table><div><b>Words</b></div>${two}${said}</table>`, '<p><b>Words</b></p>', both],
    ['behind its rows', `<table>${two}${said}<p>Words</p></table>`, both, '<p>Words</p>'],
    [
      'before a table of data',
      '<table><p>Words</p><tr><td>1</td><td>2</td></tr></table>',
      '<p>Words</p>',
      '<table><tr><td>1</td><td>2</td></tr></table>',
    ],
    ['nothing else', '<table><p>Words</p></table>', '<p>Words</p>'],
    ['a photo between rows keeps its place', `<table><img src="c.jpg">${two}</table>`, '[c.jpg]', '[a.jpg | b.jpg]'],
    ['its caption', `<table><caption>All</caption>${two}${said}</table>`, '<p>All</p>', both],
    ['above all columns', `<table><tr><th colspan="2">All</th></tr>${two}${said}</table>`, '<p>All</p>', both],
    ['below all columns', `<table>${two}<tr><td colspan="2">All</td></tr></table>`, '[a.jpg | b.jpg]', '«All»'],
    [
      'above each row',
      `<table><tr><td colspan=2>One</td></tr>${two}<tr><td colspan=2>Two</td></tr>${two}</table>`,
      '<p>One</p>',
      '[a.jpg | b.jpg]',
      '<p>Two</p>',
      '[a.jpg | b.jpg]',
    ],
    [
      'below each row',
      `<table>${two}<tr><td colspan=2>One</td></tr>${two}<tr><td colspan=2>Two</td></tr></table>`,
      '[a.jpg | b.jpg]',
      '«One»',
      '[a.jpg | b.jpg]',
      '«Two»',
    ],
    [
      'a heading across them',
      `<table><tr><td colspan="2"><h2>All</h2></td></tr>${two}</table>`,
      'h2 All',
      '[a.jpg | b.jpg]',
    ],
  ]);
});

describe('fields of a photo log stand beside their photo, one a line', () => {
  const photo = '<td><img src="a.jpg"></td>';
  const row = (fields: string) => `<table><tr>${photo}<td>${fields}</td></tr></table>`;
  const tall = (count: number) => photo.replace('<td', `<td rowspan="${count}"`);
  const drawn = '<div><p><b>No.</b> 1<br><b>Date:</b> 12/06</p></div>';
  const bold = drawn.replaceAll('b>', 'strong>');
  check([
    ['a cell of Markdown', '| | |\n|-|-|\n| ![](a.jpg) | **No.** 1<br>**Date:** 12/06 |', '[a.jpg →]', bold],
    ['labels in strong', row('<strong>No.</strong> 1<br/><strong>Date:</strong> 12/06'), '[a.jpg →]', bold],
    ['lines of Markdown', row('\n\n**No.:** 1\n**Date:** 12/06\n\n'), '[a.jpg →]', bold.replace('No.', 'No.:')],
    [
      'paragraphs',
      row('<p><b>No.</b> 1</p><p><b>Date:</b> 12/06</p>'),
      '[a.jpg →]',
      '<div><p><b>No.</b> 1</p><p><b>Date:</b> 12/06</p></div>',
    ],
    [
      'a list',
      row('<ul><li><b>No.</b> 1</li><li><b>Date:</b> 12/06</li></ul>'),
      '[a.jpg →]',
      '<div><ul><li><b>No.</b> 1</li><li><b>Date:</b> 12/06</li></ul></div>',
    ],
    ['labels in plain type', row('No. 1<br>Date: 12/06'), '[a.jpg →]', '<div><p>No. 1<br>Date: 12/06</p></div>'],
    [
      'Japanese',
      row('<b>写真番号</b> 1<br><b>撮影日：</b>六月'),
      '[a.jpg →]',
      '<div><p><b>写真番号</b> 1<br><b>撮影日：</b>六月</p></div>',
    ],
    [
      'before the photo',
      `<table><tr><td><b>No.</b> 1<br><b>Date:</b> 12/06</td>${photo}</tr></table>`,
      drawn,
      '[← a.jpg]',
    ],
    [
      'boxes',
      `<div style="display:flex"><div><img src="a.jpg"></div><div><b>No.</b> 1<br><b>Date:</b> 12/06</div></div>`,
      '[a.jpg →]',
      drawn,
    ],
    [
      'a table of their own',
      row('<table><tr><td>No.</td><td>1</td></tr><tr><td>Date:</td><td>12/06</td></tr></table>'),
      '[a.jpg →]',
      bold,
    ],
    [
      'a table of one column',
      row('<table><tr><td><b>No.</b> 1</td></tr><tr><td><p><b>Date:</b> 12/06</p></td></tr></table>'),
      '[a.jpg →]',
      drawn,
    ],
    [
      'rows beside the photo',
      `<table><tr>${tall(2)}<td><b>No.</b> 1</td></tr><tr><td><b>Date:</b> 12/06</td></tr></table>`,
      '[a.jpg →]',
      drawn,
    ],
    [
      'rows of label and value, of two photos',
      `<table><tbody>${['a', 'b'].map((name) => `<tr>${tall(2).replace('a.jpg', `${name}.jpg`)}<td>No.</td><td>1</td></tr><tr><td>Date:</td><td>12/06</td></tr>`).join('\n')}</tbody></table>`,
      '[a.jpg →]',
      bold,
      '[b.jpg →]',
      bold,
    ],
    [
      'rows, the photo behind them',
      `<table><tr><td>No.</td><td>1</td>${tall(2)}</tr><tr><td>Date:</td><td>12/06</td></tr></table>`,
      bold,
      '[← a.jpg]',
    ],
    [
      'a grid of pandoc',
      '+------------+-----------------+\n| ![](a.jpg) | **No.:** 1      |\n|            | **Date:** 12/06 |\n+------------+-----------------+',
      '[a.jpg →]',
      bold.replace('No.', 'No.:'),
    ],
  ]);

  const data = '<table><tr><th>Photo</th><th>Bird</th><th>Count</th></tr>';
  check([
    [
      'a photo of two rows of data',
      `${data}<tr>${tall(2)}<td>Gull</td><td>4</td></tr><tr><td>Tern</td><td>7</td></tr></table>`,
      `${data}<tr><td rowspan="2">{a.jpg}</td><td>Gull</td><td>4</td></tr><tr><td>Tern</td><td>7</td></tr></table>`,
    ],
    [
      'more rows than the photo has',
      `<table><tr>${tall(2)}<td>Gull</td><td>4</td></tr><tr><td>Tern</td><td>7</td></tr><tr><td>Sum</td><td>11</td></tr></table>`,
      `<table><tr><td rowspan="2">{a.jpg}</td><td>Gull</td><td>4</td></tr><tr><td>Tern</td><td>7</td></tr><tr><td>Sum</td><td>11</td></tr></table>`,
    ],
  ]);
});
