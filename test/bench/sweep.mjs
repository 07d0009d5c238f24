// The whole sweep of test/stages/: every kind of block at 20 places on three papers, and 240 random documents in twelve
// languages on four papers; some minutes. Run: node test/bench/sweep.mjs [name of a kind, or of a language]
import { spawnSync } from 'node:child_process';

const [name] = process.argv.slice(2);
const files = ['layout', 'random-documents'].map((one) => `test/stages/${one}.whole.test.ts`);
const more = ['--testTimeout', '1200000', ...(name ? ['-t', name] : [])];
const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', 'whole', ...files, ...more];
const { status } = spawnSync('npx', vitest, { stdio: 'inherit', env: { ...process.env, SWEEP: 'full' } });
process.exitCode = status ?? 1;
