// src/README.md is the map of the house: one line a file, the first sentence of its header. UPDATE_README=1 rewrites
// them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './helpers/run.ts';

const MOST_FILES = 15;

const src = path.join(ROOT, 'src');
const map = path.join(src, 'README.md');
const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/'));
const files = all.filter((name) => /\.(?:ts|js)$/.test(name));

/** Of the comment that opens the file, without the step that it belongs to: the heading of its folder says that. */
function firstSentence(name: string): string {
  const lines = readFileSync(path.join(src, name), 'utf8').split('\n');
  const header = lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith('//')),
    )
    .filter((line) => !line.startsWith('///'));
  const text = header.map((line) => line.replace(/^\/\/ ?/, '')).join(' ');
  const sentence = /^(.*?)(?:\.(?=\s)|\.$|$)/.exec(text)?.[1] ?? '';
  return sentence.replace(/^(?:Step \d[^:→]*|Stage \d|The edge|Room [a-z]+[^:→]*): /, '');
}

const folderOf = (name: string): string => path.posix.dirname(name);

/** Whether another file fits into a folder: house.test.ts counts. */
function room(folder: string): string {
  const count = all.filter((name) => folderOf(name) === folder && /\.(?:ts|js|mjs)$/.test(name)).length;
  return count === MOST_FILES ? ' full' : count === MOST_FILES - 1 ? ' takes one file more' : '';
}

function listing(): string {
  const folders = [...new Set(files.map(folderOf))].sort((a, b) => (a === '.' ? -1 : b === '.' ? 1 : a < b ? -1 : 1));
  return folders
    .map((folder) => {
      const inside = files.filter((name) => folderOf(name) === folder).sort();
      // One file a language is one line.
      const lines = /^locales$/.test(folder)
        ? inside.filter((name) => !/\/[a-z]{2,3}(?:-[A-Za-z]+)?\.ts$/.test(name))
        : inside;
      return `**${folder === '.' ? 'src' : folder}/**${room(folder)}\n${lines.map((name) => `- \`${path.posix.basename(name)}\` ${firstSentence(name)}`).join('\n')}`;
    })
    .join('\n\n');
}

it('names every file with the first sentence of its header', () => {
  const text = readFileSync(map, 'utf8');
  const pattern = /(<!-- files: [^>]*-->\n)[\s\S]*?(\n<!-- \/files -->)/;
  if (process.env.UPDATE_README)
    writeFileSync(
      map,
      text.replace(pattern, (_, open, close) => `${open}${listing()}${close}`),
    );
  else expect(pattern.exec(text)?.[0]).toContain(listing());
});

it('every file opens with a sentence that is short enough for one line', () => {
  const wrong = files
    .map((name) => [name, firstSentence(name)] as const)
    .filter(([, { length }]) => length < 15 || length > 170);
  expect(wrong).toEqual([]);
});

it('every file that it sends its reader to is there', () => {
  const text = readFileSync(map, 'utf8').replace(/<!-- files:[\s\S]*?<!-- \/files -->/, '');
  const named = [...text.matchAll(/`([\w./-]+\.(?:ts|js|css|mjs|json))`/g)].map(([, name]) => name as string);
  const known = new Set([...all, ...files.map((name) => path.posix.basename(name)), 'package.json']);
  const elsewhere = (name: string) =>
    ['styles', 'test', 'docs', 'schema', 'bin'].some((top) => name.startsWith(`${top}/`));
  const there = (name: string) =>
    elsewhere(name) ? readdirSync(path.join(ROOT, path.dirname(name))).includes(path.basename(name)) : known.has(name);
  expect(named.filter((name) => !there(name))).toEqual([]);
});
