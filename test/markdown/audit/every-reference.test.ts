// A thousand pictures in the spellings that people and programs use, and fifty in spellings that nobody knows: each is
// placed, or reported with its line.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import type { Report } from '../../../src/model.ts';
import { randomOf } from '../../fuzz/random.ts';
import { attributes } from '../dialects/rows/attributes.ts';
import { boxes } from '../dialects/rows/boxes.ts';
import { calls } from '../dialects/rows/calls.ts';
import { exports } from '../dialects/rows/exports.ts';
import { hugo } from '../dialects/rows/hugo.ts';
import { leftovers } from '../dialects/rows/leftovers.ts';
import { liquid } from '../dialects/rows/liquid.ts';
import { mdx } from '../dialects/rows/mdx.ts';
import { mixed } from '../dialects/rows/mixed.ts';
import { obsidian } from '../dialects/rows/obsidian.ts';
import { papers } from '../dialects/rows/papers.ts';
import { AS_IT_IS, type Row } from '../dialects/rows/row.ts';
import { themes } from '../dialects/rows/themes.ts';
import { wiki } from '../dialects/rows/wiki.ts';
import { words } from '../dialects/rows/words.ts';
import { written } from '../dialects/rows/written.ts';

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

/** Every row of the dialects' tests that shows a picture whose name its source spells out, but for those that read the
 *  whole text (modules, lists of front matter, definitions, chats) or show it as it was typed. */
const ROWS: readonly Row[] = [
  ...[hugo, liquid, obsidian, attributes, written, wiki, calls, mdx, mixed, themes, exports, papers, boxes, words],
  leftovers,
].flat();
const WHOLE = /^\[\d|^import |^export |=\{|^\[[^\]\n]+\]:|`|\{% highlight|\\!/m;
const NAME = /[\w-]{1,40}\.(?:jpe?g|png|webp|heic)(?![\w.])/gi;

interface Spelling {
  readonly source: string;
  /** Names in it that are pictures. */
  readonly shown: readonly string[];
}

const namesOf = (text: string): string[] => [...new Set(text.match(NAME) ?? [])];

const OF_ROWS: readonly Spelling[] = ROWS.flatMap(({ source, text, frontMatter }) => {
  const made = text === AS_IT_IS ? source : text;
  const shown = [...made.matchAll(/!\[[^[\]\n]*\]\(<?([^()<>\n]+)|<img\s[^<>]*?src="([^"<>]+)"/g)].flatMap(
    ([, own, html]) => namesOf(own ?? html ?? '').slice(-1),
  );
  const named = shown.filter((name) => source.includes(name));
  return frontMatter || WHOLE.test(source) || named.length === 0 ? [] : [{ source, shown: [...new Set(named)] }];
});

it('has the spellings of all rows', () => expect(OF_ROWS.length).toBeGreaterThan(350));

it.each([1, 2])('placed + reported = all, of random ones (seed %i)', (seed) => {
  const random = randomOf(seed);
  const known = [...KNOWN.map(ofOne), ...OF_ROWS];
  const references = [...Array.from({ length: 1000 }, () => random.pick(known)), ...INVENTED.map(ofOne)].map(
    (spelling, n) => ({ order: random.whole(1e9), spelling, n }),
  );
  references.sort((a, b) => a.order - b.order);
  const text = references.map(
    ({ spelling: { source }, n }) => `Some words.\n\n${source.replace(NAME, (name) => `x${n}-${name}`)}`,
  );
  const report = parse([{ name: 'post.md', text: `# A week\n\n${text.join('\n\n')}\n` }], {});
  const lost = references.flatMap(({ spelling: { source, shown }, n }) => {
    const names = shown.map((name) => `x${n}-${name}`);
    return names.every((name) => isPlaced(report, name) || isTold(report, text, name)) ? [] : [source];
  });
  expect(lost).toEqual([]);
  // Those of the rows are not only told: they stand.
  const unplaced = references.filter(
    ({ spelling, n }) =>
      OF_ROWS.includes(spelling) && !spelling.shown.every((name) => isPlaced(report, `x${n}-${name}`)),
  );
  expect(unplaced.map(({ spelling }) => spelling.source)).toEqual([]);
});

/** `@` in it stands for the name. */
function ofOne(spelling: string): Spelling {
  const source = spelling.replaceAll(/(?<=^@\w+ ["(]|^@\[\w+\]\()@|(?<!^)@|^@(?!\w|\[)/g, 'lake.jpg');
  return { source, shown: ['lake.jpg'] };
}

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
