// Step 1, tree: the element tree that Markdown tokens and raw HTML share, and its builder. A picture in either form
// becomes the same node. What broken HTML opens ends where the Markdown around it ends; deep nesting is flattened.

import { withoutLongRuns } from '../cleaned.ts';
import { refuseMany } from '../syntax/unreadable.ts';
import { backgroundOf, showsPicture } from './picture-elements.ts';

export interface ElementNode {
  readonly kind: 'element';
  /** Lower case; names that start with `#` are our own and cannot come from HTML. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: TreeNode[];
  /** Offset in the input's text. */
  readonly at: number;
  /** Of a picture: its words with their marks, where they have any. */
  readonly said?: SaidWords | undefined;
}

export interface SaidWords {
  readonly alt?: readonly TreeNode[] | undefined;
  readonly title?: readonly TreeNode[] | undefined;
}

export interface TextNode {
  readonly kind: 'text';
  readonly value: string;
  readonly at: number;
}

export type TreeNode = ElementNode | TextNode;

export interface TreeBuilder {
  readonly root: ElementNode;
  /** Appends a Markdown element with what `fill` adds: raw end tags inside it cannot close it. */
  element(name: string, at: number, attributes: Readonly<Record<string, string>>, fill: () => void): void;
  /** Appends an element that has no children to come. */
  leaf(name: string, at: number, attributes?: Readonly<Record<string, string>>, said?: SaidWords): ElementNode;
  /** What `fill` adds, as nodes that stand nowhere in the tree yet. */
  apart(at: number, fill: () => void): readonly TreeNode[];
  text(value: string, at: number): void;
  /** An open tag of raw HTML. */
  tag(name: string, attributes: ReadonlyMap<string, string>, at: number, said?: SaidWords): void;
  /** Further attributes of the element that is open here. */
  mark(attributes: ReadonlyMap<string, string>): void;
  /** An end tag of raw HTML; one without a partner is ignored. */
  endTag(name: string): void;
  /** Is raw HTML open here, and has it held a picture yet? */
  readonly insidePictureHtml: boolean;
  /** Did the author ask for Markdown inside the raw HTML that is open here (`markdown="1"`)? */
  readonly asksForMarkdown: boolean;
  /** May blocks stand here: in a box of raw HTML, or beside one, in no sentence? */
  readonly takesBlocks: boolean;
  /** Are the words here a caption, or in an element that people write around Markdown (<summary>)? */
  readonly holdsWords: boolean;
  /** Do the words here stay as they are (`<pre>`, `<code>`)? */
  readonly isVerbatim: boolean;
}

/** Markdown nests deeper than this only on purpose. */
const MAX_DEPTH = 300;
/** Raw elements beyond this depth become siblings, as browsers do at 512. */
const MAX_RAW_DEPTH = 120;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Which open elements a start tag ends, and which one stops the search. */
const ENDS: ReadonlyMap<string, readonly [ends: ReadonlySet<string>, stop: ReadonlySet<string>]> = new Map(
  [
    ['li', 'li', 'ul ol'],
    ['dt', 'dt dd', 'dl'],
    ['dd', 'dt dd', 'dl'],
    ['tr', 'tr td th', 'table'],
    ['td', 'td th', 'tr table'],
    ['th', 'td th', 'tr table'],
    ['tbody', 'tbody thead tfoot tr td th', 'table'],
    ['thead', 'tbody thead tfoot tr td th', 'table'],
    ['tfoot', 'tbody thead tfoot tr td th', 'table'],
    ['a', 'a', 'td th li div table'],
    ['summary', 'summary', 'details'],
  ].map(([name, ends, stop]) => [name ?? '', [new Set(ends?.split(' ')), new Set(stop?.split(' '))]]),
);
/** A paragraph of raw HTML ends where one of these starts. */
const ENDS_PARAGRAPH = new Set(
  'address article aside blockquote center details div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const PARAGRAPH = [new Set(['p']), new Set('td th table li dd figure div blockquote button'.split(' '))] as const;

export function element(
  name: string,
  at: number,
  attributes: Readonly<Record<string, string>> | ReadonlyMap<string, string> = {},
  children: TreeNode[] = [],
): ElementNode {
  const map = attributes instanceof Map ? attributes : mapOf(attributes as Readonly<Record<string, string>>);
  return { kind: 'element', name, attributes: map, children, at };
}

const NONE: ReadonlyMap<string, string> = new Map();

function mapOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const entries = Object.entries(attributes);
  return entries.length === 0 ? NONE : new Map(entries);
}

