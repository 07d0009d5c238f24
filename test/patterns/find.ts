// Every regular expression of src/: the literals, and those that modules compose when they are loaded or functions when
// they are called.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'rolldown/utils';

export interface Pattern {
  /** `markdown/parse.ts:12`, every place where it stands. */
  readonly places: readonly string[];
  readonly source: string;
  readonly flags: string;
}

const src = fileURLToPath(new URL('../../src/', import.meta.url));
/** They act when they are loaded: processes and threads of their own, and the command. */
const PROGRAMS = /^cli\/entry\.ts$|^guard\/thread\.ts$|^viewer\/(?:draw-pages|viewer)\.ts$|\.js$/;
/** What stands for a value that only a call knows: a name of an attribute or a tag. */
const SOME_NAME = 'name';

/** Modules compose theirs only once. */
let found: Promise<readonly Pattern[]> | undefined;

export function findPatterns(): Promise<readonly Pattern[]> {
  found ??= find();
  return found;
}

async function find(): Promise<readonly Pattern[]> {
  const found = new Map<string, Pattern>();
  const add = (place: string, source: string, flags: string): void => {
    const key = `/${source}/${flags}`;
    found.set(key, { source, flags, places: [...(found.get(key)?.places ?? []), place] });
  };
  const files = sourceFiles();
  for (const file of files) findIn(file, add);
  await findComposed(
    files.filter((file) => !PROGRAMS.test(file.split(path.sep).join('/'))),
    add,
  );
  return [...found.values()];
}

type Add = (place: string, source: string, flags: string) => void;

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function findIn(file: string, add: Add): void {
  const code = readFileSync(path.join(src, file), 'utf8');
  eachNode(parseSync(file, code).program, false, (node, inFunction) => {
    const place = `${file}:${code.slice(0, node.start).split('\n').length}`;
    const { pattern, flags } = (node.regex ?? {}) as { pattern?: string; flags?: string };
    if (pattern !== undefined) add(place, pattern, flags ?? '');
    // Those of modules are seen when they are loaded.
    if (!inFunction || node.type !== 'NewExpression' || (node.callee as { name?: string }).name !== 'RegExp') return;
    const [source, given] = (node.arguments as readonly SyntaxNode[]).map(textOf);
    if (source !== undefined) add(place, source, given ?? '');
  });
}

/** The text of a template, with a name for each of its values. */
function textOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join(SOME_NAME);
}

export function eachNode(
  node: unknown,
  inFunction: boolean,
  visit: (node: SyntaxNode, inFunction: boolean) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  const isNode = 'type' in node && typeof node.type === 'string';
  if (isNode) visit(node as SyntaxNode, inFunction);
  const below = inFunction || (isNode && /Function/.test(node.type as string));
  for (const value of Object.values(node)) eachNode(value, below, visit);
}

/** Loads the modules with an eye on what they compose. */
async function findComposed(files: readonly string[], add: Add): Promise<void> {
  const { RegExp: own } = globalThis;
  globalThis.RegExp = new Proxy(own, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as RegExp;
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const place = /\/src\/([\w/-]+\.ts)/.exec(caller)?.[1];
      if (place !== undefined) add(place, made.source, made.flags);
      return made;
    },
  });
  try {
    for (const file of files) await import(path.join(src, file));
  } finally {
    globalThis.RegExp = own;
  }
}

/** Every call of src/. */
export function callsOf(): readonly { readonly file: string; readonly callee: string; readonly spreads: boolean }[] {
  return sourceFiles().flatMap((file) => {
    const code = readFileSync(path.join(src, file), 'utf8');
    const calls: { file: string; callee: string; spreads: boolean }[] = [];
    eachNode(parseSync(file, code).program, false, (node) => {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
      const { start, end } = node.callee as { start: number; end: number };
      const spreads = (node.arguments as readonly SyntaxNode[]).some(({ type }) => type === 'SpreadElement');
      calls.push({ file: file.split(path.sep).join('/'), callee: code.slice(start, end), spreads });
    });
    return calls;
  });
}

function sourceFiles(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort();
}
