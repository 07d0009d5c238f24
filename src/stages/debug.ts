// `--debug DIR`: what each step computed, as files in that folder, also of a run that fails.

import { access, constants, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { writeOutputs } from '../files/atomic-write.ts';
import { inPlainWords } from '../files/errno.ts';
import { type LinkBounds, outputPlace } from '../files/output-place.ts';
import type { Album, Measured, Plan, Report } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { unfolded } from '../page/fonts/opening.ts';
import { drawPlan } from '../plan/draw-plan.ts';
import { boundsOf } from './bounds.ts';
import type { Steps } from './timing/stopwatch.ts';
import { drawTimeline, type Timeline } from './timing/timeline.ts';

/** Called before any work. @throws BuildError E_OUTPUT when the folder cannot be made or written to. */
export async function makeDebugFolder(target: string, bounds: LinkBounds): Promise<void> {
  await makeNamedFolder(target, '--debug', bounds);
  for (const file of debugFiles(target)) await outputPlace(file, bounds);
}

/** A folder that the user names for files of ours. @throws BuildError E_OUTPUT as makeDebugFolder does. */
export async function makeNamedFolder(target: string, flag: string, bounds: LinkBounds): Promise<void> {
  try {
    await makeFolder(await outputPlace(target, bounds));
    await access(target, constants.W_OK);
  } catch (error) {
    if (error instanceof BuildError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    // Its parent exists: places like /proc take no folder.
    const why = code === 'ENOENT' ? code : inPlainWords(error, 'writing');
    throw new BuildError('E_OUTPUT', `cannot make the folder ${target} for ${flag}: ${why}`, {
      cause: error,
      hint: `name another folder for ${flag}`,
    });
  }
}

/** Step by step: Node's own way of making folders inside folders never ends in places like /proc. */
async function makeFolder(target: string): Promise<void> {
  const there = await stat(target).catch(() => undefined);
  if (there?.isDirectory()) return;
  if (path.dirname(target) !== target) await makeFolder(path.dirname(target));
  await mkdir(target);
}

const OTHER_FOLDER = 'name another folder for --debug';

/** What a step came to. */
interface Found {
  readonly report?: Report;
  readonly album?: Album;
  readonly measured?: Measured;
  /** With the album whose photos it places. */
  readonly plan?: Plan;
  /** What is printed; with the run's folder, where the document around it is. */
  readonly body?: string;
  readonly folder?: string;
  readonly timeline?: Timeline;
}

const FILES = [
  'report.json',
  'photos.json',
  'measured.json',
  'plan.json',
  'plan.txt',
  'report.html',
  'pages.html',
  'timeline.json',
  'timeline.txt',
] as const;

/** `work`, and at its end what it spent its time on, also where it fails. */
export async function withTimeline<T>(
  settings: Pick<Settings, 'debug' | 'inputs'>,
  steps: Pick<Steps, 'timeline'>,
  work: () => Promise<T>,
): Promise<T> {
  if (settings.debug === undefined) return work();
  const write = (): Promise<void> => writeDebug(settings, { timeline: steps.timeline() });
  const made = await work().catch(async (error) => {
    await write().catch(() => {});
    throw error;
  });
  await write();
  return made;
}

/** All that may be written there. */
export function debugFiles(target: string): readonly string[] {
  return FILES.map((name) => path.join(target, name));
}

/** Called as each step ends, so that a run that fails leaves what led there. @throws BuildError E_OUTPUT */
export async function writeDebug(
  { debug: target, inputs }: Pick<Settings, 'debug' | 'inputs'>,
  found: Found,
): Promise<void> {
  if (target === undefined) return;
  const bounds = boundsOf(inputs);
  const write = (name: (typeof FILES)[number], content: string): Promise<void> =>
    writeOutputs([{ path: path.join(target, name), bytes: Buffer.from(content), hint: OTHER_FOLDER }], bounds);
  const { report, album, measured, plan, body, folder, timeline } = found;
  if (report) await write('report.json', json({ ...report, inputs: report.inputs.map(({ name }) => ({ name })) }));
  if (album)
    await write('photos.json', json([...album.photos.values()].map(({ identity: _, sha256: __, ...photo }) => photo)));
  if (measured) await write('measured.json', json(measured));
  if (plan) await write('plan.json', json(plan));
  if (plan && album) await write('plan.txt', drawPlan(plan, album));
  if (timeline) {
    await write('timeline.json', json(timeline));
    await write('timeline.txt', drawTimeline(timeline));
  }
  if (body === undefined || folder === undefined) return;
  const html = unfolded(await readFile(path.join(folder, 'report.html'), 'utf8'));
  await write('report.html', html);
  const [from, to] = [html.indexOf('<body>'), html.lastIndexOf('</body>')];
  const pages = from < 0 || to < from ? html : `${html.slice(0, from)}<body>\n${body}\n${html.slice(to)}`;
  await write('pages.html', pages);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, (_, item: unknown) => (item instanceof Map ? Object.fromEntries(item) : item), 1)}\n`;
}