/** `tooDeep` is called, and must throw, when Markdown nests deeper than MAX_DEPTH. */
export function createTreeBuilder(tooDeep: (at: number) => never): TreeBuilder {
  const root = element('#root', 0);
  // The root and every Markdown element are barriers that raw tags cannot close.
  const stack: { readonly node: ElementNode; readonly barrier: boolean; readonly pictures: number }[] = [
    { node: root, barrier: true, pictures: 0 },
  ];
  let pictures = 0;
  // Raw start tags that were flattened, so that their end tags close nothing else.
  let flattened: string[] = [];

  const count = { marks: 0, tables: 0, cells: 0, items: 0 };

  const top = () => (stack.at(-1) ?? { node: root }).node;

  function add(node: ElementNode): void {
    refuseMany(++count.marks, 'marks within the text');
    if (node.name === 'td' || node.name === 'th') refuseMany(++count.cells, 'table cells');
    else if (node.name === 'table') refuseMany(++count.tables, 'tables');
    else if (node.name === 'li') refuseMany(++count.items, 'items of lists');
    top().children.push(node);
  }

  function within(node: ElementNode, fill: () => void): void {
    const depth = stack.length;
    stack.push({ node, barrier: true, pictures });
    fill();
    stack.length = depth;
    flattened = [];
  }

  function closeNearest(ends: ReadonlySet<string>, stop: ReadonlySet<string>): void {
    for (let index = stack.length - 1; index > 0; index -= 1) {
      const entry = stack[index];
      if (!entry || entry.barrier || stop.has(entry.node.name)) return;
      if (ends.has(entry.node.name)) {
        stack.length = index;
        // One start tag can end several levels: a new row ends the cell and the row.
        closeNearest(ends, stop);
        return;
      }
    }
  }

  return {
    root,
    element(name, at, attributes, fill) {
      if (stack.length > MAX_DEPTH) tooDeep(at);
      const node = element(name, at, attributes);
      add(node);
      within(node, fill);
    },
    leaf(name, at, attributes, said) {
      const node = { ...element(name, at, attributes), ...(said ? { said } : {}) };
      if (name === 'img') pictures += 1;
      add(node);
      return node;
    },
    apart(at, fill) {
      const node = element('#apart', at);
      within(node, fill);
      return node.children;
    },
    text(value, at) {
      // Once more: they may be written as references (`&#8203;`).
      if (value !== '') top().children.push({ kind: 'text', value: withoutLongRuns(value), at });
    },
    tag(written, attributes, at, said) {
      const name = showsPicture(written, attributes) ? 'img' : written;
      // A cell inside a cell of Markdown, an item inside an item: browsers would tear the table or list apart.
      if (breaksMarkdown(name, stack)) return;
      if (ENDS_PARAGRAPH.has(name)) closeNearest(...PARAGRAPH);
      const rule = ENDS.get(name);
      if (rule) closeNearest(...rule);
      const node = { ...element(name, at, attributes), ...(said ? { said } : {}) };
      if (name === 'img') pictures += 1;
      add(node);
      if (VOID.has(name)) return;
      const background = UNPRINTED.has(name) ? undefined : backgroundOf(attributes);
      if (background) {
        pictures += 1;
        node.children.push(element('img', at, background));
      }
      if (stack.length > MAX_RAW_DEPTH) flattened.push(name);
      else stack.push({ node, barrier: false, pictures });
    },
    mark(more) {
      const { node, ...entry } = stack.at(-1)!;
      if (node === root) return;
      const attributes = new Map([...node.attributes, ...more]);
      const classes = [node.attributes.get('class'), more.get('class')].filter(Boolean);
      if (classes.length > 0) attributes.set('class', classes.join(' '));
      const marked = { ...node, attributes };
      const around = stack.at(-2)?.node.children ?? [];
      const index = around.lastIndexOf(node);
      if (index < 0) return;
      around[index] = marked;
      stack[stack.length - 1] = { node: marked, ...entry };
    },
    endTag(name) {
      const index = flattened.lastIndexOf(name);
      if (index >= 0) {
        flattened.length = index;
        return;
      }
      for (let depth = stack.length - 1; depth > 0; depth -= 1) {
        const entry = stack[depth];
        if (!entry || entry.barrier) return;
        if (entry.node.name === name) {
          stack.length = depth;
          flattened = [];
          return;
        }
      }
    },
    get asksForMarkdown() {
      for (let index = stack.length - 1; index > 0 && stack[index]?.barrier === false; index -= 1) {
        const asked = stack[index]?.node.attributes.get('markdown');
        if (asked !== undefined) return asked !== '0';
      }
      return false;
    },
    get takesBlocks() {
      return BOXES.has(top().name);
    },
    get holdsWords() {
      return stack.some(({ node }) => WORDS.has(node.name) || /caption/i.test(node.attributes.get('class') ?? ''));
    },
    get isVerbatim() {
      return stack.some(({ node }) => VERBATIM.has(node.name));
    },
    get insidePictureHtml() {
      const entry = stack.at(-1);
      if (!entry || entry.barrier) return false;
      // The outermost of the raw elements that are open one in another here.
      const outermost = stack.findLastIndex(({ barrier }) => barrier) + 1;
      return pictures > (stack[outermost]?.pictures ?? pictures);
    },
  };
}

