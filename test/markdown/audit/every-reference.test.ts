// A thousand pictures in the spellings that people and programs use, and fifty in spellings that nobody knows: each is
// placed, or reported with its line.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import type { Report } from '../../../src/model.ts';
import { randomOf } from '../../fuzz/random.ts';

/** `@` stands for the name of a file. */
const KNOWN: readonly string[] = [
  '![](@)',
  '![A lake](@)',
  '![A lake](@ "The lake")',
  "![A lake](./img/@ 'The lake')",
  '![A lake](<@>)',
  '![A lake](@){width=50%}',
  '![A lake](@){ .center }',
  '![A lake](@ =300x200)',
  '![A lake|300](@)',
  '[![A lake](@)](https://example.org)',
  '![[@]]',
  '![[@|300]]',
  '![[img/@|A lake]]',
  '<img src="@">',
  "<img src='@' alt='A lake' width=300>",
  '<img\n  src="@"\n  alt="A lake" />',
  '<p align="center"><img src="@"></p>',
  '<figure><img src="@"><figcaption>A lake</figcaption></figure>',
  '<picture><source srcset="none.webp"><img src="@"></picture>',
  '<a href="https://example.org"><img src="@"></a>',
  '<table><tr><td><img src="@"></td><td>Words</td></tr></table>',
  '| Photo | Words |\n| --- | --- |\n| ![](@) | A lake |',
  '- A step\n\n  ![](@)',
  '1. A step ![](@)',
  '> ![A lake](@)',
  '{{< figure src="@" caption="A lake" >}}',
  '{{< figure src="@" >}}',
  '{{< img src="@" alt="A lake" >}}',
  '{% asset_img @ A lake %}',
  '{% img left @ 300 200 %}',
  '{% include figure.html src="@" caption="A lake" %}',
  '{% include image.html url="@" description="A lake" %}',
  '[caption id="x" align="alignnone"]<img src="@" /> A lake[/caption]',
  '[img]@[/img]',
  '[[File:@|thumb|A lake]]',
  '[[Image:@]]',
  'image::@[A lake]',
  '.. image:: @',
  '.. figure:: @\n   :width: 50%\n\n   A lake',
  ':::{figure} @\nA lake\n:::',
  '```{figure} @\n---\nwidth: 300px\n---\nA lake\n```',
  '<Image src="@" alt="A lake" />',
  '<Figure src="@" caption="A lake" />',
  '@import "@"',
  '(image: @ caption: A lake)',
  '/@ "A lake"',
  '::: gallery\n![](@)\n:::',
  '```gallery\n@\n```',
  '```img-gallery\n@\n```',
  '<aside>\n![](@)\n</aside>',
  '<details><summary>More</summary>\n\n![](@)\n\n</details>',
  '<center>![](@)</center>',
  '![A lake][one-@]\n\n[one-@]: @',
];

const INVENTED: readonly string[] = [
  '<<@>>',
  '%photo @%',
  '{photo @}',
  '{{photo: @}}',
  '[photo @]',
  '[pic]@[/pic]',
  '<photo>@</photo>',
  '<photo file="@">',
  '<my-photo path="@"></my-photo>',
  '\\photo{@}',
  '\\includegraphics[width=5cm]{@}',
  '#image("@")',
  '#figure(image("@"))',
  '@photo(@)',
  '@photo[@]',
  '!photo @',
  '!!@!!',
  '![@]',
  '~~~photo\n@\n~~~',
  '```photos\n@\n```',
  ':photo[@]:',
  ':photo{file="@"}',
  '::photo{src="@"}',
  '{% photo @ %}',
  '{% mypicture file="@" %}',
  '{{< mypicture "@" >}}',
  '{{% mypicture file="@" %}}',
  '[mypicture file="@"]',
  '[[photo:@]]',
  '[[@ photo]]',
  '((@))',
  '<Photo data={{ file: "@" }} />',
  '<Slides of={["@"]} />',
  '<div data-photo="@"></div>',
  '<div style="background: url(@)"></div>',
  '<img data-original="@">',
  '<img data-lazy="@">',
  '<object data="@"></object>',
  '<embed src="@">',
  '<input type="image" src="@">',
  '<svg><image href="@"/></svg>',
  '<amp-img src="@"></amp-img>',
  '<v-img src="@"/>',
  '=> @',
  'image: @',
  'photo = "@"',
  '.. photo:: @',
  'photo::@[]',
  '$photo(@)',
];

it.each([1, 2, 3])('placed + reported = all, of random ones (seed %i)', (seed) => {
  const random = randomOf(seed);
  const references = [...Array.from({ length: 1000 }, () => random.pick(KNOWN)), ...INVENTED].map((spelling, n) => ({
    order: random.whole(1e9),
    spelling,
    name: `x${n}-lake.jpg`,
  }));
  references.sort((a, b) => a.order - b.order);
  const text = references.map(
    ({ spelling, name }) =>
      `Some words.\n\n${spelling.replaceAll(/(?<=^@\w+ ["(]|^@\[\w+\]\()@|(?<!^)@|^@(?!\w|\[)/g, name)}`,
  );
  const report = parse([{ name: 'post.md', text: `# A week\n\n${text.join('\n\n')}\n` }], {});
  const lost = references.filter(({ name }) => !isPlaced(report, name) && !isTold(report, text, name));
  expect(lost.map(({ spelling }) => spelling)).toEqual([]);
});

function isPlaced({ pictures }: Report, name: string): boolean {
  return pictures.some(({ written, fallbacks }) => [written, ...fallbacks].some((address) => address.includes(name)));
}

/** A problem names it, or its line. */
function isTold(report: Report, parts: readonly string[], name: string): boolean {
  const before = parts.slice(
    0,
    parts.findIndex((part) => part.includes(name)),
  );
  const part = parts[before.length] ?? '';
  const from = 3 + before.reduce((sum, one) => sum + one.split('\n').length + 1, 0);
  const to = from + part.split('\n').length;
  return report.problems.some(
    ({ place, message }) => message.includes(name) || (place && place.line >= from && place.line < to),
  );
}
