// Between the texts and their parse: reads the texts that the texts name to be set in place (`![[note]]`), and those
// that they name. Each file once, inside the allowed folders, at most five deep and 10 MiB in all.

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { readNamedFile } from '../../files/named-file.ts';
import { decodeText, MAX_TEXT_BYTES } from '../../files/text-bytes.ts';
import { findNoteByName, findNoteByPath, type NoteFile, textsOf } from '../../images/local/note-file.ts';
import { type OpenFolders, type ReadableFolders, readableFoldersFor } from '../../images/local/readable-folders.ts';
import { remembered } from '../../lists.ts';
import { cleaned } from '../../markdown/cleaned.ts';
import { tableLines } from '../../markdown/dialects/exports/delimited.ts';
import { notesNamedIn } from '../../markdown/notes/mark-notes.ts';
import { blocksIn } from '../../markdown/notes/note-calls.ts';
import { partOf } from '../../markdown/notes/note-parts.ts';
import { CODE_FILE, DATA_FILE, type NoteCall } from '../../markdown/notes/note-targets.ts';
import type { Input, NoteAnswer } from '../../model.ts';
import { type SiteDefinitions, siteDefinitions } from './site-definitions.ts';

const DEEPEST = 5;
/** Looking up a name takes many looks at the disk. */
const MOST_NAMES = 2_000;
/** A graph is searched for a block up to here. */
const MOST_GRAPH_BYTES = 64 * 2 ** 20;
/** Notes that name notes multiply. */
const MOST_NOTES = 500;
/** What a note costs besides its bytes: an empty one, too, is work. */
const NOTE_BYTES = 200;

/** The texts, each with what stands for the notes that it names, then those notes. */
export async function withNotes(
  texts: readonly Input[],
  roots: readonly string[],
  signal: AbortSignal,
): Promise<readonly Input[]> {
  const reading: Reading = {
    readableFrom: readableFoldersFor(roots),
    files: new Map(),
    found: new Map(),
    blocks: new Map(),
    given: new Map(),
    definitions: new Map(),
    inputs: [...texts],
    left: 0,
    signal,
  };
  const files = await Promise.all(texts.map(realFile));
  for (const [index, { name, text }] of texts.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    reading.given.set(file, name);
    reading.files.set(file, Promise.resolve({ text: cleaned(text) }));
  }
  for (const [index, input] of texts.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const { folder = '' } = input;
    const definitions = await siteDefinitions(await reading.readableFrom(folder), reading.definitions);
    if (definitions !== '') reading.inputs[index] = { ...input, definitions };
    reading.left = MAX_TEXT_BYTES - Buffer.byteLength(input.text);
    const notes = await answersFor({ input, file, above: [`${file}#`] }, reading);
    if (notes) reading.inputs[index] = { ...reading.inputs[index]!, notes };
  }
  return reading.inputs;
}

/** A text from stdin has a folder, and this name in it. */
async function realFile({ name, folder }: Input): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const file = path.join(folder, path.basename(name));
  return realpath(file).catch(() => file);
}

interface Reading {
  readonly readableFrom: OpenFolders;
  /** By real path. */
  readonly files: Map<string, Promise<FileText>>;
  readonly found: Map<string, Promise<NoteFile>>;
  /** Where the blocks of a graph stand, by its top. */
  readonly blocks: Map<string, Promise<ReadonlyMap<string, string>>>;
  readonly definitions: SiteDefinitions;
  /** The user's own texts, by real path. */
  readonly given: Map<string, string>;
  readonly inputs: Input[];
  /** Bytes that may yet be set in place. */
  left: number;
  readonly signal: AbortSignal;
}

type FileText = { readonly text: string } | { readonly why: string };

/** A text that names others. */
interface Asking {
  readonly input: Input;
  readonly file: string;
  /** Files with the part of each, from the outermost to this one. */
  readonly above: readonly string[];
}

async function answersFor(asking: Asking, reading: Reading): Promise<Input['notes']> {
  const calls = notesNamedIn(asking.input);
  if (calls.length === 0) return undefined;
  const { folder = '', within } = asking.input;
  const readable = await reading.readableFrom(folder, within);
  const answers: (NoteAnswer | undefined)[] = [];
  for (const call of calls) {
    reading.signal.throwIfAborted();
    answers.push(await answerFor(call, asking, readable, reading));
  }
  return answers;
}

