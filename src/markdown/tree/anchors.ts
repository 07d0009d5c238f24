// Step 1, tree: decides where in-document links may lead. Gives every heading the id that GitHub would, keeps the
// author's own ids, and resolves `#…` (and links from one input to another) to them. Ids are unique over all inputs.

import GithubSlugger from 'github-slugger';
import { percentDecoded } from '../../formats.ts';
import { headingText, rawText } from './contents.ts';
import { type ElementNode, type TreeNode, UNPRINTED } from './tree.ts';

export interface Targets {
  /** The id to print for an element: a heading's anchor, or the author's own id where no heading stands for it. */
  id(input: number, node: ElementNode): string | undefined;
  /** A new heading's anchor. */
  add(text: string): string;
  /** The id that `#fragment` leads to from this input, undefined when nothing is there. */
  resolve(input: number, fragment: string): string | undefined;
  /** The id of the first heading of the input with this file name. */
  inputStart(name: string): string | undefined;
}

/** Ids that blocks and pictures use themselves. */
const RESERVED = /^(?:[bp]\d+|title|cover.*|photo\..*)$/;
const HEADING = /^h[1-6]$/;

export function findTargets(trees: readonly { readonly name: string; readonly root: ElementNode }[]): Targets {
  const slugger = new GithubSlugger();
  // By place, not by node: cutting a list or a heading open makes new nodes of the same place.
  const ids = new Map<string, string>();
  const byInput: Map<string, string>[] = [];
  const starts = new Map<string, string>();

  const unique = (wanted: string): string => slugger.slug(RESERVED.test(wanted) ? `${wanted}-` : wanted, true);

  trees.forEach((tree, input) => {
    const known = new Map<string, string>();
    // What the author links to is the id that this text alone would have.
    const alone = new GithubSlugger();
    // Own ids of empty elements that stand just before a heading: the heading takes them over.
    let waiting: ElementNode[] = [];
    const others: [alias: string, anchor: string][] = [];
    const settle = () => {
      for (const node of waiting) {
        const id = unique(ownId(node) ?? '');
        ids.set(key(input, node), id);
        remember(known, ownId(node), id);
      }
      waiting = [];
    };
    const visit = (node: TreeNode): void => {
      if (node.kind === 'text') {
        if (node.value.trim() !== '') settle();
        return;
      }
      if (UNPRINTED.has(node.name)) return;
      if (HEADING.test(node.name)) {
        const own = ownId(node);
        const words = headingText(node);
        const slug = slugger.slug(words) || slugger.slug('section');
        const anchor = own === undefined ? safe(slug, unique) : unique(own);
        ids.set(key(input, node), anchor);
        remember(known, alone.slug(words) || slug, anchor);
        for (const alias of [own, ...waiting.map(ownId)]) remember(known, alias, anchor);
        for (const inner of idsInside(node)) remember(known, inner, anchor);
        for (const alias of othersIds(words)) others.push([alias, anchor]);
        waiting = [];
        if (!starts.has(tree.name)) starts.set(tree.name, anchor);
        return;
      }
      if (ownId(node) !== undefined) {
        waiting.push(node);
        if (rawText(node).trim() !== '' || node.name === 'img') settle();
      }
      node.children.forEach(visit);
    };
    visit(tree.root);
    settle();
    // Last: what GitHub or the author calls a place is never another's.
    for (const [alias, anchor] of others) remember(known, alias, anchor);
    byInput.push(known);
  });

  const find = (map: Map<string, string> | undefined, fragment: string) =>
    map?.get(fragment) ?? map?.get(fragment.toLowerCase());

  return {
    id: (input, node) =>
      node.attributes.size === 0 && !HEADING.test(node.name) ? undefined : ids.get(key(input, node)),
    add: (text) => safe(slugger.slug(text) || slugger.slug('section'), unique),
    resolve(input, fragment) {
      const wanted = percentDecoded(fragment).replace(/^user-content-/, '');
      return find(byInput[input], wanted) ?? byInput.map((map) => find(map, wanted)).find((id) => id !== undefined);
    },
    inputStart: (name) => starts.get(name),
  };
}

/** What other programs than GitHub call a heading: pandoc (no number in front, full stops kept, one hyphen for a row of
 *  blanks), GitLab and kramdown (one hyphen for several). Each without hyphens at its ends, too. */
function othersIds(words: string): string[] {
  const plain = words.toLowerCase().slice(0, LONGEST_ID);
  const pandoc = plain
    .replace(/[^\p{L}\p{M}\p{N}\s_.-]+/gu, '')
    .trim()
    .replace(/\s+/g, '-');
  const gitlab = plain.replace(/[^\p{L}\p{M}\p{N}\s_-]+/gu, '').replace(/[\s-]+/g, '-');
  const kramdown = gitlab.replace(/^[^\p{L}]+/u, '');
  const ids = [pandoc.replace(/^[^\p{L}]+/u, ''), pandoc, gitlab, kramdown];
  return [...new Set(ids.flatMap((id) => [id, id.replace(/^-|-$/g, '')]))].filter((id) => id !== '');
}

const LONGEST_ID = 300;

const key = (input: number, node: ElementNode) => `${input} ${node.at} ${node.name} ${ownId(node) ?? ''}`;

const ownId = (node: ElementNode): string | undefined => {
  if (node.attributes.size === 0) return undefined;
  const id = node.attributes.get('id') ?? (node.name === 'a' ? node.attributes.get('name') : undefined);
  return id?.trim().replace(/\s+/g, '-') || undefined;
};

function idsInside(node: ElementNode): string[] {
  return node.children.flatMap((child) =>
    child.kind === 'text' ? [] : [...(ownId(child) === undefined ? [] : [ownId(child) ?? '']), ...idsInside(child)],
  );
}

const safe = (slug: string, unique: (wanted: string) => string) => (RESERVED.test(slug) ? unique(slug) : slug);

function remember(known: Map<string, string>, name: string | undefined, id: string): void {
  if (name === undefined) return;
  if (!known.has(name)) known.set(name, id);
  const lower = name.toLowerCase();
  if (!known.has(lower)) known.set(lower, id);
}
