// One swap while the rooms work: what lies in the checkout (a photo, the file beside it, its folder, a track, the place
// of the PDF) becomes a link out, a pipe, a folder, another file or nothing, before a step or in the middle of one.
// What was outside must not be shown, read or written to, and nothing may wait for ever.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { BuildError } from '../../src/diagnostics.ts';
import { writeOutputs } from '../../src/files/atomic-write.ts';
import { fetchImages } from '../../src/images/fetch.ts';
import { readTracks } from '../../src/map/tracks/read-tracks.ts';
import type { FetchedImage } from '../../src/model.ts';
import { resolveOptions } from '../../src/options/resolve.ts';
import { inspectImages } from '../../src/photos/inspect.ts';
import { openImageDecoder } from '../../src/photos/pixels/image-decoder.ts';
import { encodeSizes, shownSizes } from '../../src/photos/prints/encode.ts';
import { boundsOf } from '../../src/stages/bounds.ts';
import { photo, reference } from '../helpers/make.ts';
import { rowOf } from './images.ts';
import { must } from './must.ts';
import type { Random } from './random.ts';

/** What became of the photo: `kept` as it was, or told as `missing`; with the PDF `written` or `refused`. */
export type SwapFate = `${'kept' | 'missing'}, ${'written' | 'refused'}`;

export interface Swaps {
  /** Rejects when a promise is broken. */
  check(random: Random): Promise<SwapFate>;
  close(): Promise<void>;
}

/** @param careless forgets which file was checked, as a step would that reads by name: to show that it is found. */
export async function openSwaps(folder: string, { careless = false } = {}): Promise<Swaps> {
  const decoder = openImageDecoder({});
  const own = await flat('#1e1edc');
  const secret = await flat('#dc1e1e');
  let count = 0;

  async function pass(root: string, random: Random): Promise<SwapFate> {
    const at = (...names: string[]): string => path.join(root, ...names);
    for (const name of ['repo/.git', 'repo/photos', 'repo/out', 'outside', 'run'])
      mkdirSync(at(name), { recursive: true });
    writeFileSync(at('repo/.git/HEAD'), 'ref: refs/heads/main');
    writeFileSync(at('repo/photos/a.jpg'), own);
    writeFileSync(at('repo/photos/a.jpg.json'), sidecar('ours'));
    writeFileSync(at('repo/photos/a.gpx'), gpx(1));
    writeFileSync(at('outside/a.jpg'), secret);
    writeFileSync(at('outside/a.jpg.json'), sidecar('SECRET'));
    writeFileSync(at('outside/a.gpx'), gpx(66));
    writeFileSync(at('outside/report.pdf'), 'MINE');
    const before = filesIn(at('outside'));

    const target = random.pick(TARGETS);
    const become = random.pick(BECOME);
    const moment = random.pick(MOMENTS);
    const swapAt = (now: (typeof MOMENTS)[number]): void => {
      if (now === moment)
        become(at('repo', target), at('outside', path.relative('photos', target.replace(/^out/, 'photos'))));
    };
    const later = sleep(random.whole(60)).then(() => swapAt('any time'));

    const settings = { ...resolveOptions([at('repo/post.md')], {}), cache: false, offline: true };
    const run = { tell: () => {}, signal: new AbortController().signal, folder: at('run'), environment: {}, decoder };
    const input = { name: 'post.md', text: '', folder: at('repo') };
    swapAt('at the start');
    const fetched = await fetchImages([reference('p1', { written: 'photos/a.jpg' })], [input], settings, run);
    swapAt('after fetching');
    const images = careless ? fetched.images.map(forgetful) : fetched.images;
    const [seen] = (await inspectImages(images, settings, { ...run, childEnvironment: {} })).images;
    swapAt('after looking');
    must(!JSON.stringify(seen).includes('SECRET'), 'what lies beside a photo outside was read');
    const shown = seen!.missing ? undefined : photo('p1', { ...seen!, address: 'photos/a.jpg' });
    let kept = shown !== undefined;
    if (shown) {
      const { prints, lost } = await encodeSizes(
        shownSizes(rowOf('p1', 300, 200), new Map()),
        new Map([['p1', shown]]),
        settings,
        run,
      );
      must(!(await isRed(at('run', prints.get('p1')!.file))), 'a photo from outside is shown');
      kept = !lost.has('p1');
    }
    const named = { by: 'text', folder: at('repo'), place: { file: 'post.md', line: 1, column: 1 } } as const;
    const tracks = await readTracks([at('repo/photos/a.gpx')], named, []);
    must(!/"lat":66\b/.test(JSON.stringify(tracks.track ?? '')), 'a track from outside was read');
    swapAt('before writing');
    const bounds = boundsOf([at('repo/post.md')]);
    const written = await writeOutputs([{ path: at('repo/out/report.pdf'), bytes: Buffer.from('%PDF') }], bounds).then(
      () => true,
      (error) => {
        if (!(error instanceof BuildError && error.code === 'E_OUTPUT')) throw error;
        return false;
      },
    );
    await later;
    must(filesIn(at('outside')) === before, 'something outside was written to');
    return `${kept ? 'kept' : 'missing'}, ${written ? 'written' : 'refused'}`;
  }

  return {
    async check(random) {
      const root = path.join(folder, `swap-${count++}`);
      try {
        return await pass(root, random);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
    close: () => decoder.close(),
  };
}

const MOMENTS = [
  'at the start',
  'after fetching',
  'after looking',
  'before writing',
  'any time',
  'any time',
  'any time',
] as const;

/** Below the checkout. What stands for them outside has the same name below `outside`. */
const TARGETS = [
  'photos/a.jpg',
  'photos/a.jpg',
  'photos/a.jpg',
  'photos',
  'photos',
  'photos/a.jpg.json',
  'photos/a.gpx',
  'out/report.pdf',
  'out',
] as const;

const BECOME: readonly ((place: string, outside: string) => void)[] = [
  linkOut,
  linkOut,
  linkOut,
  (place) => {
    gone(place);
    execFileSync('mkfifo', [place]);
  },
  (place) => {
    gone(place);
    mkdirSync(place);
  },
  (place) => {
    gone(place);
    symlinkSync('/dev/zero', place);
  },
  gone,
  (place, outside) => {
    // And back again.
    linkOut(place, outside);
    rmSync(place);
    renameSync(`${place}.was`, place);
  },
];

function linkOut(place: string, outside: string): void {
  gone(place);
  symlinkSync(outside, place);
}

function gone(place: string): void {
  rmSync(`${place}.was`, { recursive: true, force: true });
  try {
    renameSync(place, `${place}.was`);
  } catch {
    // It was not there yet.
    mkdirSync(`${place}.was`, { recursive: true });
  }
}

function forgetful({ identity: _, ...image }: FetchedImage): FetchedImage {
  return image;
}

function flat(background: string): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function isRed(file: string): Promise<boolean> {
  const { channels } = await sharp(readFileSync(file)).stats();
  return channels.length === 3 && channels[0]!.mean > 150 && channels[2]!.mean < 100;
}

function sidecar(description: string): string {
  return JSON.stringify({ title: 'a.jpg', description, photoTakenTime: { timestamp: '1561450759' } });
}

function gpx(latitude: number): string {
  const points = [0, 1, 2].map(
    (at) => `<trkpt lat="${latitude}" lon="${at / 100}"><time>2019-06-25T08:0${at}:00Z</time></trkpt>`,
  );
  return `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`;
}

/** Names and contents. */
function filesIn(folder: string): string {
  const names = readdirSync(folder).sort();
  return JSON.stringify(names.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));
}
