// Pictures as the exports of editors, blogs and site generators write them → where they stand and with which words.
import { describe, expect, it } from 'vitest';
import { draw, read } from './draw.ts';

describe('exports and site generators', () => {
  it.each([
    ['MkDocs, floating', '![The lake](a.jpg){ align=left }', '[a.jpg]'],
    ['MkDocs, with its size and loading', '![](a.jpg){ width="300" loading=lazy }\n', '[a.jpg]'],
    ['Docusaurus', '<img src={require("./img/a.jpg").default} alt="x" />', '[./img/a.jpg]'],
    ['Docusaurus, Markdown', '![x](@site/static/img/a.jpg)', '[/img/a.jpg]'],
    [
      'VuePress container',
      '::: tip The mill\n![](a.jpg)\n:::',
      '<blockquote class="alert alert-tip"><p class="alert-title">The mill</p></blockquote>',
      '[a.jpg]',
    ],
    ['WordPress caption', '[caption id="x" width="300"]<img src="a.jpg" /> The lake[/caption]', '[a.jpg «The lake»]'],
    ['Typora', '<img src="a.jpg" alt="x" style="zoom:50%;" />', '[a.jpg]'],
    ['HackMD', '![](https://i.imgur.com/a.jpg =300x200)', '[https://i.imgur.com/a.jpg]'],
    ['Notion', '![Untitled](Trip%20to%20the%20lake%20f3a1/IMG_1.jpg)', '[Trip%20to%20the%20lake%20f3a1/IMG_1.jpg]'],
    [
      'Ghost',
      '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="a.jpg" class="kg-image" loading="lazy" width="2000" height="1333" srcset="s/a.jpg 600w, a.jpg 2000w"><figcaption><span>The lake</span></figcaption></figure>',
      '[a.jpg «The lake»]',
    ],
    [
      'Ghost gallery',
      '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image"><img src="a.jpg"></div><div class="kg-gallery-image"><img src="b.jpg"></div></div></div></figure>',
      '[a.jpg | b.jpg]',
    ],
    [
      'Medium',
      '<figure name="4f" id="4f" class="graf graf--figure"><img class="graf-image" data-image-id="1*x.jpeg" data-width="4000" data-height="3000" src="https://cdn-images-1.medium.com/max/800/1*x.jpeg"><figcaption class="imageCaption">The lake</figcaption></figure>',
      '[https://cdn-images-1.medium.com/max/800/1*x.jpeg «The lake»]',
    ],
    ['Word through pandoc', '![](media/image1.png){width="6.5in" height="4.3in"}', '[media/image1.png]'],
    [
      'a reference in angle brackets',
      '![x][l]\n\n[l]: <my photos/a b.jpg> "The lake"',
      '[my photos/a b.jpg «The lake»]',
    ],
    ['Hexo', '{% asset_img a.jpg The lake %}', '[a.jpg]'],
    ['Logseq', '- ![a](../assets/a.jpg){:height 300, :width 400}', '[../assets/a.jpg]'],
    ['Jupyter', '![x](attachment:a.png)', '[attachment:a.png]'],
    ['Discourse', '![lake|690x388, 50%](upload://x.jpeg)', '[upload://x.jpeg]'],
  ])('%s', (_, text, ...expected) => {
    const report = read(text);
    expect(draw(report)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

  it('keeps the sizes that they ask for', () => {
    const width = (text: string) => read(text).pictures.map(({ width }) => `${width?.value}${width?.unit}`);
    // A share of the picture's own pixels, not of the text's width.
    expect(width('<img src="a.jpg" style="zoom:50%;" />')).toEqual(['undefinedundefined']);
    expect(width('<img src="a.jpg" style="zoom:50%;width:40%" />')).toEqual(['40%']);
    expect(width('![](a.jpg =300x200)')).toEqual(['300px']);
    expect(width('![](media/image1.png){width="6.5in"}')).toEqual(['6.5in']);
  });
});

describe('a picture inside', () => {
  it.each([
    ['a heading', '## Day 2 ![](a.jpg)', 'h2 Day 2', '[a.jpg]'],
    ['a cell of words', '| Mill | ![](a.jpg) |\n|---|---|\n| Lake | 3 km |', '{a.jpg}'],
    ['an item', '- Mill\n  ![](a.jpg)\n- Lake', '<ul><li>Mill</li></ul>', '[a.jpg]', '<ul><li>Lake</li></ul>'],
    ['an item of its own', '1. ![](a.jpg)\n2. Lake', '[a.jpg]', '<ol start="2"><li>Lake</li></ol>'],
    ['a quote', '> Mill\n>\n> ![](a.jpg)', '<blockquote><p>Mill</p></blockquote>', '[a.jpg]'],
    [
      'details',
      '<details><summary>More</summary>\n\n![](a.jpg)\n\n</details>',
      '<p><strong>More</strong></p>',
      '[a.jpg]',
    ],
    ['a link', '[![](a.jpg)](https://x.y)', '[a.jpg]'],
    ['a definition', 'Mill\n: ![](a.jpg)', '[a.jpg]'],
  ])('%s', (_, text, ...expected) => {
    const report = read(text);
    const drawn = draw(report);
    for (const part of expected) expect(drawn.some((block) => block.includes(part))).toBe(true);
    expect(report.pictures).toHaveLength(1);
    expect(report.problems).toEqual([]);
  });

  it('a footnote stands with the notes', () => {
    const report = read('Mill.[^1]\n\n[^1]: ![](a.jpg)\n');
    expect(report.pictures.map(({ written }) => written)).toEqual(['a.jpg']);
    expect(draw(report).at(-1)).toContain('a.jpg');
    expect(report.problems).toEqual([]);
  });
});
