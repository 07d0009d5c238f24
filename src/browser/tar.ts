// Step 7 (print): unpacks a small brotli-compressed tar archive of plain files, from our own dependencies only.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** Writes the archive's files below `folder`; returns their names. Links and anything pointing outside are refused. */
export async function unpackTar(archive: string, folder: string): Promise<string[]> {
  const tar = await promisify(brotliDecompress)(await readFile(archive));
  const files: string[] = [];
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const name = field(tar, at, 100);
    const size = Number.parseInt(field(tar, at + 124, 12), 8);
    const type = String.fromCharCode(tar[at + 156] || 48);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || start + size > tar.length) throw new Error(`${archive} is cut short at ${name}`);
    if (type === '0') {
      const safe = normalize(name);
      if (safe.startsWith('..') || safe.startsWith('/')) throw new Error(`${archive} holds an unsafe name: ${name}`);
      await mkdir(dirname(join(folder, safe)), { recursive: true, mode: 0o755 });
      const mode = Number.parseInt(field(tar, at + 100, 8), 8) & 0o755;
      await writeFile(join(folder, safe), tar.subarray(start, start + size), { mode, flush: true });
      files.push(safe);
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

const BLOCK = 512;

function field(tar: Buffer, at: number, length: number): string {
  const bytes = tar.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? length : end).trim();
}
