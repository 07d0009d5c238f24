// Step 1, tree: what a node holds: its words as plain text, its children, elements of some name. Pure.

import { type ElementNode, type TreeNode, UNPRINTED } from './tree.ts';

/** Class of the mark at which a footnote is called. */
export const NOTE_MARK = 'footnote-ref';

/** Text of a subtree without what is never printed; white space as it stands. */
export function rawText(node: TreeNode): string {
  if (node.kind === 'text') return node.value;
  if (node.name === 'br') return '\n';
  if (UNPRINTED.has(node.name)) return '';
  let out = '';
  for (const child of node.children) out += rawText(child);
  return out;
}

export const fold = (text: string): string => text.replace(/[ \t\n\r\f]+/g, ' ').trim();

export const textOf = (node: TreeNode): string => fold(rawText(node));

/** Text of a heading, without the marks of its footnotes. */
export const headingText = (node: TreeNode): string => fold(rawText(withoutMarks(node)));

/** The same of several nodes: a picture's words as plain ones. */
export const wordsOfNodes = (nodes: readonly TreeNode[]): string =>
  fold(nodes.map((node) => (isNoteMark(node) ? '' : rawText(withoutMarks(node)))).join(''));

const isNoteMark = (node: TreeNode): boolean => node.kind === 'element' && node.attributes.get('class') === NOTE_MARK;

function withoutMarks(node: TreeNode): TreeNode {
  if (node.kind === 'text') return node;
  return { ...node, children: node.children.filter((child) => !isNoteMark(child)).map(withoutMarks) };
}

export function childrenNamed(node: ElementNode, name: string): ElementNode[] {
  return node.children.filter((child) => child.kind === 'element' && child.name === name) as ElementNode[];
}

/** Its children without the white space between them. */
export const filledChildren = ({ children }: ElementNode): TreeNode[] => children.filter(isFilled);

export const isFilled = (node: TreeNode): boolean => node.kind === 'element' || node.value.trim() !== '';

/** Whether an element of one of these names stands in it, however deep. */
export function holds({ children }: ElementNode, names: readonly string[]): boolean {
  return children.some((child) => isOrHolds(child, names));
}

export function isOrHolds(node: TreeNode, names: readonly string[]): boolean {
  return node.kind === 'element' && (names.includes(node.name) || holds(node, names));
}
