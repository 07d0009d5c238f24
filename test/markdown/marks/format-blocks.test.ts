// What is meant for other formats than paper.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';

const read = (text: string) => parse([{ name: 'post.md', text, folder: '/post' }], {});
const printed = (text: string) => {
  const { blocks, problems } = read(text);
  const words = blocks.flatMap((block) => ('html' in block ? block.html.replace(/<[^<>]*>/g, '') : []));
  return { words, told: problems.map(({ code, place }) => `${code} ${place?.line}`) };
};

it.each([
  ['for HTML', '::: {.content-visible when-format="html"}\nWeb\n:::\n\nBoth\n', ['Both'], ['N_WISH 1']],
  ['for PDF', '::: {.content-visible when-format="pdf"}\nPaper\n:::\n', ['Paper'], []],
  ['for one of its kinds', '::: {.content-visible when-format="html:js"}\nWeb\n:::\n\na\n', ['a'], ['N_WISH 1']],
  ['for typst', '::: {.content-visible when-format=typst}\nPaper\n:::\n', ['Paper'], []],
  ['unless PDF', 'a\n\n::: {.content-visible unless-format="pdf"}\nScreen\n:::\n', ['a'], ['N_WISH 3']],
  ['hidden from HTML', '::: {.content-hidden when-format="html"}\nPaper\n:::\n', ['Paper'], []],
  ['hidden from PDF', 'a\n\n::: {.content-hidden when-format="pdf"}\nScreen\n:::\n', ['a'], ['N_WISH 3']],
  ['by profile', '::: {.content-visible when-profile="x"}\nAll\n:::\n', ['All'], []],
  [
    'with a box inside',
    '::: {.content-visible when-format="html"}\n::: {.x}\na\n:::\nb\n:::\n\nc\n',
    ['c'],
    ['N_WISH 1'],
  ],
  [
    'inside of a box',
    '::: {.x}\na\n\n::: {.content-visible when-format="html"}\nb\n:::\n\nc\n:::\n',
    ['a', 'c'],
    ['N_WISH 4'],
  ],
  ['in a line', 'We [clicked]{.content-visible when-format="html"}went.\n', ['We went.'], ['N_WISH 1']],
  ['of Sphinx', ':::{only} html\nWeb\n:::\n\n:::{only} latex or html\nBoth\n:::\n', ['Both'], ['N_WISH 1']],
  [
    'as code',
    '```\n::: {.content-visible when-format="html"}\n```\n',
    ['::: {.content-visible when-format="html"}\n'],
    [],
  ],
])('%s', (_, text, words, told) => expect(printed(text)).toEqual({ words, told }));

it('its pictures are told by that, and not as lost', () => {
  const text =
    '::: {.content-visible when-format="html"}\n![](a.jpg)\n\n![](b.jpg)\n\n\n\n![](c.jpg)\n:::\n\n![](d.jpg)\n';
  const { pictures, problems } = read(text);
  expect(pictures.map(({ written }) => written)).toEqual(['d.jpg']);
  expect(problems.map(({ code }) => code)).toEqual(['N_WISH']);
});
