// Step 2, images: finds the Markdown file that a text names to be set in its place. A name anywhere in the vault as
// Obsidian finds it, a path as site generators do; inside the allowed folders only. Opens no file.

import { basename, dirname, join, relative, sep } from 'node:path';
import { isInside } from '../../files/named-file.ts';
import { upward } from './checkout.ts';
import { decodeOnce, slashed } from './local-file.ts';
import { type Found, fold, type ReadableFolders, type Walked } from './readable-folders.ts';

export type NoteFile = Found | { readonly kind: 'missing' | 'outside' };

/** A name that may lack its ending, or the tail of a path: in the folder of the text, at the top, then anywhere. */
export async function findNoteByName(name: string, readable: ReadableFolders): Promise<NoteFile> {
  const path = name.replaceAll('\\', '/');
  const forms = /\.(?:md|markdown)$/i.test(path) ? [path] : ENDINGS.map((ending) => `${path}${ending}`);
  let outside = false;
  for (const form of forms) {
    const relativeToText = /^\.{1,2}\//.test(form);
    const places = relativeToText ? [readable.folder] : [readable.top, ...readable.extra, readable.folder];
    for (const place of places) {
      const walked = await readable.walk(place, form.replace(/^\/+/, ''), true);
      if (isFile(walked)) return walked;
      outside ||= walked.kind === 'outside';
    }
    const near = relativeToText ? undefined : nearest(await namedLike(form, readable), readable.folder);
    const walked = near && (await readable.walk(readable.top, slashed(relative(readable.top, near)), false));
    if (walked && isFile(walked)) return walked;
  }
  return { kind: outside ? 'outside' : 'missing' };
}

const ENDINGS = ['.md', '.markdown', '.org.md'];

/** Files of the name below the top whose folders end like those that are written. Logseq joins them with `___`. */
async function namedLike(path: string, readable: ReadableFolders): Promise<readonly string[]> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const tail = `/${fold(parts.join('/'))}`;
  const whole = await readable.named(parts.at(-1) ?? '');
  const found = whole.filter((file) => `/${fold(slashed(relative(readable.top, file)))}`.endsWith(tail));
  const joined = ['___', '%2F', '.'].map((sign) => parts.join(sign));
  const others = parts.length > 1 ? await Promise.all(joined.map((name) => readable.named(name))) : [];
  const dated = await readable.named(journalName(path) ?? '');
  return [...found, ...others.flat(), ...dated];
}

/** The fewest folders, Obsidian's shortest path; among equals the text's own folder, then the order of names. */
function nearest(files: readonly string[], folder: string): string | undefined {
  const rank = (file: string) => [dirname(file) === folder ? 0 : 1, file.split(sep).length] as const;
  return [...files].sort((a, b) => {
    const [nearA, deepA] = rank(a);
    const [nearB, deepB] = rank(b);
    return nearA - nearB || deepA - deepB || (a < b ? -1 : 1);
  })[0];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Logseq calls a day `Jun 3rd, 2025` and its file `2025_06_03.md`. */
function journalName(path: string): string | undefined {
  const found = /^([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?, (\d{4})\.md$/i.exec(path);
  const iso = /^(\d{4})-(\d{2})-(\d{2})\.md$/.exec(path);
  if (iso) return `${iso[1]}_${iso[2]}_${iso[3]}.md`;
  const month = MONTHS.indexOf(found?.[1]?.toLowerCase() ?? '') + 1;
  if (!found || month === 0) return undefined;
  return `${found[3]}_${String(month).padStart(2, '0')}_${found[2]!.padStart(2, '0')}.md`;
}

/** Where site generators look for texts that others include, from every folder up to the top. */
const FOLDERS = [
  '',
  '_includes',
  'includes',
  'docs',
  'content',
  'src',
  'source',
  'partials',
  'snippets',
  'static',
  'assets',
];

/** A path as written: beside the text first, then from the folders above it up to the top. */
export async function findNoteByPath(written: string, readable: ReadableFolders): Promise<NoteFile> {
  const path = written.replaceAll('\\', '/').replace(/^@\/?(?=[^/])/, '/');
  const forms = [...new Set([path, decodeOnce(path)])];
  const fromSite = path.startsWith('/');
  const above = [...upward(readable.folder, readable.top), ...readable.extra];
  const site = above.flatMap((folder) => FOLDERS.map((name) => join(folder, name)));
  let outside = false;
  for (const form of forms) {
    for (const from of fromSite ? site : [readable.folder, ...site]) {
      const walked = await readable.walk(from, form.replace(/^\/+/, ''), false);
      if (isFile(walked)) return walked;
      // From a folder above, `..` leads out more often than its author meant.
      outside ||= walked.kind === 'outside' && (from === readable.folder || !form.includes('..'));
    }
    if (!fromSite) continue;
    // A path of this machine, inside the allowed folders.
    const root = [readable.top, ...readable.extra].find((one) => isInside(form, one));
    const walked = root && (await readable.walk(root, slashed(relative(root, form)), false));
    if (walked && isFile(walked)) return walked;
  }
  const lenient = await readable.walk(readable.folder, path.replace(/^\/+/, ''), true);
  if (isFile(lenient)) return lenient;
  return { kind: outside ? 'outside' : 'missing' };
}

const isFile = (walked: Walked): walked is Found => walked.kind === 'found' && walked.stats.isFile();

/** Texts in which Logseq may keep a block, in order of their names. */
export async function textsOf(readable: ReadableFolders): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of ['journals', 'pages']) {
    const at = join(readable.top, folder);
    for (const name of await readable.names(at)) if (/\.md$/i.test(name)) found.push(join(at, basename(name)));
  }
  return found;
}
