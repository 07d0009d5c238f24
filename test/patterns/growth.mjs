// Does the number of ways through a pattern grow with its text? Two loops that read the same text, one behind the
// other, are a square of ways; one loop that reads a text in two ways is a power of ways. Neither: each text is
// searched in steps in proportion to its length.

import { automatonOf } from './automaton.mjs';

/** Undefined where nothing grows; else what does, and a text that repeats. */
export function growth(source, flags, { counts = false } = {}) {
  const { states, samples } = automatonOf(source, flags);
  const moves = movesOf(states);
  const loops = counts ? moves : withoutEndingLoops(states, moves);
  const say = (degree, signs) => ({ degree, pump: signs.map((sign) => samples[sign]).join('') });
  const doubled = onePathTwice(loops.map(onlyVain));
  if (doubled) return say('exponential', doubled);
  const square = oneBehindAnother(moves, loops);
  return square && say('polynomial', square);
}

/** By state and sign. */
function movesOf(states) {
  return states.map(({ moves }) => {
    const bySign = new Map();
    for (const move of moves) bySign.set(move.sign, [...(bySign.get(move.sign) ?? []), move]);
    return bySign;
  });
}

/** Where a match is sure the search never turns back: only ways without such a place are tried in vain. */
const vain = ({ accepting }) => !accepting;

const onlyVain = (bySign) => new Map([...bySign].map(([sign, moves]) => [sign, moves.filter(vain)]));

/** A count ends a loop that never leaves it; within a larger loop that has no end it begins anew each time. */
function withoutEndingLoops(states, moves) {
  let left = moves;
  for (;;) {
    const component = components(left.length, (state) => [...left[state].values()].flat().map(({ to }) => to));
    const shared = new Map();
    component.forEach((of, state) => {
      const { around } = states[state];
      shared.set(of, shared.has(of) ? shared.get(of).filter((count) => around.includes(count)) : around);
    });
    let changed = false;
    left = left.map((bySign, state) => {
      const counts = new Set(shared.get(component[state]));
      const goesOn = ({ to, ways }) =>
        component[to] !== component[state] || ways.some((passed) => !passed.some((count) => counts.has(count)));
      const kept = new Map([...bySign].map(([sign, reached]) => [sign, reached.filter(goesOn)]));
      for (const [sign, reached] of bySign) changed ||= kept.get(sign).length < reached.length;
      return kept;
    });
    if (!changed) return left;
  }
}

function onCycles(moves) {
  const next = (state) => [...moves[state].values()].flat().map(({ to }) => to);
  const component = components(moves.length, next);
  const sizes = new Map();
  for (const of of component) sizes.set(of, (sizes.get(of) ?? 0) + 1);
  return new Set(component.flatMap((of, state) => (sizes.get(of) > 1 || next(state).includes(state) ? [state] : [])));
}

/** A loop with two ways on one text. */
function onePathTwice(moves) {
  const endless = onCycles(moves);
  const component = components(moves.length, (state) => [...moves[state].values()].flat().map(({ to }) => to));
  for (const state of endless)
    for (const [sign, reached] of moves[state])
      for (const { to, ways } of reached) if (ways.length > 1 && component[to] === component[state]) return [sign];
  for (const state of endless) {
    const inside = (to) => component[to] === component[state];
    const seen = new Map();
    const next = ([a, b]) => pairsOf(moves[a], moves[b]).filter(({ to: [x, y] }) => inside(x) && inside(y));
    const apart = searchAll([state, state], next, seen);
    const goal = String([state, state]);
    for (const [a, b] of apart) {
      if (a === b) continue;
      const way = search([a, b], next, (key) => key === goal);
      if (way) return [...seen.get(String([a, b])), ...way];
    }
  }
  return undefined;
}

