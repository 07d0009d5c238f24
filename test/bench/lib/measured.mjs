// What a command costs as a whole: wall time, processor time of it and all that it started, and the peak of their
// memory (PSS; on Linux). Processor time is what the system has counted for a shell that waits for the command.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 100;

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
  const timer = setInterval(() => {
    peakMiB = Math.max(peakMiB, treeOf(child.pid).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024);
  }, EVERY_MS);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ends with ${code}`);
  const [, children = ''] = told.trim().split('\n');
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => 60 * Number(m) + Number(s));
  return { wallS: (performance.now() - began) / 1000, cpuS: seconds.reduce((sum, one) => sum + one, 0), peakMiB };
}

/** The living processes below this one, and itself. */
function treeOf(pid) {
  const all = readdirSync('/proc').flatMap((name) => {
    try {
      const facts = readFileSync(`/proc/${Number(name)}/stat`, 'latin1');
      return [{ pid: Number(name), parent: Number(facts.slice(facts.lastIndexOf(')') + 2).split(' ')[1]) }];
    } catch {
      return [];
    }
  });
  const tree = [pid];
  for (const one of tree) for (const { pid: child, parent } of all) if (parent === one) tree.push(child);
  return tree;
}

function pssOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
