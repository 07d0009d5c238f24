// Step 7 (print): a browser page that can read only the run's temporary folder: page scripts off (but for a program of
// ours that draws), other requests aborted. HTML in, measures or PDF bytes out; knows nothing of reports or plans.

import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, CDPSession, HTTPRequest, Page } from 'puppeteer';
import { BuildError } from '../diagnostics.ts';
import { orFullDisk, orSmallDisk, writeTemporary } from '../files/temporary.ts';
import type { Sheet } from '../model.ts';

/** A Sheet that also lists what it refused to load (for tests). */
export interface GuardedSheet extends Sheet {
  readonly refused: readonly string[];
}

interface SheetRun {
  readonly folder: string;
  readonly signal: AbortSignal;
  /** How the browser ended. */
  readonly ended: Promise<string>;
}

/** The pages of a browser. It comes with one, and each has a process of its own, which takes 40 MB. */
export interface Pages {
  /** One that nothing was loaded in. */
  take(): Promise<Page>;
  /** Closed when another one is taken: some browsers end with their last page. */
  leave(page: Page): void;
}

export function pagesOf(browser: Browser): Pages {
  let first = true;
  const left: Page[] = [];
  const its = async (): Promise<Page | undefined> => {
    const pages = first ? await browser.pages() : [];
    return pages.find((page) => page.url() === 'about:blank');
  };
  return {
    async take() {
      const one = its();
      first = false;
      const page = (await one) ?? (await browser.newPage());
      for (const old of left.splice(0)) void old.close().catch(() => {});
      return page;
    },
    leave: (page) => void left.push(page),
  };
}

/** @param scripts true: for a program of ours, which nothing of a text is loaded beside */
export async function openSheet(pages: Pages, run: SheetRun, scripts = false): Promise<GuardedSheet> {
  const folder = await realpath(run.folder);
  const allowed = `${pathToFileURL(folder).href}/`;
  const refused: string[] = [];
  const lost = lossOf(run);
  const page = await lost.guard(pages.take());
  page.on('error', () => lost.report('its page crashed'));
  const client = await lost.guard(page.createCDPSession());
  await lost.guard(page.setJavaScriptEnabled(scripts));
  await lost.guard(page.setRequestInterception(true));
  page.on('request', (request: HTTPRequest) => {
    const ours = isInside(request.url(), allowed);
    if (!ours) refused.push(request.url());
    // With `aborted`, a page that wants to go elsewhere stays as it is; any other reason makes it an error page.
    const reason = request.isNavigationRequest() ? 'aborted' : 'blockedbyclient';
    // Fails only when the page has gone, which the guard reports.
    (ours ? request.continue() : request.abort(reason)).catch(() => {});
  });

  return {
    refused,
    async load(name, html) {
      const file = join(folder, name);
      await writeTemporary(file, html);
      try {
        await lost.guard(page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 0 }));
      } catch (error) {
        const [reason] = /net::ERR_\w+/.exec(String(error)) ?? [];
        if (!reason) throw error;
        if (!/FILE_NOT_FOUND|ACCESS_DENIED/.test(reason)) {
          const failed = new BuildError('E_BROWSER', `the browser cannot load the page: ${reason}`, { cause: error });
          throw await orFullDisk(failed, folder);
        }
        throw new BuildError('E_BROWSER', 'the browser cannot read the temporary folder', {
          hint: 'a browser from a snap sees only your home folder: set TMPDIR to a folder there, or choose another with --browser',
          cause: error,
        });
      }
      // The browser forgets this one when a page takes a new process.
      await lost.guard(page.emulateMediaType('print'));
      // Pictures have loaded by now; fonts load when text first uses them. This promise also settles with scripts off.
      await lost.guard(page.evaluate(() => (globalThis as unknown as FontPage).document.fonts.ready.then(() => {})));
    },
    evaluate: (run, argument) => lost.guard(page.evaluate(run as never, argument as never)) as never,
    resize: (width, height) => lost.guard(page.setViewport({ width, height, deviceScaleFactor: 1 })),
    pdf: () => lost.guard(printToPdf(client)),
    close: async () => pages.leave(page),
  };
}

interface FontPage {
  document: { fonts: { ready: Promise<unknown> } };
}

/** Only files below the folder, and data: addresses (they carry what they show). */
function isInside(address: string, allowed: string): boolean {
  if (address.startsWith('data:')) return true;
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  // A host part (`file://server/…`) would be a network share; the parser has resolved every `..` and `%2e%2e`.
  return url.protocol === 'file:' && url.host === '' && url.href.startsWith(allowed) && !/%2f|%5c/i.test(url.pathname);
}

/** In pieces, of 256 KiB for speed: one message for the whole PDF would hold it in memory three times. */
async function printToPdf(client: CDPSession): Promise<Uint8Array> {
  const { stream } = await client.send('Page.printToPDF', {
    transferMode: 'ReturnAsStream',
    preferCSSPageSize: true,
    printBackground: true,
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  if (stream === undefined) throw new BuildError('E_BROWSER', 'the browser printed nothing');
  const pieces: Buffer[] = [];
  for (let over = false; !over; ) {
    const piece = await client.send('IO.read', { handle: stream, size: 256 * 1024 });
    pieces.push(Buffer.from(piece.data, piece.base64Encoded ? 'base64' : 'utf8'));
    over = piece.eof;
  }
  await client.send('IO.close', { handle: stream });
  return Buffer.concat(pieces);
}

/** Every wait for the browser also ends when the run is stopped, the browser dies or its page crashes. */
function lossOf({ folder, ended, ...run }: SheetRun) {
  // A signal of our own: a run may open many sheets.
  const signal = AbortSignal.any([run.signal]);
  let report: (how: string) => void = () => {};
  const over = new Promise<string>((resolve) => {
    report = resolve;
    ended.then(resolve);
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  async function guard<T>(work: Promise<T>): Promise<T> {
    work.catch(() => {});
    try {
      signal.throwIfAborted();
      const first = await Promise.race([work.then((value) => ({ value })), over]);
      if (typeof first === 'object') return first.value;
      signal.throwIfAborted();
      throw await lostBrowser(first, folder);
    } catch (error) {
      signal.throwIfAborted();
      // The driver notices a closed pipe a moment before the end of the process is known, and gives up on a hung one.
      if (/Target closed|Session closed|Connection closed|detached|Protocol error|Timed out/.test(String(error))) {
        const how = await Promise.race([over, sleep(500, String(error))]);
        throw await lostBrowser(how, folder, error);
      }
      throw error;
    }
  }
  return { guard, report };
}

function lostBrowser(how: string, folder: string, cause?: unknown): Promise<BuildError> {
  const error = new BuildError('E_BROWSER', `the browser stopped while at work: ${how}`, {
    hint: 'often the machine ran out of memory: try --dpi 150, or close other programs',
    cause,
  });
  return BY_ITSELF.test(how) ? orSmallDisk(error, folder) : orFullDisk(error, folder);
}

/** Nobody ended it. */
const BY_ITSELF = /^its page crashed$|SIG(?:ABRT|BUS|ILL|SEGV|TRAP)$/;
