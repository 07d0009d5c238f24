// What a command costs as a whole: wall time, processor time of it and all that it started, and the peak of their
// memory (PSS; on Linux). Processor time is what each process of the tree had taken when it was last seen: one that is
// ended by a signal and that nobody waits for, as browsers are, is counted nowhere else.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_EVERY_MS = 50;
const MEMORY_EVERY_MS = 100;
/** Of the system's clock, a second. */
const TICKS = 100;

/** @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} environment
 *  @throws where the command fails */
export async function measured(file, args, environment = process.env) {
  const began = performance.now();
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', file, ...args], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let told = '';
  child.stdio[3].on('data', (piece) => (told += piece));
  let peakMiB = 0;
  const taken = new Map();
  const looks = [
    setInterval(() => {
      for (const { pid, began, ticks } of treeOf(child.pid)) taken.set(`${pid} ${began}`, ticks);
    }, TICKS_EVERY_MS),
    setInterval(() => {
      peakMiB = Math.max(peakMiB, treeOf(child.pid).reduce((sum, { pid }) => sum + pssOf(pid), 0) / 1024);
    }, MEMORY_EVERY_MS),
  ];
  const code = await new Promise((resolve) => child.once('close', resolve));
  for (const look of looks) clearInterval(look);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ends with ${code}`);
  return { wallS: (performance.now() - began) / 1000, cpuS: processorSeconds(told, taken), peakMiB };
}

/** What was seen of all, or what the shell has counted of those that were waited for, whichever is more: of a command
 *  of milliseconds hardly anything is seen. */
function processorSeconds(told, taken) {
  const [, children = ''] = told.trim().split('\n');
  const waited = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => 60 * Number(m) + Number(s));
  const seen = [...taken.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS;
  return Math.max(
    seen,
    waited.reduce((sum, one) => sum + one, 0),
  );
}

/** The living processes below this one, and itself: when each began, and the ticks that it has taken. */
function treeOf(pid) {
  const all = readdirSync('/proc').flatMap((name) => {
    try {
      const told = readFileSync(`/proc/${Number(name)}/stat`, 'latin1');
      const facts = told.slice(told.lastIndexOf(')') + 2).split(' ');
      const ticks = Number(facts[11]) + Number(facts[12]);
      return [{ pid: Number(name), parent: Number(facts[1]), began: facts[19], ticks }];
    } catch {
      return [];
    }
  });
  const tree = all.filter((one) => one.pid === pid);
  for (const one of tree) for (const child of all) if (child.parent === one.pid) tree.push(child);
  return tree;
}

function pssOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
