// The table of docs/performance.md: `npm run bench -- performance [FOLDER]`. Prints it, a row as soon as it is known.
// Each row is a command in a process of its own, beside the naive chain (lib/naive-chain.mjs) on the same text; what
// others take of the machine meanwhile stands below the table. Asserts nothing. FOLDER: a trip of 100 large photos with
// its text, instead of the one that is made of the sample's photos. ONLY=text,remote: these parts alone.

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { measured } from './lib/measured.mjs';

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const command = at('../../bin/tripreport.js');
const chain = at('lib/naive-chain.mjs');
const SAMPLE = at('../../fixtures/lofoten/lofoten.md');
const ACCEPTANCE = at('../../../shared/corpus/kubecon2019/kubecon2019-shanghai.md');
const [given] = process.argv.slice(2);
const only = process.env.ONLY?.split(',');
const PHOTOS = 100;

const work = mkdtempSync(path.join(tmpdir(), 'tripreport-performance-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const browser = execFileSync(process.execPath, [command, 'browser', 'path'], { encoding: 'utf8' }).trim();
const home = path.join(process.env.XDG_CACHE_HOME ?? path.join(process.env.HOME ?? '', '.cache'), 'tripreport');
const loads = [];

console.log(
  '| text | what | wall s | of the chain | CPU s | of the chain | peak MiB | MB |\n|---|---|---|---|---|---|---|---|',
);
await part('acceptance', () => existsSync(ACCEPTANCE) && trip('acceptance', ACCEPTANCE));
await part('sample', () => trip('sample', SAMPLE));
await part('photos', async () => trip(`${PHOTOS} photos`, await largeTrip()));
await part('text', async () => {
  for (const pages of [10, 100, 500]) await row(`${pages} pages of text`, textOf(pages), [['cold']]);
});
await part('remote', async () => {
  for (const delayMs of [60, 300]) await remote(delayMs);
});
const day = new Date().toISOString().slice(0, 10);
const memory = Math.round(totalmem() / 2 ** 30);
const range = loads.length > 0 ? `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}` : 'none';
console.log(
  `\n${day}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.version}; ` +
    `load ${range} (one core kept busy is 1), of which a build itself is up to 2`,
);

async function part(name, make) {
  if (!only || only.includes(name)) await make();
}

/** Cold, then after edits: each with what the one before has kept. */
async function trip(name, post) {
  const copy = path.join(work, name.replaceAll(' ', '-'));
  cpSync(path.dirname(post), copy, { recursive: true, dereference: true });
  const file = path.join(copy, path.basename(post));
  const text = readFileSync(file, 'utf8');
  const edit = (where) => () => writeFileSync(file, edited(text, where));
  await row(name, file, [
    ['cold'],
    ['again'],
    ['an edit at the beginning', edit(0.05)],
    ['in the middle', edit(0.5)],
    ['at the end', edit(0.97)],
    ['one photo changed', () => changePhoto(text, copy)],
  ]);
  rmSync(copy, { recursive: true });
}

async function row(name, post, steps, more = []) {
  const cache = mkdtempSync(path.join(work, 'cache-'));
  // The browser is unpacked already, as on any machine but a new one.
  cpSync(path.join(home, 'browser'), path.join(cache, 'tripreport', 'browser'), { recursive: true });
  const naive = await run([chain, post, path.join(work, 'naive.pdf'), browser], 'naive.pdf');
  print(name, 'naive chain', naive, naive);
  for (const [what, before] of steps) {
    await before?.();
    const output = path.join(work, 'report.pdf');
    const args = [command, 'build', post, '--root', path.dirname(post), '-q', ...more, '-o', output];
    print(name, what, await run(args, 'report.pdf', { XDG_CACHE_HOME: cache }), naive);
  }
  rmSync(cache, { recursive: true });
}

async function run(args, output, environment = {}) {
  const cost = await measured(process.execPath, args, { ...process.env, ...environment });
  loads.push(loadavg()[0] ?? 0);
  return { ...cost, bytes: statSync(path.join(work, output)).size };
}

function print(name, what, { wallS, cpuS, peakMiB, bytes }, naive) {
  const of = (key, value) => (value / naive[key]).toFixed(2);
  const cells = [name, what, wallS.toFixed(1), of('wallS', wallS), cpuS.toFixed(1), of('cpuS', cpuS)];
  console.log(`| ${[...cells, Math.round(peakMiB), (bytes / 1e6).toFixed(2)].join(' | ')} |`);
}

/** Four words more in a paragraph about there. */
function edited(text, where) {
  const lines = text.split('\n');
  const prose = lines.flatMap((line, i) => (/^[\p{L}\d].{60,}[.。]$/u.test(line) ? [i] : []));
  const i = prose[Math.floor(where * prose.length)] ?? lines.length - 1;
  return lines.with(i, `${lines[i]} So much for that.`).join('\n');
}

/** Of those in the text one in the middle: a little darker. */
async function changePhoto(text, folder) {
  const named = [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+\.jpe?g)/gi)].map(([, address]) => path.basename(address));
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const file = path.join(
    folder,
    all.find((one) => path.basename(one) === named[Math.floor(named.length / 2)]),
  );
  writeFileSync(file, await sharp(file).keepMetadata().modulate({ brightness: 0.95 }).jpeg({ quality: 90 }).toBuffer());
}

