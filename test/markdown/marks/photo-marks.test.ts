// What authors write of one photo, in the spelling of each program: its size, its place, turned, without words.
import { describe, expect, it } from 'vitest';
import { read } from '../draw.ts';

function marksIn(text: string): string {
  const [picture] = read(text).pictures;
  const { scale, side, turn, uncaptioned } = picture!;
  return [scale, side, turn, uncaptioned && 'uncaptioned'].filter(Boolean).join(' ');
}

describe('sizes', () => {
  it.each([
    ...[
      ['![](a.jpg){.hero}', 'large'],
      ['![](a.jpg){.wide}', 'large'],
      ['![](a.jpg){.small}', 'small'],
    ],
    ...[
      ['![](a.jpg){.full}', 'full'],
      ['![](a.jpg){.full-page}', 'full'],
      ['![[a.jpg|full]]', 'full'],
    ],
    ...[
      ['::: {.full}\n![](a.jpg)\n:::', 'full'],
      ['{{< figure src="a.jpg" class="full" >}}', 'full'],
    ],
    ...[
      ['![](a.jpg){.bleed}', 'bleed'],
      ['::: bleed\n![](a.jpg)\n:::', 'bleed'],
      ['![x|bleed](a.jpg)', 'bleed'],
    ],
    ...[
      ['<img class="full-bleed" src="a.jpg">', 'bleed'],
      ['<Image src="a.jpg" className="bleed" />', 'bleed'],
    ],
    ...[
      ['<figure class="alignfull"><img src="a.jpg"></figure>', 'large'],
      ['![](a.jpg){.column-page}', 'large'],
    ],
    // Each of several in a box is not meant.
    ...[['<div class="full">\n\n![](a.jpg)\n\n![](b.jpg)\n\n</div>', '']],
  ])('%j: %s', (text, expected) => {
    expect(marksIn(text!)).toBe(expected);
  });
});

describe('places', () => {
  it.each([
    ...[
      ['![](a.jpg){.left}', 'left'],
      ['![](a.jpg){: .align-right}', 'right'],
      ['![](a.jpg)\n{: .center}', 'center'],
    ],
    ...[
      ['<img src="a.jpg" align="right">', 'right'],
      ['<p align="center"><img src="a.jpg"></p>', 'center'],
    ],
    ...[
      ['<center><img src="a.jpg"></center>', 'center'],
      ['<img src="a.jpg" style="float:left">', 'left'],
    ],
    ...[['<figure class="wp-block-image alignright size-large"><img src="a.jpg"></figure>', 'right']],
    ...[['<div class="wp-block-image"><figure class="aligncenter"><img src="a.jpg"></figure></div>', 'center']],
    ...[
      ['```{image} a.jpg\n:align: right\n```', 'right'],
      ['```{figure} a.jpg\n:align: center\n\nWords\n```', 'center'],
    ],
    ...[
      ['![[a.jpg|left]]', 'left'],
      ['![x|right|300](a.jpg)', 'right'],
      ['![](a.jpg#center)', 'center'],
    ],
    ...[
      ['[[File:a.jpg|thumb|left|Words]]', 'left'],
      ['::: {.center}\n![](a.jpg)\n:::', 'center'],
    ],
    ...[
      ['![](a.jpg){fig-align="right"}', 'right'],
      ['{{< figure src="a.jpg" align="center" >}}', 'center'],
    ],
  ])('%j: %s', (text, expected) => {
    expect(marksIn(text!)).toBe(expected);
  });
});

describe('turned, and without words', () => {
  it.each([
    ...[
      ['![](a.jpg){rotate=90}', '90'],
      ['![](a.jpg){rotate="-90"}', '270'],
      ['![](a.jpg){rotate=180deg}', '180'],
    ],
    ...[
      ['![](a.jpg){.rotate-90}', '90'],
      ['<img src="a.jpg" style="transform: rotate(270deg)">', '270'],
    ],
    ...[
      ['![[a.jpg|rotate=90]]', '90'],
      ['{{< figure src="a.jpg" rotate="90" >}}', '90'],
      ['![](a.jpg){rotate=45}', ''],
    ],
    ...[
      ['![x](a.jpg){.caption-off}', 'uncaptioned'],
      ['![x](a.jpg){caption=off}', 'uncaptioned'],
    ],
    ...[['<figure class="no-caption"><img src="a.jpg"></figure>', 'uncaptioned']],
    ...[['![x](a.jpg){.hero .right rotate=90 .caption-off}', 'large right 90 uncaptioned']],
  ])('%j: %s', (text, expected) => {
    expect(marksIn(text!)).toBe(expected);
  });
});
