// Wishes in the words of other programs that are not done: told once each, with the line and the right word.
import { describe, expect, it } from 'vitest';
import { wishesInText } from '../../../src/markdown/audit/wishes-in-text.ts';
import { parse } from '../../../src/markdown/parse.ts';
import { processorMs } from '../../helpers/time.ts';

const told = (text: string): string[] =>
  wishesInText(text, 'post.md').map(
    ({ code, severity, place, message }) => `${code} ${severity} ${place?.line}:${place?.column} ${message}`,
  );
const hint = (text: string): string => wishesInText(text, 'post.md')[0]?.hint ?? '';

describe('is told, with its line and the right word', () => {
  it.each([
    ['\\fancyfoot[C]{\\thepage}', 'foot: "ACME'],
    ['a\n\n\\thispagestyle{empty}', 'page-numbers: none'],
    ['\\setcounter{page}{3}', 'first-page: 3'],
    ['\\newgeometry{margin=1cm}', 'margin: 20mm'],
    ['\\begin{landscape}', 'paper: a4 landscape'],
    ['\\begin{multicols}{2}', 'columns: 2'],
    ['text \\textcolor{red}{words} text', '**bold**'],
    ['\\vspace{2cm}', '\\newpage'],
    ['\\small', 'font-size: 12pt'],
    ['see \\cite{doe99}', 'a footnote'],
    ['::: {.landscape}\nx\n:::', 'paper: a4 landscape'],
    ['::: landscape\nx\n:::', 'paper: a4 landscape'],
    ['![Words](a.jpg){.rounded}', 'uncropped'],
    ['![Words](a.jpg){: .shadow}', 'uncropped'],
    ['![Words](a.jpg){.fulll}', 'did you mean {.full}?'],
    ['![Words](a.jpg){#a .heroo width=80mm}', 'did you mean {.hero}?'],
    ['![Words](a.jpg)\n{: .smal}', 'did you mean {.small}?'],
    ['![[a.jpg]]{.caption-of}', 'did you mean {.caption-off}?'],
    ['<span style="color:red">red</span>', 'sets a colour'],
    ['[red]{style="color: #f00"}', 'sets a colour'],
    ['<font color="red" face="Arial">x</font>', 'sets a colour'],
    ['<p style="font-family: Georgia">x</p>', 'a family that comes along'],
    ['<img src="a.jpg" style="border-radius: 8px">', 'uncropped'],
    ['<div class="row text-danger">x</div>', 'sets a colour'],
    ['<td bgcolor="#eee">x</td>', 'sets a colour'],
    ['As [@doe99, p. 3] says', 'a footnote'],
    ['As [see @doe99; also @smith] says', 'a footnote'],
    ['As [-@doe99] says', 'a footnote'],
    ['as @thm-line says', '[words](#heading)'],
    ['<!-- paginate: true -->', 'page-numbers: center'],
    ['<!-- _class: lead -->', 'no style sheets'],
    ['<!-- backgroundColor: aqua -->', 'sets a colour'],
    ['<style>\np { color: red }\n</style>', 'no style sheets'],
    ['<link rel="stylesheet" href="a.css">', 'no style sheets'],
  ])('%j', (text, right) => {
    expect(told(text)[0]).toMatch(/^N_WISH note \d+:\d+ “.+” is not honoured/);
    expect(hint(text)).toContain(right);
  });

  it('at its first place, with how often it is asked for', () => {
    const text = 'a\n\nb <b style="color:red">x</b>\n\n<i style="color:blue">y</i> <u style="color: red">z</u>';
    expect(told(text)).toEqual(['N_WISH note 3:3 “color:red” is not honoured, nor are 2 more of it']);
  });

  it('in the order of the text, of a whole report, not in the lines of front matter', () => {
    const text = '---\ntitle: A week\ngeometry: strange\n---\n\n\\vspace{1cm}\n\n[@doe99]\n';
    const wishes = parse([{ name: 'post.md', text }], {}).problems.filter(({ code }) => code === 'N_WISH');
    expect(wishes.map(({ place }) => place?.line)).toEqual([3, 6, 8]);
  });
});

describe('is none', () => {
  it.each([
    ['code', '```tex\n\\fancyhead{x}\n<!-- paginate: true -->\n```\n\n`\\vspace{1cm}` `[@doe99]`'],
    ['a reference that is set, or told by itself', 'as @sec-food, @tbl-t and [@eq:x] say'],
    ['a formula', '$\\color{red} x$ and\n\n$$\n\\small y\n$$'],
    ['a path', 'C:\\small\\color and \\\\server\\ref'],
    ['a person', 'by [@ann](https://example.org/@ann), @bob and ann@sec-a.example'],
    ['a definition of a link', '[@ann]: https://example.org'],
    ['a style without an effect', '<img src="a.jpg" style="border: 0; opacity: initial; width: 50%">'],
    ['marks that are done', '![Words](a.jpg){.hero width=50%}\n\n> [!NOTE]\n> x\n\n\\newpage'],
    ['classes of other sheets', '![x](a.jpg){.fill .light .hide .wild}\n\nwords {.smal}'],
    ['a comment', '<!-- a note to myself: later -->\n\n<!-- more -->'],
    ['braces', 'a {b} c {d: e} {{< figure src="a.jpg" >}} \\{x\\}'],
    ['a figure, which has a number here', 'see [@fig-a]'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

it('takes time by the length of the text alone', () => {
  for (const piece of ['{', '\\', '[@', '<', '<a ', '{.a ', '$', '<!-- class:', '::: a', 'style="', '@sec-', '\\a{'])
    expect(processorMs(() => void wishesInText(piece.repeat(200_000 / piece.length), 'a.md'))).toBeLessThan(4000);
});
