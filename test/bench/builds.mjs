// What builds cost: `npm run bench -- builds POST.md [ROOT]`. Cold, again, and after an edit at the beginning, the
// middle and the end, each in a process of its own, all with one new cache. Prints wall and processor seconds and the
// peak of memory of the whole tree (PSS; on Linux), and each as a part of the cold build; asserts nothing. Wall time
// says something on a quiet machine alone.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measured } from './lib/measured.mjs';

const [post, root = post && path.dirname(post)] = process.argv.slice(2);
if (post === undefined) {
  console.error('usage: npm run bench -- builds POST.md [ROOT]');
  process.exit(2);
}
const command = fileURLToPath(new URL('../../bin/tripreport.js', import.meta.url));
const work = mkdtempSync(path.join(tmpdir(), 'tripreport-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const text = readFileSync(post, 'utf8');
// The text is copied, to be edited; what it names stays where it is.
const copy = path.join(work, path.basename(post));
for (const name of readdirSync(path.dirname(post)))
  if (name !== path.basename(post)) symlinkSync(path.resolve(path.dirname(post), name), path.join(work, name));
// The browser is unpacked already, as on any machine but a new one.
const cache = path.join(work, 'bench-cache');
const home = path.join(process.env.XDG_CACHE_HOME ?? path.join(process.env.HOME ?? '', '.cache'), 'tripreport');
cpSync(path.join(home, 'browser'), path.join(cache, 'tripreport', 'browser'), { recursive: true });

const rows = [
  ['cold', text],
  ['again', text],
  ['edit at the beginning', edited(0.05)],
  ['edit in the middle', edited(0.5)],
  ['edit at the end', edited(0.97)],
];
let cold;
console.log(`${path.basename(post)}, Node ${process.version}`);
for (const [name, words] of rows) {
  writeFileSync(copy, words);
  const one = await build();
  cold ??= one;
  const ratio = (key) => `${one[key].toFixed(2)} (${(one[key] / cold[key]).toFixed(2)})`;
  console.log(
    `${name.padEnd(22)} wall ${ratio('wallS')} s, cpu ${ratio('cpuS')} s, peak ${Math.round(one.peakMiB)} MiB, ` +
      `${(one.bytes / 1e6).toFixed(2)} MB`,
  );
}

/** Four words more in a paragraph about there. */
function edited(where) {
  const lines = text.split('\n');
  const prose = lines.flatMap((line, at) => (/^[\p{L}\d].{60,}[.。]$/u.test(line) ? [at] : []));
  const at = prose[Math.floor(where * prose.length)] ?? lines.length - 1;
  return lines.with(at, `${lines[at]} So much for that.`).join('\n');
}

async function build() {
  const output = path.join(work, 'report.pdf');
  const args = [command, 'build', copy, '--root', root, '-q', '-o', output];
  const cost = await measured(process.execPath, args, { ...process.env, XDG_CACHE_HOME: cache });
  return { ...cost, bytes: statSync(output).size };
}
