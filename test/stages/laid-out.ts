// What the tests of this room share: a text laid out and printed, its pictures (of any size) not asked for.
import { curate } from '../../src/album/curate.ts';
import type { Problem } from '../../src/diagnostics.ts';
import { parse } from '../../src/markdown/parse.ts';
import type { Plan, Sheet } from '../../src/model.ts';
import { chooseOptions } from '../../src/options/resolve.ts';
import type { Options } from '../../src/options/settings.ts';
import { composeBody } from '../../src/page/compose.ts';
import { inspectPrint } from '../../src/pdf/printed.ts';
import type { Gathered } from '../../src/stages/gather.ts';
import { type LaidOut, layOut } from '../../src/stages/layout.ts';
import { printAsPlanned } from '../../src/stages/printing.ts';
import type { Run } from '../../src/stages/workspace.ts';

export interface PrintedText extends LaidOut {
  readonly plan: Plan;
  /** What was reported. */
  readonly said: readonly Problem[];
  readonly pdf: Uint8Array;
  readonly printed: ReturnType<typeof inspectPrint>;
}

/** @param sizes of the pictures in their order, again and again. */
export async function laidOut(
  markdown: string,
  options: Options,
  sheet: Sheet,
  folder: string,
  sizes: readonly (readonly [number, number])[] = [[3000, 2000]],
): Promise<PrintedText> {
  const choices = chooseOptions(['post.md'], options);
  const { settings } = choices;
  const report = parse([{ name: 'post.md', text: markdown }], {});
  const images = report.pictures.map(({ id, written }) => ({
    picture: id,
    address: written,
    bytes: 1,
    downloadedBytes: 0,
  }));
  const found = images.map(({ picture }, index) => {
    const [widthPx = 1, heightPx = 1] = sizes[index % sizes.length] ?? [];
    return { picture, file: 'a.jpg', widthPx, heightPx, graphic: false, damaged: false, metadata: {} };
  });
  const album = curate(report, { images, problems: [] }, found, settings);
  const said: Problem[] = [];
  const steps = {
    start: () => {},
    report: (list: readonly Problem[]) => void said.push(...list),
  };
  const run = { folder, steps, environment: {}, signal: new AbortController().signal } as unknown as Run;
  const laid = await layOut({ report, album, settings, choices } as unknown as Gathered, sheet, run);
  const body = composeBody(laid.composition, laid.plan, new Map());
  const { pdf } = await printAsPlanned(sheet, laid.composition, body, laid.plan.pages.length);
  return { ...laid, said, pdf, printed: inspectPrint(pdf) };
}
