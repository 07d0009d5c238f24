// A run that is ended while it is busy, with whatever: gone a second later, with its processes, its folder and its half
// files. `npm run fuzz -- ends --items 200` does the same at 200 moments.
import { expect, it } from 'vitest';
import { BUSY, ENDINGS, type Ending, endOne } from '../fuzz/ends.ts';
import { temporaryFolder } from '../helpers/run.ts';

const moments: readonly [busy: string, ending: Ending, afterMs: number][] = Object.keys(BUSY).map((busy, at) => [
  busy,
  ENDINGS[at % ENDINGS.length]!,
  [1500, 2500, 900][at % 3]!,
]);

it.runIf(process.platform === 'linux').each(moments)('%s: %s after %d ms', async (busy, ending, afterMs) => {
  const ended = await endOne(BUSY[busy]!, ending, afterMs, temporaryFolder());
  if (ended.code === 8) expect(ended.stderr).toMatch(/error E_DEADLINE: not finished after .* s \(while [a-z ]+\)/);
});
