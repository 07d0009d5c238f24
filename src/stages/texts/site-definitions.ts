// Between the texts and their parse: reads the definitions that a site's settings add to every text (MkDocs'
// `auto_append`).

import path from 'node:path';
import { readNamedFile } from '../../files/named-file.ts';
import { decodeText } from '../../files/text-bytes.ts';
import type { ReadableFolders } from '../../images/local/readable-folders.ts';
import { remembered } from '../../lists.ts';
import { definitionsIn } from '../../markdown/notes/shared-definitions.ts';

const MOST_BYTES = 256 * 1024;
const MOST_FILES = 20;

/** By the folder of the settings. */
export type SiteDefinitions = Map<string, Promise<string>>;

/** Empty where no settings say so, or nothing of what they name can be read. */
export async function siteDefinitions(readable: ReadableFolders, known: SiteDefinitions): Promise<string> {
  for (let folder = readable.folder; readable.allows(folder); folder = path.dirname(folder)) {
    for (const name of ['mkdocs.yml', 'mkdocs.yaml']) {
      const walked = await readable.walk(folder, name, false);
      if (walked.kind === 'found') return remembered(known, folder, () => appendedBy(walked.path, folder, readable));
    }
    if (folder === readable.top || folder === path.dirname(folder)) break;
  }
  return '';
}

async function appendedBy(settings: string, folder: string, readable: ReadableFolders): Promise<string> {
  const text = await textOf(settings, readable);
  const bases = ['.', ...listedIn(text, 'base_path')];
  const found: string[] = [];
  for (const name of listedIn(text, 'auto_append').slice(0, MOST_FILES)) {
    for (const base of bases) {
      const walked = await readable.walk(folder, path.posix.join(base, name), false);
      if (walked.kind !== 'found') continue;
      found.push(definitionsIn(await textOf(walked.path, readable)));
      break;
    }
  }
  return found.filter(Boolean).join('\n');
}

async function textOf(file: string, { allows }: ReadableFolders): Promise<string> {
  const read = await readNamedFile(file, MOST_BYTES, allows);
  if (read.kind !== 'read') return '';
  try {
    return decodeText(read.bytes).replace(/\r\n?/g, '\n');
  } catch {
    return '';
  }
}

/** The strings below `key:` in YAML, as `[a, b]`, `- a` or `a`. Settings of MkDocs hold tags that only Python reads. */
function listedIn(yaml: string, key: string): readonly string[] {
  const lines = yaml.split('\n');
  const at = lines.findIndex((line) => new RegExp(`^[ \\t-]*${key}:`).test(line));
  if (at < 0) return [];
  const beside = lines[at]!.slice(lines[at]!.indexOf(':') + 1).trim();
  if (beside !== '' && !beside.startsWith('#'))
    return beside
      .replace(/^\[|\]$/g, '')
      .split(',')
      .flatMap(plain);
  const names: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const item = /^\s*-\s+([^#\n]*)/.exec(line)?.[1];
    if (item === undefined && line.trim() !== '' && !/^\s*#/.test(line)) break;
    if (item !== undefined && !/:\s|:$/.test(item)) for (const name of plain(item)) names.push(name);
  }
  return names;
}

function plain(written: string): string[] {
  const name = written.trim().replace(/^(["'])(.*)\1$/, '$2');
  return name === '' || name.startsWith('!') ? [] : [name];
}
