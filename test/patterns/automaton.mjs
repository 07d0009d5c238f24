// A pattern as the states that a backtracking search goes through: which states follow on which sign, and by how many
// ways. Every way that the search could take is one here; there may be more ways here than it takes.

import { parseRegExpLiteral } from '@eslint-community/regexpp';

/**
 * In: a pattern. Out: `states`, each `{ id, around, moves }`, around being the counts such as `{0,500}` that it stands
 * in; a move is `{ sign, to, ways, accepting }`, each way the counts that it begins anew; accepting, where a match is
 * sure by then.
 */
export function automatonOf(source, flags) {
  const tree = parseRegExpLiteral(new RegExp(source, flags)).pattern;
  const signs = signsOf(tree, flags);
  const graph = graphOf(tree, flags, signs);
  const states = [];
  const known = new Map();
  const stateOf = (node, mask, matched) => {
    const key = `${node}:${mask}:${matched}`;
    if (!known.has(key)) {
      const { around } = graph.nodes[node];
      known.set(key, { id: states.length, node, mask, matched, around, moves: [] });
      states.push(known.get(key));
    }
    return known.get(key);
  };
  follow(graph, graph.start, signs.start, signs, stateOf);
  const closures = [];
  for (let next = 0; next < states.length; next++) {
    const state = states[next];
    if (states.length > MOST_STATES) throw new Error('too many states');
    signs.all.forEach((bit, sign) => {
      if ((state.mask & bit) === 0n) return;
      const after = follow(graph, graph.nodes[state.node].next, bit, signs, stateOf);
      closures.push({ state: state.id, sign, ...after });
    });
  }
  for (const { state, sign, reached, sure } of matchesFor(closures, signs))
    for (const { state: to, ways } of reached.values())
      states[state].moves.push({
        sign,
        to: to.id,
        ways,
        accepting: sure || hasMatched(states[state], signs.all[sign]),
      });
  return { states, samples: signs.samples };
}

/** Before this sign the pattern had matched. */
const hasMatched = ({ matched }, bit) => (matched & bit) !== 0n;

/** Where a match is sure, whatever follows: it ends there, or there is a way on that is sure again. */
function matchesFor(closures, signs) {
  const byPlace = new Map(closures.map((closure) => [closure.state * PLACES + closure.sign, closure]));
  for (const closure of closures) closure.sure = (closure.accepts & signs.end) !== 0n;
  let changed = true;
  while (changed) {
    changed = false;
    for (const closure of closures) {
      if (!closure.sure) continue;
      const ways = [...closure.reached.values()].filter(({ doubtful }) => !doubtful);
      closure.sure = signs.all.every(
        (bit, sign) =>
          (closure.accepts & bit) !== 0n ||
          ways.some(({ state }) => (state.mask & bit) !== 0n && byPlace.get(state.id * PLACES + sign).sure),
      );
      changed ||= !closure.sure;
    }
  }
  return closures;
}

const PLACES = 10_000;

const MOST_STATES = 3000;

/** What the pattern tells apart: each sign is a set of characters, by one of them; beside them the two ends. */
function signsOf(tree, flags) {
  const leaves = [];
  const points = new Set(SAMPLES);
  walk(tree, (node) => {
    const ends = node.type === 'Character' ? [node] : node.type === 'CharacterClassRange' ? [node.min, node.max] : [];
    for (const { value } of ends) for (const point of [value - 1, value, value + 1]) points.add(point);
    if (isLeaf(node) && !/^CharacterClass/.test(node.parent.type)) leaves.push(node.raw);
  });
  const raws = [...new Set([...leaves, '\\w', '[\\n\\r\\u2028\\u2029]'])];
  const tests = raws.map((raw) => new RegExp(`^(?:${raw})$`, flags.replace(/[gym]/g, '')));
  const kinds = new Map();
  for (const point of points) {
    if (point < 0 || point > (/[uv]/.test(flags) ? 0x10ffff : 0xffff)) continue;
    const text = String.fromCodePoint(point);
    const key = tests.map((test) => (test.test(text) ? 1 : 0)).join('');
    if (!kinds.has(key)) kinds.set(key, text);
  }
  const keys = [...kinds.keys()];
  const masks = new Map(
    raws.map((raw, place) => [
      raw,
      keys.reduce((sum, key, sign) => sum | (key[place] === '1' ? 1n << BigInt(sign) : 0n), 0n),
    ]),
  );
  const every = (1n << BigInt(keys.length)) - 1n;
  return {
    all: keys.map((_, sign) => 1n << BigInt(sign)),
    samples: [...kinds.values()],
    every,
    start: every + 1n,
    end: (every + 1n) << 1n,
    whole: ((every + 1n) << 2n) - 1n,
    maskOf: (raw) => masks.get(raw),
    word: masks.get('\\w'),
    line: masks.get('[\\n\\r\\u2028\\u2029]'),
  };
}

