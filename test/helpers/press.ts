// Many texts in one workspace and one browser: the stages of a build in this process, for tests that ask what becomes
// of texts, not how the command answers.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { holdNothing } from '../../src/belongings.ts';
import { successDocument } from '../../src/cli/json-document.ts';
import { type ListedPhoto, listPhotos } from '../../src/cli/photo-listing.ts';
import { ofReport, type Problem } from '../../src/diagnostics.ts';
import type { Plan, PlannedPhoto, Report } from '../../src/model.ts';
import type { Options, Settings } from '../../src/options/settings.ts';
import { refuse, requirePhotos, result } from '../../src/stages/acceptance.ts';
import { gather, readText, type Text } from '../../src/stages/gather.ts';
import { type LaidOut, layOut } from '../../src/stages/layout.ts';
import { encodeAhead, finish, print } from '../../src/stages/printing.ts';
import { chooseConfigured } from '../../src/stages/texts/configured.ts';
import { openWorkspace, type Run, type Workspace } from '../../src/stages/workspace.ts';
import { type JsonAnswer, jsonAnswer } from './json.ts';
import { type ReadPdf, readPdf } from './pdf.ts';
import { watchProblems } from './problems.ts';

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
  /** Of these, no notes. */
  readonly warnings: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Pressed extends Laid {
  readonly pdf: Uint8Array;
  readonly read: ReadPdf;
  /** What `--json` would say. */
  readonly answer: JsonAnswer;
}

export interface Listed {
  readonly photos: readonly ListedPhoto[];
  readonly problems: readonly Problem[];
}

/** A text beside the files of the press; or paths of texts, which stand elsewhere. */
export type Source = string | readonly string[];

export interface Press {
  /** @param options as a program's */
  lay(source: Source, options?: Options): Promise<Laid>;
  /** The same, printed and read again. */
  print(source: Source, options?: Options): Promise<Pressed>;
  /** What is known of its photos, without a page. */
  list(source: Source, options?: Options): Promise<Listed>;
}

/** A press for the tests of one file. Photos that several texts show are looked at, and made, once.
 *  @param files by their paths, beside every text */
export function openPress(
  files: () => Promise<Readonly<Record<string, Uint8Array | string>>> = () => Promise.resolve({}),
): Press {
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
    workspace = await openWorkspace({ sandbox: true, cache: false }, host, true);
  });
  afterAll(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const read = async (source: Source, options: Options, run: Run): Promise<Text> => {
    const file = path.join(folder, 'post.md');
    if (typeof source === 'string') writeFileSync(file, source);
    const inputs = typeof source === 'string' ? [file] : source;
    return readText(await chooseConfigured(inputs, { offline: true, ...options }), run);
  };
  const work = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    const made = await workspace.run(240_000, work);
    await workspace.tidy();
    return made;
  };
  return {
    lay: (source, options = {}) =>
      work(async (run) => {
        const gathered = await gather(await read(source, options, run), run);
        const laidOut = await run.withSheet((sheet) => layOut(gathered, sheet, run));
        return watchProblems(laid(laidOut, run), 'told', 'warnings');
      }),
    print: (source, options = {}) =>
      work(async (run) => {
        const gathered = await gather(await read(source, options, run), run);
        requirePhotos(gathered.album, gathered.settings);
        const [laidOut, printed] = await run.withSheet(async (sheet) => {
          const laidOut = await layOut(gathered, sheet, run, encodeAhead);
          return [laidOut, await print(laidOut, sheet, run)] as const;
        });
        const { pdf, pages, standards } = await finish(printed, gathered, run);
        const built = result(
          pdf,
          { ...printed, pages, standards, fetched: gathered.fetched },
          gathered.settings,
          run.steps,
        );
        refuse(built, gathered.settings);
        const stdout = JSON.stringify(successDocument(built));
        const pressed = { ...laid(laidOut, run), pdf, read: await readPdf(pdf), answer: jsonAnswer(stdout) };
        return watchProblems(pressed, 'told', 'warnings');
      }),
    list: (source, options = {}) =>
      work(async (run) => {
        const text = await read(source, { output: 'none', ...options }, run);
        const { album } = await gather(text, run, { glance: true });
        const { problems } = run.steps;
        return watchProblems({ photos: listPhotos(album, problems), problems: ofReport(problems) });
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
    warnings: problems.filter(({ severity }) => severity === 'warning').map(line),
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
