// Step 1, blocks: makes a paragraph of atoms again: closes emphasis and links, joins lines as their script requires.

import { trimEndOf } from '../../trimming.ts';
import { joinsWithoutSpace } from '../syntax/cjk.ts';
import { type ElementNode, element, type TreeNode } from '../tree/tree.ts';
import { type Atom, isBlank } from './inline-runs.ts';

/** Undefined when nothing is left to read. */
export function toParagraph(like: ElementNode, atoms: readonly Atom[]): ElementNode | undefined {
  let from = 0;
  let to = atoms.length;
  while (from < to && isEdge(atoms[from])) from += 1;
  while (to > from && isEdge(atoms[to - 1])) to -= 1;
  const words = atoms.slice(from, to);
  const first = words[0];
  if (!first) return undefined;
  const children = nest(joinLines(like.name === 'p' ? withoutIndent(words) : words));
  return element(like.name, first === atoms[0] && like.at > 0 ? like.at : first.node.at, like.attributes, children);
}

/** Authors type the indent of a first line, above all in Chinese; the theme sets it. */
function withoutIndent(atoms: readonly Atom[]): readonly Atom[] {
  const [first, ...rest] = atoms;
  if (first?.node.kind !== 'text' || !INDENT.test(first.node.value)) return atoms;
  const value = first.node.value.trimStart();
  const lines = /^[ \t]*\u3000/.test(first.node.value) ? rest.map(withoutWideSpace) : rest;
  return value === '' ? lines : [{ ...first, node: { ...first.node, value } }, ...lines];
}

/** A line below one that began with such a space, after a break of the author's. */
function withoutWideSpace(atom: Atom, index: number, all: readonly Atom[]): Atom {
  const starts = all[index - 1]?.kind === 'br' || all[index - 1]?.kind === 'newline';
  if (!starts || atom.kind !== 'text' || atom.node.kind !== 'text') return atom;
  const value = atom.node.value.replace(/^[ \t]*\u3000+/, '');
  return value === '' ? atom : { ...atom, node: { ...atom.node, value } };
}

/** Wide spaces, or several that do not break. */
const INDENT = /^[ \t]*(?:[\u3000\u2002\u2003\u2001]|\u00a0[ \t]?\u00a0)\s*/;

function isEdge(atom: Atom | undefined): boolean {
  return atom !== undefined && (atom.kind === 'newline' || atom.kind === 'br' || isBlank(atom));
}

/** Line breaks of the source: nothing between Han characters, a space elsewhere. */
function joinLines(atoms: readonly Atom[]): Atom[] {
  // The next atom with something in it, for every atom.
  const after: (Atom | undefined)[] = new Array(atoms.length);
  for (let index = atoms.length - 2; index >= 0; index -= 1) {
    const next = atoms[index + 1];
    after[index] = isEdge(next) ? after[index + 1] : next;
  }
  const out: Atom[] = [];
  let before: Atom | undefined;
  atoms.forEach((atom, index) => {
    if (atom.kind !== 'newline') {
      if (!isBlank(atom)) before = atom;
      out.push(trimmed(atom, atoms[index - 1], atoms[index + 1]));
      return;
    }
    const left = edgeOf(before, 'last');
    const right = edgeOf(after[index], 'first');
    if (!(left && right && joinsWithoutSpace(left, right))) out.push(atom);
  });
  return out;
}

/** Without the white space at both ends of the source's lines. */
function trimmed(atom: Atom, before: Atom | undefined, after: Atom | undefined): Atom {
  if (atom.kind !== 'text' || atom.node.kind !== 'text') return atom;
  let { value } = atom.node;
  if (before?.kind === 'newline' || before?.kind === 'br' || before === undefined) value = value.replace(/^[ \t]+/, '');
  if (after?.kind === 'newline' || after?.kind === 'br' || after === undefined) value = trimEndOf(value, ' \t');
  return value === atom.node.value ? atom : { ...atom, node: { ...atom.node, value } };
}

/** First or last character; empty for anything but text and code. */
function edgeOf(atom: Atom | undefined, side: 'first' | 'last'): string {
  if (atom === undefined || atom.kind === 'br' || atom.picture) return '';
  const text = textIn(atom.node);
  return side === 'first' ? ([...text.trimStart().slice(0, 2)][0] ?? '') : ([...text.trimEnd().slice(-2)].at(-1) ?? '');
}

const textIn = (node: TreeNode): string => (node.kind === 'text' ? node.value : node.children.map(textIn).join(''));

/** Atoms → inline elements again; neighbours share the wrappers that they share. */
function nest(atoms: readonly Atom[]): TreeNode[] {
  const root: TreeNode[] = [];
  const open: { readonly of: ElementNode; readonly node: ElementNode }[] = [];
  for (const atom of atoms) {
    let shared = 0;
    while (shared < open.length && open[shared]?.of === atom.chain[shared]) shared += 1;
    open.length = shared;
    for (; shared < atom.chain.length; shared += 1) {
      const wrapper = atom.chain[shared]!;
      const node = element(wrapper.name, wrapper.at, wrapper.attributes);
      (open.at(-1)?.node.children ?? root).push(node);
      open.push({ of: wrapper, node });
    }
    (open.at(-1)?.node.children ?? root).push(atom.node);
  }
  return root;
}