async function answerFor(
  call: NoteCall,
  asking: Asking,
  readable: ReadableFolders,
  reading: Reading,
): Promise<NoteAnswer | undefined> {
  const shown = `“${shortened(call.target || path.basename(asking.file))}”`;
  const refused = (why: string, hint: string): NoteAnswer => ({ refused: `${shown} ${why}`, hint });
  const file = await fileOf(call, asking, readable, reading);
  // Logseq's dialect tells of it, or knows its words.
  if (file.kind === 'missing' && call.by === 'block') return undefined;
  // A path in the words of an author; where there is such a file, its code was to stand here.
  if (CODE_FILE.test(call.target))
    return file.kind === 'found' ? refused('is code, and not set here', CODE) : undefined;
  if (file.kind !== 'found') {
    const [why, hint] = UNFOUND[file.kind];
    return refused(why, hint);
  }
  const key = `${file.path}#${call.part ? JSON.stringify(call.part) : ''}`;
  if (asking.above.includes(key)) return refused('stands around this place already: a circle', CIRCLE);
  const elsewhere = call.part ? undefined : reading.given.get(file.path);
  if (elsewhere !== undefined) return { elsewhere };
  if (asking.above.length > DEEPEST) return refused(`is named more than ${DEEPEST} notes deep`, DEEP);
  const read = await noteText(file.path, readable, reading);
  if ('why' in read) return refused(`is not set here: ${read.why}`, 'copy the text itself');
  const text = call.part ? partOf(read.text, call.part) : read.text;
  if (text === undefined) return refused(`has no ${partName(call.part)}`, 'write it as it stands there');
  if (reading.inputs.length >= MOST_NOTES)
    return refused(`is not set here: ${MOST_NOTES} texts stand in it already`, LONG);
  const bytes = Buffer.byteLength(text) + NOTE_BYTES;
  if (bytes > reading.left) return refused('is not set here: the whole would be longer than 10 MiB', LONG);
  reading.left -= bytes;
  const index = reading.inputs.length;
  const input = {
    name: nameOf(file.path, asking),
    text,
    folder: path.dirname(file.path),
    within: withinOf(file.path, readable),
  };
  reading.inputs.push(input);
  const inner = { input, file: file.path, above: [...asking.above, key] };
  const notes = await answersFor(inner, reading);
  if (notes) reading.inputs[index] = { ...input, notes };
  return { input: index };
}

const UNFOUND = {
  many: ['is not looked for: the text names too many others', 'copy the text itself'],
  outside: [
    'lies outside the folders that the text may read',
    'texts are read where pictures are: allow another folder with --root DIR',
  ],
  missing: [
    'is no text that can be found',
    'correct the name; notes are looked for in the folder of the text, and in its vault, site or repository',
  ],
} as const;
const CODE = 'copy it between two lines of ```';
const CIRCLE = 'take it out of one of the two';
const DEEP = 'name it further up, or copy its text';
const LONG = 'build the notes as texts of their own';

interface FoundNote {
  readonly kind: 'found';
  readonly path: string;
}

async function fileOf(
  { target, by }: NoteCall,
  { file }: Asking,
  readable: ReadableFolders,
  reading: Reading,
): Promise<FoundNote | { readonly kind: 'missing' | 'outside' | 'many' }> {
  if (target === '') return { kind: 'found', path: file };
  const key = [by, target, readable.folder, readable.top].join('\0');
  let found = reading.found.get(key);
  if (!found) {
    if (reading.found.size >= MOST_NAMES) return { kind: 'many' };
    reading.found.set(key, (found = FINDERS[by](target, readable, reading)));
  }
  return found;
}

type Finder = (target: string, readable: ReadableFolders, reading: Reading) => Promise<NoteFile>;

const FINDERS: Readonly<Record<NoteCall['by'], Finder>> = {
  name: findNoteByName,
  path: findNoteByPath,
  block: findByBlock,
};

async function findByBlock(id: string, readable: ReadableFolders, { blocks }: Reading): Promise<NoteFile> {
  const { top } = readable;
  const file = (await remembered(blocks, top, () => blocksOf(readable))).get(id);
  if (file === undefined) return { kind: 'missing' };
  const walked = await readable.walk(top, path.relative(top, file).split(path.sep).join('/'), false);
  return walked.kind === 'found' ? walked : { kind: 'missing' };
}

/** Reads the texts of a graph, once: identifier → file. */
async function blocksOf(readable: ReadableFolders): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let left = MOST_GRAPH_BYTES;
  for (const file of await textsOf(readable)) {
    const read = await readNote(file, readable);
    if (!('text' in read)) continue;
    left -= read.text.length;
    if (left < 0) break;
    for (const id of blocksIn(read.text)) if (!found.has(id)) found.set(id, file);
  }
  return found;
}

function noteText(file: string, readable: ReadableFolders, { files }: Reading): Promise<FileText> {
  return remembered(files, file, () => readNote(file, readable));
}

async function readNote(file: string, { allows }: ReadableFolders): Promise<FileText> {
  const read = await readNamedFile(file, MAX_TEXT_BYTES, allows);
  if (read.kind === 'failed') return { why: read.why };
  if (read.kind === 'long') return { why: 'it is longer than 10 MiB' };
  if (read.kind !== 'read') return { why: 'it is no plain file' };
  try {
    const text = cleaned(decodeText(read.bytes));
    const table = DATA_FILE.test(file) ? tableLines(text) : undefined;
    return { text: table?.join('\n') ?? text };
  } catch {
    return { why: 'it is not UTF-8 text' };
  }
}

/** As the user would type it: beside the name of the text that asks for it. */
function nameOf(file: string, { input, file: around }: Asking): string {
  const way = path.relative(path.dirname(around), file);
  return input.name === 'stdin' ? way : path.join(path.dirname(input.name), way);
}

/** Its files may come from where those of the text around it may, and from nowhere else. */
function withinOf(file: string, { top, extra, allows }: ReadableFolders): readonly string[] {
  const all = [top, ...extra].filter(allows);
  const own = all.find((root) => !path.relative(root, file).startsWith('..')) ?? top;
  return [own, ...all.filter((root) => root !== own)];
}

function partName(part: NoteCall['part']): string {
  if (!part || 'lines' in part) return 'such lines';
  if ('heading' in part) return `section “${shortened(part.heading.join(' › '))}”`;
  return 'block' in part ? `block “${shortened(part.block)}”` : `region “${shortened(part.region)}”`;
}

const shortened = (words: string) => (words.length > 80 ? `${words.slice(0, 79)}…` : words);
