// Pictures of the recipes in docs/cookbook.md: each is built beside the sample's photos, its first pages drawn side by
// side into docs/cookbook/; and README's picture, fixtures/pages.jpg: the first pages of both samples. By hand, after a
// change that shows: `npm run cookbook [NAME …]`, where README's is `pages`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { recipesIn } from '../helpers/recipes.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SAMPLES = path.join(ROOT, 'fixtures/lofoten');
const GAP = 12;
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

for (const { name, text } of recipesIn(readFileSync(path.join(ROOT, 'docs/cookbook.md'), 'utf8'))) {
  if (!isWanted(name)) continue;
  const post = path.join(SAMPLES, `.${name}.md`);
  const paper = /^paper:/m.test(text) ? [] : ['--paper', 'a5'];
  try {
    writeFileSync(post, text);
    await picture([post], { first: 3, flags: ['--png-dpi', '60', ...paper] }, `docs/cookbook/${name}.jpg`);
  } finally {
    rmSync(post, { force: true });
  }
}
if (isWanted('pages')) {
  const samples = ['lofoten.md', 'lofoten-zh.md'].map((name) => path.join(SAMPLES, name));
  await picture(samples, { first: 4, flags: ['--png-dpi', '56'] }, 'fixtures/pages.jpg');
}

/** A row of pages for each text. */
async function picture(posts, { first, flags }, target) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-cookbook-'));
  try {
    const placed = [];
    let [width, top] = [0, GAP];
    for (const [row, post] of posts.entries()) {
      const pages = path.join(folder, String(row));
      const pdf = path.join(folder, 'a.pdf');
      const build = ['build', post, '-o', pdf, '-q', '--png', pages, ...flags];
      execFileSync(process.execPath, [path.join(ROOT, 'bin/tripreport.js'), ...build], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      let [left, height] = [GAP, 0];
      for (const name of readdirSync(pages).sort().slice(0, first)) {
        const input = path.join(pages, name);
        const size = await sharp(input).metadata();
        placed.push({ input, left, top });
        left += size.width + GAP;
        height = Math.max(height, size.height);
      }
      width = Math.max(width, left);
      top += height + GAP;
    }
    await sharp({ create: { width, height: top, channels: 3, background: '#9a9a9a' } })
      .composite(placed)
      .jpeg({ quality: 72, mozjpeg: true })
      .toFile(path.join(ROOT, target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
