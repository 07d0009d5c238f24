// What the tests of this room share: a temporary folder and a real browser, both gone when the test is.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import { browserPath, type OpenedBrowser, openBrowser } from '../../src/browser/browser.ts';
import type { GuardedSheet } from '../../src/browser/sheet.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { crowding } from '../helpers/time.ts';

export interface Opened {
  readonly folder: string;
  readonly browser: OpenedBrowser;
  readonly sheet: GuardedSheet;
  readonly stop: AbortController;
}

export async function openedSheet(): Promise<Opened> {
  const folder = temporaryFolder();
  const stop = new AbortController();
  const browser = await openBrowser(
    { sandbox: true },
    { signal: stop.signal, folder, environment: process.env, tell: () => {} },
  );
  onTestFinished(() => browser.close());
  const sheet = (await browser.openSheet()) as GuardedSheet;
  return { folder, browser, sheet, stop };
}

/** What a shell script starts the real browser by, on a system without its libraries, too. */
export async function startsReal(): Promise<string> {
  const real = await browserPath({}, { environment: process.env });
  return `exec env LD_LIBRARY_PATH="${dirname(real)}/lib" "${real}"`;
}

/** Living processes of the browser's group (Linux): itself, its zygotes, its renderers. */
export function groupOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((candidate) => {
      try {
        const facts = readFileSync(`/proc/${candidate}/stat`, 'latin1');
        // pid (name) state parent group …; a zombie is dead already and waits for init.
        const [state, , group] = facts.slice(facts.lastIndexOf(')') + 2).split(' ');
        return Number(group) === pid && state !== 'Z';
      } catch {
        return false;
      }
    });
}

/** Waits until `done` or 3 s are over, more where the machine is crowded; tells whether it came true. */
export async function soon(done: () => boolean): Promise<boolean> {
  const patienceMs = 3000 * crowding();
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (done()) return true;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return done();
}
