// What is a photo and what stands in the sentence.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('photos and the paragraph around them', () => {
  check([
    ['alone', '![](a.jpg)', '[a.jpg]'],
    ['directly under the text', 'We arrived.\n![](a.jpg)', '<p>We arrived.</p>', '[a.jpg]'],
    ['directly above the text', '![](a.jpg)\nWe left.', '[a.jpg]', '<p>We left.</p>'],
    ['between two lines', 'One.\n![](a.jpg)\nTwo.', '<p>One.</p>', '[a.jpg]', '<p>Two.</p>'],
    [
      'in the middle of a wrapped sentence, on its own line',
      'we saw\n![](a.jpg)\nthe sea',
      '<p>we saw</p>',
      '[a.jpg]',
      '<p>the sea</p>',
    ],
    ['two lines make one run', '![](a.jpg)\n![](b.jpg)', '[a.jpg | b.jpg]'],
    ['blank lines do not end a run', '![](a.jpg)\n\n\n![](b.jpg)', '[a.jpg | b.jpg]'],
    [
      'a line break does not either',
      '![](a.jpg)<br>![](b.jpg)\\\n![](c.jpg)  \n![](d.jpg)',
      '[a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    ['beside each other', '![](a.jpg) ![](b.jpg)![](c.jpg)', '[a.jpg | b.jpg | c.jpg]'],
    ['commas and bars between pictures are no text', '![](a.jpg), ![](b.jpg) | ![](c.jpg).', '[a.jpg | b.jpg | c.jpg]'],
    ['no-break spaces are no text', '![](a.jpg)&nbsp;&nbsp;![](b.jpg)', '[a.jpg | b.jpg]'],
    [
      'Markdown and HTML in one run',
      '![](a.jpg)\n\n<img src="b.jpg">\n\n<p><img src="c.jpg"></p>\n![](d.jpg)',
      '[a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    ['text ends a run', '![](a.jpg)\n\nWords.\n\n![](b.jpg)', '[a.jpg]', '<p>Words.</p>', '[b.jpg]'],
    ['a heading ends a run', '![](a.jpg)\n## Day\n![](b.jpg)', '[a.jpg]', 'h2 Day', '[b.jpg]'],
    ['a rule ends a run', '![](a.jpg)\n\n***\n\n![](b.jpg)', '[a.jpg]', '<hr>', '[b.jpg]'],
    ['a comment does not', '![](a.jpg)\n<!-- the better one -->\n![](b.jpg)', '[a.jpg | b.jpg]'],
    [
      'thirty in a row',
      Array.from({ length: 30 }, (_, i) => `![](${i}.jpg)`).join('\n'),
      `[${Array.from({ length: 30 }, (_, i) => `${i}.jpg`).join(' | ')}]`,
    ],
  ]);
});

describe('in the sentence or a photo of its own', () => {
  check([
    ['words on both sides', 'Press ![](key.png) now.', '<p>Press {key.png} now.</p>'],
    ['words on both sides, twice', 'a ![](x.png) b ![](y.png) c', '<p>a {x.png} b {y.png} c</p>'],
    [
      'first on its line, words after: photo, then paragraph',
      '![](a.jpg) The harbour at dawn.',
      '[a.jpg]',
      '<p>The harbour at dawn.</p>',
    ],
    [
      'last on its line, at the paragraph’s end: paragraph, then photo',
      'The harbour: ![](a.jpg)',
      '<p>The harbour:</p>',
      '[a.jpg]',
    ],
    ['two first on their line', '![](a.jpg) ![](b.jpg) Both.', '[a.jpg | b.jpg]', '<p>Both.</p>'],
    [
      'first on a line after a finished sentence',
      'We walked on.\n![](a.jpg) The mill.',
      '<p>We walked on.</p>',
      '[a.jpg]',
      '<p>The mill.</p>',
    ],
    [
      'first on a line inside a sentence',
      'we pressed the\n![](key.png) button and went',
      '<p>we pressed the\n{key.png} button and went</p>',
    ],
    ['last on a line inside a sentence', 'we pressed ![](key.png)\nand went', '<p>we pressed {key.png}\nand went</p>'],
    [
      'last on a line after a finished sentence',
      'Full stop. ![](a.jpg)\nMore.',
      '<p>Full stop.</p>',
      '[a.jpg]',
      '<p>More.</p>',
    ],
    ['after a hard break', 'Text  \n![](a.jpg) more', '<p>Text</p>', '[a.jpg]', '<p>more</p>'],
    [
      'Chinese sentence ends count',
      '我们到了。\n![](a.jpg) 会场很大',
      '<p>我们到了。</p>',
      '[a.jpg]',
      '<p>会场很大</p>',
    ],
    ['an emoji is a word', '![](a.jpg) 👍', '[a.jpg]', '<p>👍</p>'],
    ['a full stop after a photo is the sentence’s', 'As seen here ![](a.jpg).', '<p>As seen here.</p>', '[a.jpg]'],
    [
      'and after several',
      '**Seen** here: ![](a.jpg), ![](b.jpg)。',
      '<p><strong>Seen</strong> here:。</p>',
      '[a.jpg | b.jpg]',
    ],
    [
      'brackets around nothing but a photo',
      'The mill (![](a.jpg)).\nNext.',
      '<p>The mill.</p>',
      '[a.jpg]',
      '<p>Next.</p>',
    ],
    ['quotes around nothing but a photo', '看“![](a.jpg)”', '<p>看</p>', '[a.jpg]'],
    ['emphasised with its full stop', '*As seen ![](a.jpg).*', '<p><em>As seen.</em></p>', '[a.jpg]'],
    ['a bracket before a photo', '(![](a.jpg) the harbour)', '[a.jpg]', '<p>(the harbour)</p>'],
    ['a comma after a photo', '![](a.jpg), the harbour', '[a.jpg]', '<p>the harbour</p>'],
    ['an ellipsis after a photo is the text’s', '![](a.jpg) … and on', '[a.jpg]', '<p>… and on</p>'],
    ['a bar after a photo says nothing', 'The mill ![](a.jpg) |', '<p>The mill</p>', '[a.jpg]'],
    ['small by its width', '<img src="a.png" width="16"> Sunny', '<p>{a.png} Sunny</p>'],
    ['small by style', 'Sun: <img src="a.png" style="height:1.2em">', '<p>Sun: {a.png}</p>'],
    ['small, alone', '<img src="a.png" width="20" height="20">', '<p>{a.png}</p>'],
    ['small on one side only is a strip, not an icon', '<img src="a.png" width="600" height="20">', '[a.png]'],
    ['an icon by its name, beside words', '![](icons/sun.png) Sunny', '<p>{icons/sun.png} Sunny</p>'],
    ['an icon by its name and number', 'Press ![ok](icon1.png).', '<p>Press {icon1.png}.</p>'],
    ['an icon by its name and size', '![](icon-32x32.png) Sunny', '<p>{icon-32x32.png} Sunny</p>'],
    ['an icon by its name, alone, is a photo', '![](icons/sun.png)', '[icons/sun.png]'],
    [
      'badges',
      '![ci](https://img.shields.io/x.svg) ![v](https://badge.fury.io/js/x.svg)',
      '<p>{https://img.shields.io/x.svg} {https://badge.fury.io/js/x.svg}</p>',
    ],
    [
      'a badge with a link',
      '[![ci](https://github.com/o/r/workflows/ci/badge.svg)](https://github.com/o/r/actions)',
      '<p><a href="https://github.com/o/r/actions">{https://github.com/o/r/workflows/ci/badge.svg}</a></p>',
    ],
  ]);
});