const SAMPLES = [
  ...Array.from({ length: 256 }, (_, code) => code),
  ...[
    ...'ſKéÉßжЖαΩ字かア한عא　，。：（）【】！“”„‘’‚«»‹›—–…×·٣²Ⅷ＿\u200b\u2028\u00a0\ufeff\u3000𝒳😀𠀀\ufe0f\u0301\u20e3',
  ].map((sign) => sign.codePointAt(0)),
];

const isLeaf = ({ type }) =>
  type === 'Character' || type === 'CharacterSet' || type === 'CharacterClass' || type === 'ExpressionCharacterClass';

function walk(node, visit) {
  visit(node);
  for (const below of [
    node.alternatives,
    node.elements,
    node.element && [node.element],
    node.min?.type && [node.min, node.max],
  ])
    if (Array.isArray(below)) for (const child of below) if (child?.type) walk(child, visit);
}

/** Nodes read one sign; edges between them read nothing, some under a condition on the sign before or behind. */
function graphOf(tree, flags, signs) {
  const nodes = [];
  const around = [];
  let counts = 0;
  const add = (node = {}) => nodes.push({ edges: [], around: [...around], ...node }) - 1;
  const edge = (from, to, more = {}) => nodes[from].edges.push({ to, ...more });
  const lines = flags.includes('m');

  const sequence = (alternatives, to) => {
    const from = add();
    for (const { elements } of alternatives)
      edge(
        from,
        elements.reduceRight((next, element) => build(element, next), to),
      );
    return from;
  };
  const condition = (to, { before = signs.whole, behind = signs.whole }) => {
    const from = add();
    edge(from, to, { before, behind });
    return from;
  };
  const build = (element, to) => {
    if (isLeaf(element)) return add({ set: signs.maskOf(element.raw), next: to });
    if (element.type === 'Group' || element.type === 'CapturingGroup') return sequence(element.alternatives, to);
    if (element.type === 'Quantifier') return repeat(element, to);
    // What it repeats is one of what its group may match.
    if (element.type === 'Backreference') {
      const group = Array.isArray(element.resolved) ? element.resolved[0] : element.resolved;
      const before = nodes.length;
      const from = sequence(group.alternatives, to);
      if (mayBeUnset(group)) edge(from, to);
      for (const node of nodes.slice(before)) node.doubtful = true;
      return from;
    }
    if (element.type === 'Assertion') return assertion(element, to);
    throw new Error(`unknown: ${element.type}`);
  };
  const repeat = ({ element, min, max }, to) => {
    if (max === 0) return to;
    const once = (next) => build(element, next);
    const few = max <= 3;
    // One that may be left out, and one that leads back to itself.
    let last = to;
    if (few) {
      for (let left = max - min; left > 0; left--) {
        const from = add();
        edge(from, once(last));
        edge(from, to);
        last = from;
      }
    } else {
      const turn = add();
      const count = Number.isFinite(max) ? ++counts : undefined;
      if (count) around.push(count);
      const loop = once(turn);
      if (count) around.pop();
      edge(turn, loop, { count, doubtful: count !== undefined });
      edge(turn, to);
      last = loop;
      if (min === 0) {
        const from = add();
        edge(from, loop);
        edge(from, to);
        last = from;
      }
    }
    for (let left = few ? min : Math.min(min, 3) - 1; left > 0; left--) last = once(last);
    if (min <= 3) return last;
    const from = add();
    edge(from, last, { doubtful: true });
    return from;
  };
  const assertion = (element, to) => {
    const { kind, negate } = element;
    if (kind === 'start') return condition(to, { before: signs.start | (lines ? signs.line : 0n) });
    if (kind === 'end') return condition(to, { behind: signs.end | (lines ? signs.line : 0n) });
    if (kind === 'word') {
      const from = add();
      const [word, other] = [signs.word, signs.whole & ~signs.word];
      for (const [before, behind] of negate
        ? [
            [word, word],
            [other, other],
          ]
        : [
            [word, other],
            [other, word],
          ])
        edge(from, to, { before, behind });
      return from;
    }
    if (element.alternatives.every((one) => isOneSign(element, one))) {
      const mask = maskOf(element, element.alternatives);
      const allowed = negate ? signs.whole & ~mask : mask;
      return condition(to, kind === 'lookahead' ? { behind: allowed } : { before: allowed });
    }
    if (kind === 'lookbehind') {
      if (isEndless(element)) throw new Error('a look-behind without an end');
      const from = add();
      edge(from, to, { doubtful: true });
      return from;
    }
    // Both what it looks for, which leads nowhere else, and what follows.
    const from = add();
    edge(from, sequence(element.alternatives, add({ dead: true })), { doubtful: true });
    const known = negate
      ? 0n
      : maskOf(
          element,
          element.alternatives.filter((one) => isOneSign(element, one)),
        );
    edge(from, to, { behind: known });
    edge(from, to, { behind: signs.whole & ~known, doubtful: true });
    return from;
  };
  const isOneSign = ({ kind }, { elements }) =>
    elements.length === 1 &&
    (isLeaf(elements[0]) ||
      (elements[0].type === 'Assertion' && elements[0].kind === (kind === 'lookahead' ? 'end' : 'start')));
  const maskOf = ({ kind }, alternatives) =>
    alternatives.reduce((mask, { elements: [one] }) => {
      if (isLeaf(one)) return mask | signs.maskOf(one.raw);
      return mask | (kind === 'lookahead' ? signs.end : signs.start) | (lines ? signs.line : 0n);
    }, 0n);

  const accept = add({ accept: true });
  const begin = sequence(tree.alternatives, accept);
  const start = add();
  const any = add({ set: signs.every, next: flags.includes('y') ? begin : start });
  edge(start, begin);
  edge(start, any);
  return { nodes, start };
}

