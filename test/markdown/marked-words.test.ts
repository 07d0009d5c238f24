// Words in quotation marks and brackets that were written as Markdown: plain where words are wanted, with their marks
// in the caption.
import { describe, expect, it } from 'vitest';
import { hasMarks } from '../../src/markdown/marked-words.ts';
import { read } from './draw.ts';

const LINK = '<a href="https://example.org">A. Moor</a>';

describe('a picture’s words with marks', () => {
  it.each([
    ['emphasis in an alt text', '![The *old* mill](a.jpg)', 'The old mill', 'The <em>old</em> mill'],
    ['bold, with underscores', '![__The__ mill](a.jpg)', 'The mill', '<strong>The</strong> mill'],
    ['a link', '![By [A. Moor](https://example.org)](a.jpg)', 'By A. Moor', `By ${LINK}`],
    ['code and struck words', '![`ls` ~~not~~ now](a.jpg)', 'ls not now', '<code>ls</code> <del>not</del> now'],
    ['elements of HTML', '![H<sub>2</sub>O](a.jpg)', 'H2O', 'H<sub>2</sub>O'],
    ['a title', '![x](a.jpg "Pyrite, *Aponte*, 2017")', 'Pyrite, Aponte, 2017', 'Pyrite, <em>Aponte</em>, 2017'],
    ['a link in a title', '![](a.jpg "[A. Moor](https://example.org)")', 'A. Moor', LINK],
    ['a title with quotes', "![](a.jpg 'The **mill**')", 'The mill', 'The <strong>mill</strong>'],
    ['a definition', '![x][m]\n\n[m]: a.jpg "The *mill*"', 'The mill', 'The <em>mill</em>'],
    ['a title of HTML', '<img src="a.jpg" title="The _mill_">', 'The mill', 'The <em>mill</em>'],
    ['with a size', '![The *mill*](a.jpg){width=50%}', 'The mill', 'The <em>mill</em>'],
    ['Quarto', '![The *mill*](a.jpg){fig-alt="Long words"}', 'The mill', 'The <em>mill</em>'],
    ['Hugo', '{{< figure src="a.jpg" caption="The *mill*" >}}', 'The mill', 'The <em>mill</em>'],
    ['Hugo, in HTML', '{{< figure src="a.jpg" caption="The <i>mill</i>" >}}', 'The mill', 'The <em>mill</em>'],
    ['Jekyll', '{% include figure src="a.jpg" caption="The **mill**" %}', 'The mill', 'The <strong>mill</strong>'],
    ['iA Writer', '/a.jpg "The *mill*"', 'The mill', 'The <em>mill</em>'],
    [
      'a line beneath',
      '![](a.jpg)\n*The mill, by [A. Moor](https://example.org)*',
      'The mill, by A. Moor',
      `<em>The mill, by ${LINK}</em>`,
    ],
    ['a repeated line', '![The mill](a.jpg)\n\nThe *mill*', 'The mill', 'The <em>mill</em>'],
    [
      'a figcaption',
      '<figure><img src="a.jpg"><figcaption>The *mill*</figcaption></figure>',
      'The mill',
      'The <em>mill</em>',
    ],
    ['a box', '<img src="a.jpg">\n<div class="caption">The _mill_</div>', 'The mill', 'The <em>mill</em>'],
    ['one of two columns', '<figure>\n\n![A](a.jpg "The *mill*")\n<figcaption>B</figcaption></figure>', 'B', undefined],
  ])('%s', (_, source, words, html) => {
    const [picture] = read(source).pictures;
    expect(picture?.caption ?? picture?.alt).toBe(words);
    expect(picture?.captionHtml).toBe(html);
  });

  it.each([
    '![](a.jpg "5*3*2 and a*b*")',
    '![](a.jpg "snake_case_name and _x")',
    '![](a.jpg "Costs $5 and $6")',
    '![](a.jpg "a [b] (c)")',
    '![](a.jpg "2 * 3 * 4")',
    '![plain words](a.jpg)',
  ])('stay as they are: %s', (source) => {
    const [picture] = read(source).pictures;
    expect(picture?.captionHtml).toBeUndefined();
    const written = /"(.*)"/.exec(source)?.[1];
    expect(picture?.caption).toBe(written);
  });

  it('keep the marks of notes, which the plain words leave out', () => {
    const report = read('![The mill.[^1]](a.jpg)\n\n![](b.jpg "By A.^[At noon.]")\n\n[^1]: Of 1890.');
    expect(report.pictures.map(({ caption, alt }) => caption ?? alt)).toEqual(['The mill.', 'By A.']);
    expect(report.pictures.map(({ captionHtml }) => captionHtml)).toEqual([
      'The mill.<sup class="footnote-ref"><a href="#fn-1">1</a></sup>',
      'By A.<sup class="footnote-ref"><a href="#fn-2">2</a></sup>',
    ]);
  });

  it('keep a formula', () => {
    const [picture] = read('![Useful $x^2$ things](a.jpg)').pictures;
    expect(picture?.alt).toBe('Useful x^2 things');
    expect(picture?.captionHtml).toContain('class="katex"');
  });

  it('are not looked for in a text as long as a page', () => {
    expect(hasMarks(`*${'a'.repeat(3000)}*`)).toBe(false);
    expect(hasMarks('*a*')).toBe(true);
  });
});
