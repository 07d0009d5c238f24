// Rewriting takes time that grows with the length of the text.
import { expect, it } from 'vitest';
import { countPictures } from '../../../src/markdown/audit/count.ts';
import { rewriteDialects } from '../../../src/markdown/dialects/dialects.ts';
import { processorMs } from '../../helpers/time.ts';

const rewrite = (text: string) => rewriteDialects(text, { file: 'post.md', firstLine: 1, frontMatter: {} });

it('takes an ordinary megabyte in about half a second of work', () => {
  const day = `## Day\n\n${'We walked along the lake until it rained. '.repeat(16)}\n\n`;
  const text =
    `${day}{{< figure src="a.jpg" caption="The lake" >}}\n\n${day}![b](b.jpg)\n\n${day}![[c.jpg]]\n\n`.repeat(460);
  expect(text.length).toBeGreaterThan(950_000);
  expect(processorMs(() => rewrite(text))).toBeLessThan(1500);
});

// Each would take minutes if any step were quadratic; the bound is wide because machines differ.
const hostile =
  '%% | %%a\n\n | [name=a]b | > [name=a]b | a ^b1\n\n | ^b1\n | > [name=a] | > [name=a]\n | \\@ref(a)  | ```{r a, fig.cap=" | !!! a "b"\n    c\n\n\n\n | === "a"\n    b\n\n | :::tip a\nb\n | :::tip a\nb\n:::\n | <Tab label="a">a | { | {{ | {% | {{< | {{< figure src="a  | {% a=" | {{" | ![ | ![a]( | ![a](b c  | [ | [[ | ]] | ![[a  | ` | `a``b | `a\n | < | <A b={ | <img src={a  | <!-- | <pre> | $ | $$\\a | ( | ！[ | ::: | :::\n | .. image:: a\n | !a.jpg | [img] | [caption a] | \\includegraphics{a.jpg} | \\begin{figure} | #+caption: a\n | ](a){width= | {: a | import a from "a.jpg"\n | export const a = [\n | ![](data: | - a\n  - b\n | ```\n | {{< gallery >}}\n | {% highlight js %}\n | ![a][b]{width=50%}  | ::image{src=a  | {{ x }}  | **a | /// note\na\n | /// note | a\n\n///\n | <a\n=" | \n> <a\n | ::: {fig-cap="a"}\n | [![a\n\nb](c.jpg)]['.split(
    ' | ',
  );
it.each(hostile)('is linear: %j', (piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  const ms = processorMs(() => {
    rewrite(text);
    countPictures(text);
  });
  expect(ms).toBeLessThan(1500);
});
