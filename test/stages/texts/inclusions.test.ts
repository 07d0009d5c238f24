// Texts that other texts name, read from real folders and set in place. Without a browser.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import type { Input, Report } from '../../../src/model.ts';
import { withNotes } from '../../../src/stages/texts/inclusions.ts';
import { folderFor } from '../../helpers/images.ts';
import { expectProblems, watchProblems } from '../../helpers/problems.ts';
import { draw } from '../../markdown/draw.ts';

const never = new AbortController().signal;

/** The text `post` of these files, with what stands in it. */
async function read(
  files: Readonly<Record<string, string>>,
  {
    post = 'post.md',
    roots = [] as readonly string[],
    more = [] as readonly string[],
    prepare = (_: string) => {},
  } = {},
): Promise<Report> {
  const root = folderFor(files);
  prepare(root);
  const inputs = [post, ...more].map(
    (name): Input => ({ name, text: files[name]!, folder: path.dirname(path.join(root, name)) }),
  );
  const texts = await withNotes(
    inputs,
    roots.map((folder) => path.join(root, folder)),
    never,
  );
  return watchProblems(parse(texts, { lang: 'en' }));
}

const told = ({ problems }: Report) =>
  problems.map(({ code, message, place }) => `${place?.file}:${place?.line}:${place?.column} ${code} ${message}`);

const VAULT = { '.obsidian/app.json': '{}' };