/** Elements of raw HTML that hold blocks. */
const BOXES = new Set('div section article main aside center details blockquote td th li dd header footer'.split(' '));

/** Elements that people write around words, in Markdown more often than in HTML. */
const WORDS = new Set('figcaption summary details aside'.split(' '));

/** Elements whose words stay as they are. */
const VERBATIM = new Set('pre code kbd samp tt script style textarea svg math title'.split(' '));

/** Parts of tables and lists: the elements they belong in, and the parts of Markdown that cannot hold them directly. */
const PARTS: readonly (readonly [
  parts: ReadonlySet<string>,
  inside: ReadonlySet<string>,
  never: ReadonlySet<string>,
])[] = [
  ['tr td th tbody thead tfoot caption colgroup col', 'table', 'td th'],
  ['li', 'ul ol', 'li'],
  ['dt dd', 'dl', 'dt dd'],
].map(([parts = '', inside = '', never = '']) => [
  new Set(parts.split(' ')),
  new Set(inside.split(' ')),
  new Set(never.split(' ')),
]);

function breaksMarkdown(
  name: string,
  stack: readonly { readonly node: ElementNode; readonly barrier: boolean }[],
): boolean {
  for (const [parts, inside, never] of PARTS) {
    if (!parts.has(name)) continue;
    const around = stack.findLast(({ node, barrier }) => inside.has(node.name) || (barrier && never.has(node.name)));
    return around !== undefined && never.has(around.node.name);
  }
  return false;
}

/** Attribute of a link that this program made: the id it leads to. */
export const TARGET = '#target';

/** Elements whose contents are not text to be read. */
export const UNPRINTED = new Set(
  'script style template head title meta link base noembed noframes select datalist option button canvas map dialog textarea applet param svg'.split(
    ' ',
  ),
);
