// Stage 3: what the user asked for behind the text, on pages of its own: the route page, the index, and for paper the
// links.

import { wordsOf } from '../../locales/words.ts';
import type { Print } from '../../model.ts';
import { type Appendix, type AppendixPart, joinAppendix } from '../../page/leaves/appendix.ts';
import { composePhotoIndex, indexGrid } from '../../page/leaves/photo-index.ts';
import { composeRoutePage, planRoutePage } from '../../page/leaves/route-page.ts';
import { addressesOf } from '../../page/type/address-numbers.ts';
import type { Making } from '../../photos/prints/rates.ts';
import { standIns } from '../../photos/prints/stand-in.ts';
import { encodeThumbnails } from '../../photos/prints/thumbnails.ts';
import type { LaidOut } from '../layout.ts';
import type { Run } from '../workspace.ts';

export async function composeAppendix(
  { gathered: { track, settings, album: numbered }, composition, plan }: LaidOut,
  prints: ReadonlyMap<string, Print>,
  making: Making,
  run: Run,
): Promise<Appendix & { readonly thumbs: readonly Print[] }> {
  const { album, box, report } = composition;
  const parts: AppendixPart[] = [];
  let thumbs: ReadonlyMap<string, Print> = new Map();
  if (settings.map) {
    const { drawRouteMap, planRoute } = await import('../../map/map.ts');
    const { route, problems } = await planRoute(album, track, settings);
    run.steps.report(problems);
    if (route) {
      const stops = route.stops.map(({ photo }) => photo);
      const { legend, ...size } = planRoutePage(composition, stops, route);
      const map = await drawRouteMap(route, size, settings, wordsOf(report.language).headings.route);
      parts.push(composeRoutePage(composition, map, legend));
    }
  }
  if (settings.index) {
    const grid = indexGrid(album.photos.values(), box, settings.indexFiles);
    thumbs = await encodeThumbnails(album.photos, prints, grid.thumbs, making, run, 'index');
    const blanks = await standIns(thumbs, run.folder);
    parts.push(composePhotoIndex(composition, grid, plan, blanks, settings.indexFiles));
  }
  // By the numbers that the text was measured with, whatever photos turned out to be since.
  const addresses = settings.for === 'print' ? addressesOf(numbered) : [];
  if (addresses.length > 0) {
    const { composeLinks } = await import('../../page/leaves/links-leaves.ts');
    parts.push(composeLinks(composition, addresses));
  }
  return { ...joinAppendix(parts), thumbs: [...thumbs.values()] };
}
