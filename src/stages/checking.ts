// The stage of `tripreport check`: where everything stands → what to know before it is sent. Photos too coarse for
// their size, photos that stand twice, files that tell where they were taken, links that lead nowhere.

import { note, type Problem, warning } from '../diagnostics.ts';
import { hashOf } from '../files/hash-file.ts';
import { deadLinks } from '../images/remote/links.ts';
import { safeWritten } from '../images/safe-to-show.ts';
import { groupBy } from '../lists.ts';
import { dpiOf } from '../model/lengths.ts';
import type { Album, Block, FetchedImage, Photo, Plan, SourcePlace } from '../model.ts';
import { isForPress } from '../options/press.ts';
import { unescapeHtml } from '../page/markup.ts';
import type { Gathered } from './gather.ts';
import type { LaidOut } from './layout.ts';
import { besidePlan, coarseWarning, standings } from './press/dots.ts';
import { coarseForPress } from './press/for-press.ts';
import type { Run } from './workspace.ts';

/** What `tripreport check` found. */
export interface Checked {
  /** Of the text, without the leaves that stand before and behind it. */
  readonly pages: number;
  readonly images: { readonly total: number; readonly missing: number };
  readonly problems: readonly Problem[];
}

/** A printed photo shows its samples below this. */
export const LEAST_DPI = 150;

/** In the order of the text. @param signal ends the reading of files. */
export async function checkPhotos(laidOut: LaidOut, signal: AbortSignal): Promise<readonly Problem[]> {
  const { gathered, plan } = laidOut;
  const { album, fetched, settings } = gathered;
  const found = [
    ...(isForPress(settings)
      ? coarseForPress(album, plan, besidePlan(laidOut), settings.dpi)
      : coarsePhotos(album, plan)),
    ...tellingFiles(album),
    ...(await sameTwice(album, fetched.images, signal)),
  ];
  const order = new Map([...album.photos.keys()].map((id, at) => [id, at]));
  return found.sort((a, b) => (order.get(a.photo) ?? 0) - (order.get(b.photo) ?? 0)).map(({ problem }) => problem);
}

interface Found {
  readonly photo: string;
  readonly problem: Problem;
}

/** Photos whose samples would be seen at the size at which they stand. */
export function coarsePhotos(album: Album, plan: Plan): readonly Found[] {
  return standings(album, plan).flatMap((one): Found[] => {
    const dpi = Math.round(dpiOf(one.photo.widthPx, one.widthPx));
    return dpi < LEAST_DPI ? [{ photo: one.photo.id, problem: coarseWarning(one, dpi) }] : [];
  });
}

/** The PDF says no coordinates unless asked; the files, sent along or published, do. */
export function tellingFiles({ photos }: Album): readonly Found[] {
  return [...photos.values()].flatMap((photo): Found[] => {
    const { gps, gpsFrom = 'file' } = photo.metadata;
    if (photo.missing || !gps || gpsFrom === 'track') return [];
    const where = gpsFrom === 'file' ? 'the file says' : 'a file beside it says';
    return [{ photo: photo.id, problem: note('N_GPS', `${where} where it was taken`, about(photo)) }];
  });
}

/** The same bytes under one name or several. Only files of one length are read. */
export async function sameTwice(
  { photos }: Album,
  images: readonly FetchedImage[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const shown = images.filter(({ picture, file }) => file !== undefined && photos.has(picture));
  const found: Found[] = [];
  for (const alike of groupBy(shown, ({ bytes }) => bytes).values()) {
    if (alike.length < 2) continue;
    const firsts = new Map<string, Photo>();
    for (const { picture, file = '', identity, sha256 } of alike) {
      signal.throwIfAborted();
      const hash = sha256 ?? (await hashOf(file, identity).catch(() => undefined));
      const photo = photos.get(picture);
      if (hash === undefined || !photo || photo.missing) continue;
      const first = firsts.get(hash);
      if (!first) firsts.set(hash, photo);
      else {
        const { file: text, line } = first.ref.place;
        const there = text === photo.ref.place.file ? `on line ${line}` : `in ${text}:${line}`;
        const named = first.address === photo.address ? '' : ` as ${first.address}`;
        found.push({
          photo: picture,
          problem: note('N_TWICE', `the same photo stands${named} ${there}, too`, about(photo)),
        });
      }
    }
  }
  return found;
}

const about = ({ ref: { place }, address }: Photo) => ({ place, address });

/** Links of the text whose pages are not there, each at the first place that leads to it. */
export async function checkLinks({ report, album, settings }: Gathered, run: Run): Promise<readonly Problem[]> {
  const links = linksOf(report.blocks, album);
  if (links.size === 0) return [];
  run.steps.start('links');
  const dead = await deadLinks(links.keys(), settings, run);
  return [...dead].map(([address, { message }]) =>
    warning('W_DEAD_LINK', `a link leads nowhere: ${message}`, {
      place: links.get(address),
      address: safeWritten(address),
    }),
  );
}

/** Addresses of the web that the text links to, each with its first place. */
export function linksOf(blocks: readonly Block[], { photos }: Pick<Album, 'photos'>): ReadonlyMap<string, SourcePlace> {
  const links = new Map<string, SourcePlace>();
  const read = (html: string, place: SourcePlace): void => {
    for (const [, written = ''] of html.matchAll(HREF)) {
      const address = unescapeHtml(written);
      if (!/^https?:/i.test(address) || !URL.canParse(address)) continue;
      const url = new URL(address);
      url.hash = '';
      if (!links.has(url.href)) links.set(url.href, place);
    }
  };
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'prose') read(block.html, block.place);
    if (block.kind === 'photos')
      for (const { ref } of block.pictures.flatMap((id) => photos.get(id) ?? []))
        read(ref.captionHtml ?? '', ref.place);
  }
  return links;
}

const HREF = / href="([^"]*)"/g;