describe('a note stands where it is named', () => {
  it('as a block of its own, with its headings below the one above, without its front matter', async () => {
    const report = await read({
      ...VAULT,
      'post.md': '# Trip\n\nOne.\n\n## Hut\n\nBefore ![[Stove]] after.\n\n## End\n\n![[Stove]]',
      'deep/er/Stove.md': '---\ntitle: x\ncover: no.jpg\n---\n# The stove\n\nWarm.\n\n## Wood',
    });
    expect(draw(report)).toEqual([
      'h1 Trip',
      '<p>One.</p>',
      'h2 Hut',
      '<p>Before</p>',
      'h3 The stove',
      '<p>Warm.</p>',
      'h4 Wood',
      '<p>after.</p>',
      'h2 End',
      'h3 The stove',
      '<p>Warm.</p>',
      'h4 Wood',
    ]);
    expect(report.problems).toEqual([]);
    expect(report.title).toBe('Trip');
  });

  it('values as a table; code is told of', async () => {
    const report = await read({
      'post.md': 'a\n\n/counts.csv\n\n@import "deep/b.tsv"\n\n/script.py\n\n/usr/bin/none.py\n\n/none.csv',
      'counts.csv': '\uFEFFhour;species\r\n22;"moth; big"\r\n',
      'deep/b.tsv': 'x\ty\n1\t2\n',
      'script.py': 'print(1)',
    });
    const tables = draw(report).filter((line) => line.includes('<table'));
    expect(
      tables.map((line) =>
        line
          .replace(/<[^<>]*>/g, ' ')
          .trim()
          .split(/\s+/),
      ),
    ).toEqual([
      ['hour', 'species', '22', 'moth;', 'big'],
      ['x', 'y', '1', '2'],
    ]);
    expect(told(report)).toEqual([
      'post.md:7:1 W_NOTE “/script.py” is code, and not set here',
      'post.md:11:1 W_NOTE “/none.csv” is no text that can be found',
    ]);
  });

  it('in items, quotations and tables, too', async () => {
    const report = await read({
      'post.md': '- a\n- ![[n]]\n\n> ![[n]]\n\n| x | y |\n|---|---|\n| ![[n]] | z |\n\n<div>\n\n![[n]]\n\n</div>',
      'n.md': 'Some *words*.',
    });
    const flat = draw(report).map((html) => html.replace(/\n/g, ''));
    expect(flat[0]).toBe('<ul><li>a</li><li><p>Some <em>words</em>.</p></li></ul>');
    expect(flat[1]).toBe('<blockquote><p>Some <em>words</em>.</p></blockquote>');
    expect(flat[2]).toContain('<td><p>Some <em>words</em>.</p></td>');
    expect(flat[3]).toBe('<p>Some <em>words</em>.</p>');
    expect(report.problems).toEqual([]);
  });

  it('its photos start at its own folder, and problems name its file and line', async () => {
    const report = await read(
      {
        ...VAULT,
        'trips/post.md': '# T\n\n![](a.jpg)\n\n![[Hut]]\n',
        'notes/Hut.md': '---\nx: y\n---\n\n![The hut](img/hut.jpg)\n\n![]()\n\n$\\nonsense$\n',
      },
      { post: 'trips/post.md' },
    );
    expect(draw(report).slice(0, 2)).toEqual(['h1 T', '[a.jpg | img/hut.jpg]']);
    expect(report.pictures.map(({ input, place }) => [path.basename(report.inputs[input]!.folder!), place])).toEqual([
      ['trips', { file: 'trips/post.md', line: 3, column: 1 }],
      ['notes', { file: 'notes/Hut.md', line: 5, column: 1 }],
    ]);
    expect(told(report)).toEqual([
      'notes/Hut.md:9:1 W_MATH the formula “\\nonsense” cannot be set and prints as it is written',
      'notes/Hut.md:7:1 W_EMPTY_URL a picture without an address was left out',
    ]);
  });

  it('its footnotes and link definitions are its own', async () => {
    const report = await read({
      'post.md': 'Host[^1] and [x].\n\n![[n]]\n\n[^1]: of the host\n[x]: https://example.org/host',
      'n.md': 'Note[^1] and [x].\n\n[^1]: of the note\n[x]: https://example.org/note',
    });
    const html = draw(report).join('\n');
    const ids = [...html.matchAll(/ id="(fn-[^"]+)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="#(fn-[^"]+)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(2);
    expect([...ids].sort()).toEqual([...links].sort());
    expect(html).toContain('https://example.org/host');
    expect(html).toContain('https://example.org/note');
    expect(report.problems).toEqual([]);
  });

  it('what one leaves open ends with it', async () => {
    const report = await read({
      'post.md': '![[n]]\n\nAfter *it*.',
      'n.md': '<div><table><tr><td>\n\n```\ncode',
    });
    expect(draw(report).at(-1)).toBe('<p>After <em>it</em>.</p>');
    expect(report.problems).toEqual([]);
  });

  it('notes name notes, five deep', async () => {
    const notes = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`n${n}.md`, `Words ${n}.\n\n![[n${n + 1}]]`]));
    const report = await read({ 'post.md': '![[n1]]', ...notes });
    expect(draw(report)).toEqual([1, 2, 3, 4, 5].map((n) => `<p>Words ${n}.</p>`).concat('<p>n6</p>'));
    expect(told(report)).toEqual(['n5.md:3:1 W_NOTE “n6” is named more than 5 notes deep']);
  });

  it('a circle is told, and its name stays', async () => {
    const report = await read({
      'post.md': 'A ![[b]]\n\n![[#S]]\n\n## S\n\nIn S.\n\n![[#S]]',
      'b.md': 'B\n\n![[post]]\n\n![[b]]',
    });
    expect(told(report)).toEqual([
      'b.md:3:1 W_NOTE “post” stands around this place already: a circle',
      'b.md:5:1 W_NOTE “b” stands around this place already: a circle',
      'post.md:9:1 W_NOTE “post.md” stands around this place already: a circle',
    ]);
    expect(draw(report).slice(0, 4)).toEqual(['<p>A</p>', '<p>B</p>', '<p>post</p>', '<p>b</p>']);
  });

  it('a section, a block, and what is not there', async () => {
    const report = await read({
      'post.md': '## Days\n\n![[n#Food]]\n\n![[n#^w]]\n\n![[n#Fuel|the *fuel*]]\n\n![[gone#x]]\n\nEnd ![[also gone]].',
      'n.md': '![lost](lost.jpg)\n\n#### Food\n\nBread ![](b.jpg).\n\n# Water\n\nTwo\nlitres. ^w',
    });
    expect(draw(report)).toEqual([
      'h2 Days',
      'h4 Food',
      '<p>Bread.</p>',
      '[b.jpg]',
      '<p>Two\nlitres.</p>',
      '<p>the *fuel*</p>',
      '<p>gone › x</p>',
      '<p>End also gone.</p>',
    ]);
    expect(told(report)).toEqual([
      'post.md:7:1 W_NOTE “n” has no section “Fuel”',
      'post.md:9:1 W_NOTE “gone” is no text that can be found',
      'post.md:11:5 W_NOTE “also gone” is no text that can be found',
    ]);
  });

  it('one that is a text of the report anyway stands there alone, and a link leads to it', async () => {
    const report = await read({ 'post.md': '![[n]]\n', 'n.md': '# N\n\nWords.' }, { more: ['n.md'] });
    expect(draw(report)).toEqual(['<p><a href="#n">n</a></p>', 'h1 N', '<p>Words.</p>']);
    expect(report.problems).toEqual([]);
  });

  it('one in a comment is left out; one whose place vanishes is told', async () => {
    const n = '![](a.jpg)\n\nWords';
    const comment = await read({ 'post.md': 'A %% ![[n]] %% b\n\n<!-- ![[n]] -->', 'n.md': n });
    expect(draw(comment).join('')).not.toContain('Words');
    expect(comment.problems).toEqual([]);
    const gone = await read({ 'post.md': 'A\n\n![In ![[n]] words](b.jpg)', 'n.md': n });
    expect(told(gone)).toEqual([expect.stringMatching(/^post.md:3:6 W_NOTE “n” cannot be set/)]);
  });

  it('the whole is no longer than a text may be', async () => {
    const root = folderFor({ 'n.md': 'word '.repeat(800_000) });
    const text = '![[n]]\n\n![[n]]\n\n![[n]]\n\nEnd';
    const [post, ...notes] = await withNotes([{ name: 'post.md', text, folder: root }], [], never);
    expect(notes).toHaveLength(2);
    const refused = '“n” is not set here: the whole would be longer than 10 MiB';
    expect(post?.notes).toEqual([{ input: 1 }, { input: 2 }, expect.objectContaining({ refused })]);
  });

  it('a file that is no text is told', async () => {
    const root = folderFor({ 'bytes.md': Uint8Array.of(0xc3, 0x28), 'post.md': '' });
    mkdirSync(path.join(root, 'folder.md'));
    const text = '![[bytes]] ![[folder]]';
    const [post] = await withNotes([{ name: 'post.md', text, folder: root }], [], never);
    expect(post?.notes).toMatchObject([
      { refused: '“bytes” is not set here: it is not UTF-8 text' },
      { refused: '“folder” is no text that can be found' },
    ]);
  });
});

