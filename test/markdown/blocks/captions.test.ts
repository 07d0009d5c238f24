// Captions as their authors wrote them.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('captions as written', () => {
  check([
    ['an emphasised line beneath', '![](a.jpg)\n*The mill*', '[a.jpg «The mill»]'],
    ['an emphasised paragraph beneath', '![](a.jpg)\n\n_The mill_', '[a.jpg «The mill»]'],
    [
      'an emphasised line, then text',
      '![](a.jpg)\n*The mill*\nWe went on.',
      '[a.jpg «The mill»]',
      '<p>We went on.</p>',
    ],
    ['with a hard break', '![](a.jpg)  \n*The mill*', '[a.jpg «The mill»]'],
    ['captioned pictures stay one run', '![](a.jpg)\n*A*\n\n![](b.jpg)\n*B*', '[a.jpg «A» | b.jpg «B»]'],
    [
      'small and sub',
      '![](a.jpg)\n\n<small>The mill</small>\n\n![](b.jpg)\n<sub>The sea</sub>',
      '[a.jpg «The mill» | b.jpg «The sea»]',
    ],
    ['numbered, English', '![](a.jpg)\nFigure 3: The mill', '[a.jpg «Figure 3: The mill»]'],
    ['numbered, German', '![](a.jpg)\n\nAbb. 3: Die Mühle', '[a.jpg «Abb. 3: Die Mühle»]'],
    ['numbered, Chinese', '![](a.jpg)\n图 3 会场入口', '[a.jpg «图 3 会场入口»]'],
    ['numbered, Chinese with colon', '![](a.jpg)\n\n图3：会场入口', '[a.jpg «图3：会场入口»]'],
    [
      'a sentence about figure 3 is text',
      '![](a.jpg)\n\nFigure 3 shows the mill.',
      '[a.jpg]',
      '<p>Figure 3 shows the mill.</p>',
    ],
    ['bold is no caption', '![](a.jpg)\n\n**Day two**', '[a.jpg]', '<p><strong>Day two</strong></p>'],
    [
      'after two pictures it is text',
      '![](a.jpg)\n![](b.jpg)\n\n*Both mills*',
      '[a.jpg | b.jpg]',
      '<p><em>Both mills</em></p>',
    ],
    [
      'the same words again under the picture',
      '![The mill](a.jpg)\n\nThe mill\n\nText',
      '[a.jpg «The mill»]',
      '<p>Text</p>',
    ],
    ['the same words as its title', '![x](a.jpg "The mill")\n\nThe mill', '[a.jpg «The mill»]'],
    ['the words of the last of two', '![A](a.jpg)\n![B](b.jpg)\n\nB', '[a.jpg | b.jpg «B»]'],
    ['the words of the first of two are text', '![A](a.jpg)\n![B](b.jpg)\n\nA', '[a.jpg | b.jpg]', '<p>A</p>'],
    [
      'the same words as a link are text',
      '![The mill](a.jpg)\n\n[The mill](https://example.org/)',
      '[a.jpg]',
      '<p><a href="https://example.org/">The mill</a></p>',
    ],
    [
      'a line that points up',
      '<p><img src="a.jpg"></p><p style="text-align:center;font-size:12px"><span>▲ 从防波堤看过去</span></p><p>到了。</p>',
      '[a.jpg «从防波堤看过去»]',
      '<p>到了。</p>',
    ],
    [
      'a line that points up at two',
      '![](a.jpg)![](b.jpg)\n\n△左：港口 右：灯塔',
      '[a.jpg | b.jpg «左：港口 右：灯塔»]',
    ],
    ['an arrow in small type', '![](a.jpg)\n\n<p style="font-size: 12px">↑ 港口</p>', '[a.jpg «港口»]'],
    ['an arrow in body type is text', '![](a.jpg)\n\n↑ 12 % more', '[a.jpg]', '<p>↑ 12 % more</p>'],
    ['who took it, centred', '<center><img src="a.jpg"><br>图｜张三</center>', '[a.jpg «图｜张三»]'],
    ['who took it, as text', '![](a.jpg)\n\n图：张三', '[a.jpg]', '<p>图：张三</p>'],
    [
      'a picture that has one keeps it',
      '![](a.jpg "Title")\n\n*More words*',
      '[a.jpg «Title»]',
      '<p><em>More words</em></p>',
    ],
    [
      'text with an emphasised word is text',
      '![](a.jpg)\n\n*Here* we stayed.',
      '[a.jpg]',
      '<p><em>Here</em> we stayed.</p>',
    ],
  ]);
});