/** The sample's photos, enlarged to twelve megapixels, with some noise, each a little different. */
async function largeTrip() {
  if (given)
    return path.join(
      given,
      readdirSync(given).find((name) => name.endsWith('.md')),
    );
  const folder = path.join(work, 'large');
  mkdirSync(folder);
  const sources = readdirSync(path.dirname(SAMPLE), { recursive: true, encoding: 'utf8' }).filter((one) =>
    /\.jpe?g$/i.test(one),
  );
  const lines = ['# A long way', ''];
  for (let i = 0; i < PHOTOS; i++) {
    const source = path.join(path.dirname(SAMPLE), sources[i % sources.length]);
    const { width = 3, height = 2 } = await sharp(source).autoOrient().metadata();
    const [wide, high] = width > height ? [4000, 3000] : [3000, 4000];
    const noise = { type: 'gaussian', mean: 128, sigma: 14 };
    const grain = await sharp({
      create: { width: wide / 2, height: high / 2, channels: 3, background: '#808080', noise },
    })
      .png()
      .toBuffer();
    const photo = sharp(source)
      .autoOrient()
      .resize(wide, high, { fit: 'cover' })
      .modulate({ brightness: 0.9 + (i % 20) / 100 });
    const over = await sharp(grain).resize(wide, high, { kernel: 'nearest' }).png({ compressionLevel: 1 }).toBuffer();
    const exif = { IFD0: { Make: 'Bench', Model: 'One' }, IFD2: { DateTimeOriginal: stamp(i) } };
    await photo
      .composite([{ input: over, blend: 'soft-light' }])
      .jpeg({ quality: 92 })
      .withExif(exif)
      .toFile(path.join(folder, `${i}.jpg`));
    lines.push(
      ...(i % 7 === 0 ? [`## Day ${1 + i / 7}`, ''] : []),
      ...(i % 3 === 0 ? [words(90, i), ''] : []),
      `![Photo ${i}](${i}.jpg)`,
      '',
    );
  }
  const post = path.join(folder, 'trip.md');
  writeFileSync(post, lines.join('\n'));
  return post;
}

const stamp = (i) =>
  `2024:06:${String(1 + Math.floor(i / 7)).padStart(2, '0')} 1${Math.floor((i % 7) / 2)}:${String(7 * (i % 7)).padStart(2, '0')}:00`;

function textOf(pages) {
  const sections = Array.from(
    { length: pages },
    (_, i) => `## Part ${i + 1}\n\n${[0, 1, 2, 3].map((k) => words(118, 4 * i + k)).join('\n\n')}\n`,
  );
  const file = path.join(mkdtempSync(path.join(work, 'text-')), 'text.md');
  writeFileSync(file, `# A book\n\n${sections.join('\n')}`);
  return file;
}

/** So many words, the same for the same seed. */
function words(count, seed) {
  const all =
    'the road went down to a harbour where boats lay in rain and nobody spoke of morning until light came over water'.split(
      ' ',
    );
  const one = (i) => all[(i * 7 + seed * 13 + ((i * i + seed) % 11)) % all.length];
  const text = Array.from({ length: count }, (_, i) => one(i)).join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** Photos of a server that takes its time. */
async function remote(delayMs) {
  const photo = await sharp({
    create: {
      width: 1200,
      height: 800,
      channels: 3,
      background: '#68a',
      noise: { type: 'gaussian', mean: 128, sigma: 9 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer();
  const server = createServer((request, response) => {
    // Each is another file.
    const comment = Buffer.from(`\xff\xfe\0\x12${(request.url ?? '').padStart(16)}`, 'latin1');
    setTimeout(
      () =>
        response
          .writeHead(200, { 'content-type': 'image/jpeg' })
          .end(Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)])),
      delayMs,
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const lines = Array.from(
    { length: 300 },
    (_, i) => `${i % 5 === 0 ? `${words(40, i)}\n\n` : ''}![${i}](http://127.0.0.1:${port}/${i}.jpg)\n`,
  );
  const file = path.join(mkdtempSync(path.join(work, 'remote-')), 'remote.md');
  writeFileSync(file, `# From afar\n\n${lines.join('\n')}`);
  await row(`300 photos at ${delayMs} ms`, file, [['cold'], ['again']], ['--allow-host', `127.0.0.1:${port}`]);
  server.close();
}