describe('where a note is found', () => {
  const paths = {
    'a/post.md': '',
    '.git/HEAD': 'ref: refs/heads/main',
    'a/n.md': 'beside',
    'n.md': 'at the top',
    'b/n.md': 'elsewhere',
    'b/c/Only Here.md': 'only here',
    'b/c/d.e.md': 'with a dot',
    '_includes/part.md': 'an include',
    'docs/page.md': 'of the docs',
    'pages/x___y.md': 'of a name space',
    'journals/2025_06_03.md': 'of a day',
  };

  it.each([
    ['a name: at the top first', '![[n]]', 'at the top'],
    ['a path from the top', '![[b/n]]', 'elsewhere'],
    ['the tail of a path', '![[c/Only Here]]', 'only here'],
    ['in other capitals', '![[only here]]', 'only here'],
    ['a name with a dot', '![[d.e]]', 'with a dot'],
    ['with its ending', '![[Only Here.md]]', 'only here'],
    ['relative to the text', '![[./n]]', 'beside'],
    ['from the folder above', '![[../b/n]]', 'elsewhere'],
    ['a name space of Logseq', '{{embed [[x/y]]}}', 'of a name space'],
    ['a day of Logseq', '{{embed [[Jun 3rd, 2025]]}}', 'of a day'],
    ['a path beside the text', '{{< include n.md >}}', 'beside'],
    ['a path from the site', '{{< include /b/n.md >}}', 'elsewhere'],
    ['a path upwards', '--8<-- "../b/n.md"', 'elsewhere'],
    ['a folder of includes', '{% include part.md %}', 'an include'],
    ['a folder of docs', '--8<-- "page.md"', 'of the docs'],
    ['an escaped path', '<!--@include: ../b/c/Only%20Here.md-->', 'only here'],
  ])('%s', async (_, text, words) => {
    const report = await read({ ...paths, 'a/post.md': text }, { post: 'a/post.md' });
    expect(draw(report)).toEqual([`<p>${words}</p>`]);
    expect(report.problems).toEqual([]);
  });

  it('a block of Logseq, anywhere in its graph', async () => {
    const id = '64f0c1d2-aaaa-4bbb-8ccc-0123456789ab';
    const report = await read(
      {
        'logseq/config.edn': '{}',
        'journals/2025_06_03.md': `- day\n\t- The stove\n\t  id:: ${id}\n\t\t- wood\n\t- no\n`,
        'pages/post.md': `- Here\n- {{embed ((${id}))}}\n`,
      },
      { post: 'pages/post.md' },
    );
    const html = draw(report)
      .join('')
      .replace(/\s*\n\s*/g, '');
    expect(html).toContain('The stove');
    expect(html).toContain('wood');
    expect(html).not.toMatch(/id::|day|no</);
    expect(report.problems).toEqual([]);
  });
});

