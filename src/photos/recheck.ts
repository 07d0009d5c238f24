// Step 3 once more, after step 6: what encoding showed of photos that were believed by their header → the album with
// its white borders, its damage and its losses. Decodes again only what the encoder complained about.

import type { Problem } from '../diagnostics.ts';
import type { Album, FetchedImage, InspectedImage, Photo } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { type InspectRun, inspectImages } from './inspect.ts';

/** By photo id, as the encoder reports it. */
export interface Encoding {
  readonly whiteBorders: ReadonlySet<string>;
  readonly doubtful: ReadonlySet<string>;
  readonly lost: ReadonlyMap<string, Problem>;
}

/** The same blocks and photos; `problems` holds only what is new. Rejects only when the signal aborts. */
export async function recheck(
  album: Album,
  encoding: Encoding,
  fetched: readonly FetchedImage[],
  settings: Settings,
  run: InspectRun,
): Promise<Album> {
  const doubtful = fetched.filter(({ picture }) => encoding.doubtful.has(picture));
  const again =
    doubtful.length > 0
      ? await inspectImages(doubtful, settings, { ...run, tell: () => {}, thorough: true })
      : { images: [], problems: [] };
  const findings = new Map(again.images.map((image) => [image.picture, image]));
  const photos = [...album.photos].map(([id, photo]): [string, Photo] => {
    const whiteBorder = encoding.whiteBorders.has(id);
    const checked = settled(photo, encoding.lost.get(id), findings.get(id));
    return [id, { ...checked, ...(whiteBorder ? { whiteBorder } : {}) }];
  });
  const problems = inOrder([...encoding.lost.values(), ...again.problems], album);
  return { ...album, photos: new Map(photos), problems };
}

/** As the photos stand in the text. */
function inOrder(problems: readonly Problem[], album: Album): readonly Problem[] {
  const key = ({ place, address }: Pick<Problem, 'place' | 'address'>): string =>
    `${place?.file}:${place?.line}:${place?.column} ${address}`;
  const order = new Map(
    [...album.photos.values()].map(({ ref: { place }, address }, index) => [key({ place, address }), index]),
  );
  return problems.toSorted((a, b) => (order.get(key(a)) ?? 0) - (order.get(key(b)) ?? 0));
}

function settled(photo: Photo, lost: Problem | undefined, found: InspectedImage | undefined): Photo {
  const missing = lost ?? found?.missing;
  if (!missing) return found ? { ...photo, damaged: found.damaged } : photo;
  const { file: _, ...rest } = photo;
  return { ...rest, damaged: false, missing };
}
