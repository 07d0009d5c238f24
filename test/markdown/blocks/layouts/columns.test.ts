// Boxes side by side, and pictures of one line.
import { describe, expect, it } from 'vitest';
import { check, read } from '../../draw.ts';

const image = (name: string, more = '') => `<img src="${name}.jpg"${more}>`;
const box = (words: string, more = '') => `<div${more}>${words}</div>`;

describe('boxes side by side', () => {
  check([
    [
      'columns of pandoc, a photo and words',
      ':::: {.columns}\n::: {.column width="40%"}\n![](a.jpg)\n:::\n::: {.column width="60%"}\nWords.\n\nMore.\n:::\n::::',
      '[a.jpg →]',
      '<div><p>Words.</p><p>More.</p></div>',
    ],
    [
      'columns of pandoc, words first',
      ':::: columns\n::: column\nWords.\n:::\n::: column\n![](a.jpg)\n:::\n::::',
      '<div><p>Words.</p></div>',
      '[← a.jpg]',
    ],
    [
      'columns of photos',
      ':::: {.columns}\n::: {.column}\n![A](a.jpg)\n:::\n::: {.column}\n![B](b.jpg)\n:::\n::::',
      '[a.jpg | b.jpg]',
    ],
    [
      'so many in a row, and the words of all',
      '::: {#fig-x layout-ncol=2}\n![](a.jpg)\n\n![](b.jpg)\n\n![](c.jpg)\n\nAll of *it*.\n:::',
      '[2: a.jpg | b.jpg | c.jpg]',
      '«All of <em>it</em>.»',
    ],
    [
      'so many in a row, in one paragraph',
      '::: {layout-ncol=3}\n![](a.jpg)\n![](b.jpg)\n![](c.jpg)\n:::',
      '[3: a.jpg | b.jpg | c.jpg]',
    ],
    ['so many rows', '::: {layout-nrow=2}\n![](a.jpg)\n\n![](b.jpg)\n\n![](c.jpg)\n:::', '[2: a.jpg | b.jpg | c.jpg]'],
    [
      'rows as listed',
      '::: {layout="[[1,1],[1]]"}\n![](a.jpg)\n\n![](b.jpg)\n\n![](c.jpg)\n:::',
      '[a.jpg | b.jpg / c.jpg]',
    ],
    [
      'a photo and words in a row of two',
      '::: {layout-ncol=2}\n![](a.jpg)\n\nWords.\n:::',
      '[a.jpg →]',
      '<div><p>Words.</p></div>',
    ],
    [
      'columns of Notion',
      box(
        box(image('a'), ' style="width:50%" class="column"') + box('<p>Words</p>', ' style="width:50%" class="column"'),
        ' class="column-list"',
      ),
      '[a.jpg →]',
      '<div><p>Words</p></div>',
    ],
    [
      'columns of Bootstrap, two in a row',
      box(['a', 'b', 'c', 'd'].map((name) => box(image(name), ' class="col-md-6"')).join(''), ' class="row"'),
      '[a.jpg | b.jpg / c.jpg | d.jpg]',
    ],
    ['a flex box', box(image('a') + image('b'), ' style="display: flex; gap: 1em"'), '[a.jpg | b.jpg]'],
    [
      'boxes that float',
      box(box(image('a'), ' style="float:left;width:50%"') + box('Words', ' style="float:right;width:50%"')),
      '[a.jpg →]',
      '<div><p>Words</p></div>',
    ],
    [
      'a grid by its style',
      box(['a', 'b', 'c'].map((name) => image(name)).join('\n'), ' style="grid-template-columns: repeat(2, 1fr)"'),
      '[2: a.jpg | b.jpg | c.jpg]',
    ],
    [
      'a gallery of WordPress',
      `<figure class="wp-block-gallery columns-3">${['a', 'b', 'c', 'd'].map((n) => `<figure>${image(n)}</figure>`).join('')}</figure>`,
      '[3: a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    [
      'text in columns is read in its order',
      box(box('<p>One</p>', ' class="col"') + box('<p>Two</p>', ' class="col"'), ' class="row"'),
      '<p>One</p>',
      '<p>Two</p>',
    ],
    [
      'articles in columns are read in their order',
      box(
        ['a', 'b'].map((name) => box(`<h3>${name}</h3>${image(name)}<p>Words</p>`, ' class="col"')).join(''),
        ' class="row"',
      ),
      'h3 a',
      '[a.jpg]',
      '<p>Words</p>',
      'h3 b',
      '[b.jpg]',
      '<p>Words</p>',
    ],
    [
      'too many for one row are a run',
      box(
        'abcdefghijklmn'
          .split('')
          .map((n) => image(n))
          .join(''),
        ' class="row"',
      ),
      `[${'abcdefghijklmn'
        .split('')
        .map((n) => `${n}.jpg`)
        .join(' | ')}]`,
    ],
  ]);

  it('give a photo the share of its column', () => {
    const text =
      ':::: {.columns}\n::: {.column width="40%"}\n![](a.jpg)\n:::\n::: {.column width="60%"}\nWords.\n:::\n::::';
    expect(read(text).blocks[0]).toMatchObject({ kind: 'photos', words: 'after', share: 0.4 });
  });
});

