// The whole sweep of test/stages/layout.whole.test.ts: every kind of block at 20 places on three papers, some minutes.
// Run: node test/bench/sweep.mjs [name of a kind]
import { spawnSync } from 'node:child_process';

const [name] = process.argv.slice(2);
const file = 'test/stages/layout.whole.test.ts';
const more = ['--testTimeout', '1200000', ...(name ? ['-t', name] : [])];
const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', 'whole', file, ...more];
const { status } = spawnSync('npx', vitest, { stdio: 'inherit', env: { ...process.env, SWEEP: 'full' } });
process.exitCode = status ?? 1;
