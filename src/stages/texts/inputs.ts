// The texts to build, read from files, stdin or an address, decoded and within limits. Understands no Markdown.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { BuildError } from '../../diagnostics.ts';
import { readNamedFile } from '../../files/named-file.ts';
import { decodeText, encodingOf, leadsOut, MAX_TEXT_BYTES, tooLongText } from '../../files/text-bytes.ts';
import type { Input } from '../../model.ts';
import { nearest } from '../../options/nearest.ts';
import { type OpenArchive, openArchive, textInArchive } from './archives.ts';
import { probableEncoding } from './encoding.ts';

export interface Sources {
  /** Destroyed when `signal` aborts: a text that never ends must not keep the process. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Absent: the current one. */
  readonly stdinFolder?: string | undefined;
  readonly signal: AbortSignal;
  readonly fetchText: (url: string) => Promise<{ readonly text: string; readonly url: string }>;
  /** Judges real paths by the one rule for all that stands in a folder: pictures, and texts that are links. */
  readonly reachOf: (folder: string) => Promise<(real: string) => boolean>;
  /** The folder that an archive is unpacked into. Absent: an archive is no text. */
  readonly unpack?: (archive: OpenArchive) => Promise<string>;
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
      inputs.push({
        name: 'stdin',
        text: textIn('stdin', await readStream(from)),
        folder: path.resolve(from.stdinFolder ?? '.'),
      });
    else {
      const { file, shown } = await fileOf(name, from);
      const folder = path.dirname(path.resolve(file));
      inputs.push({
        name: shown,
        text: textIn(shown, await readFile(file, await from.reachOf(folder), shown)),
        folder,
      });
    }
  }
  return inputs;
}

/** The text's file, and what it is called. */
async function fileOf(
  name: string,
  { unpack, reachOf }: Sources,
): Promise<{ readonly file: string; readonly shown: string }> {
  const packed = unpack && (await openArchive(name, reachOf));
  if (!packed) {
    const file = await textOfFolder(await textOfBundle(name));
    return { file, shown: file };
  }
  const folder = await unpack(packed).finally(() => packed.opened.handle.close());
  const text = await textInArchive(packed, folder);
  return { file: path.join(folder, text), shown: `${packed.archive}/${text}` };
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

/** Of a folder its index, else the only text in it. @throws BuildError E_INPUT where there are several */
async function textOfFolder(name: string): Promise<string> {
  const entries = await readdir(name, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return name;
  const texts = entries.filter((one) => !one.isDirectory() && TEXT_FILE.test(one.name)).map((one) => one.name);
  const index = INDEXES.map((one) => texts.find((text) => one.test(text))).find(Boolean);
  const only = index ?? (texts.length === 1 ? texts[0] : undefined);
  if (only !== undefined) return path.join(name, only);
  const [first = 'post.md', ...others] = texts
    .sort()
    .slice(0, FEW)
    .map((text) => path.join(name, text));
  const more = texts.length > FEW ? ` and ${texts.length - FEW} more` : '';
  const which =
    texts.length > 1 ? `with ${texts.length} texts: ${[first, ...others].join(', ')}${more}` : 'without a text';
  throw new BuildError('E_INPUT', `cannot read ${name}: it is a folder ${which}`, {
    hint:
      texts.length > 1 ? 'name those that you mean, in order' : `name the Markdown file: ${path.join(name, 'post.md')}`,
  });
}

const TEXT_FILE = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i;
const INDEXES = [/^_?index\./i, /^readme\./i];
const FEW = 4;

/** The text that was probably meant, in the folder that was named. */
async function meant(name: string): Promise<string | undefined> {
  const folder = path.dirname(name);
  const texts = (await readdir(folder).catch(() => [])).filter((one) => TEXT_FILE.test(one)).sort();
  const found = nearest(path.basename(name), texts);
  return found === undefined ? undefined : path.join(folder, found);
}

async function readFile(path: string, allows: (real: string) => boolean, name: string): Promise<Uint8Array> {
  const file = await readNamedFile(path, MAX_TEXT_BYTES, allows);
  const cannot = (why: string, hint: string, cause?: unknown): BuildError =>
    new BuildError('E_INPUT', `cannot read ${name}: ${why}`, { cause, hint });
  switch (file.kind) {
    case 'read':
      return file.bytes;
    case 'failed': {
      const other = await meant(name);
      throw cannot(file.why, other ? `did you mean ${other}?` : 'give the path of a Markdown file', file.cause);
    }
    case 'folder':
      throw cannot('it is a folder', `name the Markdown file in it: ${name}/post.md`);
    case 'special':
      throw cannot(
        'it is a pipe or a device, no file',
        'texts of other programs come by stdin: … | tripreport build -',
      );
    case 'outside':
      throw leadsOut(name, file.real);
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
