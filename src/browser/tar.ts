// Step 7 (print): unpacks a small brotli-compressed tar archive of plain files, from our own dependencies only.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { BLOCK, endOfEntry, tarHeader } from '../files/archives/tar-header.ts';

/** Writes the archive's files below `folder`; returns their names. Links and anything pointing outside are refused. */
export async function unpackTar(archive: string, folder: string): Promise<string[]> {
  const tar = await promisify(brotliDecompress)(await readFile(archive));
  const files: string[] = [];
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const head = tar.subarray(at, at + BLOCK);
    const { name, size, type, mode } = tarHeader(head);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || start + size > tar.length) throw new Error(`${archive} is cut short at ${name}`);
    if (type === '0') {
      const safe = normalize(name);
      if (safe.startsWith('..') || safe.startsWith('/')) throw new Error(`${archive} holds an unsafe name: ${name}`);
      await mkdir(dirname(join(folder, safe)), { recursive: true, mode: 0o755 });
      const bytes = tar.subarray(start, start + size);
      await writeFile(join(folder, safe), bytes, { mode: mode & 0o755, flush: true });
      files.push(safe);
    }
    at = endOfEntry(start, size);
  }
  return files;
}
