// Captions as their authors wrote them.
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../../src/album/captions/caption.ts';
import { parse } from '../../../../src/markdown/parse.ts';
import { check, draw, read } from '../../draw.ts';

describe('captions as written', () => {
  check([
    ['a bold label', '![](a.jpg)\n\n**Fig 3** The lake\n\nText', '[a.jpg «Fig 3 The lake»]', '<p>Text</p>'],
    ['a bold label with its stop', '![](a.jpg)\n\n**Figure 3.** The lake', '[a.jpg «Figure 3. The lake»]'],
    ['a bold label in Chinese', '![](a.jpg)\n\n**图3** 湖边', '[a.jpg «图3 湖边»]'],
    ['a bold label in German, right below', '![](a.jpg)\n**Abb. 2a** Der See', '[a.jpg «Abb. 2a Der See»]'],
    ['a bold label in French', '![](a.jpg)\n\n__Photo 12__ *Le lac*', '[a.jpg «Photo 12 Le lac»]'],
    [
      'a sentence about a figure is none',
      '![](a.jpg)\n\n**Figure 3** shows the lake',
      '[a.jpg]',
      '<p><strong>Figure 3</strong> shows the lake</p>',
    ],
    [
      'nor are two',
      '![](a.jpg)\n\n**Fig 3** The lake is deep. We swam',
      '[a.jpg]',
      '<p><strong>Fig 3</strong> The lake is deep. We swam</p>',
    ],
    ['nor is a bold number', '![](a.jpg)\n\n**Day 3** The lake', '[a.jpg]', '<p><strong>Day 3</strong> The lake</p>'],
    [
      'words for each picture of a chunk',
      '```{r}\n#| fig-cap: ["a lake", "b hut"]\nknitr::include_graphics(c("a.jpg", "b.jpg"))\n```',
      '[a.jpg «a lake» | b.jpg «b hut»]',
    ],
    [
      'the same below one another',
      '```{r}\n#| fig-cap:\n#|   - a lake\n#|   - "b hut"\nknitr::include_graphics(c("a.jpg", "b.jpg"))\n```',
      '[a.jpg «a lake» | b.jpg «b hut»]',
    ],
    [
      'the same in the first line',
      '```{r fig.cap=c("a lake", \'b hut\'), echo=FALSE}\nknitr::include_graphics("a.jpg")\nknitr::include_graphics("b.jpg")\n```',
      '[a.jpg «a lake» | b.jpg «b hut»]',
    ],
    [
      'without quotes',
      '```{r}\n#| fig-cap: [a lake, b hut]\nknitr::include_graphics(c("a.jpg", "b.jpg"))\n```',
      '[a.jpg «a lake» | b.jpg «b hut»]',
    ],
    [
      'words of parts and of all',
      '```{r}\n#| fig-cap: Both\n#| fig-subcap:\n#|   - a lake\n#|   - b hut\nknitr::include_graphics(c("a.jpg", "b.jpg"))\n```',
      '[a.jpg «a lake» | b.jpg «b hut»]',
      '«Both»',
    ],
    [
      'more words than pictures',
      '```{r}\n#| fig-cap: ["a lake", "b hut", "a road"]\nknitr::include_graphics(c("a.jpg", "b.jpg"))\n```',
      '[a.jpg «a lake» | b.jpg «b hut · a road»]',
    ],
    [
      'numbered lines right above their photos',
      '![](z.jpg)\n\nBild 4: Schilder\n![](a.jpg)\n\nBild 5: Gestelle\n![](b.jpg)\n\nText',
      '[z.jpg | a.jpg «Bild 4: Schilder» | b.jpg «Bild 5: Gestelle»]',
      '<p>Text</p>',
    ],
    [
      'numbered as reports of Japan do',
      '写真－１　橋台\n![](a.jpg)\n\n写真-2 主桁\n![](b.jpg)\n\n【写真3】支承\n![](c.jpg)\n\n写真 No.４　高欄\n![](d.jpg)',
      '[a.jpg «写真－１　橋台» | b.jpg «写真-2 主桁» | c.jpg «【写真3】支承» | d.jpg «写真 No.４　高欄»]',
    ],
    [
      'numbered in Arabic, Dutch, Polish and Thai',
      'صورة ٣: المخيم\n![](a.jpg)\n\nAfb. 2: De dijk\n![](b.jpg)\n\nFot. 4: Schronisko\n![](c.jpg)\n\nภาพที่ ๒: วัด\n![](d.jpg)',
      '[a.jpg «صورة ٣: المخيم» | b.jpg «Afb. 2: De dijk» | c.jpg «Fot. 4: Schronisko» | d.jpg «ภาพที่ ๒: วัด»]',
    ],
    [
      'a photo named in a sentence',
      '写真－３は望遠で撮影した。\n![](a.jpg)',
      '<p>写真－３は望遠で撮影した。</p>',
      '[a.jpg]',
    ],
    ['an emphasised one above', '![](z.jpg)\n\n*Fig. 1: One*\n![](a.jpg)', '[z.jpg | a.jpg «Fig. 1: One»]'],
    [
      'one above, the first',
      '图1：会场\n![](a.jpg)\n\n图2：海报\n![](b.jpg)',
      '[a.jpg «图1：会场» | b.jpg «图2：海报»]',
    ],
    [
      'each below, the next photo glued to it',
      '![](a.jpg)\n\nFigure 1: A\n![](b.jpg)\n\nFigure 2: B\n![](c.jpg)\n\nFigure 3: C',
      '[a.jpg «Figure 1: A» | b.jpg «Figure 2: B» | c.jpg «Figure 3: C»]',
    ],
    [
      'a sentence above a photo is text',
      '![](z.jpg)\n\nFigure 3 shows the mill.\n![](a.jpg)',
      '[z.jpg]',
      '<p>Figure 3 shows the mill.</p>',
      '[a.jpg]',
    ],
    ['a number alone above a photo is text', '![](z.jpg)\n\nFoto 6\n![](a.jpg)', '[z.jpg]', '<p>Foto 6</p>', '[a.jpg]'],
    [
      'below the last of photos in paragraphs of their own',
      '![](z.jpg)\n\n![](a.jpg)\n\n<center>图1：会场外景</center>\n\nText',
      '[z.jpg | a.jpg «图1：会场外景»]',
      '<p>Text</p>',
    ],
    [
      'with a bookmark of Word before it, a bold label, the mark of a note, a letter, a number in words',
      '![](a.jpg)\n\n[]{#_Ref1 .anchor}Figure 1: The bay\n\nx\n\n![](b.jpg)\n\n**Figure 2a.** Night[^1]\n\nx\n\n![](c.jpg)\n\n图三：会场\n\n[^1]: y',
      '[a.jpg «Figure 1: The bay»]',
      '<p>x</p>',
      '[b.jpg «Figure 2a. Night»]',
      '<p>x</p>',
      '[c.jpg «图三：会场»]',
      '<section class="footnotes"><p class="footnotes-title">Notes</p><ol><li id="fn-1"><p>y</p></li></ol></section>',
    ],
    [
      'in other brackets, with a bar, of whose it is',
      '![](a.jpg)\n\n<사진 2> 능선\n\nx\n\n![](b.jpg)\n\nPhoto 2 | Camp\n\nx\n\n![](c.jpg)\n\n(Image credit: NASA)\n\nx\n\n![](d.jpg)\n\nРис. 1а — Закат',
      '[a.jpg «<사진 2> 능선»]',
      '<p>x</p>',
      '[b.jpg «Photo 2 | Camp»]',
      '<p>x</p>',
      '[c.jpg «(Image credit: NASA)»]',
      '<p>x</p>',
      '[d.jpg «Рис. 1а — Закат»]',
    ],
    [
      'below photos of one paragraph',
      '![](z.jpg)\n![](a.jpg)\n\nFigure 1: Both\n\nText',
      '[z.jpg | a.jpg]',
      '«Figure 1: Both»',
      '<p>Text</p>',
    ],
    ['a title that is a file’s name', '![](a.jpg "Harbour_at_night.jpg")', '[a.jpg]'],
    ['… with blanks', '![](a.png "Pasted Graphic 3.png")', '[a.png]'],
    ['… of another file', '![](a.jpg "worddav12.PNG")', '[a.jpg]'],
    ['… in HTML', '<img src="a.jpg" title="IMG 1.jpeg">', '[a.jpg]'],
    ['a title that names one', '![](a.jpg "From scan.jpg. The pier")', '[a.jpg «From scan.jpg. The pier»]'],
    ['LaTeX’s name for a figure', '![Our camp \\label{fig:camp}](a.jpg "Camp \\label{fig:c}")', '[a.jpg «Camp»]'],
    ['a line that a colon opens', '![](a.jpg)\n: The *lake*', '[a.jpg «The lake»]'],
    [
      '… of its own, with sentences',
      '![](a.jpg)\n\n: The lake. At dawn.\n\nText',
      '[a.jpg «The lake. At dawn.»]',
      '<p>Text</p>',
    ],
    ['… of two', '![](a.jpg)\n![](b.jpg)\n\n: Both\n\nText', '[a.jpg | b.jpg]', '«Both»', '<p>Text</p>'],
    [
      'a list of definitions, as WordPress once wrote them',
      '<dl class="wp-caption alignleft" style="width: 310px">\n<dt class="wp-caption-dt"><a href="big.jpg"><img src="a.jpg"></a></dt>\n<dd class="wp-caption-dd">The <em>lake</em></dd>\n</dl>',
      '[big.jpg «The lake»]',
    ],
    [
      '… in a box of its editor',
      '<div class="mceTemp">\n<dl id="attachment_12" class="wp-caption"><dt><img src="a.jpg"></dt><dd>The lake</dd></dl>\n</div>',
      '[a.jpg «The lake»]',
    ],
    [
      '… and galleries',
      '<div><dl class="gallery-item"><dt><a href="a.jpg"><img src="a-150x150.jpg"></a></dt><dd>One</dd></dl>\n<dl class="gallery-item"><dt><a href="b.jpg"><img src="b-150x150.jpg"></a></dt><dd>Two</dd></dl></div>',
      '[a.jpg «One» | b.jpg «Two»]',
    ],
    [
      '… without a class',
      '<dl><dt><img src="a.jpg"></dt><dd>One</dd><dt><img src="b.jpg"></dt></dl>',
      '[a.jpg «One» | b.jpg]',
    ],
    ['a picture that defines a term', 'Lake\n: ![](a.jpg)', '<dl class="definitions"><dt>Lake</dt></dl>', '[a.jpg]'],
    [
      'a group’s, in the list that opens it',
      '::: {#fig-x fig-cap="The *lake*"}\n![](a.jpg)\n:::\n\nText',
      '[a.jpg «The lake»]',
      '<p>Text</p>',
    ],
    [
      '… of two',
      '::: {fig-cap="Both *banks*"}\n![](a.jpg)\n![](b.jpg)\n:::',
      '[a.jpg | b.jpg]',
      '«Both <em>banks</em>»',
    ],
    [
      '… side by side',
      '::: {layout-ncol=2 fig-cap="Both"}\n![](a.jpg)\n\n![](b.jpg)\n:::\n\nText',
      '[2: a.jpg | b.jpg]',
      '«Both»',
      '<p>Text</p>',
    ],
    [
      '… around parts with their own',
      ':::: {#fig-x layout-ncol=2 fig-cap="Both *banks*"}\n::: {#fig-a}\n![](a.jpg)\n\nLeft\n:::\n\n::: {fig-cap="Right"}\n![](b.jpg)\n:::\n\n::::',
      '[2: a.jpg «Left» | b.jpg «Right»]',
      '«Both <em>banks</em>»',
    ],
    [
      '… its last paragraph says more',
      '::: {#fig-x fig-cap="Short"}\n![](a.jpg)\n\nThe lake\n:::',
      '[a.jpg «The lake»]',
    ],
    [
      '… in HTML',
      '::: {.center fig-cap=\'The lake\'}\n<img src="a.jpg">\n:::\n\nText',
      '[a.jpg «The lake»]',
      '<p>Text</p>',
    ],
    [
      '… of a table',
      '::: {#tbl-x tbl-cap="Costs"}\n| a |\n|---|\n| 1 |\n:::',
      '<figcaption class="run-caption of-table">Costs</figcaption>',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    ],
    [
      '… of code',
      '::: {#lst-x lst-cap="A walk"}\n```\ngo\n```\n:::',
      '<figcaption class="run-caption of-table">A walk</figcaption>',
      '<pre><code>go\n</code></pre>',
    ],
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
    ['who took it, plain', '![](a.jpg)\n\n图：张三', '[a.jpg «图：张三»]'],
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

describe('captions in boxes and lines of their own', () => {
  const boxes: readonly (readonly [name: string, under: string, caption?: string])[] = [
    ['al-folio', '<div class="caption">\n  The cave\n</div>', 'The cave'],
    ['a caption box with a paragraph', '<div class="image-caption"><p>The cave</p></div>', 'The cave'],
    ['a figcaption outside of its figure', '<figcaption>The cave</figcaption>', 'The cave'],
    ['a class of WordPress', '<p class="wp-caption-text">The cave</p>', 'The cave'],
    ['centred italics by style', '<p style="text-align:center; font-style:italic;">\nThe cave\n</p>', 'The cave'],
    ['small by style', '<p style="font-size: 0.8em">The cave</p>', 'The cave'],
    ['small in per cent', '<div style="font-size:85%; text-align:center">The cave</div>', 'The cave'],
    ['smaller in a span', '<center><span style="font-size:smaller">The cave</span></center>', 'The cave'],
    ['small font', '<center><font size="2">The cave</font></center>', 'The cave'],
    ['italic in a centre', '<center><i>The cave</i></center>', 'The cave'],
    ['pymdownx', '/// caption\nThe **cave**\n///', 'The cave'],
    ['pymdownx, figure', '/// figure-caption\nThe cave\n///', 'The cave'],
    ['pymdownx, of all its slashes', '//// caption\nThe cave\n////', 'The cave'],
    ['pymdownx, above', '/// caption | <\nThe cave\n///', 'The cave'],
    ['pymdownx, numbered', '/// figure-caption | ^1\nThe cave\n///', 'The cave'],
    ['pymdownx, with options', '/// caption\n    attrs: {id: x}\nThe *cave*\n///', 'The cave'],
    ['图：', '图：灯塔的早晨', '图：灯塔的早晨'],
    ['上图：', '上图：灯塔的早晨', '上图：灯塔的早晨'],
    ['图片说明', '图片说明：灯塔的早晨', '图片说明：灯塔的早晨'],
    ['an article with the class', `<div class="caption"><p>One.</p><p>Two.</p></div>`],
    ['centred only', '<p align="center">The cave</p>'],
    ['in large type', '<p style="font-size:18px">The cave</p>'],
    ['图 with sentences', '图：灯塔的早晨。我们到了。然后回家。'],
  ];
  it.each(boxes)('%s', (_, under = '', caption) => {
    for (const gap of under.startsWith('///') ? ['\n'] : ['\n\n']) {
      const [photo] = draw(read(`![](a.jpg)${gap}${under}\n\nWords.`));
      expect(photo).toBe(caption === undefined ? '[a.jpg]' : `[a.jpg «${caption}»]`);
    }
  });

  check([
    ['a box of both', '<div class="wp-caption">![](a.jpg)The wheel\n</div>', '[a.jpg «The wheel»]'],
    ['a box of both, linked', '<div class="wp-caption">[![](a.jpg)](b.jpg)The *wheel*</div>', '[b.jpg «The wheel»]'],
    [
      'a box of both over lines',
      '<div class="wp-caption">\n[![](a.jpg)](b.jpg)\nThe wheel\n</div>',
      '[b.jpg «The wheel»]',
    ],
    ['a box of both, apart', '<div class="wp-caption">\n\n![](a.jpg)\n\nThe wheel\n\n</div>', '[a.jpg «The wheel»]'],
    [
      'a box of WordPress as it exports it',
      '<div id="attachment_12" style="width: 310px" class="wp-caption alignleft"><a href="b.jpg"><img src="a.jpg"></a><p class="wp-caption-text">The wheel</p></div>',
      '[b.jpg «The wheel»]',
    ],
    ['a box of both in HTML', '<div class="wp-caption"><img src="a.jpg"> The wheel</div>', '[a.jpg «The wheel»]'],
    [
      'in columns',
      '<figure><div><img src="a.jpg"><figcaption>A</figcaption></div><div><img src="b.jpg"><figcaption>B</figcaption></div></figure>',
      '[a.jpg «A» | b.jpg «B»]',
    ],
    [
      'one for two columns',
      '<figure><div><img src="a.jpg"></div><div><img src="b.jpg"></div><div><figcaption>Both</figcaption></div></figure>',
      '[a.jpg | b.jpg]',
      '«Both»',
    ],
    ...(
      [
        ['of Bootstrap', 'class="row"', 'class="col-6"'],
        ['of Bulma', 'class="columns"', 'class="column is-half"'],
        ['of Foundation', 'class="grid-x"', 'class="cell small-6"'],
        ['that float', 'class="pair"', 'style="float:left;width:50%"'],
        ['of a flex box', 'style="display:flex"', 'style="flex:50%"'],
        ['of W3.CSS', 'class="w3-row"', 'class="w3-half"'],
        ['of a column each', 'class="row"', 'class="column"'],
      ] as const
    ).map(
      ([name, row, column]) =>
        [
          `in columns ${name}, one of them a link`,
          `<figure ${row}>\n  <div ${column}><a href="a.jpg"><img src="a.jpg"></a>\n  <figcaption>A</figcaption></div>\n  <div ${column}><img src="b.jpg">\n  <figcaption>B</figcaption></div>\n</figure>`,
          '[a.jpg «A» | b.jpg «B»]',
        ] as const,
    ),
    [
      'one for two columns of Bootstrap',
      '<figure class="row">\n  <div class="col-6"><img src="a.jpg"></div>\n  <div class="col-6"><img src="b.jpg"></div>\n  <div class="col-12"><figcaption>Both</figcaption></div>\n</figure>',
      '[a.jpg | b.jpg]',
      '«Both»',
    ],
    ['a line in its paragraph', '<p>\n<img src="a.jpg">\nThe mill\n</p>', '[a.jpg «The mill»]'],
    ['a line in its paragraph, Markdown', '![](a.jpg)\nThe mill', '[a.jpg «The mill»]'],
    ['a line in its paragraph, Chinese', '![](a.jpg)\n路边的小店', '[a.jpg «路边的小店»]'],
    ['a line behind a break', '<p><img src="a.jpg"><br>The mill</p>', '[a.jpg «The mill»]'],
    ['a line behind a closed break', '<p>\n<img src="a.jpg" /><br/>\n第1天的早饭\n</p>', '[a.jpg «第1天的早饭»]'],
    ['a line behind two spaces', '![](a.jpg)  \nThe mill', '[a.jpg «The mill»]'],
    ['a line behind a backslash', '![](a.jpg)\\\nThe mill', '[a.jpg «The mill»]'],
    ['a line below a picture that is a link', '[![](a.jpg)](a.jpg)\nThe mill', '[a.jpg «The mill»]'],
    ['a line in a box', '<div>\n<img src="a.jpg">\nThe mill\n</div>', '[a.jpg «The mill»]'],
    [
      'lines of many paragraphs',
      Array.from(
        'abcdef',
        (name, n) => `<p>\n<img src="${name}.jpg" alt="../${name}.jpg" />\nNo. ${n}, breakfast\n</p>`,
      ).join('\n\n'),
      `[${Array.from('abcdef', (name, n) => `${name}.jpg «No. ${n}, breakfast»`).join(' | ')}]`,
    ],
    ['a sentence is text', '![](a.jpg)\nWe went to the mill.', '[a.jpg]', '<p>We went to the mill.</p>'],
    ['a line that leads in is text', '![](a.jpg)\nWe saw:', '[a.jpg]', '<p>We saw:</p>'],
    ['two lines are text', '![](a.jpg)\nWe went\nto the mill', '[a.jpg]', '<p>We went\nto the mill</p>'],
    [
      'an icon in the line stays',
      '![](a.jpg)\n*The ![](https://img.shields.io/x.svg) mill*',
      '[a.jpg]',
      '<p><em>The {https://img.shields.io/x.svg} mill</em></p>',
    ],
    [
      'sentences, where it is the custom',
      '![](a.jpg)\nWe saw the mill.\n\n![](b.jpg)\nWe saw the sea.\n\n![](c.jpg)\nWe saw it all.',
      '[a.jpg «We saw the mill.» | b.jpg «We saw the sea.» | c.jpg «We saw it all.»]',
    ],
  ]);
});

describe('findings are text, labelled phrases captions', () => {
  it.each([
    '**Photo 1.** The gutter is gone; see the [drawing](https://example.org/d).',
    'Photo 2: The gutter is gone. It should be fixed before the frost.',
    'Figure 3. The gutter is **gone**',
    'Bild 4: Die Rinne fehlt. Sie muss vor dem Winter ersetzt werden.',
    'Фото 5. Водосток оторван. Его нужно починить до зимы.',
    '图 6：水槽脱落。应在冬天之前修好。',
    'Foto 7: El canalón se ha caído! Hay que arreglarlo pronto.',
    'Photo No. 8: The gutter is gone. It should be fixed before the frost.',
    'Photo number two: the gutter',
    'Plate no longer there: 2',
  ])('%s', (finding) => {
    const blocks = draw(read(`![](a.jpg)\n\n${finding}\n\nNext.`));
    expect(blocks[0]).toBe('[a.jpg]');
    expect(blocks).toHaveLength(3);
  });

  it.each([
    'Figure 2. The north wall.',
    '**Figure 2.** The north wall',
    'Fig. 2: The north wall of St. Peter',
    'Abb. 2 – Die Nordwand',
    'Фото 2. Северная стена.',
    '图 2：北墙。',
    'Photo No. 2: trench',
    'Photo no 2 – the north wall',
    'Photograph 2. The north wall',
    'Plate 2. The north wall',
    'Foto Nr. 2: Die Nordwand',
    'Photo n° 2 : le mur nord',
    'Foto núm. 2: el muro norte',
    'Фото № 2. Северная стена',
    'Figure #2: the north wall',
    '照片 No.2：北墙',
    '写真番号 2：北の壁',
    '照片编号 2：北墙',
  ])('%s', (label) => {
    const caption = label.replaceAll('*', '');
    expect(draw(read(`![x](a.jpg)\n\n${label}\n\nNext.`))).toEqual([`[a.jpg «${caption}»]`, '<p>Next.</p>']);
  });
});

describe('words that nobody said about the picture', () => {
  it.each([
    '在这里插入图片描述',
    '请添加图片描述',
    'enter image description here',
    'Alt text',
    'Image caption',
    'Bildbeschreibung hier einfügen',
    'ここに画像の説明を入力',
    'text',
    'png',
    'JPEG',
    'svg',
    'image/png',
    'No description has been provided for this image',
    'bg left',
    'bg right:40% fit',
    'w:300',
    'w:300px h:200px',
    ':size=300x200',
    'fig:',
    'lake-2',
  ])('%s', (words) => {
    const report = read(`![${words}](lake-2.jpg "${words}")\n\n*The lake*`);
    expect(report.pictures[0]).toMatchObject({ alt: '', caption: 'The lake' });
  });

  it.each([
    ['w:300 The lake', 'The lake'],
    ['bg left:33% The lake', 'The lake'],
    ['The lake on the left h:200px', 'The lake on the left'],
    ['fig:The lake', 'The lake'],
    ['Our 4x4 in the mud', 'Our 4x4 in the mud'],
    ['Left: the lake', 'Left: the lake'],
    ['Lake', 'Lake'],
    ['Text of the law', 'Text of the law'],
  ])('%s', (words, said) => {
    expect(read(`![${words}](lake.jpg)`).pictures[0]?.alt).toBe(said);
  });

  it.each([
    ['![The cycle](a.jpg){fig-alt="Long words"}', 'Long words', 'The cycle'],
    ['![The *cycle*](a.jpg){fig-alt=""}', '', 'The cycle'],
    ['![The cycle](a.jpg){#fig-x fig-alt="Long words" width=50%}', 'Long words', 'The cycle'],
    ['![The cycle](a.jpg "Title"){fig-alt="Long words"}', 'Long words', 'Title'],
    ['![](a.jpg){fig-alt="Long words" fig-cap="The cycle"}', 'Long words', 'The cycle'],
    ['![](a.jpg){fig-alt="Long words"}', 'Long words', undefined],
  ])('%s', (text, alt, caption) => {
    const [picture] = read(text).pictures;
    expect([picture?.alt, picture?.caption]).toEqual([alt, caption]);
  });
});

describe('numbered lines above their photos within one paragraph', () => {
  it.each([
    ['Foto 1: Strand\n![](a.jpg)\nFoto 2: Steg\n![](b.jpg)', 'Foto 1: Strand', 'Foto 2: Steg'],
    ['Photo 1. Pier\n![](a.jpg)\nPhoto 2. Boat\n![](b.jpg)', 'Photo 1. Pier', 'Photo 2. Boat'],
    ['图1：码头\n![](a.jpg)\n图2：船\n![](b.jpg)', '图1：码头', '图2：船'],
    ['Foto 1: Playa<br>![](a.jpg)<br>Foto 2: Muelle<br>![](b.jpg)', 'Foto 1: Playa', 'Foto 2: Muelle'],
    ['Abb. 1: Mühle  \n![](a.jpg)  \nAbb. 2: Bach  \n![](b.jpg)', 'Abb. 1: Mühle', 'Abb. 2: Bach'],
  ])('%s', (text, first, second) => {
    expect(draw(read(`Words.\n\n${text}\n\nMore.`))).toEqual([
      '<p>Words.</p>',
      `[a.jpg «${first}» | b.jpg «${second}»]`,
      '<p>More.</p>',
    ]);
  });
  it('those below theirs stay below', () => {
    expect(draw(read('![](a.jpg)\nFoto 1: Strand\n![](b.jpg)\nFoto 2: Steg'))).toEqual([
      '[a.jpg «Foto 1: Strand» | b.jpg «Foto 2: Steg»]',
    ]);
  });
  it('words that are no captions stay words', () => {
    expect(draw(read('We came early.\n![](a.jpg)\nThen we left.\n![](b.jpg)'))).toEqual([
      '<p>We came early.</p>',
      '[a.jpg]',
      '<p>Then we left.</p>',
      '[b.jpg]',
    ]);
  });
});

describe('italics below several photos of one box or paragraph are said of all', () => {
  const expected = ['[a.jpg | b.jpg]', '«Boat and pier»'];
  const drawn = (text: string): string[] => draw(read(text)).map((line) => line.replace(/<\/?(?:em|i|small)>/g, ''));
  it.each([
    '<p align="center">\n<img src="a.jpg"> &nbsp; <img src="b.jpg">\n<br>\n<em>Boat and pier</em>\n</p>',
    '<p align="center"><img src="a.jpg"><img src="b.jpg"><br><i>Boat and pier</i></p>',
    '<p><img src="a.jpg"> <img src="b.jpg"><br/><small>Boat and pier</small></p>',
    '![](a.jpg) ![](b.jpg)\n*Boat and pier*',
    '![](a.jpg)\n![](b.jpg)\n_Boat and pier_',
    '<div align="center"><img src="a.jpg"><img src="b.jpg"><p><i>Boat and pier</i></p></div>',
  ])('%s', (text) => expect(drawn(text)).toEqual(expected));
  it('a photo alone, and more than italics, stay as they were', () => {
    expect(draw(read('![](a.jpg)\n\n![](b.jpg)\n\nWe *went* on.'))).toEqual([
      '[a.jpg | b.jpg]',
      '<p>We <em>went</em> on.</p>',
    ]);
    expect(draw(read('![](a.jpg) ![](b.jpg)\n\n*We* went *on*.'))).toEqual([
      '[a.jpg | b.jpg]',
      '<p><em>We</em> went <em>on</em>.</p>',
    ]);
  });
});

describe('words for those who cannot see alone', () => {
  it.each([
    ['![](a.jpg){fig-alt="A boat"}', 'A boat'],
    ['![][q]{fig-alt="A boat"}\n\n[q]: a.jpg', 'A boat'],
    ["![](a.jpg){#fig-q .wide fig-alt='A boat' width=50%}", 'A boat'],
    ['```{r, fig.alt="A boat"}\nknitr::include_graphics("a.jpg")\n```', 'A boat'],
    ['```{r}\n#| fig-alt: "A boat"\n#| echo: false\nknitr::include_graphics("a.jpg")\n```', 'A boat'],
    ['```{figure} a.jpg\n:alt: A boat\n```', 'A boat'],
    [':::{figure} a.jpg\n:alt: A boat\n:width: 50%\n:::', 'A boat'],
  ])('%s', (text, alt) => {
    const [picture] = read(text).pictures;
    expect(picture).toMatchObject({ alt, unseen: true });
    expect(wordsFor(picture!, {})).toBeUndefined();
  });
  it('a caption beside them counts', () => {
    for (const text of [
      '![Quay](a.jpg){fig-alt="A boat"}',
      '![Quay][q]{fig-alt="A boat"}\n\n[q]: a.jpg',
      '```{r}\n#| fig-cap: "Quay"\n#| fig-alt: "A boat"\nknitr::include_graphics("a.jpg")\n```',
      '```{figure} a.jpg\n:alt: A boat\n\nQuay\n```',
      '![](a.jpg){fig-alt="A boat"}\n\n*Quay*',
    ]) {
      const [picture] = read(text).pictures;
      expect([picture?.alt, wordsFor(picture!, {})?.text]).toEqual(['A boat', 'Quay']);
    }
  });
});

describe('marks in captions', () => {
  it.each([
    ['![](a.jpg)\n\n<p class="caption">The <em>old</em> mill</p>', 'The old mill', 'The <em>old</em> mill'],
    ['![](a.jpg)\n/// caption\nThe **old** mill\n///', 'The old mill', 'The <strong>old</strong> mill'],
    ['![](a.jpg)\n\n*The [mill](https://a.b/)*', 'The mill', '<em>The <a href="https://a.b/">mill</a></em>'],
    [
      '![](a.jpg)\n\n[A. Moor](https://a.b/) *at the mill*',
      'A. Moor at the mill',
      '<a href="https://a.b/">A. Moor</a> <em>at the mill</em>',
    ],
    ['![](a.jpg)\n\nFigure 1. The *old* mill', 'Figure 1. The old mill', 'Figure 1. The <em>old</em> mill'],
    [
      '<figure><img src="a.jpg"><figcaption>The <b>old</b> mill</figcaption></figure>',
      'The old mill',
      'The <b>old</b> mill',
    ],
    [
      '![](a.jpg)\n*The mill.* ([Moor](https://a.b/))',
      'The mill. (Moor)',
      '<em>The mill.</em> (<a href="https://a.b/">Moor</a>)',
    ],
    [
      '![](a.jpg)\n\n*[Archive](https://a.b/) and more words* [x](https://a.b/)',
      'Archive and more words x',
      '<em><a href="https://a.b/">Archive</a> and more words</em> <a href="https://a.b/">x</a>',
    ],
    ['![](a.jpg)\n\n*So* said [the archive](https://a.b/)', undefined, undefined],
    ['![](a.jpg)\n\n[the whole archive of the mill](https://a.b/) *now*', undefined, undefined],
    ['![](a.jpg)\n\n*The mill*', 'The mill', '<em>The mill</em>'],
    ['![](a.jpg)\n_The mill_', 'The mill', '<em>The mill</em>'],
    ['![](a.jpg)\n***The* old mill**', 'The old mill', '<strong><em>The</em> old mill</strong>'],
    ['![](a.jpg)\n*图：磨坊*', '图：磨坊', undefined],
    ['![](a.jpg)\n<small>The mill</small>', 'The mill', undefined],
    ['![](a.jpg)\n<small>The *old* mill</small>', 'The old mill', 'The <em>old</em> mill'],
    ['[caption id="x"]![](a.jpg) The mill[/caption]', 'The mill', undefined],
    ['<img src="a.jpg">\n<p align="center"><em>The mill</em></p>', 'The mill', '<em>The mill</em>'],
    ['![](a.jpg)\n\n<p class="caption">The <script>x</script>mill</p>', 'The mill', undefined],
  ])('%s', (text, plain, html) => {
    const [picture] = read(text).pictures;
    expect([picture?.caption, picture?.captionHtml]).toEqual([plain, html]);
  });

  it.each([
    '<figure><img src="a.jpg"><figcaption>Moor.[^1]</figcaption></figure>',
    '![](a.jpg)\n/// caption\nMoor.[^1]\n///',
    '<img src="a.jpg">\n<div class="caption">Moor.[^1]</div>',
    '![](a.jpg "Moor.[^1]")',
    '{{< figure src="a.jpg" caption="Moor.[^1]" >}}',
    '[caption id="x"]![](a.jpg) Moor.[^1][/caption]',
  ])('keep the mark of a note, which the plain words leave out: %s', (text) => {
    const [picture] = read(`${text}\n\n[^1]: The note.`).pictures;
    expect(picture?.caption).toBe('Moor.');
    expect(picture?.captionHtml).toMatch(/^Moor\.<sup class="footnote-ref"><a .*href="#[^"]+">1<\/a><\/sup>$/);
  });

  it.each([
    '![](a.jpg "At $x^2$ m")',
    '![](a.jpg)\n<small>At $x^2$ m</small>',
    '![](a.jpg)\n/// caption\nAt $x^2$ m\n///',
    '{{< figure src="a.jpg" caption="At $x^2$ m" >}}',
    '<figure><img src="a.jpg"><figcaption markdown="1">At $x^2$ m</figcaption></figure>',
  ])('keep a formula: %s', (text) => {
    const [picture] = read(text).pictures;
    expect(picture?.caption).toMatch(/^At .*2.* m$/);
    expect(picture?.captionHtml).toMatch(/^At <span class="katex".* m$/s);
  });

  it('keep the mark of a note, which leads to it', () => {
    const [picture] = read('![](a.jpg)\n*Photo: A. Moor.*[^1]\n\n[^1]: The note.').pictures;
    expect(picture?.caption).toBe('Photo: A. Moor.');
    expect(picture?.captionHtml).toMatch(/^<em>Photo: A. Moor.<\/em><sup.*><a.* href="#[^"]+">1<\/a><\/sup>$/);
  });

  it.each([
    ['behind the emphasis', '![](a.jpg)\n_Moor._[^1]', /^<em>Moor\.<\/em><sup/],
    ['before it', '![](a.jpg)\n[^1] *Moor.*', /^<sup.*<\/sup> <em>Moor\.<\/em>$/],
    ['inside of it', '![](a.jpg)\n*Moor.[^1]*', /^<em>Moor\.<sup.*<\/sup><\/em>$/],
    ['text below', '![](a.jpg)\n*Moor.*[^1]\nWe went on.', /^<em>Moor\.<\/em><sup/],
    ['a paragraph of its own', '![](a.jpg)\n\n*Moor.*[^1]', /^<em>Moor\.<\/em><sup/],
    ['bold', '![](a.jpg)\n<p class="caption"><b>Moor.</b>[^1]</p>', /^<b>Moor\.<\/b><sup/],
    [
      'a figcaption',
      '<figure><img src="a.jpg"><figcaption><i>Moor.</i>[^1]</figcaption></figure>',
      /^<i>Moor\.<\/i><sup/,
    ],
    ['slashes', '![](a.jpg)\n/// caption\n*Moor.*[^1]\n///', /^<em>Moor\.<\/em><sup/],
    ['a title', '![](a.jpg "*Moor.*[^1]")', /^<em>Moor\.<\/em><sup/],
    ['Hugo', '{{< figure src="a.jpg" caption="*Moor.*[^1]" >}}', /^<em>Moor\.<\/em><sup/],
    ['brackets', '![*Moor.*[^1]](a.jpg)', /^<em>Moor\.<\/em><sup/],
    ['centred', '<img src="a.jpg">\n<center><em>Moor.</em>[^1]</center>', /^<em>Moor\.<\/em><sup/],
    ['MDX', '<Figure src="a.jpg" caption="*Moor.*[^1]" />', /^<em>Moor\.<\/em><sup/],
  ])('italics around a note’s mark stay: %s', (_, text, html) => {
    const [picture] = read(`${text}\n\n[^1]: The note.`).pictures;
    expect([picture?.caption ?? picture?.alt, picture?.captionHtml]).toEqual(['Moor.', expect.stringMatching(html)]);
  });
});

describe('one line right below a photo', () => {
  check([
    ['a phrase', '![](a.jpg)\nThree boats at the quay', '[a.jpg «Three boats at the quay»]'],
    ['German', '![](a.jpg)\nDie alte Mühle', '[a.jpg «Die alte Mühle»]'],
    ['Chinese', '![](a.jpg)\n路边的小店', '[a.jpg «路边的小店»]'],
    ['with bold', '![](a.jpg)\nThe **old** mill', '[a.jpg «The old mill»]'],
    ['with a year', '![](a.jpg)\nBergen, 2019', '[a.jpg «Bergen, 2019»]'],
    ['what came next', '![](a.jpg)\nThen we took the ferry', '[a.jpg]', '<p>Then we took the ferry</p>'],
    ['who did it', '![](a.jpg)\nWe slept in the hut', '[a.jpg]', '<p>We slept in the hut</p>'],
    ['what to do', '![](a.jpg)\nClick Save and close', '[a.jpg]', '<p>Click Save and close</p>'],
    ['German, what came next', '![](a.jpg)\nDann ging es weiter', '[a.jpg]', '<p>Dann ging es weiter</p>'],
    ['Chinese, what came next', '![](a.jpg)\n然后我们上山', '[a.jpg]', '<p>然后我们上山</p>'],
    ['a sentence', '![](a.jpg)\nThe mill is old.', '[a.jpg]', '<p>The mill is old.</p>'],
  ]);
});

describe('words of all photos of a box or paragraph', () => {
  const row = '<div class="row"><div class="col"><img src="a.jpg"></div><div class="col"><img src="b.jpg"></div></div>';
  check([
    ['al-folio', `${row}\n<div class="caption">Both</div>`, '[a.jpg | b.jpg]', '«Both»'],
    [
      'with marks',
      `${row}\n<div class="caption">Both <i>mills</i></div>\n\nText`,
      '[a.jpg | b.jpg]',
      '«Both <i>mills</i>»',
      '<p>Text</p>',
    ],
    [
      'a photo before them is no part',
      `![](z.jpg)\n\n${row}\n<p class="caption">Both</p>`,
      '[z.jpg]',
      '[a.jpg | b.jpg]',
      '«Both»',
    ],
    [
      'nor is one after them',
      `${row}\n<p class="caption">Both</p>\n\n![](z.jpg)`,
      '[a.jpg | b.jpg]',
      '«Both»',
      '[z.jpg]',
    ],
    [
      'in the middle',
      '![](a.jpg)\n![](b.jpg)\n\n<center>Two mills</center>\n\nText',
      '[a.jpg | b.jpg]',
      '«Two mills»',
      '<p>Text</p>',
    ],
    [
      'all in the middle',
      '<center><img src="a.jpg"><img src="b.jpg"></center>\n<center>两座磨坊</center>',
      '[a.jpg | b.jpg]',
      '«两座磨坊»',
    ],
    [
      'in the middle of one box, slanted',
      '<center>\n<img src="a.jpg"><img src="b.jpg">\n<br>\n<i>Two mills</i>\n</center>',
      '[a.jpg | b.jpg]',
      '«<i>Two mills</i>»',
    ],
    ['by their sides', '![](a.jpg)![](b.jpg)\n\n（左）磨坊　（右）大坝', '[a.jpg | b.jpg]', '«（左）磨坊　（右）大坝»'],
    [
      'by their sides, with colons',
      '![](a.jpg) ![](b.jpg)\n\nLinks: die Mühle, rechts: das Wehr',
      '[a.jpg | b.jpg]',
      '«Links: die Mühle, rechts: das Wehr»',
    ],
    [
      'in a row',
      '![](a.jpg) ![](b.jpg)\n\nFrom left to right: mill, dam',
      '[a.jpg | b.jpg]',
      '«From left to right: mill, dam»',
    ],
    [
      'a sentence about the left is text',
      '![](a.jpg) ![](b.jpg)\n\nLeft of the mill: nothing.',
      '[a.jpg | b.jpg]',
      '<p>Left of the mill: nothing.</p>',
    ],
    [
      'a label in the middle',
      '![](a.jpg) ![](b.jpg)\n\n<center>图1：会场外景</center>',
      '[a.jpg | b.jpg]',
      '«图1：会场外景»',
    ],
    [
      'a sentence in the middle is text',
      '![](a.jpg)\n![](b.jpg)\n\n<center>We saw two mills.</center>',
      '[a.jpg | b.jpg]',
      '<p style="text-align:center">We saw two mills.</p>',
    ],
    [
      'figures of one figure',
      '<figure><figure><img src="a.jpg"><figcaption>A</figcaption></figure><figure><img src="b.jpg"></figure><figcaption>Both</figcaption></figure>',
      '[a.jpg «A» | b.jpg]',
      '«Both»',
    ],
    [
      'a gallery of WordPress',
      '<figure class="wp-block-gallery"><ul><li><figure><img src="a.jpg"></figure></li><li><figure><img src="b.jpg"></figure></li></ul><figcaption>Both</figcaption></figure>',
      '[a.jpg | b.jpg]',
      '«Both»',
    ],
    [
      'a group of Quarto',
      '::: {#fig-x layout-ncol=2}\n![A](a.jpg)\n\n![B](b.jpg)\n\nTwo *views*. Of one mill.\n:::',
      '[2: a.jpg | b.jpg]',
      '«Two <em>views</em>. Of one mill.»',
    ],
    ['in a quotation', `> ![](a.jpg)\n> ![](b.jpg)\n>\n> Figure 2: Both`, '[a.jpg | b.jpg]', '«Figure 2: Both»'],
    [
      'in a list',
      '- One\n\n  <figure><img src="a.jpg"><img src="b.jpg"><figcaption>Both</figcaption></figure>\n\n- Two',
      '<ul><li><p>One</p></li></ul>',
      '[a.jpg | b.jpg]',
      '«Both»',
      '<ul><li><p>Two</p></li></ul>',
    ],
    [
      'of photos in paragraphs of their own it is the last one’s',
      '![](a.jpg)\n\n![](b.jpg)\n\n<p class="caption">B</p>',
      '[a.jpg | b.jpg «B»]',
    ],
    ['the last one’s, said twice', '![](a.jpg)\n![B](b.jpg)\n\n<center>B</center>', '[a.jpg | b.jpg «B»]'],
  ]);
  it('never parts from them', () => {
    const { blocks } = read(`${row}\n<div class="caption">Both</div>`);
    expect(blocks).toMatchObject([{ kind: 'photos' }, { tag: 'caption', keeps: 'above', text: 'Both' }]);
  });
});

describe('titles of tables stay with them', () => {
  const table = '| a |\n| - |\n| b |';
  it.each([
    ['pandoc, above', `Table: Birds\n\n${table}`, ['below', undefined]],
    ['pandoc, below', `${table}\n\n: Birds {#tbl-x}`, [undefined, 'above']],
    ['below, text after it', `${table}\n\nTable: Birds\n\nText`, [undefined, 'above', undefined]],
    ['a bold line', `**Birds**\n\n${table}`, ['below', undefined]],
    ['a numbered line', `Table 3. Birds by *hour*\n\n${table}`, ['below', undefined]],
    ['in German', `Tabelle 3: Vögel\n\n${table}`, ['below', undefined]],
    ['in Chinese', `表 2 鸟类\n\n${table}`, ['below', undefined]],
    ['a table of HTML', `<p><b>Birds</b></p>\n<table><tr><td>a</td><td>b</td></tr></table>`, ['below', undefined]],
    ['the name of code', '```sh [npm]\nnpm i\n```', ['below', undefined]],
    ['a sentence is none', `We saw **birds**.\n\n${table}`, [undefined, undefined]],
    ['a bold line below is the next thing’s', `${table}\n\n**Day two**`, [undefined, undefined]],
  ])('%s', (_, text, expected) => {
    const { blocks } = read(text);
    expect(blocks.map((block) => (block.kind === 'prose' ? block.keeps : block.kind))).toEqual(expected);
  });
});

describe('titles of tables are their captions', () => {
  const table = '| a | b |\n| - | - |\n| c | d |';
  const html = '<table><tr><td>a</td><td>b</td></tr></table>';
  const titles = (text: string) =>
    read(text).blocks.flatMap((block) =>
      block.kind === 'prose' && block.tag === 'title'
        ? [`${block.keeps} ${block.html.replace(/<\/?figcaption[^>]*>\s*|\s*<\/figcaption>/g, '')}`]
        : [],
    );
  it.each([
    ['Quarto', `${table}\n\n: Acidity of *pools* {#tbl-ph}`, 'above Acidity of <em>pools</em>'],
    ['Quarto, above', `: Acidity {#tbl-ph tbl-colwidths="[60,40]"}\n\n${table}`, 'below Acidity'],
    ['Quarto, in a group', `::: {#tbl-ph}\n${table}\n\nAcidity of pools\n:::`, 'above Acidity of pools'],
    ['Quarto, on the line of its group', `::: {#tbl-ph tbl-cap="Acidity"}\n${table}\n:::`, 'below Acidity'],
    ['pandoc, with marks', `Table: **Passes** in \`m\`\n\n${table}`, 'below <strong>Passes</strong> in <code>m</code>'],
    ['pandoc, glued', `${table}\nTable: Passes`, 'above Passes'],
    ['pandoc, glued to many rows', `a | b\n- | -\n${'cc | dd\n'.repeat(500)}Table: Passes`, 'above Passes'],
    ['bookdown', `${table}\n\nTable: (\\#tab:x) Passes`, 'above Passes'],
    ['MultiMarkdown', `${table}\n[Passes]`, 'above Passes'],
    ['MultiMarkdown, labelled', `${table}\n[Passes][p]`, 'above <a id="p"></a>Passes'],
    ['pymdownx', `${table}\n\n/// table-caption\nPasses\n///`, 'above Passes'],
    ['pymdownx, above', `Words\n\n/// caption\nPasses\n///\n\n${table}`, 'below Passes'],
    ['MyST', `:::{table} Passes\n${table}\n:::`, 'below Passes'],
    ['MyST, of commas', '```{csv-table} Passes\na,b\nc,d\n```', 'below Passes'],
    ['MyST, of lists', '```{list-table} Passes\n* - a\n  - b\n```', 'below Passes'],
    ['kramdown', `${table}\n{: caption="Passes" .wide}`, 'above Passes'],
    ['a figure', `<figure>\n${html}\n<figcaption>The <b>passes</b></figcaption></figure>`, 'above The <b>passes</b>'],
    ['a figure that opens with it', `<figure>\n<figcaption>Passes</figcaption>\n${html}\n</figure>`, 'below Passes'],
    ['a class', `<p class="table-caption">Passes</p>\n\n${table}`, 'below Passes'],
    ['numbered, bold', `**Table 3.** Passes\n\n${table}`, 'below <strong>Table 3.</strong> Passes'],
    ['numbered, all italic, below', `${table}\n\n*Tabelle 3: Pässe*`, 'above Tabelle 3: Pässe'],
    ['numbered, in Chinese', `表 2　山口\n\n${table}`, 'below 表 2\u3000山口'],
    ['numbered, in Japanese', `表2：峠\n\n${table}`, 'below 表2：峠'],
    ['numbered, in Arabic', `جدول ٣: المعابر\n\n${table}`, 'below جدول ٣: المعابر'],
    [
      'the second of two',
      `: A\n\n${table}\n\n: B {#tbl-b}\n\n${table}`.replace(/^: A/, 'Table: A'),
      'below A',
      'below B',
    ],
    ['none: a sentence', `Table 3 shows the passes of the year.\n\n${table}`],
    ['none: what leads into it', `Table 3:\n\n${table}`],
    ['none: a bold line', `**Passes**\n\n${table}`],
  ])('%s', (_, text, ...expected) => {
    expect(titles(text)).toEqual(expected);
  });
  it('inside of a quotation', () => {
    expect(draw(read(`> ${table.replaceAll('\n', '\n> ')}\n>\n> Table 3: Passes`))[0]).toContain(
      '</table><figcaption class="run-caption of-table">Table 3: Passes</figcaption>',
    );
  });
});

describe('captions in a run of photos', () => {
  check([
    ['a line of its own photo', '![](a.jpg)\n\n![](b.jpg)\n*B*\n\n![](c.jpg)', '[a.jpg | b.jpg «B» | c.jpg]'],
    ['with links', '![](a.jpg)\n\n![](b.jpg)\n*By [A](https://a.example)*', '[a.jpg | b.jpg «By A»]'],
    ['numbered', '![](a.jpg)\n\n![](b.jpg)\nFigure 2. The mill', '[a.jpg | b.jpg «Figure 2. The mill»]'],
    ['small', '![](a.jpg)\n\n![](b.jpg)\n<small>B</small>', '[a.jpg | b.jpg «B»]'],
    [
      'a span for captions',
      '<p><img src="a.jpg"></p><p><img src="b.jpg"><span class="caption">B</span></p>',
      '[a.jpg | b.jpg «B»]',
    ],
    ['slashes with options', '![](a.jpg)\n/// caption\nattrs: {id: x}\nThe mill\n///', '[a.jpg «The mill»]'],
    [
      'a line apart is of all, and text',
      '![](a.jpg)\n\n![](b.jpg)\n\n*Both*',
      '[a.jpg | b.jpg]',
      '<p><em>Both</em></p>',
    ],
  ]);
});

it.each([
  ['in a line', 'Figure 1: x\n![](a.jpg) y ![](b.jpg)'],
  ['behind a broken tag', 'Figure 1: x\n![](a.jpg)<?[![t](b.jpg)](c.jpg)'],
  ['of several', 'Abb. 2: x ![](a.jpg) y\n![](b.jpg)\n![](c.jpg)'],
])('a labelled line that holds a photo is no caption, which would lose the photo: %s', (_, text) => {
  const { blocks, pictures } = read(text);
  const placed = blocks.flatMap((block) =>
    block.kind === 'photos'
      ? block.pictures
      : 'html' in block
        ? [...block.html.matchAll(/data-picture="([^"]+)"/g)].map(([, id]) => id!)
        : [],
  );
  expect(placed.sort()).toEqual(pictures.map(({ id }) => id).sort());
});

it('a picture within the words about a picture (broken markup) takes no number of another', () => {
  const text =
    '<td><table><a href="g.jpg">Figure 1: x![[![t](s.jpg)](l.jpg){#id .class}{{< figure src="k.jpg" >}}www.a.b<![CDATA[1. ---\n{{< figure src="k.jpg" >}}[![t](s.jpg)](l.jpg)[^1]: <p>+++';
  const { pictures } = parse([{ name: 'post.md', text }], {});
  expect(new Set(pictures.map(({ id }) => id)).size).toBe(pictures.length);
});
