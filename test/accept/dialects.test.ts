// Whole runs over every way to write a picture: the torture post, all documents of this repository in one book, a post
// on GitHub.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateFor } from '../helpers/certificate.ts';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { plainPhoto } from '../helpers/photos.ts';
import { openPress } from '../helpers/press.ts';
import { FIXTURES, temporaryFolder, tripreport } from '../helpers/run.ts';
import { proxyTo, send, serve } from '../helpers/server.ts';
import { torture } from '../markdown/dialects/torture.ts';

const press = openPress();

/** What no reader should ever see: marks of templates, of attribute lists, of pictures that were not understood. */
const MARKS =
  /\{\{|\}\}|\{%|%\}|\{:|\{#|\{\s*(?:width|height|\.[\w-]+)\s*[=}]|!\[|\]\(|\[\[|:::|<img|<figure|W_TEMPLATE/;

/** The code samples of the torture post. */
const CODE = [
  '{{< figure src="code.jpg" >}}',
  '![[code.png]]',
  '![x](my code.jpg)',
  '{% include figure.html url="code.jpg" %}',
  '![x](code.jpg)',
  '{{ x }}',
];

describe('the torture post', () => {
  it('prints every picture, in order, with its words and no mark of any template', async () => {
    const post = torture();
    const folder = temporaryFolder();
    for (const [i, { written }] of post.pictures.entries()) {
      const file = path.join(folder, written);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, await plainPhoto(i + 1, 900, i % 5 === 4 ? 1200 : 600));
    }
    writeFileSync(path.join(folder, 'torture.md'), post.text);
    const { answer, warnings, read: pdf } = await press.print([path.join(folder, 'torture.md')], { dpi: 72 });
    // A heading every few lines, with a photo under each: not each page can be filled.
    expect(warnings.filter((one) => !one.startsWith('W_GAP'))).toEqual([]);
    const total = post.pictures.length;
    expect(answer.images).toMatchObject({ total, ok: total, missing: 0 });

    expect(pdf.images.filter(({ filter }) => filter === '/DCTDecode')).toHaveLength(total);
    expect(pdf.figures).toBe(total);
    // Code shows what its author typed; there and nowhere else.
    let text = pdf.text.join(' ').replace(/\s+/g, ' ');
    for (const code of CODE) {
      expect(text).toContain(code);
      text = text.replaceAll(code, '');
    }
    expect(text).not.toMatch(MARKS);
    const places = post.pictures.flatMap(({ words }) =>
      words === undefined ? [] : [text.search(new RegExp(`${words}(?!\\d)`))],
    );
    expect(places.filter((at) => at < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('all documents of this repository', () => {
  it('print as one book without a mark of any template, and only what is missing is told', async () => {
    const documents = ['oddities', 'languages', 'lofoten'].flatMap((folder) =>
      readdirSync(path.join(FIXTURES, folder))
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => path.join(FIXTURES, folder, name)),
    );
    expect(documents.length).toBeGreaterThanOrEqual(28);
    const { warnings, read: pdf } = await press.print(documents, { dpi: 72 });
    // In a book of texts that were not written for it, a page may end early.
    const others = warnings.filter((one) => !one.startsWith('W_GAP'));
    expect(others.map((one) => one.split(' ')[0])).toEqual(['W_FILE_MISSING', 'W_WIDE']);
    for (const [page, text] of pdf.text.entries()) expect(text, `page ${page + 1}`).not.toMatch(MARKS);
    expect(pdf.outline.length).toBeGreaterThanOrEqual(documents.length);
  });
});

describe('a post on GitHub', () => {
  it('is read from its page address, with its pictures beside it, from its root and from another repository', async () => {
    const certificate = certificateFor(['github.com', 'raw.githubusercontent.com']);
    const post = [
      '# From far away',
      'Words of the post.',
      '![beside](images/a.jpg)',
      '![one folder up](../b%20b.jpg)',
      '<img src="./images/c.jpg" width="300" alt="as HTML">',
      '![a page](https://github.com/o/other/blob/dev/d.jpg)',
      '{{< figure src="images/e.jpg" caption="A shortcode" >}}',
    ].join('\n\n');
    const routes: Record<string, string> = {
      '/o/r/raw/main/trips/images/a.jpg': 'a',
      '/o/r/raw/main/b%20b.jpg': 'b',
      '/o/r/raw/main/trips/images/c.jpg': 'c',
      '/o/other/raw/dev/d.jpg': 'd',
      '/o/r/raw/main/trips/images/e.jpg': 'e',
    };
    const server = await serve(
      {
        '/o/r/raw/main/trips/post.md': send(post, { 'content-type': 'text/plain; charset=utf-8' }),
        ...Object.fromEntries(
          await Promise.all(
            Object.keys(routes).map(async (route, i) => [route, send(await plainPhoto(i + 1, 400, 300))] as const),
          ),
        ),
        '*': send('<!doctype html><title>a page about it</title>', { 'content-type': 'text/html' }, 404),
      },
      certificate,
    );
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'ca.pem'), certificate.cert);
    const proxy = await proxyTo(server.port);
    const ran = await tripreport(
      ['build', 'https://github.com/o/r/blob/main/trips/post.md', '--strict', '--no-cache', '--json'],
      { cwd: folder, env: { https_proxy: proxy.url, no_proxy: '', NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') } },
    );
    expect(ran.stderr).not.toContain('warning');
    expect(ran.code).toBe(0);
    expect(jsonAnswer(ran.stdout).images).toMatchObject({ total: 5, ok: 5 });
    const pdf = await readPdf(readFileSync(path.join(folder, 'post.pdf')));
    expect(pdf.info.Title).toBe('From far away');
    const text = pdf.text.join(' ');
    for (const words of ['Words of the post.', 'beside', 'one folder up', 'as HTML', 'A shortcode'])
      expect(text).toContain(words);
  });
});