describe('nothing outside the folders that the text may read', () => {
  const files = { 'out/secret.md': 'top secret', 'out/more/pic.jpg': '', 'in/post.md': '', 'in/sub/n.md': 'inside' };
  it.each([
    ['a path upwards', '{{< include ../out/secret.md >}}'],
    ['a name with a path upwards', '![[../out/secret]]'],
    ['a link to a file', '{{< include link.md >}}'],
    ['a link to a file, by name', '![[link]]'],
    ['a link to a folder', '--8<-- "folder/secret.md"'],
    ['a link to a folder, by name', '![[folder/secret]]'],
    ['a link to itself', '![[loop]]'],
    ['a path of the machine', '{{< include /etc/passwd.md >}}'],
  ])('%s', async (_, text) => {
    const report = await read(
      { ...files, 'in/post.md': text },
      {
        post: 'in/post.md',
        prepare(root) {
          symlinkSync('../out/secret.md', path.join(root, 'in', 'link.md'));
          symlinkSync('../out', path.join(root, 'in', 'folder'));
          symlinkSync('loop.md', path.join(root, 'in', 'loop.md'));
        },
      },
    );
    expectProblems(report, ['W_NOTE']);
    expect(draw(report).join('')).not.toContain('top secret');
    expect(report.inputs).toHaveLength(1);
  });

  it('a link that stays inside, and a folder that --root opens, are read', async () => {
    const good = await read(
      { ...files, 'in/post.md': '![[good]]' },
      {
        post: 'in/post.md',
        prepare: (root) => symlinkSync('sub/n.md', path.join(root, 'in', 'good.md')),
      },
    );
    expect(draw(good)).toEqual(['<p>inside</p>']);
    expect(good.problems).toEqual([]);
    const opened = await read(
      { ...files, 'in/post.md': '{{< include ../out/secret.md >}}' },
      { post: 'in/post.md', roots: ['out'] },
    );
    expect(draw(opened)).toEqual(['<p>top secret</p>']);
    expect(opened.problems).toEqual([]);
  });

  it('a note opens no folder more: its photos come from where those of the text come from', async () => {
    const report = await read(
      {
        ...files,
        'out/.git/HEAD': 'ref: refs/heads/main',
        'out/notes/n.md': 'A note',
        'in/post.md': '![[sub/n]]\n\n{{< include ../out/notes/n.md >}}',
      },
      { post: 'in/post.md', roots: ['out/notes'] },
    );
    expect(draw(report)).toEqual(['<p>inside</p>', '<p>A note</p>']);
    expect(report.problems).toEqual([]);
    expect(report.inputs.slice(1).map(({ within }) => within?.map((folder) => path.basename(folder)))).toEqual([
      ['in', 'notes'],
      ['notes', 'in'],
    ]);
  });
});