describe('groups of Quarto whose parts are figures with captions of their own', () => {
  const part = (name: string, words: string) => `::: {#fig-${name}}\n![](${name}.jpg)\n\n${words}\n:::`;
  const both = '[a.jpg «A» | b.jpg «B»]';
  check([
    [
      'so many in a row',
      `:::: {#fig-x layout-ncol=2}\n\n${part('a', 'A')}\n\n${part('b', 'B')}\n\nBoth *views*\n::::`,
      '[2: a.jpg «A» | b.jpg «B»]',
      '«Both <em>views</em>»',
    ],
    ['no layout', `:::: {#fig-x}\n${part('a', 'A')}\n${part('b', 'B')}\n\nBoth\n::::`, both, '«Both»'],
    [
      'no words of all',
      `:::: {#fig-x layout-ncol=2}\n${part('a', 'A')}\n\n${part('b', 'B')}\n::::`,
      both.replace('[', '[2: '),
    ],
    [
      'rows as listed',
      `:::: {#fig-x layout="[[1],[1]]"}\n${part('a', 'A')}\n\n${part('b', 'B')}\n\nBoth\n::::`,
      '[a.jpg «A» / b.jpg «B»]',
      '«Both»',
    ],
    [
      'one part without words',
      `:::: {#fig-x layout-ncol=2}\n${part('a', 'A')}\n\n![](b.jpg)\n\nBoth\n::::`,
      '[2: a.jpg «A» | b.jpg]',
      '«Both»',
    ],
    [
      'a photo before the group',
      `![](z.jpg)\n\nWords.\n\n${part('a', 'A')}`,
      '[z.jpg]',
      '<p>Words.</p>',
      '[a.jpg «A»]',
    ],
    ['a figure by itself', part('a', 'The **old** mill'), '[a.jpg «The old mill»]'],
    ['a linked one', '::: {#fig-a}\n[![](a.jpg)](https://a.example)\n\nA\n:::', '[a.jpg «A»]'],
  ]);
});

describe('pictures of one paragraph', () => {
  const rowsOf = (text: string) => read(text).blocks.flatMap((block) => (block.kind === 'photos' ? [block.rows] : []));

  it.each([
    ['two on one line', '![](a.jpg) ![](b.jpg)', [[1, 1]]],
    ['two on two lines', '![](a.jpg)\n![](b.jpg)', undefined],
    ['three on one line', '![](a.jpg) ![](b.jpg) ![](c.jpg)', undefined],
    ['shares of the width', '![](a.jpg){width=49%}\n![](b.jpg){width=49%}', [[1, 1]]],
    ['shares in HTML', `<p align="center">${image('a', ' width="30%"')} ${image('b', ' width="65%"')}</p>`, [[1, 1]]],
    ['each as wide as the text', '![](a.jpg){width=100%} ![](b.jpg){width=100%}', undefined],
    ['one that leads', '![](a.jpg){.hero} ![](b.jpg)', undefined],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual([rows]);
  });
});

describe('tags around pictures that say how many stand in a row', () => {
  const two = '![](a.jpg)\n![](b.jpg)';
  check([
    ['Hugo', `{{< gallery cols=3 >}}\n${two}\n{{< /gallery >}}`, '[3: a.jpg | b.jpg]'],
    ['in quotes, apart', '{{< gallery cols="2" >}}\n![](a.jpg)\n\n![](b.jpg)\n{{< /gallery >}}', '[2: a.jpg | b.jpg]'],
    ['percent signs', `{{% image-grid columns=2 %}}\n${two}\n{{% /image-grid %}}`, '[2: a.jpg | b.jpg]'],
    ['names alone', '{{< gallery perrow=2 >}}\na.jpg\nb.jpg\n{{< /gallery >}}', '[2: a.jpg | b.jpg]'],
    [
      'tags of their own inside',
      '{{< gallery cols=2 >}}\n{{< figure src="a.jpg" caption="A" >}}\n{{< figure src="b.jpg" >}}\n{{< /gallery >}}',
      '[2: a.jpg «A» | b.jpg]',
    ],
    [
      'words of all',
      '{{< gallery cols=2 caption="The *pier*" >}}\na.jpg\nb.jpg\n{{< /gallery >}}',
      '[2: a.jpg | b.jpg]',
      '«The pier»',
    ],
    ['Liquid', '{% gallery cols:2 %}\na.jpg\nb.jpg\n{% endgallery %}', '[2: a.jpg | b.jpg]'],
    ['a component', `<Gallery columns={2}>\n  ${image('a')}\n  ${image('b')}\n</Gallery>`, '[2: a.jpg | b.jpg]'],
    [
      'a component in quotes',
      `import PhotoGrid from './grid';\n\n<PhotoGrid cols="2">\n\n${two}\n\n</PhotoGrid>`,
      '[2: a.jpg | b.jpg]',
    ],
    ['on one line, as before', '{{< gallery cols=2 >}}![](a.jpg)![](b.jpg){{< /gallery >}}', '[a.jpg | b.jpg]'],
    [
      'two galleries that follow one another',
      `{{< gallery cols=2 >}}\n${two}\n{{< /gallery >}}\n\n{{< gallery cols=2 >}}\n${two}\n{{< /gallery >}}`,
      '[2: a.jpg | b.jpg]',
      '[2: a.jpg | b.jpg]',
    ],
    [
      'two of WordPress',
      '[gallery columns="2"]\na.jpg\nb.jpg\n[/gallery]\n\n[gallery columns="2"]\na.jpg\nb.jpg\n[/gallery]',
      '[2: a.jpg | b.jpg]',
      '[2: a.jpg | b.jpg]',
    ],
    [
      'two without a pair',
      '{{< gallery images="a.jpg,b.jpg,c.jpg" cols=2 >}}\n\n{{< gallery images="a.jpg,b.jpg,c.jpg" cols=2 >}}',
      '[2: a.jpg | b.jpg | c.jpg]',
      '[2: a.jpg | b.jpg | c.jpg]',
    ],
  ]);
});
