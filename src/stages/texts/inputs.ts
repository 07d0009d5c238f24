// The texts to build, read from files, stdin or an address, decoded and within limits. Understands no Markdown.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { BuildError } from '../../diagnostics.ts';
import { readNamedFile } from '../../files/named-file.ts';
import { decodeText, encodingOf, MAX_TEXT_BYTES, tooLongText } from '../../files/text-bytes.ts';
import type { Input } from '../../model.ts';
import { probableEncoding } from './encoding.ts';

export interface Sources {
  /** Destroyed when `signal` aborts: a text that never ends must not keep the process. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
  readonly fetchText: (url: string) => Promise<{ readonly text: string; readonly url: string }>;
  /** Judges real paths by the one rule for all that stands in a folder: pictures, and texts that are links. */
  readonly reachOf: (folder: string) => Promise<(real: string) => boolean>;
}

/** Reads each input. Throws BuildError E_USAGE, E_INPUT or E_INPUT_LIMIT, naming the file and what is wrong with it. */
export async function readInputs(names: readonly string[], from: Sources): Promise<readonly Input[]> {
  refuseTracks(names);
  refuseData(names);
  const inputs: Input[] = [];
  for (const name of names) {
    if (/^https?:/i.test(name)) {
      const { text, url } = await from.fetchText(name);
      inputs.push({ name: path.posix.basename(new URL(name).pathname) || name, text, url });
    } else if (name === '-')
      inputs.push({ name: 'stdin', text: textIn('stdin', await readStream(from)), folder: process.cwd() });
    else {
      const file = await textOfBundle(name);
      const folder = path.dirname(path.resolve(file));
      inputs.push({ name: file, text: textIn(file, await readFile(file, await from.reachOf(folder))), folder });
    }
  }
  return inputs;
}

/** `--gpx *.gpx` gives the flag its first track and leaves the others as texts. */
function refuseTracks(names: readonly string[]): void {
  const track = names.find((name) => /\.gpx(?:\.gz)?$/i.test(name));
  if (track === undefined) return;
  throw new BuildError('E_USAGE', `${track} is a GPX track, not a Markdown text`, {
    hint: `give --gpx once for each track: --gpx first.gpx --gpx ${track}`,
  });
}

/** What programs write for programs would print as pages of braces. */
function refuseData(names: readonly string[]): void {
  const data = names.find((name) => !/^https?:/i.test(name) && /\.(?:json|xml|enex|opml)$/i.test(name));
  if (data === undefined) return;
  throw new BuildError('E_INPUT', `${data} is an export for other programs, not a Markdown text`, {
    hint: 'turn it into Markdown first: most programs offer that, and wordpress-export-to-markdown does for WordPress',
  });
}

/** A text bundle is a folder that stands for one text: the file in it, else the name as it is. */
async function textOfBundle(name: string): Promise<string> {
  if (!/\.textbundle[\\/]*$/i.test(name)) return name;
  const names = await readdir(name).catch(() => []);
  const texts = names.filter((one) => /^text\.(?!html?$|rtf$)\w{1,10}$/i.test(one)).sort();
  const text = texts.find((one) => /\.(?:md|markdown)$/i.test(one)) ?? texts[0];
  return text === undefined ? name : path.join(name, text);
}

async function readFile(name: string, allows: (real: string) => boolean): Promise<Uint8Array> {
  const file = await readNamedFile(name, MAX_TEXT_BYTES, allows);
  const cannot = (why: string, hint: string, cause?: unknown): BuildError =>
    new BuildError('E_INPUT', `cannot read ${name}: ${why}`, { cause, hint });
  switch (file.kind) {
    case 'read':
      return file.bytes;
    case 'failed':
      throw cannot(file.why, 'give the path of a Markdown file', file.cause);
    case 'folder':
      throw cannot('it is a folder', `name the Markdown file in it: ${path.join(name, 'post.md')}`);
    case 'special':
      throw cannot(
        'it is a pipe or a device, no file',
        'texts of other programs come by stdin: … | tripreport build -',
      );
    case 'outside':
      throw cannot(
        `it is a link to ${file.real}, outside its folder and repository`,
        'if you trust it, name the file that it leads to, or allow the folder of that file with --root DIR',
      );
    case 'long':
      throw tooLongText(name);
  }
}

async function readStream({ stdin, signal }: Sources): Promise<Uint8Array> {
  const stream = addAbortSignal(signal, stdin instanceof Readable ? stdin : Readable.from(stdin));
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop destroys the stream.
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) throw tooLongText('stdin');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function textIn(name: string, bytes: Uint8Array): string {
  const packed = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
  if (packed) {
    throw new BuildError('E_INPUT', `${name} is a packed archive (ZIP), not a text`, {
      hint: 'unpack it, and name the Markdown file in it; a document of an office program: pandoc -t gfm --extract-media=.',
    });
  }
  const encoding = encodingOf(bytes);
  try {
    const text = decodeText(bytes, encoding);
    // Lines of the old Macintosh end with a return alone.
    return text.includes('\n') ? text : text.replaceAll('\r', '\n');
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
      hint: `save it as UTF-8, for example: iconv -f ${probableEncoding(bytes)} -t UTF-8 post.md > post-utf8.md`,
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