describe('a reference to a block of Logseq', () => {
  const id = '64f0c1d2-aaaa-4bbb-8ccc-0123456789ab';

  it('is its words in the same text, and told where it cannot be found', async () => {
    const report = await read({
      'post.md': `- Stove\n  id:: ${id}\n- ((${id}))\n- {{embed ((64f0c1d2-bbbb-4bbb-8ccc-0123456789ab))}}\n`,
    });
    expect(
      draw(report)
        .join('')
        .replace(/<[^<>]*>/g, ' ')
        .split(/\s+/)
        .filter(Boolean),
    ).toEqual(['Stove', 'Stove']);
    expectProblems(report, ['W_TEMPLATE']);
  });
});

describe('definitions in a text of their own', () => {
  const lines = '*[CSS]: Cascading\n\n[site]: https://a.example/ "Site"\n[photo]: a.jpg\n[^n]: A note.\n';
  const words = 'CSS, see [the site][site].[^n]\n\n![Pier][photo]';
  const expected = [
    '<p>CSS (Cascading), see <a href="https://a.example/">the site</a>.<sup class="footnote-ref"><a href="#fn-1">1</a></sup></p>',
    '[a.jpg «Pier»]',
  ];
  const drawn = (report: Report) => draw(report).map((block) => block.replace('[a.jpg]', '[a.jpg «Pier»]'));

  it.each([
    '--8<-- "defs.md"',
    '{!defs.md!}',
    '{% include "defs.md" %}',
    '<!--@include: ./defs.md-->',
    '{{#include defs.md}}',
  ])('set in place by %s', async (call) => {
    const report = await read({ 'post.md': `${words}\n\n${call}\n`, 'defs.md': lines });
    expect(drawn(report).slice(0, 2)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

  it.each([
    [
      'a list',
      'site_name: X\nmarkdown_extensions:\n  - pymdownx.snippets:\n      auto_append:\n        - inc/defs.md\n  - abbr\n',
    ],
    ['in brackets', 'markdown_extensions:\n  pymdownx.snippets:\n    auto_append: ["inc/defs.md"]\n'],
    [
      'one',
      "plugins: !!python/name:x.y ''\nmarkdown_extensions:\n  - pymdownx.snippets:\n      auto_append: inc/defs.md\n",
    ],
    ['with a base', 'x:\n  base_path: [inc, docs]\n  auto_append:\n    # ours\n    - defs.md\n    - gone.md\n'],
  ])('that the settings of MkDocs add to every text: %s', async (_, settings) => {
    const files = { 'mkdocs.yml': settings, 'docs/trip/post.md': `${words}\n`, 'inc/defs.md': lines };
    const report = await read(files, { post: 'docs/trip/post.md' });
    expect(drawn(report).slice(0, 2)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

  it('its own count more, those in code and of a note by its name do not', async () => {
    const files = {
      ...VAULT,
      'post.md':
        '[a][site]\n\n[site]: https://own.example/\n\n--8<-- "defs.md"\n\n![[note]]\n\nsee [b][other] and [c][code]',
      'defs.md': '[site]: https://a.example/\n\n```\n[code]: https://c.example/\n```\n',
      'note.md': 'Words.\n\n[other]: https://b.example/\n',
    };
    const html = draw(await read(files)).join('\n');
    expect(html).toContain('<a href="https://own.example/">a</a>');
    expect(html).toContain('see [b][other] and [c][code]');
  });

  it('outside of the allowed folders none is read', async () => {
    const files = {
      'site/mkdocs.yml': 'x:\n  auto_append: [../secret.md, /etc/hosts]\n',
      'site/post.md': '[a][site]\n',
      'secret.md': '[site]: https://a.example/\n',
    };
    expect(draw(await read(files, { post: 'site/post.md' }))).toEqual(['<p>[a][site]</p>']);
  });
});
