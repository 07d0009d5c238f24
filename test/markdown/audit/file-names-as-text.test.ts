// Names of picture files that print as text, and those that are meant so.
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../src/markdown/audit/file-names-as-text.ts';
import { parse } from '../../../src/markdown/parse.ts';

const input = (text: string) => ({ name: 'post.md', text, folder: '/post' });

describe('a name that prints as text', () => {
  const lost = (text: string) =>
    parse([input(text)], {}).problems.map(
      ({ code, place, message }) => `${code} ${place?.line} ${message.slice(0, 12)}`,
    );

  it.each([
    ['a bare name', 'Words.\n\nlake.jpg\n', ['W_LOST 3 “lake.jpg” s']],
    ['an address', 'https://a.b/lake.jpg\n', ['W_LOST 1 “https://a.b']],
    ['two in a list', '- a.jpg\n- b.heic\n', ['W_LOST 1 “a.jpg” stan', 'W_LOST 2 “b.heic” sta']],
    ['the second line of a paragraph', 'We saw\n!image(lake.jpg)\nand left.\n', ['W_LOST 2 “lake.jpg” s']],
    ['a macro of another wiki', '%IMAGE{"lake.jpg"}%\n', ['W_LOST 1 “lake.jpg” s']],
    ['a pair of tags', '[pic]lake.jpg[/pic]\n', ['W_LOST 1 “lake.jpg” s']],
    ['a tag in braces', '{img src=lake.jpg width=300}\n', ['W_LOST 1 “lake.jpg” s']],
    ['an element that nobody knows', '<photo>lake.jpg</photo>\n', ['W_LOST 1 “lake.jpg” s']],
    ['a gallery by numbers', '[gallery ids="1,2,3"]\n', ['W_TEMPLATE 1 a gallery of']],
    ['a list of links', '- [a.jpg](x/a.jpg)\n- [b.jpg](x/b.jpg)\n', ['W_LOST 1 “a.jpg” stan', 'W_LOST 2 “b.jpg” stan']],
    ['files sent along, with their kind', '![](bullet.gif) [a.jpg](x/7.jpg) (image/jpeg)\n', ['W_LOST 1 “a.jpg” stan']],
    [
      '… with their size',
      '1. [a.jpg](x/a.jpg) (1.2 MB)\n2. b.jpg - 345 KB\n',
      ['W_LOST 1 “a.jpg” stan', 'W_LOST 2 “b.jpg” stan'],
    ],
    [
      '… in HTML',
      '<div><img src="bullet.gif" width="8" height="8">\n<a href="x/7.jpg">a.jpg</a> (image/jpeg)<br/></div>\n',
      ['W_LOST 2 “a.jpg” stan'],
    ],
    ['… that the text shows', '![](x/7.jpg)\n\n## Files\n\n- [a.jpg](x/7.jpg) (3 MB)\n', []],
    ['so many of them', '- a.jpg 2 of them\n', []],
    ['in a sentence', 'I called it lake.jpg and left.\n', []],
    ['at the end of a sentence', 'I called it lake.jpg.\n', []],
    [
      'in an example of a shortcode',
      '{{</* figure src="lake.jpg" */>}}\n\n{% raw %}{% img lake.jpg %}{% endraw %}\n',
      [],
    ],
    ['as code', '`lake.jpg`\n\n```\nlake.jpg\n```\n', []],
    ['in a table of data', '| File | Size |\n|---|---|\n| lake.jpg | 3 MB |\n', []],
    ['as a heading', '## lake.jpg\n', []],
    ['under its own picture', '![](photos/Lake.jpg)\n\nlake.jpg\n', []],
    ['a drawing', 'logo.svg\n', []],
    ['as words of a link', '[The lake](https://a.b/lake.jpg)\n', []],
  ])('%s', (_, text, expected) => {
    expect(lost(text)).toEqual(expected);
  });
});

it.each([
  ['photos/Lake.JPG?x=1#y', 'lake.jpg'],
  ['a\\b.jpg', 'b.jpg'],
  ['my%20lake.jpg', 'my lake.jpg'],
  ['100%.jpg', '100%.jpg'],
])('the name in %s: %s', (address, name) => expect(fileNameOf(address)).toBe(name));