/** Two loops on one text, the second in reach of the first on that text. */
function oneBehindAnother(moves, loops) {
  const vainLoops = loops.map(onlyVain);
  const firstLoops = [...onCycles(loops)];
  const secondLoops = [...onCycles(vainLoops)];
  const component = components(moves.length, (state) => [...loops[state].values()].flat().map(({ to }) => to));
  const pairs = [];
  const places = new Map();
  for (const a of firstLoops)
    for (const b of secondLoops)
      if (component[a] !== component[b]) {
        places.set(a * moves.length + b, pairs.length);
        pairs.push([a, b]);
      }
  const next = (place) => {
    const [a, b] = pairs[place];
    return pairsOf(loops[a], vainLoops[b]).flatMap(({ to: [x, y] }) => {
      if (component[x] !== component[a] || component[y] !== component[b]) return [];
      return [places.get(x * moves.length + y)].filter((found) => found !== undefined);
    });
  };
  const of = components(pairs.length, next);
  const tried = new Set();
  for (let place = 0; place < pairs.length; place++) {
    const [a, b] = pairs[place];
    if (tried.has(of[place])) continue;
    tried.add(of[place]);
    if (!reaches(moves, a, b)) continue;
    const goal = String([a, b, b]);
    const step = ([x, m, y]) =>
      triplesOf(loops[x], moves[m], vainLoops[y]).filter(
        ({ to }) => component[to[0]] === component[a] && component[to[2]] === component[b],
      );
    const way = search([a, a, b], step, (key) => key === goal);
    if (way) return way;
  }
  return undefined;
}

function reaches(moves, from, goal) {
  const seen = new Set([from]);
  const queue = [from];
  while (queue.length > 0)
    for (const { to } of [...moves[queue.pop()].values()].flat()) {
      if (to === goal) return true;
      if (!seen.has(to)) queue.push(to);
      seen.add(to);
    }
  return false;
}

function pairsOf(a, b) {
  const found = [];
  for (const [sign, first] of a)
    for (const x of first) for (const y of b.get(sign) ?? []) found.push({ sign, to: [x.to, y.to] });
  return found;
}

function triplesOf(x, m, y) {
  return pairsOf(x, m).flatMap(({ sign, to: [a, b] }) =>
    (y.get(sign) ?? []).map(({ to }) => ({ sign, to: [a, b, to] })),
  );
}

/** The signs from one place to a goal, at least one. */
function search(from, next, isGoal) {
  const seen = new Map([[String(from), undefined]]);
  const queue = [from];
  for (const at of queue)
    for (const { sign, to } of next(at)) {
      const key = String(to);
      if (isGoal(key)) return [...signsTo(seen, String(at)), sign];
      if (seen.has(key)) continue;
      seen.set(key, { sign, before: String(at) });
      queue.push(to);
      if (queue.length > MOST_PLACES) throw new Error('too many places');
    }
  return undefined;
}

const MOST_PLACES = 300_000;

function searchAll(from, next, signs) {
  const steps = new Map([[String(from), undefined]]);
  const queue = [from];
  for (const at of queue)
    for (const { sign, to } of next(at)) {
      if (steps.has(String(to))) continue;
      steps.set(String(to), { sign, before: String(at) });
      queue.push(to);
    }
  for (const at of queue) signs.set(String(at), signsTo(steps, String(at)));
  return queue;
}

function signsTo(steps, key) {
  const signs = [];
  for (let step = steps.get(key); step; step = steps.get(step.before)) signs.push(step.sign);
  return signs.reverse();
}

/** Strongly connected components (Tarjan): a number for each state. */
function components(count, next) {
  const order = new Array(count).fill(-1);
  const low = new Array(count).fill(0);
  const component = new Array(count).fill(-1);
  const stack = [];
  let clock = 0;
  let found = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const work = [];
    const enter = (state) => {
      order[state] = low[state] = clock++;
      stack.push(state);
      work.push({ state, targets: next(state), at: 0 });
    };
    enter(root);
    while (work.length > 0) {
      const top = work.at(-1);
      if (top.at < top.targets.length) {
        const to = top.targets[top.at++];
        if (order[to] === -1) enter(to);
        else if (component[to] === -1) low[top.state] = Math.min(low[top.state], order[to]);
        continue;
      }
      work.pop();
      if (work.length > 0) low[work.at(-1).state] = Math.min(low[work.at(-1).state], low[top.state]);
      if (low[top.state] !== order[top.state]) continue;
      for (let state = stack.pop(); ; state = stack.pop()) {
        component[state] = found;
        if (state === top.state) break;
      }
      found++;
    }
  }
  return component;
}
