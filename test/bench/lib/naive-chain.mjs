// What anybody would write who needs a PDF of a post: every photo made smaller, all of them printed as they follow one
// another. `node naive-chain.mjs POST.md OUT.pdf BROWSER`. The measure of the benchmarks: no layout, no look at what
// goes wrong, nothing kept. Pictures of an http address are left to the browser.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import puppeteer from 'puppeteer';
import sharp from 'sharp';

const [post, output, executablePath] = process.argv.slice(2);
const LONG_EDGE_PX = 1600;
const root = path.dirname(path.resolve(post));
const files = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() || one.isSymbolicLink())
    .map((one) => [one.name, path.join(one.parentPath, one.name)]),
);
const work = mkdtempSync(path.join(tmpdir(), 'naive-chain-'));
try {
  const smaller = new Map();
  const html = await marked.parse(readFileSync(post, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
  const body = html.replace(/(<img\b[^>]*?\bsrc=")([^"]*)"/g, (whole, before, address) => {
    const file = files.get(decodeURIComponent(path.basename(address)));
    if (!file) return whole;
    if (!smaller.has(file)) smaller.set(file, path.join(work, `${smaller.size}.jpg`));
    return `${before}${pathToFileURL(smaller.get(file))}"`;
  });
  sharp.cache(false);
  sharp.concurrency(1);
  const queue = smaller.entries();
  const shrink = async () => {
    for (const [file, target] of queue) {
      const limits = { width: LONG_EDGE_PX, height: LONG_EDGE_PX, fit: 'inside', withoutEnlargement: true };
      await sharp(file).autoOrient().resize(limits).jpeg({ quality: 82 }).toFile(target);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, shrink));
  const page = path.join(work, 'page.html');
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>img{max-width:100%;max-height:90vh}</style>${body}`);
  const browser = await puppeteer.launch({
    executablePath,
    headless: 'shell',
    pipe: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const sheet = await browser.newPage();
  await sheet.goto(pathToFileURL(page).href, { waitUntil: 'load', timeout: 0 });
  await sheet.pdf({ path: output, format: 'A4', timeout: 0 });
  await browser.close();
} finally {
  rmSync(work, { recursive: true, force: true });
}
