// Many texts in one workspace and one browser: the stages of a build in this process, for tables of what texts ask for.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { holdNothing } from '../../src/belongings.ts';
import { ofReport, type Problem } from '../../src/diagnostics.ts';
import type { Plan, PlannedPhoto, Report } from '../../src/model.ts';
import { chooseOptions } from '../../src/options/resolve.ts';
import type { Options, Settings } from '../../src/options/settings.ts';
import { type Gathered, gather, readText } from '../../src/stages/gather.ts';
import { type LaidOut, layOut } from '../../src/stages/layout.ts';
import { finish, print } from '../../src/stages/printing.ts';
import { openWorkspace, type Run, type Workspace } from '../../src/stages/workspace.ts';
import { type ReadPdf, readPdf } from './pdf.ts';

export interface Laid {
  readonly report: Report;
  readonly settings: Settings;
  readonly laidOut: LaidOut;
  readonly plan: Plan;
  /** Of the page's text area, CSS px. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Every photo as planned, with its page (from 0). */
  readonly photos: readonly (PlannedPhoto & { readonly page: number })[];
  /** `CODE line`, without what the machine makes everybody hear. */
  readonly told: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Pressed extends Laid {
  readonly pdf: Uint8Array;
  readonly read: ReadPdf;
}

export interface Press {
  /** A text beside `files`, laid out. @param options as a program's */
  lay(text: string, options?: Options): Promise<Laid>;
  /** The same, printed and read again. */
  print(text: string, options?: Options): Promise<Pressed>;
}

/** A press for the tests of one file. @param files by their paths, beside every text */
export function openPress(files: () => Promise<Readonly<Record<string, Uint8Array | string>>>): Press {
  const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-test-'));
  const { signal } = new AbortController();
  const { env: environment, stdin } = process;
  const writeOut = (): Promise<void> => Promise.resolve();
  let workspace: Workspace;
  beforeAll(async () => {
    for (const [name, content] of Object.entries(await files())) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const host = { environment, stdin, writeOut, hold: holdNothing, tell: () => {}, signal };
    workspace = await openWorkspace({ sandbox: true, cache: false }, host);
  });
  afterAll(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const gathered = async (text: string, options: Options, run: Run): Promise<Gathered> => {
    const file = path.join(folder, 'post.md');
    writeFileSync(file, text);
    return gather(await readText(chooseOptions([file], { offline: true, ...options }), run), run);
  };
  return {
    lay: (text, options = {}) =>
      workspace.run(120_000, async (run) => {
        const all = await gathered(text, options, run);
        return laid(await run.withSheet((sheet) => layOut(all, sheet, run)), run);
      }),
    print: (text, options = {}) =>
      workspace.run(120_000, async (run) => {
        const all = await gathered(text, options, run);
        const [laidOut, printed] = await run.withSheet(async (sheet) => {
          const laidOut = await layOut(all, sheet, run);
          return [laidOut, await print(laidOut, sheet, run)] as const;
        });
        const { pdf } = await finish(printed, all, run);
        return { ...laid(laidOut, run), pdf, read: await readPdf(pdf) };
      }),
  };
}

function laid(laidOut: LaidOut, { steps }: Run): Laid {
  const { gathered, measured, plan } = laidOut;
  const { report, settings } = gathered;
  const { widthPx, heightPx } = measured.geometry;
  const problems = ofReport(steps.problems);
  return {
    report,
    settings,
    laidOut,
    plan,
    widthPx,
    heightPx,
    photos: photosOf(plan),
    told: problems.map(line),
    problems,
  };
}

function line({ code, place }: Problem): string {
  return place ? `${code} ${place.line}` : code;
}

function photosOf({ pages }: Plan): Laid['photos'] {
  return pages.flatMap(({ items }, page) =>
    items.flatMap((item) => {
      if (item.kind === 'text') return [];
      const photos = item.kind === 'beside' ? [item.photo] : item.photos;
      return photos.map((photo) => ({ ...photo, page }));
    }),
  );
}