function mayBeUnset(group) {
  for (let { parent } = group; parent; { parent } = parent)
    if ((parent.type === 'Quantifier' && parent.min === 0) || parent.alternatives?.length > 1) return true;
  return false;
}

function isEndless(element) {
  let endless = false;
  walk(element, ({ type, max }) => {
    endless ||= type === 'Quantifier' && max === Number.POSITIVE_INFINITY;
  });
  return endless;
}

/** The states that follow without reading anything, and how many ways lead to each. */
function follow(graph, from, before, signs, stateOf) {
  const reached = new Map();
  let accepts = 0n;
  const go = (at, behind, counts, doubted, path) => {
    const node = graph.nodes[at];
    const doubtful = doubted || node.doubtful === true;
    if (node.dead || path.has(at)) return;
    if (node.accept) {
      if (!doubtful) accepts |= behind;
      return;
    }
    if (node.set !== undefined) {
      const mask = node.set & behind;
      if (mask === 0n) return;
      const key = `${at}:${mask}`;
      const known = reached.get(key);
      if (known === undefined) reached.set(key, { at, mask, ways: [counts], doubtful });
      else {
        known.ways.push(counts);
        known.doubtful &&= doubtful;
      }
      return;
    }
    path.add(at);
    for (const edge of node.edges) {
      if (edge.before !== undefined && (edge.before & before) === 0n) continue;
      const allowed = edge.behind === undefined ? behind : behind & edge.behind;
      const passed = edge.count === undefined ? counts : [...counts, edge.count];
      go(edge.to, allowed, passed, doubtful || edge.doubtful === true, path);
    }
    path.delete(at);
  };
  go(from, signs.whole, [], false, new Set());
  for (const found of reached.values()) found.state = stateOf(found.at, found.mask, accepts & found.mask);
  return { reached, accepts };
}
