// Whole runs: the real command in a process of its own, in a temporary folder that is removed afterwards.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { watchRun } from './problems.ts';
import { requireDocument, requireKnown } from './schemas.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const FIXTURES = path.join(ROOT, 'fixtures');

export interface Ran {
  readonly code: number;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  /** Another checkout. */
  readonly root?: string;
}

/** Runs `tripreport …` and waits for its end; never throws for an exit code, but where it reads or writes what is not
 *  of its schemas. */
export function tripreport(
  args: readonly string[],
  { cwd = ROOT, env = {}, stdin, root = ROOT }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [path.join(root, 'bin', 'tripreport.js'), ...args],
      { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 64 * 2 ** 20, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 128) : 0;
        const signal = (error as { signal?: string } | null)?.signal ?? null;
        try {
          requireDocument(args, stdout);
          requireKnown(args, cwd, stdout + stderr);
          resolve(watchRun({ code, signal, stdout, stderr }));
        } catch (wrong) {
          reject(wrong);
        }
      },
    );
    child.stdin?.end(stdin ?? '');
  });
}

/** A folder for this test alone. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a fixtures folder, so that a test may change it. */
export function copyOfFixture(name: string): string {
  const folder = temporaryFolder();
  cpSync(path.join(FIXTURES, name), folder, { recursive: true });
  return folder;
}

/** The acceptance post, or undefined with the reason on the console when the material is not beside the checkout. */
export function acceptanceFolder(): string | undefined {
  const folder = path.join(ROOT, '..', 'shared', 'corpus', 'kubecon2019');
  if (existsSync(folder)) return folder;
  console.warn('skipped: the acceptance corpus is not beside this checkout (../shared/corpus)');
  return undefined;
}
