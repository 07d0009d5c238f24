// Rows M1 to M10 of the fault matrix: texts that no one should have written, given to the real command. Every row: exit
// code, words, the old PDF, and nothing left behind; a canary server and a canary file must stay silent.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { canary } from '../helpers/server.ts';
import { expectNothingLeft, isRoot, OLD, type Place, placeWith, running, type Surroundings } from './running.ts';

/** Builds `text` over an old PDF; afterwards nothing of the run is left. */
async function build(text: string | Uint8Array, flags: readonly string[] = [], around: Surroundings = {}) {
  const place = await placeWith(1);
  writeFileSync(path.join(place.folder, 'post.md'), text);
  return ended(place, [path.join(place.folder, 'post.md'), ...flags], around);
}

async function ended(place: Place, args: readonly string[], around: Surroundings = {}) {
  const ran = await running(['build', ...args, '-o', place.output], { env: place.env, ...around }).ended;
  await expectNothingLeft(place);
  const kept = readFileSync(place.output, 'latin1') === OLD;
  expect(kept).toBe(ran.code !== 0);
  const pdf = kept ? undefined : await readPdf(readFileSync(place.output));
  const told = (ran.answer?.problems ?? []).filter(({ severity }) => severity !== 'note');
  return { ...ran, place, pdf, words: pdf?.text.join(' ') ?? '', told, codes: told.map(({ code }) => code) };
}

