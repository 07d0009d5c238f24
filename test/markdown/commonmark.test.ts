// The examples of CommonMark 0.31.2: the tree that a text grows into, written out plainly, against the specification's
// HTML. Both sides go through the same reader and writer, and so does stock marked, which must not pass an example that
// we fail without a reason.
// @ts-expect-error The package has no types.
import spec from 'commonmark-spec';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { formulaSetter } from '../../src/markdown/syntax/math.ts';
import { buildTree } from '../../src/markdown/tree/from-tokens.ts';
import { readHtml } from '../../src/markdown/tree/raw-html.ts';
import { createTreeBuilder, type ElementNode, type TreeNode } from '../../src/markdown/tree/tree.ts';

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
  readonly number: number;
}

const examples = (spec.tests as Example[]).map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}));

const never = () => {
  throw new Error('too deep');
};

function ours(markdown: string): string {
  return plain(buildTree(markdown, { tooDeep: never, formulaHtml: formulaSetter(), unread: () => {} }));
}

function theirs(html: string): string {
  const tree = createTreeBuilder(never);
  readHtml(html, {
    tag: (name, attributes, at) => tree.tag(name, attributes, at),
    endTag: (name) => tree.endTag(name),
    text: (value, at) => tree.text(value, at),
    comment: () => {},
  });
  return plain(tree.root);
}

const BLOCK = new Set(
  '#root p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td div del-block form section aside'.split(
    ' ',
  ),
);

/** White space folded, attributes in order, addresses decoded; nothing is taken away that a reader could see. */
function plain(root: ElementNode): string {
  const write = (node: TreeNode, pre: boolean): string => {
    if (node.kind === 'text') return pre ? node.value : node.value.replace(/\s+/g, ' ');
    if (node.name === 'br') return '⟨br⟩';
    const inside = node.children.map((child) => write(child, pre || node.name === 'pre')).join('');
    const body =
      BLOCK.has(node.name) && !pre && node.name !== 'pre'
        ? inside.trim().replace(/ ?(⟨\/?(?:p|h\d|ul|ol|li|blockquote|pre|hr|table|div)\b[^⟩]*⟩) ?/g, '$1')
        : inside;
    const attributes = [...node.attributes]
      // `1)` keeps its bracket, which the specification's HTML cannot say.
      .filter(([name, value]) => name !== 'id' && !(name === 'class' && value === 'decimal-bracket'))
      .map(([name, value]) => ` ${name}=${name === 'href' || name === 'src' ? decoded(value) : value}`)
      .sort()
      .join('');
    // Coloured code holds its plain text too.
    return node.name.startsWith('#')
      ? body.replace(/⟨br⟩ /g, '⟨br⟩')
      : `⟨${node.name}${attributes}⟩${body}⟨/${node.name}⟩`;
  };
  return write(root, false);
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

const stock = new Marked();
const results = examples.map((example) => {
  const wanted = theirs(example.html);
  return {
    ...example,
    wanted,
    got: ours(example.markdown),
    stock: theirs(stock.parse(example.markdown, { async: false })) === wanted,
  };
});

describe('CommonMark 0.31.2', () => {
  it.each(
    results.filter((result) => result.stock).map((result) => [`${result.number} ${result.section}`, result] as const),
  )('%s', (_, { got, wanted }) => {
    expect(got).toBe(wanted);
  });
  it('what stock marked passes is nearly everything: GFM makes four addresses into links', () => {
    const failed = results.filter((result) => !result.stock).map(({ number }) => number);
    expect(failed).toEqual([148, 602, 608, 611, 612]);
  });
});

describe('where a text means something else to us than to stock marked', () => {
  it.each([
    ['emphasis beside Chinese punctuation opens and closes', '**强调。**后文'],
    ['a bare address ends before Chinese', '见https://a.b/c，后面'],
    ['footnotes', 'a[^1]\n\n[^1]: b'],
    ['footnotes on the spot', 'a^[b]'],
    ['formulas', 'so $a_b$ is'],
    ['definition lists', 'a\n: b'],
    ['emoji by name', ':smile:'],
    ['indented HTML of a picture is HTML', '\t<img src="a.jpg">'],
    ['indented HTML inside HTML with pictures is HTML', '<div><img src="a.jpg">\n\n    <p>b</p>\n\n</div>'],
    ['an img tag without space between its attributes is a tag', 'a <img src="a.jpg"alt="b">'],
    ['Markdown pictures inside HTML are pictures', '<div>\n![](a.jpg)\n</div>'],
  ])('%s', (_, markdown) => {
    expect(ours(markdown)).not.toBe(theirs(stock.parse(markdown, { async: false })));
  });
});
