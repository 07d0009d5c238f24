// `--debug`: what each step came to is on disk as soon as the step has ended, whatever becomes of the run.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Measured, Plan } from '../../src/model.ts';
import { debugFiles, withTimeline, writeDebug } from '../../src/stages/debug.ts';
import { stopwatch } from '../../src/stages/timing/stopwatch.ts';
import { album as makeAlbum, report as makeReport, photo } from '../helpers/make.ts';
import { temporaryFolder } from '../helpers/run.ts';

const report = makeReport({ inputs: [{ name: 'post.md', text: 'secret', folder: '/home' }] });
const album = makeAlbum([photo('p1')]);
const measured = { blocks: new Map() } as unknown as Measured;
const plan: Plan = { level: 'full', pages: [], targetPx: 0, cost: 0, problems: [] };

it('each step adds its files, and all of them are announced', async () => {
  const debug = temporaryFolder();
  const folder = temporaryFolder();
  const seen: string[][] = [];
  const step = async (found: Parameters<typeof writeDebug>[1]) => {
    const before = new Set(readdirSync(debug));
    await writeDebug({ debug, inputs: [] }, found);
    seen.push(readdirSync(debug).filter((name) => !before.has(name)));
  };
  await step({ report });
  await step({ album });
  await step({ measured });
  await step({ plan, album });
  writeFileSync(path.join(folder, 'report.html'), '<title>A</title><body>all</body>');
  await step({ plan, album, body: 'set $& so', folder });
  await step({ timeline: stopwatch(() => {}).timeline() });
  expect(seen.map((names) => names.sort())).toEqual([
    ['report.json'],
    ['photos.json'],
    ['measured.json'],
    ['plan.json', 'plan.txt'],
    ['pages.html', 'report.html'],
    ['timeline.json', 'timeline.txt'],
  ]);
  expect(debugFiles(debug).toSorted()).toEqual(
    seen
      .flat()
      .map((name) => path.join(debug, name))
      .toSorted(),
  );
  expect(readFileSync(path.join(debug, 'report.json'), 'utf8')).not.toContain('secret');
  expect(readFileSync(path.join(debug, 'pages.html'), 'utf8')).toContain('<title>A</title><body>\nset $& so\n</body>');
});

it('nothing is kept unasked', async () => {
  await writeDebug({ inputs: [] }, { report, folder: '/no/such/folder', body: '' });
});

it('a folder that has gone is E_OUTPUT, not a bug', async () => {
  const debug = path.join(temporaryFolder(), 'gone');
  await expect(writeDebug({ debug, inputs: [] }, { report })).rejects.toMatchObject({
    code: 'E_OUTPUT',
    message: `${path.join(debug, 'report.json')} cannot be written: its folder does not exist`,
    hint: 'name another folder for --debug',
  });
});

it('what a run spent its time on is kept at its end, also where it fails; its own error is the one that is told', async () => {
  const steps = stopwatch(() => {});
  const debug = temporaryFolder();
  expect(await withTimeline({ debug, inputs: [] }, steps, async () => 'made')).toBe('made');
  expect(readdirSync(debug).sort()).toEqual(['timeline.json', 'timeline.txt']);
  const other = temporaryFolder();
  const fail = async (): Promise<never> => Promise.reject(new Error('no photo'));
  await expect(withTimeline({ debug: other, inputs: [] }, steps, fail)).rejects.toThrow('no photo');
  expect(readdirSync(other).sort()).toEqual(['timeline.json', 'timeline.txt']);
  const gone = path.join(temporaryFolder(), 'gone');
  await expect(withTimeline({ debug: gone, inputs: [] }, steps, fail)).rejects.toThrow('no photo');
});