describe('texts that cannot be read: exit 4, the old PDF stays', () => {
  it('M1: a text that is not there', async () => {
    const place = await placeWith(0);
    const { code, told } = await ended(place, [path.join(place.folder, 'none.md')]);
    expect(code).toBe(4);
    expect(told).toMatchObject([{ code: 'E_INPUT', message: expect.stringContaining('there is no such file') }]);
  });

  it('M1: a folder', async () => {
    const place = await placeWith(0);
    const { code, told } = await ended(place, [place.temporary]);
    expect(code).toBe(4);
    expect(told).toMatchObject([{ code: 'E_INPUT', message: expect.stringContaining('it is a folder') }]);
  });

  it.runIf(isRoot)('M1: one that may not be read', async () => {
    const place = await placeWith(0);
    for (const folder of [place.folder, place.temporary]) chmodSync(folder, 0o777);
    chmodSync(path.join(place.folder, 'post.md'), 0);
    const home = path.join(place.folder, 'home');
    mkdirSync(home, { mode: 0o777 });
    chmodSync(home, 0o777);
    const env = { ...place.env, HOME: home };
    const { code, told } = await ended(place, [path.join(place.folder, 'post.md'), '--no-cache'], { env, uid: 65534 });
    expect(told).toMatchObject([{ code: 'E_INPUT', message: expect.stringContaining('it may not be read') }]);
    expect(code).toBe(4);
  });

  // “旅” in GBK after two good bytes: C2 begins a pair that UTF-8 does not have.
  const gbk = Buffer.from([0x23, 0x20, 0xc2, 0xc3, 0xd0, 0xd0, 0x0a]);
  it.each([
    ['M2: GBK', gbk, 'E_INPUT', 'is not UTF-8 text (byte 3)', 'iconv'],
    ['M2: half a UTF-16 pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'E_INPUT', 'is not UTF-8', 'iconv'],
    ['M4: 11 MiB', Buffer.alloc(11 * 2 ** 20, 'a b\n'), 'E_INPUT_LIMIT', 'longer than 10 MiB', 'split it'],
    ['M5: 2,000 lists in each other', `${'* '.repeat(2000)}x`, 'E_NESTING', 'nest too deep', 'code block'],
    ['M5: 5,000 quotes in each other', '>'.repeat(5000), 'E_NESTING', 'nest too deep', 'code block'],
    ['M9: 2,001 pictures', '![a](0.jpg)\n'.repeat(2001), 'E_INPUT_LIMIT', '2001 pictures', '--max-images'],
  ])('%s', async (_, text, error, words, hint) => {
    const { code, told } = await build(text);
    expect(told).toMatchObject([
      { code: error, message: expect.stringContaining(words), hint: expect.stringContaining(hint) },
    ]);
    expect(code).toBe(4);
  });

  it.each([
    ['a wrong option', ['--papr', 'a4'], '--papr'],
    ['a folder of photos that is not there', ['--root', 'fotos'], 'fotos: there is no such folder'],
    ['a file for a folder of photos', ['--root', 'package.json'], 'package.json: it is not a folder'],
  ])('%s, too, is answered in JSON: exit 2', async (_, flags, words) => {
    const { code, told } = await build('# A', flags);
    expect(told).toMatchObject([{ code: 'E_USAGE', message: expect.stringContaining(words) }]);
    expect(code).toBe(2);
  });
});

it.each([
  [['help', 'build'], 0, 'Usage: tripreport build'],
  [['help'], 0, 'Usage: tripreport [options]'],
  [['biuld', 'post.md'], 2, 'Did you mean build?'],
])('tripreport %j', async (args, code, words) => {
  const ran = await running(args).ended;
  expect([ran.code, ran.stdout + ran.stderr]).toEqual([code, expect.stringContaining(words)]);
});

describe('odd texts that are read', () => {
  it('M2: UTF-16 with its mark', async () => {
    const little = Buffer.from('\ufeff# 旅行\n\n你好。\n', 'utf16le');
    expect(await build(little)).toMatchObject({ code: 0, words: expect.stringContaining('你好') });
  });

  it('M2: NUL bytes become the sign for a wrong character', async () => {
    const { code, words } = await build('# A\0B\n\nText.\n');
    expect(code).toBe(0);
    expect(words).toContain('Text.');
  });

  it.each([
    ['nothing at all', ''],
    ['front matter only', '---\nlang: en\n---\n \n\t\n'],
  ])('M3: %s: one white page, a note and no warning', async (_, text) => {
    const { code, pdf, codes, answer } = await build(text, ['--strict']);
    expect(codes).toEqual([]);
    expect(answer?.problems.filter((one) => one.code === 'W_EMPTY')).toMatchObject([
      { severity: 'note', message: expect.stringMatching(/post\.md holds no text and no pictures/) },
    ]);
    expect(code).toBe(0);
    expect(pdf?.pages).toBe(1);
    expect(answer?.output?.pages).toBe(1);
  });

  it('M3: no pictures', async () => {
    const { code, pdf, answer } = await build('# A walk\n\nIt rained.\n', ['--strict']);
    expect(code).toBe(0);
    expect([pdf?.pages, answer?.images?.total]).toEqual([1, 0]);
  });
});

describe('M6: front matter', () => {
  const lists = [...'abcdef'].map((name, at) => {
    const nine = Array(9).fill(at === 0 ? 'x' : `*${'abcdef'[at - 1]}`);
    return `${name}: &${name} [${nine.join(',')}]`;
  });
  const code = 'require("fs").writeFileSync("canary", "x")';

  it('M6: broken, a bomb, or code: each is said with its place, its text is printed, nothing is run or written', async () => {
    const rows: readonly (readonly [name: string, matter: string, line: number, words: string])[] = [
      ['broken.md', '---\ntitle: [broken\nfoo: : bar\n---\n', 3, 'not valid YAML'],
      ['bomb.md', `---\n${lists.join('\n')}\ntitle: *f\n---\n`, 2, 'not valid YAML'],
      ['js.md', `---js\n{ title: ${code} }\n---\n`, 1, 'nothing is run'],
      ['javascript.md', `---javascript\n{ title: ${code} }\n---\n`, 1, 'nothing is run'],
      ['coffee.md', `---coffee\ntitle: ${code}\n---\n`, 1, 'nothing is run'],
      ['tag.md', `---\ntitle: !!js/function 'function () { ${code} }'\n---\n`, 2, 'Unresolved tag'],
      ['eval.toml.md', `+++\ntitle = \${${code}}\n+++\n`, 2, 'not valid TOML'],
    ];
    const place = await placeWith(0);
    const posts = rows.map(([name, matter]) => {
      const post = path.join(place.folder, name);
      writeFileSync(post, `${matter}\nThe body of ${name} stays.\n`);
      return post;
    });
    const before = readdirSync(place.folder).sort();
    const ran = await ended(place, posts, { env: place.env, cwd: place.folder });
    expect(ran.code).toBe(0);
    expect(ran.told.map(({ file, line, message }) => [path.basename(file ?? ''), line, message])).toEqual(
      rows.map(([name, , line, words]) => [name, line, expect.stringContaining(words)]),
    );
    for (const [name] of rows) expect(ran.words).toContain(`The body of ${name} stays.`);
    expect(readdirSync(place.folder).sort()).toEqual(before);
  });

  it('M6: names that every object has, and settings that touch the machine, set nothing', async () => {
    const matter = `---
__proto__: { paper: a5 }
constructor: { prototype: { output: canary } }
paper: constructor
order: toString
density: __proto__
lang: valueOf
browser: /bin/sh
output: canary
root: /
script: canary
---
`;
    const place = await placeWith(1);
    const post = path.join(place.folder, 'post.md');
    writeFileSync(post, `${matter}\nThe body stays.\n`);
    const ran = await ended(place, [post], { env: place.env, cwd: place.folder });
    expect(ran.code).toBe(0);
    expect(ran.words).toContain('The body stays.');
    expect(new Set(ran.codes)).toEqual(new Set(['W_FRONT_MATTER']));
    expect(ran.told.map(({ message }) => message.replace(/:.*/, '')).sort()).toEqual([
      'density',
      'lang',
      'order',
      'paper',
    ]);
    expect(readdirSync(place.folder).sort()).toEqual(['0.jpg', 'post.md', 'report.pdf', 'tmp']);
  });
});

describe('M7, M8: HTML and CSS in the text', () => {
  it('M7: everything that loads, runs or leads elsewhere is taken out; its text stays; nobody is called, no file is read', async () => {
    const bird = await canary();
    const place = await placeWith(1);
    const http = `http://127.0.0.1:${bird.port}`;
    const inner = temporaryFolder();
    const file = `file://${inner}/secret.html`;
    writeFileSync(path.join(inner, 'secret.html'), '<p>CANARYWORD</p>');
    const post = path.join(place.folder, 'post.md');
    writeFileSync(
      post,
      `# Words one

![a photo](0.jpg)

<script>fetch('${http}/s')</script><script src="${http}/s.js"></script>
<p onclick="fetch('${http}')" onload="x()">Words two</p>
<iframe src="${file}"></iframe><iframe srcdoc="<img src='${http}/i'>"></iframe>
<object data="${file}">Words three</object><embed src="${file}">
<link rel="stylesheet" href="${http}/a.css"><link rel="preload" href="${http}/f.woff2" as="font">
<link rel="dns-prefetch" href="${http}"><link rel="preconnect" href="${http}">
<style>@import url(${http}/b.css); body { background: url(${http}/c.png) } @font-face { font-family: x; src: url(${file}) }</style>
<base href="${http}/"><meta http-equiv="refresh" content="0;url=${http}/m">
<p style="background: url(${http}/d.png); background-image: image-set('${http}/e.png' 1x)">Words four</p>
<svg width="10" height="10"><image href="${file}"/><use href="${http}/u.svg#a"/><script>fetch('${http}')</script><foreignObject><iframe src="${file}"></iframe></foreignObject></svg>
<math><annotation-xml encoding="text/html"><iframe src="${file}"></iframe></annotation-xml></math>
<form action="${http}/f"><input type="image" src="${http}/g.png" autofocus onfocus="x()"><button>Words five</button></form>
<table background="${http}/h.png"><tr><td background="${http}/j.png">Words six</td></tr></table>
<noscript><img src="x" onerror="fetch('${http}')"></noscript><template><img src="${http}/k.png"></template>
<portal src="${http}/p"></portal><frameset><frame src="${file}"></frameset>

[Words seven](javascript:alert(1)) [Words eight](file:///etc/passwd) [Words nine](vbscript:x) <a href="data:text/html,x">Words ten</a>
<a href="JaVaScRiPt&#58;alert(1)">Words eleven</a> <a href="&#1;javascript:alert(1)">Words twelve</a>
`,
    );
    const ran = await ended(place, [post], { secrets: ['CANARYWORD', 'javascript:', 'vbscript:', '/etc/passwd'] });
    expect(ran.code).toBe(0);
    const words = ran.words.replace(/\s+/g, ' ');
    for (const word of ['one', 'two', 'four', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'])
      expect(words).toContain(`Words ${word}`);
    expect(ran.words).not.toContain('CANARYWORD');
    expect(bird.calls()).toBe(0);
  });

  it('M8: sizes without end change neither the page nor the number of pages', async () => {
    const { code, pdf } = await build(`# A

<style>@page { size: 1000000cm } * { font-size: 1e9px !important; zoom: 50 }</style>
<p style="font-size: 1e9px; line-height: 1e9; padding: 1e9cm">Large</p>
<div style="width: 1e9cm; height: 1e9cm; position: fixed; inset: 0; z-index: 9">Wide</div>
<table width="999999999"><tr><td width="999999999" height="999999999" colspan="65534" rowspan="65534">Cell</td></tr></table>
<img src="0.jpg" width="999999999" height="999999999" style="width: 1e9cm; break-before: page">
<br style="break-after: page"><hr size="999999" width="999999">
`);
    expect(code).toBe(0);
    expect(pdf?.pages).toBeLessThanOrEqual(2);
    expect(pdf?.text.join(' ')).toMatch(/Large[\s\S]*Wide[\s\S]*Cell/);
  });
});

it('M10: pictures without blank lines, 30 in a row, CJK brackets, an empty address', async () => {
  const place = await placeWith(30);
  const post = path.join(place.folder, 'post.md');
  const row = Array.from({ length: 30 }, (_, at) => `![](${at}.jpg)`).join('\n');
  writeFileSync(post, `# 旅行\n\n文字。\n![紧接着](0.jpg)\n文字。\n\n${row}\n\n![图（一）](0.jpg)。\n\n![]( )\n`);
  const ran = await ended(place, [post]);
  expect(ran.code).toBe(0);
  expect(ran.answer?.images).toMatchObject({ total: 32, ok: 32, missing: 0 });
  expect(ran.told).toMatchObject([{ code: 'W_EMPTY_URL', line: 40 }]);
});
