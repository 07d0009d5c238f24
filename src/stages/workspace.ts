// What the stages work in: a temporary folder, one browser, one image decoder, and for each run a deadline, a stopwatch
// and its problems. It may run stages again on the same ones, and knows no stage by name.

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Hold } from '../belongings.ts';
import { type OpenedBrowser, openBrowser } from '../browser/browser.ts';
import { childEnvironment } from '../browser/flags.ts';
import { supportFonts } from '../browser/system-fonts.ts';
import { BuildError, deadlineError, type Tell } from '../diagnostics.ts';
import { openFolder, throwIfFull } from '../files/temporary.ts';
import { asInstallError, requireInstallation } from '../installation.ts';
import type { Sheet } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { type ImageDecoder, openImageDecoder } from '../photos/pixels/image-decoder.ts';
import { openPhotoStore, openPhotoStoreIn, openShelf, type Shelf } from '../photos/shelf.ts';
import { type Steps, stopwatch } from './timing/stopwatch.ts';

/** What a run is given besides its settings: how to talk, when to stop, and the machine as far as it may know it. */
export interface Host {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Where the addresses of a text that comes from there start; absent: in the current folder. */
  readonly stdinFolder?: string | undefined;
  /** Writes to stdout. @throws BuildError E_OUTPUT */
  readonly writeOut: (bytes: Uint8Array) => Promise<void>;
  /** Is told of everything that would outlive this thread. */
  readonly hold: Hold;
}

/** One run of stages, from its start to its deadline. */
export interface Run extends Host {
  /** Absolute path of the workspace's own temporary folder. */
  readonly folder: string;
  readonly steps: Steps;
  /** The variables that our own processes and threads get: none that could hold a secret. */
  readonly childEnvironment: Readonly<Record<string, string>>;
  /** Opens pictures in processes of its own. */
  readonly decoder: ImageDecoder;
  /** What earlier runs have found out about photos, and their prints; undefined where nothing is kept. */
  readonly shelf: Shelf | undefined;
  /** Starts the browser where none is running. Optional before `withSheet`, to save waiting. */
  startBrowser(): Promise<unknown>;
  /** `work` with a page of the browser; where the browser crashes, once more with a new one. */
  withSheet<T>(work: (sheet: Sheet) => Promise<T>): Promise<T>;
  /** The same with scripts, for a program of ours alone. */
  withDrawing<T>(work: (sheet: Sheet) => Promise<T>): Promise<T>;
}

export interface Workspace {
  /** @throws BuildError E_DEADLINE after `timeoutMs`, and what `work` throws. */
  run<T>(timeoutMs: number, work: (run: Run) => Promise<T>): Promise<T>;
  /** Removes what the runs so far have left in the folder; while none is at work. Never throws. */
  tidy(): Promise<void>;
  /** Ends the browser and removes the folder; never throws. */
  close(): Promise<void>;
}

/** @param again true: for several runs, so that the later ones are spared what the first has done in any case.
 *  @throws BuildError E_OUTPUT when no temporary folder can be made; E_INSTALL where packages are missing. */
export async function openWorkspace(
  choice: Pick<Settings, 'browser' | 'sandbox' | 'cache'>,
  host: Host,
  again = false,
): Promise<Workspace> {
  requireInstallation();
  const temporary = await openFolder(host.environment, host.hold);
  const folder = temporary.path;
  // A full disk is reported by the first step that needs room.
  const fonts = await supportFonts(host.environment, folder).catch(() => undefined);
  const environment = childEnvironment(host.environment, folder, fonts?.config);
  let decoder = openImageDecoder(environment, host);
  const kept = choice.cache ? openPhotoStore(host.environment) : undefined;
  const store = kept ?? (again ? openPhotoStoreIn(path.join(folder, 'shelf')) : undefined);
  const shelf = store && openShelf(store);
  let closing: Promise<void> | undefined;
  let opening: Promise<OpenedBrowser> | undefined;
  const closeBrowser = async (): Promise<void> => {
    const browser = await opening?.catch(() => undefined);
    opening = undefined;
    await browser?.close();
  };

  return {
    async run(timeoutMs, work) {
      const deadline = AbortSignal.timeout(timeoutMs);
      const ended = new AbortController();
      const signal = AbortSignal.any([host.signal, deadline, ended.signal]);
      const steps = stopwatch(host.tell);
      const start = (): Promise<OpenedBrowser> => {
        const over = steps.beside('browser started', 'measure');
        return openBrowser(choice, { ...host, signal, folder, fonts }).finally(over);
      };
      const startBrowser = (): Promise<OpenedBrowser> =>
        (opening ??= start().catch((error) => {
          opening = undefined; // the next run tries again
          throw error;
        }));
      // A picture that hangs must not keep a run that is to end; the next run gets another decoder.
      const endDecoder = (): void => {
        closing = decoder.close();
        decoder = openImageDecoder(environment, host);
      };
      signal.addEventListener('abort', endDecoder, { once: true });
      const inSheet = async <T>(work: (sheet: Sheet) => Promise<T>, scripts: boolean): Promise<T> => {
        const browser = await startBrowser();
        steps.report(browser.problems);
        const sheet = await (scripts ? browser.openDrawing(signal) : browser.openSheet(signal));
        try {
          return await work(sheet);
        } finally {
          await sheet.close();
        }
      };
      const inOne = async <T>(work: (sheet: Sheet) => Promise<T>, scripts = false): Promise<T> => {
        try {
          return await inSheet(work, scripts);
        } catch (error) {
          const again = error instanceof BuildError && (error.code === 'E_BROWSER' || error.code === 'E_PICTURES');
          if (!again || signal.aborted) throw error;
          await closeBrowser();
          return inSheet(work, scripts);
        }
      };
      try {
        const withSheet: Run['withSheet'] = (work) => inOne(work);
        const withDrawing: Run['withDrawing'] = (work) => inOne(work, true);
        const tools = { childEnvironment: environment, decoder, shelf, startBrowser, withSheet, withDrawing };
        return await work({ ...host, signal, folder, steps, ...tools });
      } catch (error) {
        if (!deadline.aborted || host.signal.aborted) {
          if (!(error instanceof BuildError)) throwIfFull(error, folder);
          throw asInstallError(error) ?? error;
        }
        // It may still be at work on what took too long, and the next run would wait for it.
        await closeBrowser();
        throw deadlineError(timeoutMs, steps.current(), error);
      } finally {
        signal.removeEventListener('abort', endDecoder);
        ended.abort();
        await shelf?.trim();
      }
    },
    async tidy() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const left = entries.filter((one) => (one.isDirectory() ? RUNS_FOLDER.test(one.name) : RUNS_FILE.test(one.name)));
      await Promise.all(
        left.map(({ name }) => rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {})),
      );
    },
    async close() {
      await Promise.all([closeBrowser(), closing, decoder.close()]);
      await temporary.close();
    },
  };
}

/** What the stages put into the folder; the browser, its profile and the fonts stay. */
const RUNS_FILE = /^(?:print|download|kept|heic)-|\.html$/;
const RUNS_FOLDER = /^(?:own-theme|thumbnails|contents|cover|blank|pages|export-[0-9a-f]{16}(?:\.part)?|level-\d+)$/;

/** One run in a workspace of its own, which is gone afterwards on every path. */
export async function inWorkspace<T>(settings: Settings, host: Host, work: (run: Run) => Promise<T>): Promise<T> {
  const workspace = await openWorkspace(settings, host);
  try {
    return await workspace.run(settings.timeoutMs, work);
  } finally {
    await workspace.close();
  }
}
