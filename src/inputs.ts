// Before step 1: the texts to build, read from files, stdin or an address, decoded and within limits. Understands no Markdown.

import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { BuildError } from './diagnostics.ts';
import type { Input } from './model.ts';

const MAX_TEXT_BYTES = 10 * 2 ** 20;

/** Reads each input. Throws BuildError E_INPUT or E_INPUT_LIMIT, naming the file and what is wrong with it. */
export async function readInputs(
  names: readonly string[],
  from: {
    readonly stdin: AsyncIterable<Uint8Array>;
    readonly fetchText: (url: string) => Promise<{ readonly text: string; readonly url: string }>;
  },
): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  for (const name of names) {
    if (/^https?:\/\//i.test(name)) {
      const { text, url } = await from.fetchText(name);
      inputs.push({ name: path.posix.basename(new URL(name).pathname) || name, text, url });
    } else if (name === '-')
      inputs.push({ name: 'stdin', text: decode('stdin', await readStream(from.stdin)), folder: process.cwd() });
    else inputs.push({ name, text: decode(name, await readFile(name)), folder: path.dirname(path.resolve(name)) });
  }
  return inputs;
}

async function readFile(name: string): Promise<Uint8Array> {
  let file: FileHandle;
  try {
    file = await open(name, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : String(code);
    throw new BuildError('E_INPUT', `cannot read ${name}: ${why}`, {
      cause: error,
      hint: 'give the path of a Markdown file',
    });
  }
  try {
    const facts = await file.stat();
    if (facts.isDirectory())
      throw new BuildError('E_INPUT', `cannot read ${name}: it is a folder`, {
        hint: `name the Markdown file in it: ${path.join(name, 'post.md')}`,
      });
    if (facts.size > MAX_TEXT_BYTES) tooLong(name);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) tooLong('stdin');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(name: string, bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (encoding === 'utf-8' && bytes.subarray(0, 1024).includes(0)) {
      throw new BuildError('E_INPUT', `${name} is not a text`, {
        cause: error,
        hint: 'name the Markdown file; for a report from photos alone: tripreport new FOLDER -o post.md',
      });
    }
    const place = `byte ${firstBadByte(bytes)}`;
    throw new BuildError('E_INPUT', `${name} is not UTF-8 text (${place})`, {
      cause: error,
      hint: 'save it as UTF-8, for example: iconv -f GB18030 -t UTF-8 post.md > post-utf8.md',
    });
  }
}

/** Offset of the first byte that does not decode, by bisection over prefixes. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}

function tooLong(name: string): never {
  throw new BuildError('E_INPUT_LIMIT', `${name} is longer than 10 MiB`, {
    hint: 'split it and give the parts in order: tripreport build part1.md part2.md',
  });
}
