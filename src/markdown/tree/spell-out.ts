// Step 1, tree: writes what an abbreviation means behind its first use, in brackets: on paper nothing shows it when a
// pointer rests there. Those of definitions (`*[GPS]: …`) and of HTML (`<abbr title="…">`).

import type { WholePart } from './set-notes.ts';
import { type ElementNode, element, UNPRINTED } from './tree.ts';

interface Speller {
  /** By the first word of the term: the lengths that terms with this word have. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  readonly meanings: ReadonlyMap<string, string>;
  /** Terms whose meaning the reader knows by now. */
  readonly told: Set<string>;
  /** Used where nothing can be added: in a heading, under a photo. */
  readonly elsewhere: Map<string, string>;
  /** Brackets are those of Chinese and Japanese. */
  readonly wide: boolean;
}

/** The first use is that of the reader, who reads all texts of a report. */
export function spellOut(
  wholes: readonly Pick<WholePart, 'root' | 'indexes'>[],
  definedIn: (index: number) => ReadonlyMap<string, string>,
  language: string,
): void {
  const told = new Set<string>();
  for (const { root, indexes } of wholes) {
    const meanings = new Map([...indexes].flatMap((index) => [...definedIn(index)]));
    const elsewhere = new Map<string, string>();
    visit(
      root,
      { lengths: lengthsOf(meanings.keys()), meanings, told, elsewhere, wide: /^(?:zh|ja)\b/.test(language) },
      true,
    );
    const at = root.children.at(-1)?.at ?? 0;
    for (const [term, means] of elsewhere) {
      if (told.has(term)) continue;
      told.add(term);
      const bold = element('strong', at, {}, [{ kind: 'text', value: term, at }]);
      root.children.push(element('p', at, {}, [bold, { kind: 'text', value: `: ${means}`, at }]));
    }
  }
}

/** A Chinese or Japanese character is a word of its own. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}_])+/gu;
const JOINS = /^(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}_]/u;

function lengthsOf(terms: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const term of terms) {
    const found = term.match(WORD)?.[0];
    if (found === undefined) continue;
    // What stands before the first word (`.NET`) is left to the text.
    const length = term.length - term.indexOf(found);
    lengths.set(found, (lengths.get(found) ?? new Set()).add(length));
  }
  return new Map([...lengths].map(([word, found]) => [word, [...found].sort((a, b) => b - a)]));
}

const VERBATIM = /^(?:#trusted|#formula|pre|code|samp|tt|math)$/;

function visit(node: ElementNode, speller: Speller, open: boolean): void {
  for (let index = 0; index < node.children.length; index += 1) {
    const child = node.children[index]!;
    if (child.kind === 'text') {
      const value = open ? withMeanings(child.value, before(node, index), speller) : child.value;
      if (!open) note(child.value, speller);
      if (value !== child.value) node.children[index] = { ...child, value };
      continue;
    }
    const { name, attributes } = child;
    if (VERBATIM.test(name) || UNPRINTED.has(name)) continue;
    if (name === 'img') for (const key of ['alt', 'title']) note(attributes.get(key) ?? '', speller);
    const means = /^(?:abbr|acronym|dfn)$/.test(name) ? meaningOf(child) : undefined;
    if (means === undefined) visit(child, speller, open && !/^h[1-6]$/.test(name));
    else if (!open) speller.elsewhere.set(means.term, means.words);
    else if (!speller.told.has(means.term)) {
      speller.told.add(means.term);
      const value = inBrackets(means.words, speller);
      node.children.splice(index + 1, 0, { kind: 'text', value, at: child.at });
      index += 1;
    }
  }
}

const inBrackets = (words: string, { wide }: Speller): string => (wide ? `（${words}）` : ` (${words})`);

/** What a title says; the time behind a date is for programs. */
function meaningOf(node: ElementNode): { readonly term: string; readonly words: string } | undefined {
  const words = node.attributes.get('title')?.trim() ?? '';
  const [only] = node.children;
  if (node.children.length !== 1 || only?.kind !== 'text' || words === '' || /^\d{4}-\d\d/.test(words))
    return undefined;
  const term = only.value.trim();
  return term === '' || term.toLowerCase() === words.toLowerCase() ? undefined : { term, words };
}

/** The words right before a text: a full name that its abbreviation follows is often in emphasis. */
function before({ children }: ElementNode, index: number): string {
  const last = children[index - 1];
  const [only] = last?.kind === 'element' ? last.children : [];
  return only?.kind === 'text' ? only.value.slice(-2000) : '';
}

/** Characters between an abbreviation and its full name, where the author gives both. */
const NEAR = 12;

function withMeanings(text: string, lead: string, speller: Speller): string {
  const parts: string[] = [];
  let done = 0;
  for (const { term, to } of uses(text, speller)) {
    if (speller.told.has(term)) continue;
    speller.told.add(term);
    const means = speller.meanings.get(term)!;
    const reach = means.length + NEAR;
    const from = to - term.length;
    const near = `${lead.slice(-reach)}${text.slice(Math.max(0, from - reach), from)}\0${text.slice(to, to + reach)}`;
    if (near.toLowerCase().includes(means.toLowerCase())) continue;
    parts.push(text.slice(done, to), inBrackets(means, speller));
    done = to;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

function note(text: string, speller: Speller): void {
  for (const { term } of uses(text, speller)) speller.elsewhere.set(term, speller.meanings.get(term)!);
}

/** The terms in a text, the longest of those that begin at one word, and where they end. */
function* uses(
  text: string,
  { lengths, meanings }: Speller,
): Generator<{ readonly term: string; readonly to: number }> {
  if (meanings.size === 0) return;
  let done = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index < done) continue;
    for (const length of lengths.get(word) ?? []) {
      const to = index + length;
      const found = text.slice(index, to);
      const term = meanings.has(found) ? found : LEADS.map((sign) => sign + found).find((one) => meanings.has(one));
      if (term === undefined || (JOINS.test(text.slice(to, to + 2)) && JOINS.test(found.at(-1) ?? ''))) continue;
      yield { term, to };
      done = to;
      break;
    }
  }
}

const LEADS = ['.', '@', '#', '$', '§'];
