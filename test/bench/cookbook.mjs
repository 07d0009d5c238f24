// Pictures of the recipes in docs/cookbook.md: each is built beside the sample's photos, its first pages drawn side by
// side into docs/cookbook/. By hand, after a change that shows: `npm run cookbook [NAME …]`; pdftoppm draws the pages.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { recipesIn } from '../helpers/recipes.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const [PAGES, DOTS, GAP] = [3, 60, 12];
const wanted = process.argv.slice(2);

for (const { name, text } of recipesIn(readFileSync(path.join(ROOT, 'docs/cookbook.md'), 'utf8'))) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-cookbook-'));
  const post = path.join(ROOT, 'fixtures/lofoten', `.${name}.md`);
  const paper = /^paper:/m.test(text) ? [] : ['--paper', 'a5'];
  try {
    writeFileSync(post, text);
    const pdf = path.join(folder, 'a.pdf');
    execFileSync(process.execPath, [path.join(ROOT, 'bin/tripreport.js'), 'build', post, '-o', pdf, '-q', ...paper], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync('pdftoppm', ['-r', String(DOTS), '-l', String(PAGES), '-png', pdf, path.join(folder, 'p')]);
    const pages = readdirSync(folder).filter((file) => file.endsWith('.png'));
    const sizes = await Promise.all(pages.sort().map((file) => sharp(path.join(folder, file)).metadata()));
    const height = Math.max(...sizes.map((size) => size.height)) + 2 * GAP;
    let left = GAP;
    const placed = pages.map((file, i) => {
      const at = left;
      left += sizes[i].width + GAP;
      return { input: path.join(folder, file), left: at, top: GAP };
    });
    await sharp({ create: { width: left, height, channels: 3, background: '#9a9a9a' } })
      .composite(placed)
      .jpeg({ quality: 72, mozjpeg: true })
      .toFile(path.join(ROOT, `docs/cookbook/${name}.jpg`));
  } finally {
    rmSync(post, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}
